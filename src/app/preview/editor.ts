/** The preview's editor: read-only, fed by the smallest change that makes the old text the new one. */
import {
  bracketMatching,
  codeFolding,
  foldAll,
  foldGutter,
  foldKeymap,
  forceParsing,
  unfoldAll,
} from '@codemirror/language';
import { highlightSelectionMatches, openSearchPanel, search, searchKeymap } from '@codemirror/search';
import { Compartment, EditorState, type Extension } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLineGutter, keymap, lineNumbers } from '@codemirror/view';
import { type GeneratedFile, linesOf, textOf } from '../../core/files.ts';
import type { Words } from '../state/context.ts';
import { ownedLines, type Wizard } from '../state/wizard.ts';
import { changesFor } from './change.ts';
import { changeIn, changeOf, diffBlocks } from './diff.ts';
import { lineHover } from './hover.ts';
import { languageFor } from './language.ts';
import { madeByPhrase } from './made-by.ts';
import { markLines, marks } from './marks.ts';
import { hasSecrets, maskedText, maskOf } from './mask.ts';
import { type LineMask, maskLines, masks } from './masks.ts';
import type { Requests } from './requests.ts';
import { settings } from './settings.ts';
import { previewTheme } from './theme.ts';

export interface PreviewEditor extends Requests {
  readonly speak: (words: Words) => void;
  readonly destroy: () => void;
}

/** The static nonce that the page's policy allows for CodeMirror's style element. */
export const STYLE_NONCE = 'cm';
/** How long changed lines stay lit after the last change. */
const LIT_MS = 1600;

function leave(): boolean {
  document.querySelector<HTMLElement>('[data-preview] [role="tab"][aria-selected="true"]')?.focus();
  return true;
}

/** As in `@codemirror/commands`, which would bring the whole history of changes with it. */
function selectAll({ state, dispatch }: EditorView): boolean {
  dispatch({ selection: { anchor: 0, head: state.doc.length }, userEvent: 'select' });
  return true;
}

export function createPreviewEditor(parent: HTMLElement, wizard: Wizard): PreviewEditor {
  const language = new Compartment();
  const spoken = new Compartment();
  let phrases: Extension = [];
  let words: Words | undefined;
  const wrapping = new Compartment();
  let shown: GeneratedFile | undefined;
  let marked: { question: unknown; target: unknown; change: unknown; line: number | undefined } = {
    question: undefined,
    target: undefined,
    change: undefined,
    line: undefined,
  };
  let unlit: ReturnType<typeof setTimeout> | undefined;

  const reportCursor = EditorView.updateListener.of((update) => {
    const byPerson = update.transactions.some((tr) => tr.isUserEvent('select'));
    if (!byPerson || !update.selectionSet) return;
    const line = update.state.doc.lineAt(update.state.selection.main.head).number - 1;
    // Not at once: whoever listens may change the editor, which is in the middle of a change.
    queueMicrotask(() => {
      if (wizard.place.get().line !== line) wizard.go({ line });
    });
  });

  const hover = lineHover({
    lineAt: (number) => (shown ? linesOf(shown)[number] : undefined),
    find: async (state, pos, side, line) =>
      (await import('./find.ts')).findAt(state, pos, side, line, words?.language ?? 'en'),
    madeBy: (line) => (words ? madeByPhrase(words, line) : ''),
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
    masks,
    hover,
    previewTheme,
    reportCursor,
  ];

  const wrapNow = (): Extension => (settings.get().wrap ? EditorView.lineWrapping : []);

  const stateOf = (file: GeneratedFile) =>
    EditorState.create({
      doc: file.pending ? '' : textOf(file),
      extensions: [base, language.of([]), spoken.of(phrases), wrapping.of(wrapNow())],
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
    const { lines: changed, removed: gone } = changeIn(wizard.output.get().changes, file.path);
    const label = (count: number) => words?.shell.preview.removed(count) ?? '';
    const removed = gone.map(({ at, lines }) => ({
      at,
      texts: lines.map((line) => (isRevealed(file) ? line.text : maskedText(line, file))),
      label: label(lines.length),
    }));
    return { ...ownedLines(file, question), changed, removed, lit };
  }

  const isRevealed = (file: GeneratedFile) => settings.get().revealed.has(file.path);

  /** Where dots stand in the place of secrets. */
  function masksOf(file: GeneratedFile): readonly LineMask[] {
    if (!hasSecrets(file) || isRevealed(file)) return [];
    return linesOf(file).flatMap((line, number) => {
      const mask = maskOf(line, file);
      return mask ? [{ line: number, ...mask }] : [];
    });
  }

  const effectsOf = (file: GeneratedFile, lit: readonly number[]) => [
    markLines.of(marksOf(file, lit)),
    maskLines.of(masksOf(file)),
  ];

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
    const change = changeIn(output.changes, file.path);
    const moved = marked.question !== place.question || (marked.target !== place.target && place.inside);
    if (shown?.path !== file.path || shown.pending) {
      shown = file;
      view.setState(stateOf(file));
      view.dispatch({ effects: effectsOf(file, []) });
      showFirst(file);
      void highlight(file);
    } else if (shown !== file) {
      const hunks = diffBlocks(shown.blocks, file.blocks);
      const lit = changeOf(hunks).lines;
      shown = file;
      view.dispatch({
        changes: hunks.flatMap((hunk) => changesFor(view.state.doc, hunk)),
        effects: effectsOf(file, lit),
      });
      if (lit.length > 0) light(file);
    } else if (moved || marked.change !== change) {
      view.dispatch({ effects: markLines.of(marksOf(file, [])) });
      if (moved && place.inside) showFirst(file);
    }
    if (marked.line !== place.line) follow(place.line);
    marked = { question: place.question, target: place.target, change, line: place.line };
  }

  /** The person looks at it in another way. */
  function applySettings(): void {
    view.dispatch({
      effects: [wrapping.reconfigure(wrapNow()), ...(shown && !shown.pending ? effectsOf(shown, []) : [])],
    });
  }

  /** Phrases and labels; the label names the open file. */
  function speakOf({ shell }: Words): void {
    phrases = [
      EditorState.phrases.of({ ...shell.preview.editor, secret: shell.preview.secret }),
      EditorView.contentAttributes.of(() => ({
        'aria-label': shell.preview.editorLabel(shown?.path ?? ''),
        'aria-readonly': 'true',
        tabindex: '0',
        inputmode: 'none',
        lang: 'en',
      })),
    ];
    view.dispatch({ effects: [spoken.reconfigure(phrases), ...(shown ? effectsOf(shown, []) : [])] });
  }

  sync();
  const stops = [wizard.output.subscribe(sync), wizard.place.subscribe(sync), settings.subscribe(applySettings)];

  return {
    speak(next) {
      const isNew = words?.language !== next.language;
      words = next;
      // Words grow by a step's when it is opened; an editor that is set up anew for that measures everything again, and jumps.
      if (isNew) speakOf(next);
    },
    search() {
      openSearchPanel(view);
    },
    foldAll() {
      // What is far down may not have been read yet.
      forceParsing(view, view.state.doc.length, 1000);
      foldAll(view);
    },
    unfoldAll() {
      unfoldAll(view);
    },
    reveal(line) {
      const { from } = view.state.doc.line(Math.min(line + 1, view.state.doc.lines));
      view.dispatch({
        selection: { anchor: from },
        effects: EditorView.scrollIntoView(from, { y: 'center' }),
      });
    },
    destroy() {
      clearTimeout(unlit);
      for (const stop of stops) stop();
      view.destroy();
    },
  };
}
