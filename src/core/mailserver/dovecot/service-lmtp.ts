import { isLmtp } from '../../answers/consequences.ts';
import { eximGroup, eximUser, LMTP_PORT, LMTP_SOCKET } from '../derived.ts';
import { definePart } from '../part.ts';
import { integer, mode, type Node, section, setting, text } from './language/syntax.ts';
import { speaks24 } from './names.ts';

/** `service lmtp`: where Exim hands over mail, and asks whether a mailbox exists. */
export const serviceLmtp = definePart({
  id: 'dovecot.service_lmtp',
  uses: ['routing.delivery'],
  given: { user: eximUser, group: eximGroup, speaks24 },
  build: (a, { user, group, speaks24 }): Node[] =>
    !isLmtp(a['routing.delivery'])
      ? []
      : [
          section(
            'service',
            'lmtp',
            [
              section('unix_listener', LMTP_SOCKET, [
                setting('mode', mode(0o600)),
                setting('user', text(user)),
                setting('group', text(group)),
              ]),
              ...(a['routing.delivery'] === 'lmtp'
                ? [
                    section(
                      'inet_listener',
                      LMTP_SOCKET,
                      [setting(speaks24 ? 'listen' : 'address', '127.0.0.1'), setting('port', integer(LMTP_PORT))],
                      { comment: { brief: 'on loopback only: Exim can call out to TCP, not to a socket' } },
                    ),
                  ]
                : []),
            ],
            {
              comment: {
                brief:
                  a['routing.delivery'] === 'lmtp'
                    ? 'Exim hands over mail here, and asks whether a mailbox exists'
                    : 'Exim hands over mail here',
                teaching:
                  a['routing.delivery'] === 'lmtp'
                    ? [
                        'Exim delivers by LMTP, so Dovecot alone writes mailboxes. Over TCP Exim can also ask, while the sender is',
                        'still connected, whether a mailbox exists: unknown recipients are refused then, not bounced later.',
                        'The port answers on loopback only. The socket is there for tools, and for a later change of mind.',
                      ]
                    : [
                        'Exim delivers by LMTP, so Dovecot alone writes mailboxes. Nobody but Exim may open the socket. Exim cannot ask',
                        'through it whether a mailbox exists: it looks that up itself.',
                      ],
              },
            },
          ),
        ],
});
