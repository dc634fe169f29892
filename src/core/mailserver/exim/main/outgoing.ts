import { routeServer } from '../../../answers/route.ts';
import { integer, main } from '../../../exim/index.ts';
import { usesDane } from '../../outgoing.ts';
import { definePart, derive } from '../../part.ts';
import type { EximNode } from '../node.ts';

/** Whether a route names an IPv6 address: that is used, whatever is looked up for names. */
const routesToIpv6 = derive(['routing.routes'], (a) =>
  a['routing.routes'].some(({ servers, tls }) => servers.some((typed) => routeServer(typed, tls).host.includes(':'))),
);

/** How names are looked up for outgoing mail (chapter 14). */
export const outgoing = definePart({
  id: 'main.outgoing',
  uses: ['routing.ipv6'],
  given: { usesDane, routesToIpv6 },
  build: (a, given): EximNode[] => [
    ...(a['routing.ipv6']
      ? []
      : [
          // What holds a colon is no name but an address that somebody wrote down.
          main('dns_ipv4_lookup', given.routesToIpv6 ? '<; ! ^.*: ; *' : '*', {
            from: ['routing.ipv6', ...(given.routesToIpv6 ? (['routing.routes'] as const) : [])],
            comment: {
              brief: 'outgoing mail uses IPv4 only',
              teaching: [
                'Outgoing mail uses IPv4 only. Large receivers refuse mail from an IPv6 address without a reverse name;',
                'once yours has one, say so in the wizard and this line goes.',
              ],
            },
          }),
        ]),
    ...(given.usesDane
      ? [
          main('dns_dnssec_ok', integer(1), {
            from: ['routing.dane'],
            comment: {
              brief: 'ask the resolver for DNSSEC, which DANE needs',
              teaching: [
                'Asks the resolver whether answers are DNSSEC-validated. It must be one that validates, on this machine, and',
                '/etc/resolv.conf needs "options trust-ad"; otherwise DANE is not used, and nothing else changes.',
              ],
            },
          }),
        ]
      : []),
  ],
});
