import { ex, literal, pieces } from '../../exim/index.ts';
import { visibleDomain } from '../outgoing.ts';
import { definePart } from '../part.ts';
import type { EximNode } from './node.ts';

/**
 * Chapter 31: names of machines that nobody outside needs to know. Senders are rewritten, in the envelope and in the header; recipients
 * are left alone, or mail to such a machine would go astray.
 */
export const rewrite = definePart({
  id: 'rewrite',
  uses: ['routing.hideNames'],
  given: { visibleDomain },
  build: (a, given): EximNode[] =>
    a['routing.hideNames'].map((name, index) => ({
      kind: 'rewrite',
      pattern: pieces(['*@', literal(name)]),
      replacement: ex`$1@${literal(given.visibleDomain)}`,
      flags: 'Ffrs',
      from: ['routing.hideNames'],
      ...(index === 0
        ? {
            comment: {
              brief: 'hides names of machines: sender (F), From: (f), Reply-To: (r), Sender: (s); no recipients',
              teaching: [
                'Senders at these machines are shown with the domain that others know: the envelope sender (F), From: (f),',
                'Reply-To: (r) and Sender: (s). Recipients are left alone. Received: lines still name the machine.',
              ],
            },
          }
        : {}),
    })),
});
