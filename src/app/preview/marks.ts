/** Marks on lines: what the focused question made, what the last answer changed or removed, and what has just changed. */
import { type Range, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, WidgetType } from '@codemirror/view';

/** Lines that are gone, as they are shown. */
export interface RemovedLines {
  /** The line (from 0) before which they stood. */
  readonly at: number;
  readonly texts: readonly string[];
  /** Before them, for those who do not see that they are struck through. */
  readonly label: string;
}

export interface LineMarks {
  /** Lines from 0, in any order. */
  readonly own: readonly number[];
  readonly inherited: readonly number[];
  readonly changed: readonly number[];
  readonly removed: readonly RemovedLines[];
  readonly lit: readonly number[];
}

export const markLines = StateEffect.define<LineMarks>();

/** So many removed lines are spelled out. */
const SPELLED_OUT = 12;

class Removed extends WidgetType {
  readonly #lines: RemovedLines;
  constructor(lines: RemovedLines) {
    super();
    this.#lines = lines;
  }
  override eq(other: Removed): boolean {
    const { texts, label } = other.#lines;
    return label === this.#lines.label && texts.join('\n') === this.#lines.texts.join('\n');
  }
  override toDOM(): HTMLElement {
    const { texts, label } = this.#lines;
    const element = document.createElement('div');
    element.className = 'cm-removed';
    const told = element.appendChild(document.createElement('span'));
    told.className = 'sr-only';
    told.textContent = `${label} `;
    for (const text of texts.slice(0, SPELLED_OUT)) {
      const gone = element.appendChild(document.createElement('del'));
      gone.textContent = text;
    }
    if (texts.length > SPELLED_OUT) element.appendChild(document.createElement('span')).textContent = '…';
    return element;
  }
}

function classesOf(found: LineMarks, lineCount: number): ReadonlyMap<number, string> {
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
  add(found.lit, 'cm-lit');
  return classes;
}

function decorate(lineCount: number, startOf: (line: number) => number, found: LineMarks): DecorationSet {
  const lines: Range<Decoration>[] = [...classesOf(found, lineCount)].map(([line, name]) =>
    Decoration.line({ class: name }).range(startOf(line)),
  );
  const gone = found.removed.map((removed) =>
    Decoration.widget({ widget: new Removed(removed), block: true, side: -1 }).range(
      startOf(Math.min(removed.at, lineCount - 1)),
    ),
  );
  return Decoration.set([...lines, ...gone], true);
}

export const marks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(before, transaction) {
    const doc = transaction.newDoc;
    for (const effect of transaction.effects) {
      if (effect.is(markLines)) return decorate(doc.lines, (line) => doc.line(line + 1).from, effect.value);
    }
    // Marks stay with their lines until the next ones come.
    return transaction.docChanged ? before.map(transaction.changes) : before;
  },
  provide: (field) => EditorView.decorations.from(field),
});
