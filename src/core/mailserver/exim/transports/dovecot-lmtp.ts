import { instance, transportOption } from '../../../exim/index.ts';
import { LMTP_PORT } from '../../derived.ts';
import { definePart } from '../../part.ts';
import type { EximNode } from '../node.ts';

/** smtp with protocol = lmtp (chapter 30): over TCP on loopback, since a callout does not work through the lmtp driver. */
export const dovecotLmtp = definePart({
  id: 'transports.dovecot_lmtp',
  uses: [],
  build: (): EximNode[] => [
    instance(
      'dovecot_lmtp',
      'smtp',
      [
        transportOption('protocol', 'lmtp'),
        transportOption('port', String(LMTP_PORT)),
        transportOption('hosts_avoid_tls', '*', {
          comment: { brief: 'on this machine: nothing to encrypt, no certificate to check' },
        }),
        transportOption('tls_verify_hosts', ''),
        transportOption('tls_try_verify_hosts', ''),
        transportOption('hosts_try_fastopen', ''),
      ],
      {
        brief: 'to Dovecot; TCP, because recipients cannot be checked through the lmtp driver',
      },
    ),
  ],
});
