import { instance, routerOption } from '../../../exim/index.ts';
import { ownFiles } from '../../derived.ts';
import { definePart } from '../../part.ts';
import type { EximNode } from '../node.ts';
import { subAddress } from './sub-address.ts';

/** redirect (chapter 22): addresses that stand for others. */
export const aliases = definePart({
  id: 'routers.aliases',
  uses: [],
  given: { files: ownFiles },
  build: (_a, { files }): EximNode[] => [
    instance(
      'aliases',
      'redirect',
      [
        routerOption('domains', '+local_domains'),
        ...subAddress,
        routerOption('data', `\${lookup{$local_part@$domain}lsearch{${files.aliases}}}`),
        routerOption('allow_fail', true),
        routerOption('allow_defer', true),
        routerOption('forbid_file', true),
        routerOption('forbid_pipe', true),
        routerOption('forbid_include', true),
      ],
      {
        brief: 'aliases, by full address; no files, no pipes',
        teaching: [
          'Aliases by full address, so that each domain has its own. An alias cannot name a file or a program: a line',
          'in that list would otherwise run commands.',
        ],
      },
    ),
  ],
});
