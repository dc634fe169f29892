import { time } from '../../exim/index.ts';
import { definePart } from '../part.ts';
import type { EximNode } from './node.ts';

/** Chapter 32: how often an address that cannot be reached is tried, and for how long. */
export const retry = definePart({
  id: 'retry',
  uses: ['routing.giveUpAfter'],
  build: (a): EximNode[] => [
    {
      kind: 'retry',
      pattern: '*',
      error: '*',
      steps: [
        { type: 'F', until: time(2, 'h'), every: time(15, 'm') },
        { type: 'G', until: time(16, 'h'), first: time(1, 'h'), factor: 1.5 },
        { type: 'F', until: time(a['routing.giveUpAfter'], 'd'), every: time(6, 'h') },
      ],
      from: ['routing.giveUpAfter'],
      comment: {
        brief: 'every 15 minutes for 2 hours, then less and less often; at last the sender gets it back',
        teaching: [
          'F: at fixed times until that age; G: each pause longer than the last by the factor. Most trouble is over within',
          'hours: a greylisting server wants a second try soon, a broken one is not helped by many. The pauses count by',
          'host and not by message, so a new message to a dead host waits with the others.',
        ],
      },
    },
  ],
});
