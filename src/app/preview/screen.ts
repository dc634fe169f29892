/** Draws the open file in the editor: the whole text of another one, and of the same one what has changed, on the screen first. */
import { ensureSyntaxTree, language as languageFacet } from '@codemirror/language';
import { Compartment, EditorState, type Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { type GeneratedFile, textOf } from '../../core/files.ts';
import { inPause, nextTask, SLICE_MS } from '../idle.ts';
import { changesFor } from './change.ts';
import { changeOf, diffBlocks } from './diff.ts';
import { languageAtHand, languageFor } from './language.ts';
import type { Overlay } from './overlay.ts';
import { type Span, seenFirst } from './seen-first.ts';

/** How long changed lines stay lit after the last change. */
const LIT_MS = 1600;

export interface Screen {
  readonly view: EditorView;
  /** What the editor holds: the last file that was drawn, or, until typing pauses, the one before where nobody looks. */
  readonly shown: () => GeneratedFile | undefined;
  /** Returns whether `file` is another one than before. */
  readonly draw: (file: GeneratedFile) => boolean;
  /** Only what lies over the text. */
  readonly mark: () => void;
  /** Sets the editor up anew. */
  readonly adapt: (manner: Manner) => void;
  readonly destroy: () => void;
}

/** How the text is shown, whatever file it is. */
export interface Manner {
  readonly phrases: Extension;
  readonly wraps: boolean;
}

export interface ScreenOptions {
  readonly parent: HTMLElement;
  readonly abilities: Extension;
  readonly overlay: Overlay;
  readonly manner: Manner;
  /** The open file: an editor that is made with it is made once. */
  readonly file: GeneratedFile | undefined;
}

/** Text that takes more turns than these is read on when it is on the screen. */
const SLICES = 200;

/** Has the language read the text to its end. The editor by itself would read for 100 ms at a time, and nothing else could happen meanwhile. */
async function read(state: EditorState): Promise<void> {
  if (!state.facet(languageFacet)) return;
  for (let slice = 0; slice < SLICES; slice++) {
    await nextTask();
    if (ensureSyntaxTree(state, state.doc.length, SLICE_MS)) return;
  }
}

/**
 * Made in pieces, since all at once an editor holds up a slow processor for a third of a second: first without a text, which comes when
 * its language has read it. Whatever changes meanwhile is drawn by the next `draw`.
 */
export async function createScreen({ parent, abilities, overlay, ...first }: ScreenOptions): Promise<Screen> {
  const language = new Compartment();
  const spoken = new Compartment();
  const wrapping = new Compartment();
  let { manner } = first;
  let shown: GeneratedFile | undefined;
  /** Lines from 0 that the first half of a change has lit: the second half follows. */
  let litSoFar: readonly number[] = [];
  /** The file of which only the first half is drawn. */
  let unseen: GeneratedFile | undefined;
  let unlit: ReturnType<typeof setTimeout> | undefined;

  const wrap = () => (manner.wraps ? EditorView.lineWrapping : []);
  const extensionsFor = (path: string | undefined) => [
    abilities,
    language.of((path !== undefined && languageAtHand(path)) || []),
    spoken.of(manner.phrases),
    wrapping.of(wrap()),
  ];
  const filled = (state: EditorState, file: GeneratedFile) =>
    state.update({ changes: { from: 0, insert: file.pending ? '' : textOf(file) }, effects: overlay.all(file, []) });

  // Not without extensions for a moment: the nonce must be known when the first style element is made.
  const empty = EditorState.create({ extensions: extensionsFor(first.file?.path) });
  await nextTask();
  const view = new EditorView({ parent, state: empty });
  if (first.file) {
    await nextTask();
    const filling = filled(empty, first.file);
    await read(filling.state);
    await nextTask();
    view.dispatch(filling);
    shows(first.file);
  }

  /** The whole text of `file` has been put into the editor. */
  function shows(file: GeneratedFile): void {
    shown = file;
    litSoFar = [];
    unseen = undefined;
    if (!languageAtHand(file.path)) void highlight(file);
  }

  async function highlight({ path }: GeneratedFile): Promise<void> {
    const extension = await languageFor(path);
    if (shown?.path === path) view.dispatch({ effects: language.reconfigure(extension) });
  }

  /** Lines from 0 that are drawn, or nearly on the screen. */
  function seen(): Span {
    const { from, to } = view.viewport;
    return { from: view.state.doc.lineAt(from).number - 1, to: view.state.doc.lineAt(to).number };
  }

  function change(before: GeneratedFile, after: GeneratedFile): void {
    const next = seenFirst(before, after, seen());
    const hunks = diffBlocks(before.blocks, next.blocks);
    const lit = [...new Set([...litSoFar, ...changeOf(hunks).lines])];
    shown = next;
    view.dispatch({
      changes: hunks.flatMap((hunk) => changesFor(view.state.doc, hunk)),
      effects: overlay.all(next, lit),
    });
    litSoFar = next === after ? [] : lit;
    unseen = next === after ? undefined : after;
    if (unseen) drawUnseen();
    else if (lit.length > 0) light(after);
  }

  const drawUnseen = inPause(() => {
    if (shown && unseen) change(shown, unseen);
  });

  function light(file: GeneratedFile): void {
    clearTimeout(unlit);
    unlit = setTimeout(() => {
      if (shown === file) view.dispatch({ effects: overlay.marks(file, []) });
    }, LIT_MS);
  }

  return {
    view,
    shown: () => shown,
    draw(file) {
      if (shown?.path !== file.path || shown.pending) {
        view.setState(filled(EditorState.create({ extensions: extensionsFor(file.path) }), file).state);
        shows(file);
        return true;
      }
      if (shown !== file) change(shown, file);
      return false;
    },
    mark() {
      if (shown) view.dispatch({ effects: overlay.marks(shown, []) });
    },
    adapt(next) {
      manner = next;
      const over = shown && !shown.pending ? overlay.all(shown, []) : [];
      view.dispatch({ effects: [spoken.reconfigure(manner.phrases), wrapping.reconfigure(wrap()), ...over] });
    },
    destroy() {
      unseen = undefined;
      clearTimeout(unlit);
      view.destroy();
    },
  };
}
