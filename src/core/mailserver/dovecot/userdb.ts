import { definePart } from '../part.ts';
import { type Node, section, setting } from './language/syntax.ts';
import { dovecotFiles, speaks24, VMAIL, VMAIL_HOME } from './names.ts';
import { lastWord } from './passdb.ts';

/** `userdb`: who owns a virtual mailbox's files, and where they are. */
export const userdb = definePart({
  id: 'dovecot.userdb',
  uses: [],
  given: { files: dovecotFiles, speaks24 },
  build: (_a, { files, speaks24 }): Node[] => {
    const comment = {
      brief: `their mail: owned by ${VMAIL}, in ${VMAIL_HOME}/domain/name`,
      teaching: [
        'passdb says whether a login is right, userdb where its mail is and who owns the files. These mailboxes are no',
        `accounts of the machine: one account, ${VMAIL}, owns them all, in ${VMAIL_HOME}/domain/name, and nobody can log in with it.`,
      ],
    };
    return speaks24
      ? [
          section(
            'userdb',
            'passwd-file',
            [
              setting('passwd_file_path', files.users),
              section('fields', '', [
                setting('uid', VMAIL),
                setting('gid', VMAIL),
                setting('home', `${VMAIL_HOME}/%{user | domain}/%{user | username}`),
              ]),
              ...lastWord(),
            ],
            { comment },
          ),
        ]
      : [
          section(
            'userdb',
            '',
            [
              setting('driver', 'passwd-file'),
              setting('args', `username_format=%u ${files.users}`),
              setting('override_fields', `uid=${VMAIL} gid=${VMAIL} home=${VMAIL_HOME}/%d/%n`),
              ...lastWord(),
            ],
            { comment },
          ),
        ];
  },
});
