/** Marks in the editor's state: where they stand, and that they stay with their lines. */
import { EditorState } from '@codemirror/state';
import { expect, test } from 'vitest';
import { type LineMarks, markLines, marks } from './marks.ts';

const NONE: LineMarks = { own: [], inherited: [], changed: [], removed: [], lit: [] };
const state = EditorState.create({ doc: 'a\nb\nc\nd\n', extensions: marks });

/** `line: what stands there` for each mark. */
function marked(of: EditorState): string[] {
  const found: string[] = [];
  for (const cursor = of.field(marks).iter(); cursor.value; cursor.next()) {
    const line = of.doc.lineAt(cursor.from).number - 1;
    found.push(`${line}: ${cursor.value.spec.class ?? 'removed'}`);
  }
  return found;
}

test('each mark is on its line; what is gone stands before the line that follows it', () => {
  const removed = [{ at: 2, texts: ['x', 'y'], label: '2 lines removed' }];
  const next = state.update({ effects: markLines.of({ ...NONE, own: [0], inherited: [1], changed: [1, 3], removed }) });
  expect(marked(next.state)).toEqual(['0: cm-own', '1: cm-inherited cm-changed', '2: removed', '3: cm-changed']);
});

test('marks move with their lines when the text changes around them', () => {
  const removed = [{ at: 3, texts: ['x'], label: '1 line removed' }];
  const { state: before } = state.update({ effects: markLines.of({ ...NONE, changed: [2], removed }) });
  const { state: after } = before.update({ changes: { from: 0, to: 2, insert: 'new\nnew\nnew\n' } });
  expect(marked(after)).toEqual(['4: cm-changed', '5: removed']);
});

test('what was removed at the end stands before the last, empty line', () => {
  const removed = [{ at: 9, texts: ['x'], label: '1 line removed' }];
  const { state: next } = state.update({ effects: markLines.of({ ...NONE, removed }) });
  expect(marked(next)).toEqual(['4: removed']);
});
