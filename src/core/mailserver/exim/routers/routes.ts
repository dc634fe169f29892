import type { Route } from '../../../answers/index.ts';
import { type RouteTls, routeServer } from '../../../answers/route.ts';
import { instance, list, literal, type Piece, pieces, routerOption } from '../../../exim/index.ts';
import { definePart } from '../../part.ts';
import type { EximNode } from '../node.ts';
import { ignoredTargets } from './ignored-targets.ts';

/** The transport of a route: one for each way to protect the connection, so that none is used again for mail that demands more. */
export const routedTransport = (tls: RouteTls) =>
  (({ '': 'routed_smtp', starttls: 'routed_starttls_smtp', tls: 'routed_tls_smtp' }) as const)[tls];

/** One domain, or all below it: the `*` is ours, the name is a person's. */
const domainPattern = (domain: string): readonly Piece[] =>
  domain.startsWith('*.') ? ['*.', literal(domain.slice(2))] : [literal(domain)];

/** `domain "</ host:port / [address]:port" transport`; slashes part the hosts, since ports and IPv6 addresses have colons (20.5). */
function rule({ domain, servers, tls }: Route): readonly Piece[] {
  const hosts = servers.flatMap((typed, index): Piece[] => {
    const { host, port, isAddress } = routeServer(typed, tls);
    const name: Piece[] = isAddress ? ['[', literal(host), ']'] : [literal(host)];
    return [index === 0 ? ' ' : ' / ', ...name, `:${port}`];
  });
  return [...domainPattern(domain), ' "</', ...hosts, `" ${routedTransport(tls)}`];
}

/** manualroute (chapter 20): domains whose mail goes to hosts that a person named. */
export const routes = definePart({
  id: 'routers.routes',
  uses: ['routing.routes'],
  build: (a): EximNode[] => {
    const rows = a['routing.routes'];
    if (rows.length === 0) return [];
    const rules = rows.flatMap((row, index) => [...(index === 0 ? [] : [' ; \n']), ...rule(row)]);
    const domains = rows.map(({ domain }) => pieces(domainPattern(domain)));
    return [
      instance(
        'routes',
        'manualroute',
        [
          routerOption('domains', list(['! +local_domains', ...domains])),
          routerOption('route_list', pieces(rules), {
            comment: { brief: 'hosts are tried in this order; the last word is the transport' },
          }),
          routerOption('host_find_failed', 'ignore', {
            comment: { brief: 'a host that has no address is passed over; if none has one, the mail waits' },
          }),
          ignoredTargets('an answer that points at this machine is a mistake'),
          routerOption('self', 'defer', { comment: { brief: 'never to ourselves: that would go round for ever' } }),
          routerOption('more', false),
        ],
        {
          brief: 'some domains: to hosts that are named here, whatever DNS says',
          teaching: [
            'Mail for these domains goes to the hosts that are named here, whatever DNS says. This says where mail goes and',
            'not who may send it: for strangers nothing is passed on unless the domain is in relay_to_domains as well.',
          ],
        },
      ),
    ];
  },
});
