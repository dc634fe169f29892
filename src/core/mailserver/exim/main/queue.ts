import { main, time } from '../../../exim/index.ts';
import { definePart } from '../../part.ts';
import type { EximNode } from '../node.ts';

/** How long undeliverable messages are kept, and what the log tells (chapters 14, 53). */
export const queue = definePart({
  id: 'main.queue',
  uses: [],
  build: (): EximNode[] => [
    main('ignore_bounce_errors_after', time(2, 'd'), {
      comment: {
        brief: 'bounces that cannot be delivered go after 2 days, other frozen mail after 7',
        teaching: [
          'A bounce that nobody takes is thrown away after two days; any other frozen message after seven.',
          'Without these, undeliverable mail stays in the queue for ever.',
        ],
      },
    }),
    main('timeout_frozen_after', time(7, 'd')),
    main(
      'log_selector',
      '+tls_cipher +tls_peerdn +tls_sni +tls_certificate_verified \n+received_recipients +incoming_port \n+smtp_protocol_error +smtp_syntax_error +dnssec',
    ),
  ],
});
