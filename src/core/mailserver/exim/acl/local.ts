import { acl, code, literal, statement, type Value, when } from '../../../exim/index.ts';
import { alertAddresses, mailboxKind, sieveSends } from '../../derived.ts';
import { VMAIL } from '../../dovecot/names.ts';
import { definePart, derive } from '../../part.ts';
import type { EximNode } from '../node.ts';

/**
 * True where every recipient is one of `addresses`. An ACL for messages without SMTP has no `recipients` condition, only the variable
 * (44.9), a list with commas; an address that holds a comma of its own is cut there, and no part of it is on the list.
 */
function onlyTo(addresses: readonly string[]): Value {
  const listed = addresses.flatMap((address) => [', ', literal(address, ',')]).slice(1);
  return { kind: 'expansion', pieces: ['${if forall{<, $recipients}{inlisti{$item}{<, ', ...listed, '}}}'] };
}

const tooMany = when('log_message', 'local submission rate $sender_rate / $sender_rate_period');

/**
 * Whom the limits count: the uid of the program that sends. Rules of virtual mailboxes run as one account, and those of Dovecot 2.4 as
 * root, seen by the real uid. Of what they redirect Dovecot says in the first line of that name whose rule it was; lines that came with the
 * message follow it. Their answers are counted by From:, and apart, since a rule may choose that. Nothing in it may look like an option of
 * the limit.
 */
const sender = derive(
  [],
  (_a, { sends, mailboxKind }) => {
    if (!sends) return '$originator_uid';
    const [redirected, account] = ['x-sieve-redirected-from', mailboxKind === 'virtual' ? `root:${VMAIL}` : 'root'];
    return (
      `\${if and{ {inlist{$sender_ident}{${account}}} {or{ {def:h_${redirected}:} {match{$rh_auto-submitted:}{\\N^\\s*auto-replied\\N}} }} } \n` +
      `{\${lc:\${sg{\${if def:h_${redirected}:{\${extract{1}{\\n}{$rh_${redirected}:}}}{answers_\${address:$rh_from:}}}}{\\N[^\\w.@+-]\\N}{}}}} \n{$originator_uid}}`
    );
  },
  { sends: sieveSends, mailboxKind },
);

/** The limits, by who sends. */
const limits = (perMinute: number, perHour: number, who: string) => [
  statement(
    'deny',
    [
      when('ratelimit', code(`${perMinute} / 1m / per_mail / leaky / local_${who}`), ['hardening.localPerMinute']),
      tooMany,
    ],
    {
      comment: {
        brief: 'what one hacked web application can send, by its uid',
        teaching: [
          'A hacked web application sends spam as the user of the web server, without any login. The limit counts by that',
          'user, so it slows such a flood down and leaves the mail of other programs alone. The leaky rate counts what was',
          'let through: a program that goes on trying gets its share again, and no more.',
        ],
      },
    },
  ),
  statement('deny', [
    when('ratelimit', code(`${perHour} / 1h / per_mail / leaky / local_${who}`), ['hardening.localPerHour']),
    tooMany,
  ]),
];

/** acl_not_smtp: messages that programs of this machine hand over. Exim submits its own bounces this way. */
export const local = definePart({
  id: 'acl.local',
  uses: ['hardening.localSubmission', 'hardening.localPerMinute', 'hardening.localPerHour'],
  given: { alertAddresses, sender },
  build: (a, given): EximNode[] => {
    const policy = a['hardening.localSubmission'];
    return [
      acl(
        'acl_check_local',
        [
          statement('accept', [when('condition', '${if =={$originator_uid}{$exim_uid}}')], {
            comment: { brief: "Exim's own bounces are never refused" },
          }),
          ...(policy === 'allowed'
            ? []
            : [
                statement('accept', [when('condition', onlyTo(given.alertAddresses))], {
                  comment: { brief: 'alerts to those in charge, and to nobody else, always pass' },
                }),
              ]),
          ...(policy === 'limited'
            ? limits(a['hardening.localPerMinute'], a['hardening.localPerHour'], given.sender)
            : []),
          policy === 'refused'
            ? statement(
                'deny',
                [
                  when('message', 'Local submission is refused on this machine'),
                  when('log_message', 'local submission refused, uid $originator_uid'),
                ],
                { from: ['hardening.localSubmission'] },
              )
            : statement('accept', []),
        ],
        { comment: { brief: 'messages handed over without SMTP' } },
      ),
    ];
  },
});
