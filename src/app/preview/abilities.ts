/** What the preview's editor can do, whatever file it shows. */
import { bracketMatching, codeFolding, foldGutter, foldKeymap } from '@codemirror/language';
import {
  closeSearchPanel,
  findNext,
  findPrevious,
  highlightSelectionMatches,
  openSearchPanel,
  search,
} from '@codemirror/search';
import { EditorState, type Extension } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLineGutter,
  type KeyBinding,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { type HoverSource, lineHover } from './hover.ts';
import { marks } from './marks.ts';
import { masks } from './masks.ts';
import { previewTheme } from './theme.ts';

/** The static nonce that the page's policy allows for CodeMirror's style element. */
export const STYLE_NONCE = 'cm';

function leave(): boolean {
  document.querySelector<HTMLElement>('[data-preview] [role="tab"][aria-selected="true"]')?.focus();
  return true;
}

/** As in `@codemirror/commands`, which would bring the whole history of changes with it. */
function selectAll({ state, dispatch }: EditorView): boolean {
  dispatch({ selection: { anchor: 0, head: state.doc.length }, userEvent: 'select' });
  return true;
}

const INSIDE = 'editor search-panel';
const onward = { run: findNext, shift: findPrevious, scope: INSIDE, preventDefault: true };

/** `searchKeymap` without what needs several selections, of which a text that is only read has none, and without its dialog in English. */
const searchKeys: readonly KeyBinding[] = [
  { key: 'Mod-f', run: openSearchPanel, scope: INSIDE },
  { key: 'F3', ...onward },
  { key: 'Mod-g', ...onward },
  { key: 'Escape', run: closeSearchPanel, scope: INSIDE },
];

/** @param go called with the line (from 0) where the person put the cursor */
function reportCursor(go: (line: number) => void): Extension {
  return EditorView.updateListener.of((update) => {
    const byPerson = update.transactions.some((tr) => tr.isUserEvent('select'));
    if (!byPerson || !update.selectionSet) return;
    const line = update.state.doc.lineAt(update.state.selection.main.head).number - 1;
    // Not at once: whoever listens may change the editor, which is in the middle of a change.
    queueMicrotask(() => go(line));
  });
}

/** @param go called with the line (from 0) where the person put the cursor */
export function abilities(source: HoverSource, go: (line: number) => void): Extension {
  return [
    EditorState.readOnly.of(true),
    EditorView.cspNonce.of(STYLE_NONCE),
    lineNumbers(),
    highlightActiveLineGutter(),
    codeFolding(),
    foldGutter(),
    drawSelection(),
    bracketMatching(),
    search({ top: true }),
    highlightSelectionMatches(),
    // Escape closes the search first; then it leaves the text for the file's tab.
    keymap.of([...searchKeys, ...foldKeymap, { key: 'Mod-a', run: selectAll }, { key: 'Escape', run: leave }]),
    marks,
    masks,
    lineHover(source),
    previewTheme,
    reportCursor(go),
  ];
}
