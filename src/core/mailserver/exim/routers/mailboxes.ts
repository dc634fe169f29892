import { instance, routerOption } from '../../../exim/index.ts';
import { platform } from '../../derived.ts';
import { definePart } from '../../part.ts';
import type { EximNode } from '../node.ts';
import { subAddress } from './sub-address.ts';

/** manualroute (chapter 20): what is left is a mailbox at Dovecot, or nobody. */
export const mailboxes = definePart({
  id: 'routers.mailboxes',
  uses: ['dovecot.users'],
  given: { platform },
  build: (a, { platform: { firstUid, lastUid } }): EximNode[] => [
    instance(
      'mailboxes',
      'manualroute',
      [
        routerOption('domains', '+local_domains'),
        ...subAddress,
        ...(a['dovecot.users'] === 'system'
          ? [
              routerOption('check_local_user', true, { from: ['dovecot.users'] }),
              routerOption(
                'condition',
                `\${if and{ {>={$local_user_uid}{${firstUid}}} {<={$local_user_uid}{${lastUid}}} }}`,
                {
                  from: ['dovecot.users'],
                  comment: { brief: 'people only: www-data and its like are no mailboxes' },
                },
              ),
            ]
          : []),
        routerOption('transport', 'dovecot_lmtp'),
        routerOption('route_list', '* 127.0.0.1 byname'),
        routerOption('self', 'send'),
        routerOption('address_data', 'mailbox', {
          comment: { brief: 'tells the RCPT ACL that Dovecot can be asked about this address' },
        }),
        routerOption('cannot_route_message', 'Unknown user'),
      ],
      {
        brief: 'mailboxes: over LMTP to Dovecot on this machine',
        teaching: [
          'Everything else in our domains is a mailbox at Dovecot, on this machine ("self = send" says that this is meant).',
        ],
      },
    ),
  ],
});
