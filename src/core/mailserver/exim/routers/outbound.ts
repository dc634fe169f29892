import { instance, routerOption } from '../../../exim/index.ts';
import { forwardsOutside } from '../../derived.ts';
import { definePart } from '../../part.ts';
import type { EximNode } from '../node.ts';

/** dnslookup (chapter 17): everything that is not ours goes to its MX. */
export const outbound = definePart({
  id: 'routers.outbound',
  uses: [],
  given: { forwards: forwardsOutside },
  build: (_a, { forwards }): EximNode[] => [
    instance(
      'outbound',
      'dnslookup',
      [
        routerOption('domains', '! +local_domains'),
        forwards
          ? routerOption(
              'transport',
              '${if eq{$local_part@$domain}{$original_local_part@$original_domain} \n{remote_smtp}{remote_forwarded_smtp}}',
              { comment: { brief: 'what an alias sends on needs a sender address of ours' } },
            )
          : routerOption('transport', 'remote_smtp'),
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
