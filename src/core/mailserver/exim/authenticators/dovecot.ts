import { authenticatorOption, type Explained, instance } from '../../../exim/index.ts';
import { AUTH_SOCKET, dovecotRun, logins } from '../../derived.ts';
import { definePart } from '../../part.ts';
import type { EximNode } from '../node.ts';

/** dovecot (chapter 36): Dovecot checks the passwords, Exim sees none. */
const authenticator = (mechanism: 'PLAIN' | 'LOGIN', comment: Explained) =>
  definePart({
    id: `authenticators.dovecot_${mechanism.toLowerCase()}`,
    uses: [],
    given: { logins, run: dovecotRun },
    build: (_a, { logins, run }): EximNode[] =>
      logins !== 'dovecot'
        ? []
        : [
            instance(
              `dovecot_${mechanism.toLowerCase()}`,
              'dovecot',
              [
                authenticatorOption('public_name', mechanism),
                authenticatorOption('server_socket', `${run}/${AUTH_SOCKET}`),
                authenticatorOption('server_set_id', '$auth1'),
              ],
              comment,
            ),
          ],
  });

export const dovecotPlain = authenticator('PLAIN', {
  brief: 'Dovecot checks the passwords',
  teaching: [
    'Exim hands what the client sends to Dovecot and is told yes or no: it needs no list of users and no right to read',
    'passwords, and one place decides who may log in for IMAP and SMTP. $auth1 is the name as Dovecot knows it.',
  ],
});
export const dovecotLogin = authenticator('LOGIN', {
  brief: 'the same for Outlook and old devices',
  teaching: [
    'LOGIN was never a standard, but some versions of Outlook, printers and scanners know nothing else. It is as safe as',
    'PLAIN: both send the password as it is, so both are offered inside TLS only.',
  ],
});
