import { authenticatorOption, instance } from '../../../exim/index.ts';
import { AUTH_SOCKET, dovecotRun, logins } from '../../derived.ts';
import { definePart } from '../../part.ts';
import type { EximNode } from '../node.ts';

/** dovecot (chapter 36): Dovecot checks the passwords, Exim sees none. */
const authenticator = (mechanism: 'PLAIN' | 'LOGIN', brief: string) =>
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
              { brief },
            ),
          ],
  });

export const dovecotPlain = authenticator('PLAIN', 'Dovecot checks the passwords');
export const dovecotLogin = authenticator('LOGIN', 'the same for Outlook and old devices');
