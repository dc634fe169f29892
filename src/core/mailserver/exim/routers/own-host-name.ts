import { ex, instance, literal, routerOption } from '../../../exim/index.ts';
import { mainDomain } from '../../derived.ts';
import { definePart } from '../../part.ts';
import type { EximNode } from '../node.ts';

/** redirect (chapter 22): mail for somebody@this-host belongs to the main domain. */
export const ownHostName = definePart({
  id: 'routers.own_host_name',
  uses: ['basics.hostname', 'basics.domains'],
  given: { mainDomain },
  build: (a, given): EximNode[] =>
    a['basics.domains'].includes(a['basics.hostname'])
      ? []
      : [
          instance(
            'own_host_name',
            'redirect',
            [
              routerOption('domains', '@'),
              routerOption('data', ex`\${quote_local_part:$local_part}@${literal(given.mainDomain)}`),
            ],
            {
              brief: 'name@this-host is name@main-domain',
              teaching: ["Programs may write to root@ the machine's own name; it is the main domain's mail."],
            },
          ),
        ],
});
