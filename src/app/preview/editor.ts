/** The preview's editor: read-only, fed by the smallest change that makes the old text the new one. */
import { foldAll, forceParsing, unfoldAll } from '@codemirror/language';
import { openSearchPanel } from '@codemirror/search';
import { EditorState, type Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { linesOf } from '../../core/files.ts';
import { nextTask } from '../idle.ts';
import type { Words } from '../state/context.ts';
import { ownedLines, type Wizard } from '../state/wizard.ts';
import { abilities } from './abilities.ts';
import { changeIn } from './diff.ts';
import { madeByPhrase } from './made-by.ts';
import { overlay } from './overlay.ts';
import type { Requests } from './requests.ts';
import { createScreen, type Screen } from './screen.ts';
import { settings } from './settings.ts';

export interface PreviewEditor extends Requests {
  readonly speak: (words: Words) => void;
  readonly destroy: () => void;
}

/** What the text was last marked for, and where the cursor was asked to be. */
interface Marked {
  readonly question: unknown;
  readonly target: unknown;
  readonly change: unknown;
  readonly line: number | undefined;
}

/** Moves to a line (from 0). */
function goTo(view: EditorView, line: number, scroll: Parameters<typeof EditorView.scrollIntoView>[1]): void {
  const { doc } = view.state;
  const { from } = doc.line(Math.min(line + 1, doc.lines));
  view.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, scroll) });
}

const AT_TOP = { y: 'start', yMargin: 64 } as const;

/** Phrases and labels; the label names the open file. */
const phrasesOf = ({ shell: { preview } }: Words, path: () => string): Extension => [
  EditorState.phrases.of({ ...preview.editor, secret: preview.secret }),
  EditorView.contentAttributes.of(() => ({
    'aria-label': preview.editorLabel(path()),
    'aria-readonly': 'true',
    tabindex: '0',
    inputmode: 'none',
    lang: 'en',
  })),
];

/** In pieces, between which the browser can draw; `parent` must not be in sight before all of it stands. */
export async function createPreviewEditor(parent: HTMLElement, wizard: Wizard, first: Words): Promise<PreviewEditor> {
  let words = first;

  const able = abilities(
    {
      lineAt(number) {
        const file = screen.shown();
        return file && linesOf(file)[number];
      },
      find: async (state, pos, side, line) =>
        (await import('./find.ts')).findAt(state, pos, side, line, words.language),
      madeBy: (line) => madeByPhrase(words, line),
    },
    (line) => {
      if (wizard.place.get().line !== line) wizard.go({ line });
    },
  );
  const openFile = () => wizard.output.get().files.find(({ path }) => path === wizard.place.get().path);
  const mannerNow = () => ({
    phrases: phrasesOf(words, () => wizard.place.get().path),
    wraps: settings.get().wrap,
  });
  const manner = mannerNow();
  const file = openFile();
  const { question, target } = wizard.place.get();
  const change = file && changeIn(wizard.output.get().changes, file.path);
  let marked: Marked = { question, target, change, line: undefined };
  const screen: Screen = await createScreen({
    parent,
    abilities: able,
    overlay: overlay(wizard, () => words),
    manner,
    file,
  });
  const { view } = screen;

  /** Shows where the focused question's lines begin, when it has just got the focus or the file was just opened. */
  function showFirst(): void {
    const file = screen.shown();
    if (!file) return;
    const { own, inherited } = ownedLines(file, wizard.place.get().question);
    const first = own[0] ?? inherited[0];
    if (first === undefined) return;
    const { from } = view.state.doc.line(first + 1);
    view.dispatch({ effects: EditorView.scrollIntoView(from, AT_TOP) });
  }

  /** Somebody named a line: the cursor goes there. Where the person put it, it is already. */
  function follow(line: number | undefined): void {
    const { doc, selection } = view.state;
    if (line === undefined || line >= doc.lines || doc.lineAt(selection.main.head).number === line + 1) return;
    goTo(view, line, AT_TOP);
  }

  function sync(): void {
    const place = wizard.place.get();
    const file = openFile();
    if (!file) return;
    const change = changeIn(wizard.output.get().changes, file.path);
    const moved = marked.question !== place.question || (marked.target !== place.target && place.inside);
    const before = screen.shown();
    if (screen.draw(file)) {
      showFirst();
    } else if (before === file && (moved || marked.change !== change)) {
      screen.mark();
      if (moved && place.inside) showFirst();
    }
    if (marked.line !== place.line) follow(place.line);
    marked = { question: place.question, target: place.target, change, line: place.line };
  }

  const adapt = () => screen.adapt(mannerNow());

  await nextTask();
  // Asking where something stands makes the editor measure at once. It would in its first frame, which would then be painted with
  // heights that it guessed.
  view.elementAtHeight(0);
  await nextTask();

  showFirst();
  sync();
  if (settings.get().wrap !== manner.wraps) adapt();
  const stops = [wizard.output.subscribe(sync), wizard.place.subscribe(sync), settings.subscribe(adapt)];
  await nextTask();
  view.elementAtHeight(0);

  return {
    speak(next) {
      const isNew = words.language !== next.language;
      words = next;
      // Words grow by a step's when it is opened; an editor that is set up anew for that measures everything again, and jumps.
      if (isNew) adapt();
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
      goTo(view, line, { y: 'center' });
    },
    destroy() {
      for (const stop of stops) stop();
      screen.destroy();
    },
  };
}
