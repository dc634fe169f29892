/** What Exim must have been built with, as a table in install.sh. */
import { isLmtp } from '../../answers/consequences.ts';
import type { Route } from '../../answers/index.ts';
import { routeServer, routeTls } from '../../answers/route.ts';
import type { Server } from '../../answers/smarthost.ts';
import { forwardsOutside, logins, mailboxKind, platform, scanners } from '../derived.ts';
import type { TextLine } from '../file.ts';
import { signs, smarthosts, smarthostsWithLogin, smarthostTls, usesDane } from '../outgoing.ts';
import { definePart } from '../part.ts';
import { shellLines } from './shell.ts';

/** Whether one transport of routes has several hosts whose certificate is checked: what DNS says of them tells them apart. */
const tellsRoutesApart = (routes: readonly Route[]) =>
  routeTls.some((mode) => {
    const servers = routes.filter(({ tls }) => mode !== '' && tls === mode).flatMap((route) => route.servers);
    return new Set(servers.map((typed) => routeServer(typed, mode).host)).size > 1;
  });

/** Of several servers for all mail, what TLS greets with and who wants a login follow from which one it is. */
const tellsHostsApart = (given: {
  readonly smarthosts: readonly Server[];
  readonly smarthostTls: string;
  readonly smarthostsWithLogin: readonly Server[];
}) =>
  new Set(given.smarthosts.map(({ host }) => host)).size > 1 &&
  (given.smarthostTls !== 'none' || given.smarthostsWithLogin.length > 0);

/** What this Exim must have been built with: asked of `exim -bV`, not of the package's name. */
export const eximNeeds = definePart({
  id: 'install.exim_needs',
  uses: [
    'basics.incoming',
    'tls.source',
    'routing.delivery',
    'routing.outgoing',
    'routing.routes',
    'hardening.spf',
    'hardening.attachments',
    'hardening.helo',
  ],
  given: {
    platform,
    forwardsOutside,
    logins,
    mailboxKind,
    scanners,
    usesDane,
    signs,
    smarthosts,
    smarthostTls,
    smarthostsWithLogin,
  },
  build: (
    a,
    { platform: { exim }, forwardsOutside: forwards, logins, mailboxKind, scanners: { filter, clamav }, ...given },
  ): TextLine[] => [
    ...shellLines(`
# What the configuration needs, under the heading of "exim -bV" that lists it.
exim_needs() {
  "$1" Lookups lsearch
  "$1" Transports smtp`),
    ...(logins === 'none' ? [] : [`  "$1" Authenticators ${logins === 'dovecot' ? 'dovecot' : 'plaintext'}`]),
    ...(a['routing.delivery'] === 'lmtp-socket' ? ['  "$1" Transports lmtp'] : []),
    ...(a['routing.delivery'] === 'maildir' ? ['  "$1" Transports maildir'] : []),
    ...(mailboxKind === 'system' && !isLmtp(a['routing.delivery']) ? ['  "$1" Transports appendfile'] : []),
    // A file for either library asks for none.
    ...(exim.tlsLibrary === 'either' ? [] : [`  "$1" Support ${exim.tlsLibrary === 'gnutls' ? 'GnuTLS' : 'OpenSSL'}`]),
    {
      text: `  "$1" Routers ${a['routing.outgoing'] === 'mx' ? 'dnslookup' : 'manualroute'}`,
      from: ['routing.outgoing'],
    },
    ...(a['routing.routes'].length > 0 && a['routing.outgoing'] === 'mx'
      ? [{ text: '  "$1" Routers manualroute', from: ['routing.routes'] as const }]
      : []),
    ...(given.smarthostsWithLogin.length > 0 ? ['  "$1" Authenticators plaintext'] : []),
    ...(tellsHostsApart(given) ? ['  "$1" Lookups dnsdb'] : []),
    ...(tellsRoutesApart(a['routing.routes'])
      ? [{ text: '  "$1" Lookups dnsdb', from: ['routing.routes'] as const }]
      : []),
    // Exim takes the file without it, and then asks every stranger to come back later.
    ...(a['hardening.helo'] === 'dns' && a['basics.incoming'] !== 'none'
      ? [{ text: '  "$1" Lookups dnsdb', from: ['hardening.helo'] as const }]
      : []),
    ...(given.usesDane ? [{ text: '  "$1" Support DANE', from: ['routing.dane'] as const }] : []),
    ...(given.signs ? [{ text: '  "$1" Support DKIM', from: ['routing.dkim'] as const }] : []),
    ...(forwards ? ['  "$1" Support SRS'] : []),
    ...(a['hardening.spf'] === 'off' || a['basics.incoming'] === 'none'
      ? []
      : [{ text: '  "$1" Support SPF', from: ['hardening.spf'] as const }]),
    ...(filter || clamav || (a['hardening.attachments'] !== 'off' && a['basics.incoming'] !== 'none')
      ? [
          {
            text: '  "$1" Support Content_Scanning',
            from: ['hardening.attachments', 'hardening.spamFilter', 'hardening.virusScanner'] as const,
          },
        ]
      : []),
    '}',
  ],
});
