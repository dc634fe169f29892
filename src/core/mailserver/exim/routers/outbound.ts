import { instance, routerOption } from '../../../exim/index.ts';
import { definePart } from '../../part.ts';
import type { EximNode } from '../node.ts';

/** dnslookup (chapter 17): everything that is not ours goes to its MX. */
export const outbound = definePart({
  id: 'routers.outbound',
  uses: [],
  build: (): EximNode[] => [
    instance(
      'outbound',
      'dnslookup',
      [
        routerOption('domains', '! +local_domains'),
        routerOption('transport', 'remote_smtp'),
        routerOption('ignore_target_hosts', '<; 0.0.0.0 ; 127.0.0.0/8 ; ::1 ; fe80::/10', {
          comment: {
            brief: 'an MX that points at the reader itself is a mistake or a trick',
          },
        }),
        routerOption('dnssec_request_domains', '*'),
        routerOption('more', false),
      ],
      {
        brief: 'other domains: to their MX',
        teaching: [
          'Mail for other domains goes to the hosts that their MX records name. "no_more": when DNS has no answer, the',
          'address is undeliverable, and the routers below are not asked.',
        ],
      },
    ),
  ],
});
