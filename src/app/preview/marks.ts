/** Marks on lines: what the focused question made, what the last answer changed, and what has just changed. */
import { type Range, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view';

export interface LineMarks {
  /** Lines from 0, in any order. */
  readonly own: readonly number[];
  readonly inherited: readonly number[];
  readonly changed: readonly number[];
  readonly removedAt: readonly number[];
  readonly lit: readonly number[];
}

export const markLines = StateEffect.define<LineMarks>();

function decorate(lineCount: number, startOf: (line: number) => number, found: LineMarks): DecorationSet {
  const classes = new Map<number, string>();
  const add = (lines: readonly number[], name: string) => {
    for (const line of lines) {
      const shown = Math.min(line, lineCount - 1);
      const before = classes.get(shown);
      classes.set(shown, before ? `${before} ${name}` : name);
    }
  };
  add(found.own, 'cm-own');
  add(found.inherited, 'cm-inherited');
  add(found.changed, 'cm-changed');
  add(found.removedAt, 'cm-removed');
  add(found.lit, 'cm-lit');
  const ranges: Range<Decoration>[] = [...classes]
    .sort(([a], [b]) => a - b)
    .map(([line, name]) => Decoration.line({ class: name }).range(startOf(line)));
  return Decoration.set(ranges);
}

export const marks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(before, transaction) {
    const doc = transaction.newDoc;
    for (const effect of transaction.effects) {
      if (effect.is(markLines)) return decorate(doc.lines, (line) => doc.line(line + 1).from, effect.value);
    }
    return transaction.docChanged ? before.map(transaction.changes) : before;
  },
  provide: (field) => EditorView.decorations.from(field),
});
