import { ifdef, main } from '../../../exim/index.ts';
import type { TlsLibrary } from '../../../platforms/index.ts';
import { logins, tlsLibrary } from '../../derived.ts';
import { definePart } from '../../part.ts';
import { SUBMISSION } from '../acl/whose.ts';
import type { EximNode } from '../node.ts';

/** GnuTLS priority strings: everything on port 25, TLS 1.2 and newer where passwords travel. */
const GNUTLS_ANY = 'NORMAL';
const GNUTLS_FLOOR = 'NORMAL:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2';
/**
 * OpenSSL cipher lists, never empty: an empty one starts and then refuses every STARTTLS. All of the floor are AEAD, which TLS 1.0 and 1.1
 * cannot use; TLS 1.3 has suites of its own. So `openssl_options` stays as it is: `+no_tlsv1` there would count on every port, and for
 * outgoing mail too.
 */
const OPENSSL_ANY = 'DEFAULT';
const OPENSSL_FLOOR = 'ECDHE+AESGCM:ECDHE+CHACHA20:DHE+AESGCM:!aNULL';

/** Strict where people log in, and nowhere else. */
const ciphersOf = (library: string, floor: string, any: string) =>
  main('tls_require_ciphers', `\${if ${SUBMISSION}{${floor}}{${any}}}`, {
    comment: {
      brief: 'TLS 1.2 and newer for logins; on 25 old TLS is better than none',
      teaching: [
        'Logins need TLS 1.2 or newer. Another server that only knows older TLS would fall back to plain text if',
        `it were refused on port 25, so ${library} decides there. (${library} syntax.)`,
      ],
    },
  });
const gnutls = ciphersOf('GnuTLS', GNUTLS_FLOOR, GNUTLS_ANY);
const openssl = ciphersOf('OpenSSL', OPENSSL_FLOOR, OPENSSL_ANY);

const nodesFor: Readonly<Record<TlsLibrary, readonly EximNode[]>> = {
  gnutls: [gnutls],
  openssl: [openssl],
  either: [
    ifdef('_HAVE_GNUTLS', [gnutls], {
      brief: "the two libraries cannot read each other's settings; Exim takes those of its own",
    }),
    ifdef('_HAVE_OPENSSL', [openssl]),
  ],
};

/** The floor of TLS, in the dialect of the library that Exim was built with: each is fatal to the other (chapter 43). */
export const ciphers = definePart({
  id: 'main.tls_ciphers',
  uses: ['tls.source'],
  given: { library: tlsLibrary, logins },
  // Without logins there is nobody to be strict with.
  build: (a, { library, logins }): readonly EximNode[] =>
    a['tls.source'] === 'none' || logins === 'none' ? [] : nodesFor[library],
});
