import { AUTH_SOCKET, eximGroup, eximUser, logins } from '../derived.ts';
import { definePart } from '../part.ts';
import { mode, type Node, section, setting, text } from './language/syntax.ts';
import { speaks24 } from './names.ts';

/** `service auth`: the socket where Exim asks whether a password is right. */
export const serviceAuth = definePart({
  id: 'dovecot.service_auth',
  uses: [],
  given: { logins, user: eximUser, group: eximGroup, speaks24 },
  build: (_a, { logins, user, group, speaks24 }): Node[] =>
    logins !== 'dovecot'
      ? []
      : [
          section(
            'service',
            'auth',
            [
              section('unix_listener', AUTH_SOCKET, [
                setting('mode', mode(0o600)),
                setting('user', text(user)),
                setting('group', text(group)),
                // An unpatched Exim before 4.99 hangs on the new protocol, and 2.3 does not know the setting.
                ...(speaks24
                  ? [
                      setting('type', 'auth-legacy', {
                        comment: { brief: 'the protocol that every Exim speaks' },
                      }),
                    ]
                  : []),
              ]),
            ],
            {
              comment: {
                brief: 'Exim asks here whether a password is right; nobody else may',
                teaching: [
                  'Exim has no passwords of its own: it hands each login to Dovecot through this socket. Only its own account',
                  'may open it. The account must exist, or Dovecot does not start at all.',
                ],
              },
            },
          ),
        ],
});
