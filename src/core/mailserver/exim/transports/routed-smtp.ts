import { type RouteTls, routeServer, routeTls } from '../../../answers/route.ts';
import { instance, integer, type Option, transportOption } from '../../../exim/index.ts';
import { forwardsOutside, sieveSends } from '../../derived.ts';
import { definePart } from '../../part.ts';
import type { EximNode } from '../node.ts';
import { routedTransport } from '../routers/routes.ts';
import { dkimOptions } from './dkim.ts';
import { longLines } from './long-lines.ts';
import { srsReturnPath } from './srs.ts';
import { demanded } from './way-out.ts';

const brief = (tls: RouteTls) =>
  ({
    '': 'to the hosts of a route; TLS wherever they offer it',
    starttls: 'to the hosts of a route, never without STARTTLS',
    tls: 'to the hosts of a route, TLS from the first byte',
  })[tls];

/** True of a recipient that no alias stands before, in a message that no rule of a mailbox redirects. */
const notForwarded = (rules: boolean) => {
  const same = '{eqi{$local_part@$domain}{$original_local_part@$original_domain}}';
  return [rules ? `{and{ ${same} {def:sender_host_address} }} ` : `${same} `];
};

/** smtp (chapter 30) for routes: one transport for each way to protect the connection that a route asks for. */
export const routedSmtp = definePart({
  id: 'transports.routed_smtp',
  uses: ['routing.routes'],
  given: { forwards: forwardsOutside, rules: sieveSends, srsReturnPath, dkimOptions },
  build: (a, given): EximNode[] =>
    routeTls.flatMap((tls) => {
      const servers = a['routing.routes'].filter((route) => route.tls === tls).flatMap((route) => route.servers);
      if (servers.length === 0) return [];
      const hosts = [...new Set(servers.map((typed) => routeServer(typed, tls).host))];
      const options: readonly Option[] = [
        // One recipient at a time: only then it is known whether an alias stands before it.
        ...(given.forwards
          ? [transportOption('max_rcpt', integer(1)), given.srsReturnPath(notForwarded(given.rules))]
          : []),
        ...(tls === '' ? [] : demanded(tls, hosts, 'routing.routes')),
        transportOption('hosts_try_dane', ''),
        longLines,
        ...given.dkimOptions,
      ];
      return [instance(routedTransport(tls), 'smtp', options, { brief: brief(tls) })];
    }),
});
