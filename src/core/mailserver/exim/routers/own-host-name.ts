import { ex, instance, list, literal, routerOption } from '../../../exim/index.ts';
import { mailboxKind, mainDomain, virtualMailboxes } from '../../derived.ts';
import { definePart } from '../../part.ts';
import type { EximNode } from '../node.ts';
import { subAddress } from './sub-address.ts';

/**
 * redirect (chapter 22): mail for somebody@this-host belongs to the main domain. Where the host name is one of the domains, accounts have it
 * there anyway; of virtual mailboxes those that were listed at the host name keep it.
 */
export const ownHostName = definePart({
  id: 'routers.own_host_name',
  uses: ['basics.hostname', 'basics.domains', 'routing.aliases'],
  given: { mainDomain, mailboxKind, virtualMailboxes },
  build: (a, given): EximNode[] => {
    const host = a['basics.hostname'];
    const isDomain = a['basics.domains'].includes(host);
    if (isDomain && (given.mailboxKind !== 'virtual' || given.mainDomain === host)) return [];
    const listed = [...given.virtualMailboxes, ...a['routing.aliases'].map(({ alias }) => alias)]
      .filter((address) => isDomain && address.endsWith(`@${host}`))
      .map((address) => address.slice(0, -host.length - 1));
    return [
      instance(
        'own_host_name',
        'redirect',
        [
          routerOption('domains', '@'),
          ...(listed.length === 0
            ? []
            : [...subAddress, routerOption('local_parts', list([...new Set(listed)].map((name) => `! ${name}`)))]),
          routerOption(
            'data',
            listed.length === 0
              ? ex`\${quote_local_part:$local_part}@${literal(given.mainDomain)}`
              : ex`\${quote_local_part:$local_part$local_part_suffix}@${literal(given.mainDomain)}`,
          ),
        ],
        {
          brief: 'name@this-host is name@main-domain',
          teaching: ["Programs may write to root@ the machine's own name; it is the main domain's mail."],
        },
      ),
    ];
  },
});
