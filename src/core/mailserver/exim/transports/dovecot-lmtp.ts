import { instance, integer, transportOption } from '../../../exim/index.ts';
import { LMTP_PORT, LMTP_SOCKET, platform } from '../../derived.ts';
import { definePart } from '../../part.ts';
import type { EximNode } from '../node.ts';

/** smtp with protocol = lmtp (chapter 30): over TCP on loopback, since a callout does not work through the lmtp driver. */
const overTcp = instance(
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
);

/** lmtp (chapter 28): over Dovecot's unix socket. */
const overSocket = (folder: string) =>
  instance(
    'dovecot_lmtp',
    'lmtp',
    [
      transportOption('socket', `${folder}/${LMTP_SOCKET}`),
      transportOption('batch_max', integer(200), { comment: { brief: 'a message for many goes over once' } }),
    ],
    { brief: 'to Dovecot, over a socket that only Exim may open' },
  );

/** How mail gets to Dovecot. */
export const dovecotLmtp = definePart({
  id: 'transports.dovecot_lmtp',
  uses: ['routing.delivery'],
  given: { platform },
  build: (a, { platform: { dovecot } }): EximNode[] => {
    if (a['routing.delivery'] === 'lmtp') return [overTcp];
    return a['routing.delivery'] === 'lmtp-socket' ? [overSocket(dovecot.runDirectory)] : [];
  },
});
