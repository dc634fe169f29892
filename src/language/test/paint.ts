import type { Tree } from '@lezer/common';
import { highlightTree } from '@lezer/highlight';
import { highlighter } from '../highlighter.ts';

/** A text with its tokens marked, `‹class text›`, for tests to read; neighbours of one class are one. */
export function paint(text: string, tree: Tree): string {
  let out = '';
  let at = 0;
  let last = '';
  highlightTree(tree, highlighter, (from, to, classes) => {
    const joined = from === at && classes === last;
    out = joined ? out.slice(0, -1) : `${out}${text.slice(at, from)}‹${classes.replaceAll('tok-', '')} `;
    out += `${text.slice(from, to)}›`;
    at = to;
    last = classes;
  });
  return out + text.slice(at);
}
