/** Two versions of a file in the editor, side by side or in one text. Loaded when somebody asks what changed. */
import { MergeView, unifiedMergeView } from '@codemirror/merge';
import { EditorState, type Extension } from '@codemirror/state';
import { EditorView, lineNumbers } from '@codemirror/view';
import { type GeneratedFile, linesOf, REOPEN_PART } from '../../core/files.ts';
import { STYLE_NONCE } from './abilities.ts';
import { languageFor } from './language.ts';
import { maskedText } from './mask.ts';
import { previewTheme } from './theme.ts';

export interface Comparison {
  readonly path: string;
  /** Absent where the file is new, or gone. */
  readonly before: GeneratedFile | undefined;
  readonly now: GeneratedFile | undefined;
  readonly layout: 'unified' | 'side-by-side';
  readonly labels: { readonly before: string; readonly now: string };
  readonly phrases: Readonly<Record<string, string>>;
}

/** A file's text: secrets as dots, and without the line that re-opens it, which follows every answer. */
function docOf(file: GeneratedFile | undefined): string {
  if (!file) return '';
  return linesOf(file)
    .filter(({ part }) => part !== REOPEN_PART)
    .map((line) => `${maskedText(line, file)}\n`)
    .join('');
}

const collapseUnchanged = { margin: 3, minSize: 6 };

/** Shows the difference in `parent`; what is returned takes it away again. */
export async function showDifference(parent: HTMLElement, comparison: Comparison): Promise<() => void> {
  const { path, layout, labels, phrases } = comparison;
  const before = docOf(comparison.before);
  const now = docOf(comparison.now);
  const language = await languageFor(path);
  const extensions = (label: string): Extension => [
    EditorState.readOnly.of(true),
    EditorView.cspNonce.of(STYLE_NONCE),
    EditorState.phrases.of(phrases),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ 'aria-label': label, 'aria-readonly': 'true', inputmode: 'none', lang: 'en' }),
    lineNumbers(),
    language,
    previewTheme,
  ];
  if (layout === 'unified') {
    const unified = unifiedMergeView({
      original: before,
      mergeControls: false,
      gutter: true,
      collapseUnchanged,
      // What is gone would be read line by line by itself, where most of it is no valid Exim.
      syntaxHighlightDeletions: false,
    });
    const state = EditorState.create({ doc: now, extensions: [extensions(labels.now), unified] });
    const view = new EditorView({ parent, state });
    return () => view.destroy();
  }
  const view = new MergeView({
    parent,
    a: { doc: before, extensions: extensions(labels.before) },
    b: { doc: now, extensions: extensions(labels.now) },
    gutter: true,
    collapseUnchanged,
  });
  return () => view.destroy();
}
