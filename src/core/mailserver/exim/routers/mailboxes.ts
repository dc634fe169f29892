import { isLmtp } from '../../../answers/consequences.ts';
import { ex, instance, literal, type Option, routerOption } from '../../../exim/index.ts';
import { catchAll, knowsMailboxes, mailboxKind, ownFiles } from '../../derived.ts';
import { definePart, derive } from '../../part.ts';
import type { EximNode } from '../node.ts';
import { peopleOnly } from './people.ts';
import { subAddress } from './sub-address.ts';

/** Which addresses are mailboxes: people's accounts, or those in our list; nothing where Dovecot is asked instead. */
const whichMailboxes = derive(
  [],
  (_a, given): readonly Option[] =>
    given.knowsMailboxes
      ? [
          routerOption(
            'condition',
            ex`\${lookup{$local_part@$domain}lsearch{${literal(given.files.mailboxes)}}{yes}{no}}`,
            { comment: { brief: 'the virtual mailboxes, by name: nobody is asked who else there is' } },
          ),
        ]
      : given.peopleOnly,
  { knowsMailboxes, peopleOnly, files: ownFiles },
);

/** `cannot_route_message`; absent where a catch-all follows. */
const unknownUser = derive(
  [],
  (_a, given) => (given.catchAll ? [] : [routerOption('cannot_route_message', 'Unknown user')]),
  {
    catchAll,
  },
);

/** manualroute (chapter 20): over TCP to Dovecot on this machine. */
const overTcp = (which: readonly Option[], unknown: readonly Option[]) =>
  instance(
    'mailboxes',
    'manualroute',
    [
      routerOption('domains', '+local_domains'),
      ...subAddress,
      ...which,
      routerOption('transport', 'dovecot_lmtp'),
      routerOption('route_list', '* 127.0.0.1 byname'),
      routerOption('self', 'send'),
      routerOption('address_data', 'mailbox', {
        comment: { brief: 'tells the RCPT ACL that Dovecot can be asked about this address' },
      }),
      routerOption('dsn_lasthop', true, {
        comment: { brief: 'Dovecot sends no delivery reports: Exim answers for it' },
      }),
      ...unknown,
    ],
    {
      brief: 'mailboxes: over LMTP to Dovecot on this machine',
      teaching: [
        'Everything else in our domains is a mailbox at Dovecot, on this machine ("self = send" says that this is meant).',
      ],
    },
  );

/** accept (chapter 16): over the unix socket to Dovecot, or written by Exim itself. */
const accepted = (which: readonly Option[], unknown: readonly Option[], lmtp: boolean) =>
  instance(
    'mailboxes',
    'accept',
    [
      routerOption('domains', '+local_domains'),
      ...subAddress,
      ...which,
      routerOption('transport', lmtp ? 'dovecot_lmtp' : 'local_delivery'),
      ...(lmtp
        ? [
            routerOption('dsn_lasthop', true, {
              comment: { brief: 'Dovecot sends no delivery reports: Exim answers for it' },
            }),
          ]
        : []),
      ...unknown,
    ],
    { brief: lmtp ? 'mailboxes: over LMTP to Dovecot' : "mailboxes: people's accounts on this machine" },
  );

/** What is left of our domains is a mailbox, or nobody. */
export const mailboxes = definePart({
  id: 'routers.mailboxes',
  uses: ['routing.delivery'],
  given: { whichMailboxes, unknownUser, mailboxKind },
  build: (a, { whichMailboxes: which, unknownUser: unknown, mailboxKind }): EximNode[] => {
    if (mailboxKind === 'none') return [];
    if (a['routing.delivery'] === 'lmtp') return [overTcp(which, unknown)];
    return [accepted(which, unknown, isLmtp(a['routing.delivery']))];
  },
});
