import type { ChangeSpec, Text } from '@codemirror/state';
import type { Hunk } from './diff.ts';

/** A hunk as a change of `doc`, whose lines all end in a newline, so that there always is a line after the last. */
export function changeFor(doc: Text, { from, to, lines }: Hunk): ChangeSpec {
  const insert = lines.map((line) => `${line}\n`).join('');
  return { from: doc.line(from + 1).from, to: doc.line(to + 1).from, insert };
}
