/** The preview's editor: read-only, fed by the smallest change that makes the old text the new one. */
import { selectAll } from '@codemirror/commands';
import { bracketMatching, codeFolding, foldGutter, foldKeymap } from '@codemirror/language';
import { highlightSelectionMatches, openSearchPanel, search, searchKeymap } from '@codemirror/search';
import { Compartment, EditorState, type Extension } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLineGutter, keymap, lineNumbers } from '@codemirror/view';
import { type GeneratedFile, textOf } from '../../core/files.ts';
import type { PreviewWords } from '../../words/messages.ts';
import { ownedLines, type Wizard } from '../state/wizard.ts';
import { changeFor } from './change.ts';
import { changeIn, changeOf, diffBlocks } from './diff.ts';
import { languageFor } from './language.ts';
import { markLines, marks } from './marks.ts';
import { previewTheme } from './theme.ts';

export interface PreviewEditor {
  readonly speak: (words: PreviewWords) => void;
  readonly search: () => void;
  readonly destroy: () => void;
}

/** The static nonce that the page's policy allows for CodeMirror's style element. */
const STYLE_NONCE = 'cm';
/** How long changed lines stay lit after the last change. */
const LIT_MS = 1600;

function leave(): boolean {
  document.querySelector<HTMLElement>('[data-preview] [role="tab"][aria-selected="true"]')?.focus();
  return true;
}

export function createPreviewEditor(parent: HTMLElement, wizard: Wizard): PreviewEditor {
  const language = new Compartment();
  const spoken = new Compartment();
  let words: Extension = [];
  let shown: GeneratedFile | undefined;
  let marked: { question: unknown; target: unknown; output: unknown; line: number | undefined } = {
    question: undefined,
    target: undefined,
    output: undefined,
    line: undefined,
  };
  let unlit: ReturnType<typeof setTimeout> | undefined;

  const reportCursor = EditorView.updateListener.of((update) => {
    const byPerson = update.transactions.some((tr) => tr.isUserEvent('select'));
    if (!byPerson || !update.selectionSet) return;
    const line = update.state.doc.lineAt(update.state.selection.main.head).number - 1;
    if (wizard.place.get().line !== line) wizard.go({ line });
  });

  const base: Extension = [
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
    keymap.of([...searchKeymap, ...foldKeymap, { key: 'Mod-a', run: selectAll }, { key: 'Escape', run: leave }]),
    marks,
    previewTheme,
    reportCursor,
  ];

  const stateOf = (file: GeneratedFile) =>
    EditorState.create({
      doc: file.pending ? '' : textOf(file),
      extensions: [base, language.of([]), spoken.of(words)],
    });

  // Not without extensions for a moment: the nonce must be known when the first style element is made.
  const view = new EditorView({ parent, state: EditorState.create({ extensions: base }) });

  async function highlight(file: GeneratedFile): Promise<void> {
    const extension = await languageFor(file.path);
    if (shown?.path === file.path) view.dispatch({ effects: language.reconfigure(extension) });
  }

  /** Lines of the open file that are marked for the question and for the last change. */
  function marksOf(file: GeneratedFile, lit: readonly number[]) {
    const { question } = wizard.place.get();
    const { lines: changed, removedAt } = changeIn(wizard.output.get().changes, file.path);
    return { ...ownedLines(file, question), changed, removedAt, lit };
  }

  function light(file: GeneratedFile): void {
    clearTimeout(unlit);
    unlit = setTimeout(() => {
      if (shown === file) view.dispatch({ effects: markLines.of(marksOf(file, [])) });
    }, LIT_MS);
  }

  /** Shows where the focused question's lines begin, when it has just got the focus or the file was just opened. */
  function showFirst(file: GeneratedFile): void {
    const { question } = wizard.place.get();
    const { own, inherited } = ownedLines(file, question);
    const first = own[0] ?? inherited[0];
    if (first === undefined) return;
    const { from } = view.state.doc.line(first + 1);
    view.dispatch({ effects: EditorView.scrollIntoView(from, { y: 'start', yMargin: 64 }) });
  }

  /** Somebody named a line: the cursor goes there. Where the person put it, it is already. */
  function follow(line: number | undefined): void {
    const { doc, selection } = view.state;
    if (line === undefined || line >= doc.lines || doc.lineAt(selection.main.head).number === line + 1) return;
    const { from } = doc.line(line + 1);
    view.dispatch({
      selection: { anchor: from },
      effects: EditorView.scrollIntoView(from, { y: 'start', yMargin: 64 }),
    });
  }

  function sync(): void {
    const place = wizard.place.get();
    const output = wizard.output.get();
    const file = output.files.find(({ path }) => path === place.path);
    if (!file) return;
    const moved = marked.question !== place.question || (marked.target !== place.target && place.inside);
    if (shown?.path !== file.path || shown.pending) {
      shown = file;
      view.setState(stateOf(file));
      view.dispatch({ effects: markLines.of(marksOf(file, [])) });
      showFirst(file);
      void highlight(file);
    } else if (shown !== file) {
      const hunks = diffBlocks(shown.blocks, file.blocks);
      const lit = changeOf(hunks).lines;
      shown = file;
      view.dispatch({
        changes: hunks.map((hunk) => changeFor(view.state.doc, hunk)),
        effects: markLines.of(marksOf(file, lit)),
      });
      if (lit.length > 0) light(file);
    } else if (moved || marked.output !== output) {
      view.dispatch({ effects: markLines.of(marksOf(file, [])) });
      if (moved && place.inside) showFirst(file);
    }
    if (marked.line !== place.line) follow(place.line);
    marked = { question: place.question, target: place.target, output, line: place.line };
  }

  sync();
  const stops = [wizard.output.subscribe(sync), wizard.place.subscribe(sync)];

  return {
    speak(preview) {
      words = [
        EditorState.phrases.of(preview.editor),
        EditorView.contentAttributes.of({
          'aria-label': preview.title,
          'aria-readonly': 'true',
          tabindex: '0',
          inputmode: 'none',
          lang: 'en',
        }),
      ];
      view.dispatch({ effects: spoken.reconfigure(words) });
    },
    search() {
      openSearchPanel(view);
    },
    destroy() {
      clearTimeout(unlit);
      for (const stop of stops) stop();
      view.destroy();
    },
  };
}
