import { integer, main, size, time } from '../../../exim/index.ts';
import { atLeast } from '../../../platforms/index.ts';
import { platform } from '../../derived.ts';
import { definePart } from '../../part.ts';
import type { EximNode } from '../node.ts';

/** What the server says of itself and how much it takes (chapter 14). */
export const smtp = definePart({
  id: 'main.smtp',
  uses: ['hardening.messageSize', 'basics.hostLookup'],
  build: (a): EximNode[] => [
    main('smtp_banner', '$smtp_active_hostname ESMTP', {
      comment: { brief: 'no version for strangers' },
    }),
    main('smtputf8_advertise_hosts', '', {
      comment: {
        brief: 'Dovecot delivers no addresses beyond ASCII, so none are accepted',
      },
    }),
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

/** CVE-2026-45185: a use-after-free in CHUNKING on GnuTLS builds from 4.97 on, fixed in 4.99.3; not offering it closes the door. */
export const chunking = definePart({
  id: 'main.chunking',
  uses: [],
  given: { platform },
  build: (_a, { platform: { exim } }): EximNode[] =>
    exim.tlsLibrary === 'gnutls' && atLeast(exim.version, 4, 97) && !atLeast(exim.version, 4, 100)
      ? [
          main('chunking_advertise_hosts', '', {
            comment: {
              brief: 'CVE-2026-45185 (GnuTLS, 4.97 to 4.99.2) needs CHUNKING',
              teaching: [
                'CVE-2026-45185 lets strangers crash GnuTLS builds from 4.97 to 4.99.2, and needs CHUNKING. Distributions',
                'may have mended theirs; not offering it costs nothing that a mail server needs.',
              ],
            },
          }),
        ]
      : [],
});
