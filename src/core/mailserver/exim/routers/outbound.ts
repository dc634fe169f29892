import { type Explained, instance, literal, type Option, pieces, routerOption } from '../../../exim/index.ts';
import { forwardsOutside, sieveSends } from '../../derived.ts';
import { smarthosts } from '../../outgoing.ts';
import { definePart } from '../../part.ts';
import type { EximNode } from '../node.ts';
import { ignoredTargets } from './ignored-targets.ts';

const sameRecipient = 'eq{$local_part@$domain}{$original_local_part@$original_domain}';

const transport = (forwards: boolean, rules: boolean) => {
  if (!forwards) return routerOption('transport', 'remote_smtp');
  // What a rule of a mailbox redirects is a message of its own, handed over on this machine.
  const direct = rules ? `and{ {${sameRecipient}} \n{def:sender_host_address} }` : sameRecipient;
  return routerOption('transport', `\${if ${direct} \n{remote_smtp}{remote_forwarded_smtp}}`, {
    comment: {
      brief: rules
        ? 'what an alias or a rule of a mailbox sends on needs a sender address of ours'
        : 'what an alias sends on needs a sender address of ours',
    },
  });
};

/** `*` and the servers with their ports; quoted, since white space would end the list (20.2). */
function routeList(servers: readonly { readonly host: string; readonly port: number }[]) {
  const items = servers.flatMap(({ host, port }, index) => [
    ...(index === 0 ? [] : [' : ']),
    literal(host),
    `::${port}`,
  ]);
  return pieces(servers.length === 1 ? ['* ', ...items] : ['* "', ...items, '"']);
}

const byMx: readonly Option[] = [
  ignoredTargets('an MX that points at the reader itself is a mistake or a trick'),
  routerOption('dnssec_request_domains', '*'),
  routerOption('self', 'defer', {
    comment: { brief: 'an MX that names this machine: the mail waits until DNS or the list of domains is put right' },
  }),
];

const bySmarthost = (servers: readonly { readonly host: string; readonly port: number }[]): readonly Option[] => [
  routerOption('route_list', routeList(servers), {
    ...(servers.length > 1 ? { comment: { brief: 'tried in this order' } } : {}),
  }),
  routerOption('host_find_failed', 'ignore', {
    comment: { brief: 'a server that has no address is passed over; if none has one, the mail waits' },
  }),
  ignoredTargets('an answer that points at this machine is a mistake'),
  routerOption('self', 'defer', { comment: { brief: 'never to ourselves: that would go round for ever' } }),
];

const explained: { readonly mx: Explained; readonly smarthost: Explained } = {
  mx: {
    brief: 'other domains: to their MX',
    teaching: [
      'Mail for other domains goes to the hosts that their MX records name. "no_more": when DNS has no answer, the',
      'address is undeliverable, and the routers below are not asked.',
    ],
  },
  smarthost: {
    brief: 'other domains: to the server that sends for us',
    teaching: [
      'Mail for other domains goes to a smarthost, the mail server of a provider, whatever DNS says about them.',
      '"no_more": the routers below are for our own domains, and are not asked.',
    ],
  },
};

/** dnslookup (chapter 17) or manualroute (chapter 20): everything that is not ours leaves. */
export const outbound = definePart({
  id: 'routers.outbound',
  uses: ['routing.outgoing'],
  given: { forwards: forwardsOutside, rules: sieveSends, smarthosts },
  build: (a, { forwards, rules, smarthosts: servers }): EximNode[] => {
    const mx = a['routing.outgoing'] === 'mx';
    return [
      instance(
        'outbound',
        mx ? 'dnslookup' : 'manualroute',
        [
          routerOption('domains', '! +local_domains'),
          transport(forwards, rules),
          ...(mx ? byMx : bySmarthost(servers)),
          routerOption('more', false),
        ],
        mx ? explained.mx : explained.smarthost,
      ),
    ];
  },
});
