import { instance, routerOption } from '../../../exim/index.ts';
import { dotForward } from '../../derived.ts';
import { definePart } from '../../part.ts';
import type { EximNode } from '../node.ts';
import { peopleOnly } from './people.ts';
import { subAddress } from './sub-address.ts';

/** redirect (chapter 22): a person's own `.forward`. */
export const userForward = definePart({
  id: 'routers.user_forward',
  uses: [],
  given: { dotForward, peopleOnly },
  build: (_a, given): EximNode[] =>
    given.dotForward
      ? [
          instance(
            'user_forward',
            'redirect',
            [
              routerOption('domains', '+local_domains'),
              ...subAddress,
              ...given.peopleOnly,
              routerOption('file', '$home/.forward'),
              routerOption('check_ancestor', true),
              routerOption('verify', false, {
                comment: { brief: 'whether an address exists does not depend on where its mail goes' },
              }),
              routerOption('expn', false),
              routerOption('forbid_file', true),
              routerOption('forbid_pipe', true),
              routerOption('forbid_include', true),
            ],
            {
              brief: ".forward in somebody's home: addresses, and no files or programs",
              teaching: [
                'A person with an account may send mail on by a file .forward in the home directory: one address a line, with',
                'a backslash before the own name for a copy that stays. Files and programs are not taken from there: whoever',
                'stole a password would otherwise run commands.',
              ],
            },
          ),
        ]
      : [],
});
