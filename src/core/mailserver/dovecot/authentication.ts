import { mailboxKind } from '../derived.ts';
import { definePart } from '../part.ts';
import { type Node, setting } from './language/syntax.ts';
import { speaks24, userNameFormat } from './names.ts';

/** How mail programs log in, to Dovecot and through it to Exim. */
export const authentication = definePart({
  id: 'dovecot.authentication',
  uses: [],
  given: { mailboxKind, speaks24, userNameFormat },
  build: (_a, given): Node[] => [
    setting('auth_mechanisms', 'plain login', {
      comment: {
        brief: 'PLAIN, and LOGIN for older Outlooks; both only inside TLS',
        teaching: [
          'PLAIN and LOGIN (for older Outlooks) send the password as it is, which is why they are taken only inside',
          'TLS. In return the passwords can be stored as hashes.',
        ],
      },
    }),
    given.speaks24 ? setting('auth_allow_cleartext', false) : setting('disable_plaintext_auth', true),
    setting('auth_username_format', given.userNameFormat, {
      from: ['dovecot.users', 'routing.delivery'],
      comment:
        given.mailboxKind === 'system'
          ? { brief: 'alice, Alice and alice@example.org are the account alice' }
          : { brief: 'logins are full addresses, in lower case' },
    }),
  ],
});
