import { ex, instance, literal, routerOption } from '../../../exim/index.ts';
import { catchAll } from '../../derived.ts';
import { definePart } from '../../part.ts';
import type { EximNode } from '../node.ts';

/** redirect (chapter 22): names that nobody has. */
export const catchAllRouter = definePart({
  id: 'routers.catch_all',
  uses: [],
  given: { catchAll },
  build: (_a, given): EximNode[] =>
    given.catchAll === undefined
      ? []
      : [
          instance(
            'catch_all',
            'redirect',
            [routerOption('domains', '+local_domains'), routerOption('data', ex`${literal(given.catchAll)}`)],
            {
              brief: 'catch-all: every other name in our domains',
              teaching: [
                'Mail for every name that does not exist goes to one person. It stands last, so that it takes nothing from',
                'mailboxes and aliases. It attracts spam: guessed names are all accepted.',
              ],
            },
          ),
        ],
});
