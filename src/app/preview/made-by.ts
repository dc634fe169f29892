import type { Line } from '../../core/files.ts';
import { labelOf, type Words } from '../state/context.ts';
import { inOrder } from '../state/wizard.ts';

/** The labels of the questions that made a line, as a phrase; its own where it has any, else those of its part. */
export function madeByPhrase(words: Words, line: Line): string {
  const ids = inOrder(line.own.length > 0 ? line.own : line.inherited);
  if (ids.length === 0) return '';
  return words.shell.preview.madeByAll(ids.map((id) => labelOf(words, id)));
}
