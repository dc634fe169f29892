import { instance, integer, transportOption } from '../../../exim/index.ts';
import { LMTP_PORT, LMTP_SOCKET, platform } from '../../derived.ts';
import { definePart } from '../../part.ts';
import type { EximNode } from '../node.ts';
import { longLines } from './long-lines.ts';

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
    longLines,
  ],
  {
    brief: 'to Dovecot; TCP, because recipients cannot be checked through the lmtp driver',
    teaching: [
      'LMTP is SMTP with an answer for each recipient: a full mailbox refuses its own copy and no other. Exim has a',
      'driver lmtp too, but a callout, by which Dovecot is asked whether a mailbox exists before mail for it is',
      'accepted, works through the smtp driver only. The connection stays on this machine.',
    ],
  },
);

/** lmtp (chapter 28): over Dovecot's unix socket. */
const overSocket = (folder: string) =>
  instance(
    'dovecot_lmtp',
    'lmtp',
    [
      transportOption('socket', `${folder}/${LMTP_SOCKET}`),
      transportOption('user', '$exim_uid', {
        comment: {
          brief: "as Exim itself, in no home directory: the recipient's account cannot open the socket",
          teaching: [
            'Mail for an account of the machine is delivered as that account, in its home directory, unless a transport says',
            'otherwise. The socket lets nobody in but Exim, and Exim may not enter the homes of others.',
          ],
        },
      }),
      transportOption('group', '$exim_gid'),
      transportOption('current_directory', '/'),
      transportOption('batch_max', integer(200), { comment: { brief: 'a message for many goes over once' } }),
    ],
    {
      brief: 'to Dovecot, over a socket that only Exim may open',
      teaching: [
        'LMTP is SMTP with an answer for each recipient: a full mailbox refuses its own copy and no other. No port is',
        'open, and the mode of the socket says who may deliver. A callout does not work through this driver: that a',
        'mailbox exists must be known in another way.',
      ],
    },
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
