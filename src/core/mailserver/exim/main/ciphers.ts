import { ifdef, main } from '../../../exim/index.ts';
import type { TlsLibrary } from '../../../platforms/index.ts';
import { logins, tlsLibrary } from '../../derived.ts';
import { definePart } from '../../part.ts';
import { SUBMISSION } from '../acl/whose.ts';
import type { EximNode } from '../node.ts';

/** GnuTLS priority strings: everything on port 25, TLS 1.2 and newer where passwords travel. */
const GNUTLS_ANY = 'NORMAL';
const GNUTLS_FLOOR = 'NORMAL:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2';
/** OpenSSL cipher lists, never empty: an empty one starts and then refuses every STARTTLS. TLS 1.3 has suites of its own. */
const OPENSSL_ANY = 'DEFAULT';
const OPENSSL_FLOOR = 'ECDHE+AESGCM:ECDHE+CHACHA20:DHE+AESGCM:!aNULL';
/** The first two are Exim's own default, as are the last three; OpenSSL 3 does not speak TLS 1.0 and 1.1 of itself. */
const OPENSSL_OPTIONS = '+no_sslv2 +no_sslv3 +no_tlsv1 +no_tlsv1_1 \n+single_dh_use +no_ticket +no_renegotiation';

const bySubmission = (floor: string, any: string) => `\${if ${SUBMISSION}{${floor}}{${any}}}`;

const gnutls = main('tls_require_ciphers', bySubmission(GNUTLS_FLOOR, GNUTLS_ANY), {
  comment: {
    brief: 'TLS 1.2 and newer for logins; on 25 old TLS is better than none',
    teaching: [
      'Logins need TLS 1.2 or newer. Another server that only knows older TLS would fall back to plain text if',
      'it were refused on port 25, so nothing is refused there. (GnuTLS syntax.)',
    ],
  },
});

const openssl = [
  main('openssl_options', OPENSSL_OPTIONS, { comment: { brief: 'TLS 1.2 and newer' } }),
  main('tls_require_ciphers', bySubmission(OPENSSL_FLOOR, OPENSSL_ANY), {
    comment: {
      brief: 'forward secrecy and modern ciphers for logins; on 25 what OpenSSL thinks fit',
      teaching: [
        'Logins need modern ciphers. Another server that only knows older ones would fall back to plain text if it',
        'were refused on port 25, so OpenSSL decides there. (OpenSSL syntax.)',
      ],
    },
  }),
];

const nodesFor: Readonly<Record<TlsLibrary, readonly EximNode[]>> = {
  gnutls: [gnutls],
  openssl,
  either: [
    ifdef('_HAVE_GNUTLS', [gnutls], {
      brief: "the two libraries cannot read each other's settings; Exim takes those of its own",
    }),
    ifdef('_HAVE_OPENSSL', openssl),
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
