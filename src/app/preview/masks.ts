/** Secrets in the editor: dots in their place. The text itself is the file's, so that what is copied is what is installed. */
import { type Range, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, WidgetType } from '@codemirror/view';
import { DOTS, type Mask } from './mask.ts';

export interface LineMask extends Mask {
  /** From 0. */
  readonly line: number;
}

export const maskLines = StateEffect.define<readonly LineMask[]>();

class Dots extends WidgetType {
  override eq(): boolean {
    return true;
  }
  override toDOM(view: EditorView): HTMLElement {
    const element = document.createElement('span');
    element.className = 'cm-secret';
    element.textContent = DOTS;
    element.setAttribute('role', 'img');
    element.setAttribute('aria-label', view.state.phrase('secret'));
    return element;
  }
}

const dots = Decoration.replace({ widget: new Dots() });

export const masks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(before, transaction) {
    const { newDoc: doc } = transaction;
    for (const effect of transaction.effects) {
      if (!effect.is(maskLines)) continue;
      const ranges: Range<Decoration>[] = effect.value.map(({ line, from, to }) => {
        const start = doc.line(line + 1).from;
        return dots.range(start + from, start + to);
      });
      return Decoration.set(ranges);
    }
    return before.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});
