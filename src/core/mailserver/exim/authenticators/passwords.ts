import { authenticatorOption, ex, instance, literal, type Option } from '../../../exim/index.ts';
import { logins, ownFiles } from '../../derived.ts';
import { definePart, derive } from '../../part.ts';
import type { EximNode } from '../node.ts';

/**
 * The password is right: the login is in the file, the password is not empty, and its hash is the one there. A lookup that fails yields "no": with
 * a comparison around the lookup an unknown login and an empty password would be equal, and the server an open relay.
 */
const check = (mechanism: 'PLAIN' | 'LOGIN') =>
  derive(
    [],
    (_a, { files }): readonly Option[] => {
      const file = literal(files.passwords);
      const plain = mechanism === 'PLAIN';
      return [
        authenticatorOption(
          'server_condition',
          plain
            ? ex`\${lookup{$auth2}lsearch{${file}}\n{\${if and{ {!eq{$auth3}{}} {crypteq{$auth3}{$value}} }}}{no}}`
            : ex`\${lookup{$auth1}lsearch{${file}}\n{\${if and{ {!eq{$auth2}{}} {crypteq{$auth2}{$value}} }}}{no}}`,
          { comment },
        ),
        authenticatorOption(
          'server_set_id',
          plain ? ex`\${lookup{$auth2}lsearch,ret=key{${file}}}` : ex`\${lookup{$auth1}lsearch,ret=key{${file}}}`,
          { comment: { brief: 'the login as the file has it, whatever the case in which it was typed' } },
        ),
      ];
    },
    { files: ownFiles },
  );

const comment = {
  brief: 'an unknown login and an empty password are refused; the file holds hashes',
  teaching: [
    'The login must be in the file, and the password must not be empty and must fit the hash there. The example in',
    'many articles compares the password with what a lookup finds: for an unknown login that is nothing, and an',
    'empty password is then right. Such a server relays for everybody.',
  ],
};

/** plaintext (chapter 34): Exim checks the password itself. */
export const passwordPlain = definePart({
  id: 'authenticators.password_plain',
  uses: [],
  given: { logins, check: check('PLAIN') },
  build: (_a, given): EximNode[] =>
    given.logins === 'passwords'
      ? [
          instance(
            'password_plain',
            'plaintext',
            [authenticatorOption('public_name', 'PLAIN'), authenticatorOption('server_prompts', ':'), ...given.check],
            { brief: 'passwords from a file of our own' },
          ),
        ]
      : [],
});

export const passwordLogin = definePart({
  id: 'authenticators.password_login',
  uses: [],
  given: { logins, check: check('LOGIN') },
  build: (_a, given): EximNode[] =>
    given.logins === 'passwords'
      ? [
          instance(
            'password_login',
            'plaintext',
            [
              authenticatorOption('public_name', 'LOGIN'),
              authenticatorOption('server_prompts', 'Username:: : Password::'),
              ...given.check,
            ],
            { brief: 'the same for Outlook and old devices' },
          ),
        ]
      : [],
});
