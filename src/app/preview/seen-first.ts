/** A key changes lines all over a file: those on the screen are drawn at once, the others when typing pauses. */
import type { GeneratedFile } from '../../core/files.ts';

/** Lines from 0; `to` is exclusive. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * `after` as far as it stands in the lines `seen`, and `before` elsewhere; `after` itself where nothing of it is seen, or where lines
 * would move: marks are given by the numbers that lines have in `after`.
 */
export function seenFirst(before: GeneratedFile, after: GeneratedFile, seen: Span): GeneratedFile {
  const isSameShape =
    before.blocks.length === after.blocks.length &&
    before.blocks.every(({ key, lines }, index) => {
      const now = after.blocks[index];
      return now?.key === key && now.lines.length === lines.length;
    });
  if (!isSameShape) return after;
  let start = 0;
  let drawn = 0;
  let left = 0;
  const blocks = after.blocks.map((block, index) => {
    const old = before.blocks[index] ?? block;
    const from = start;
    start += block.lines.length;
    if (old.lines === block.lines) return block;
    if (from < seen.to && start > seen.from) {
      drawn++;
      return block;
    }
    left++;
    return old;
  });
  return drawn > 0 && left > 0 ? { ...after, blocks } : after;
}
