import { main, time } from '../../../exim/index.ts';
import { definePart } from '../../part.ts';
import type { EximNode } from '../node.ts';

/** How long undeliverable messages are kept (chapter 14). */
export const queue = definePart({
  id: 'main.queue',
  uses: ['routing.ignoreBounceErrorsAfter', 'routing.timeoutFrozenAfter'],
  build: (a): EximNode[] => [
    main('ignore_bounce_errors_after', time(a['routing.ignoreBounceErrorsAfter'], 'd'), {
      from: ['routing.ignoreBounceErrorsAfter'],
      comment: {
        brief: 'a bounce that nobody takes is thrown away after this time',
        teaching: [
          'A bounce that nobody takes is thrown away after this time: its sender was most likely forged. Without this',
          'and the next option, undeliverable mail stays in the queue for ever.',
        ],
      },
    }),
    main('timeout_frozen_after', time(a['routing.timeoutFrozenAfter'], 'd'), {
      from: ['routing.timeoutFrozenAfter'],
      comment: { brief: 'any other message that nobody can deliver or return' },
    }),
  ],
});
