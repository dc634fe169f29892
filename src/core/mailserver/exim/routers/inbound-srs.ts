import { instance, routerOption } from '../../../exim/index.ts';
import { forwardsOutside, ownFiles } from '../../derived.ts';
import { definePart } from '../../part.ts';
import type { EximNode } from '../node.ts';

/** redirect (chapter 22) with inbound_srs (58.5): bounces of what was forwarded go back to the first sender. */
export const inboundSrs = definePart({
  id: 'routers.inbound_srs',
  uses: [],
  given: { files: ownFiles, forwards: forwardsOutside },
  build: (_a, { files, forwards }): EximNode[] =>
    forwards
      ? [
          instance(
            'inbound_srs',
            'redirect',
            [
              routerOption('senders', ':'),
              routerOption('domains', '+local_domains'),
              routerOption('caseful_local_part', true),
              routerOption('condition', `\${if inbound_srs{$local_part}{\${readfile{${files.srsKey}}{}}}}`),
              routerOption('data', '$srs_recipient'),
            ],
            {
              brief: 'bounces of forwarded mail: back to the first sender, if the address is one that we made',
              teaching: [
                'Mail that an alias sends on leaves with a sender address of ours (SRS), or the next server would refuse it',
                'for its SPF. A bounce comes back to that address; it holds the first sender and a keyed hash, so nobody',
                'else can make one.',
              ],
            },
          ),
        ]
      : [],
});
