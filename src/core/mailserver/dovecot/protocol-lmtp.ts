import { isLmtp } from '../../answers/consequences.ts';
import { mainDomain } from '../derived.ts';
import { definePart } from '../part.ts';
import { type Node, section, setting, text } from './language/syntax.ts';
import { plugins, speaks24, userNameFormat } from './names.ts';
import { deliveryPlugins } from './plugins.ts';

/** `protocol lmtp`: what holds for delivery alone. */
export const protocolLmtp = definePart({
  id: 'dovecot.protocol_lmtp',
  uses: ['routing.delivery', 'basics.domains'],
  given: { mainDomain, userNameFormat, plugins, speaks24 },
  build: (a, given): Node[] =>
    !isLmtp(a['routing.delivery'])
      ? []
      : [
          section('protocol', 'lmtp', [
            setting('postmaster_address', text(`postmaster@${given.mainDomain}`), {
              from: ['basics.domains'],
              comment: { brief: 'the sender of "your mailbox is full" and the like' },
            }),
            setting('auth_username_format', given.userNameFormat, {
              from: ['dovecot.users'],
              comment: {
                brief:
                  'once more: the packaged 20-lmtp.conf of Dovecot 2.4 sets it here, which wins over the line above',
                teaching: [
                  'Once more, since the packaged 20-lmtp.conf of Dovecot 2.4 sets it here, which wins over the line above: mail',
                  'would go to the mailbox of an account of the same name. Dovecot warns of it at each start; it is meant.',
                ],
              },
            }),
            ...deliveryPlugins(given.plugins.quotaGigabytes, given.plugins.sieve, given.speaks24),
          ]),
        ],
});
