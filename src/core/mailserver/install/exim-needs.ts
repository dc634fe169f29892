/** What Exim must have been built with, as a table in install.sh. */
import { isLmtp } from '../../answers/consequences.ts';
import type { Route } from '../../answers/index.ts';
import { forwardsOutside, logins, mailboxKind, platform, scanners } from '../derived.ts';
import type { TextLine } from '../file.ts';
import { signs, smarthostsWithLogin, usesDane } from '../outgoing.ts';
import { definePart } from '../part.ts';
import { shellLines } from './shell.ts';

/** Hosts of routes whose certificate is checked: several are told apart by what DNS says of them. */
const demandingHosts = (routes: readonly Route[]) =>
  new Set(routes.filter(({ tls }) => tls !== '').flatMap(({ servers }) => servers)).size;

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
  ],
  given: { platform, forwardsOutside, logins, mailboxKind, scanners, usesDane, signs, smarthostsWithLogin },
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
    ...(given.smarthostsWithLogin.length > 1 ? ['  "$1" Lookups dnsdb'] : []),
    ...(demandingHosts(a['routing.routes']) > 1
      ? [{ text: '  "$1" Lookups dnsdb', from: ['routing.routes'] as const }]
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
