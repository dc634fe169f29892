import type { ChangeSpec, Text } from '@codemirror/state';
import type { Hunk } from './diff.ts';

/** What differs inside a line: the editor then keeps all that stands around it. */
function changeInLine(before: string, now: string, start: number): ChangeSpec {
  const most = Math.min(before.length, now.length);
  let from = 0;
  while (from < most && before[from] === now[from]) from++;
  let end = 0;
  while (end < most - from && before.at(-1 - end) === now.at(-1 - end)) end++;
  return { from: start + from, to: start + before.length - end, insert: now.slice(from, now.length - end) };
}

/** A hunk as changes of `doc`, whose lines all end in a newline, so that there always is a line after the last. */
export function changesFor(doc: Text, { from, to, lines }: Hunk): readonly ChangeSpec[] {
  if (lines.length === to - from) {
    return lines.map((now, index) => {
      const before = doc.line(from + index + 1);
      return changeInLine(before.text, now, before.from);
    });
  }
  const insert = lines.map((line) => `${line}\n`).join('');
  return [{ from: doc.line(from + 1).from, to: doc.line(to + 1).from, insert }];
}
