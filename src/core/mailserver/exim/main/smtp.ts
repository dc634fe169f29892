import { ifdef, integer, main, size, time } from '../../../exim/index.ts';
import { atLeast, mendsSmuggling, type TlsLibrary, type Version } from '../../../platforms/index.ts';
import { eximVersion, machine, tlsLibrary } from '../../derived.ts';
import { definePart } from '../../part.ts';
import type { EximNode } from '../node.ts';

const smtpUtf8 = main('smtputf8_advertise_hosts', '', {
  comment: { brief: 'Dovecot delivers no addresses beyond ASCII, so none are accepted' },
});

/** What the server says of itself and how much it takes (chapter 14). */
export const smtp = definePart({
  id: 'main.smtp',
  uses: ['hardening.messageSize', 'basics.hostLookup'],
  given: { machine },
  build: (a, { machine: { buildKnown } }): EximNode[] => [
    main('smtp_banner', '$smtp_active_hostname ESMTP', {
      comment: { brief: 'no version for strangers' },
    }),
    // A build without internationalisation does not know the option.
    ...(buildKnown ? [smtpUtf8] : [ifdef('_OPT_MAIN_SMTPUTF8_ADVERTISE_HOSTS', [smtpUtf8])]),
    main('helo_allow_chars', '_', { comment: { brief: 'Windows machines introduce themselves with underscores' } }),
    main('message_size_limit', size(a['hardening.messageSize'], 'M'), { from: ['hardening.messageSize'] }),
    main('recipients_max', integer(200)),
    main('smtp_accept_max', integer(100)),
    main('smtp_accept_max_per_host', integer(20)),
    main('smtp_accept_queue_per_connection', integer(50)),
    ...(a['basics.hostLookup']
      ? [
          main('host_lookup', '*', {
            from: ['basics.hostLookup'],
            comment: {
              brief: 'reverse names in the log and in Received: headers',
              teaching: [
                'Looks up the name of each client as it connects, for the log and the Received: header. It costs a DNS question',
                'for the name (PTR) and one or two to confirm it (A, AAAA); a resolver that does not answer delays the greeting.',
              ],
            },
          }),
        ]
      : []),
    main('rfc1413_query_timeout', time(0, 's'), {
      comment: { brief: 'ident asks a question nobody answers any more' },
    }),
  ],
});

/** Why CHUNKING is not offered to such a build; undefined where it may be. */
function againstChunking(version: Version, library: TlsLibrary) {
  if (!mendsSmuggling(version)) {
    return {
      brief: 'SMTP smuggling (CVE-2023-51766, before 4.97.1) needs CHUNKING',
      teaching: [
        'Before 4.97.1 a message could hide a second one with a forged sender (SMTP smuggling, CVE-2023-51766), where',
        'PIPELINING and CHUNKING are both offered. Distributions may have mended theirs; not offering CHUNKING costs',
        'nothing that a mail server needs.',
      ],
    };
  }
  if (library === 'openssl' || atLeast(version, 4, 100)) return undefined;
  return {
    brief: 'CVE-2026-45185 (GnuTLS, 4.97 to 4.99.2) needs CHUNKING',
    teaching: [
      'CVE-2026-45185 lets strangers crash GnuTLS builds from 4.97 to 4.99.2, and needs CHUNKING. Distributions',
      'may have mended theirs; not offering it costs nothing that a mail server needs.',
    ],
  };
}

/** Two known holes of older versions that need CHUNKING: not offering it closes the door. */
export const chunking = definePart({
  id: 'main.chunking',
  uses: [],
  given: { version: eximVersion, library: tlsLibrary },
  build: (_a, { version, library }): EximNode[] => {
    const comment = againstChunking(version, library);
    return comment ? [main('chunking_advertise_hosts', '', { comment })] : [];
  },
});
