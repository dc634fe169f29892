import type { Explained } from '../../exim/index.ts';
import { definePart } from '../part.ts';
import { type Node, section, setting } from './language/syntax.ts';
import { dovecotFiles, speaks24 } from './names.ts';

/**
 * What is not found in our list is refused, and Dovecot asks no further database: this file is read before the packaged
 * 10-auth.conf, so the accounts of the machine (PAM, passwd) cannot log in and get no mail, and no packaged file is changed.
 * A list that cannot be read is a temporary failure, on 2.3 and 2.4 alike.
 */
export const lastWord = (comment: Explained = {}): readonly Node[] => [
  setting('result_failure', 'return-fail', { comment }),
  setting('result_internalfail', 'return-fail'),
];

const final = lastWord({ brief: 'the last word: the databases of 10-auth.conf, which is read later, are never asked' });

/** `passdb`: the passwords of virtual mailboxes. */
export const passdb = definePart({
  id: 'dovecot.passdb',
  uses: [],
  given: { files: dovecotFiles, speaks24 },
  build: (_a, { files, speaks24 }): Node[] => {
    const comment = {
      brief: 'passwords of the virtual mailboxes: address:{SHA512-CRYPT}hash::::::',
      teaching: [
        'One line a mailbox: address:{SHA512-CRYPT}hash::::::  (without the colons at the end the address can log in',
        'and gets no mail). "doveadm pw -s SHA512-CRYPT" makes a hash. The file is read again when it has changed.',
      ],
    };
    return speaks24
      ? [
          section(
            'passdb',
            'passwd-file',
            [setting('passwd_file_path', files.users), setting('default_password_scheme', 'SHA512-CRYPT'), ...final],
            { comment },
          ),
        ]
      : [
          section(
            'passdb',
            '',
            [
              setting('driver', 'passwd-file'),
              setting('args', `scheme=SHA512-CRYPT username_format=%u ${files.users}`),
              ...final,
            ],
            { comment },
          ),
        ];
  },
});
