/** Colours and metrics of the editor; all from the page's tokens, so that both colour schemes come by themselves. */
import { syntaxHighlighting } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { highlighter } from '../../language/highlighter.ts';
import styles from '../styles/editor.css?inline';
import { adopt } from '../ui/adopt.ts';

adopt(styles);

const theme = EditorView.theme({
  '&': { height: '100%', color: 'var(--color-code)', backgroundColor: 'var(--color-well)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--font-mono)', fontSize: 'var(--text-code)', lineHeight: 'var(--leading-code)' },
  '.cm-content': { padding: 'var(--code-pad) 0', caretColor: 'var(--color-accent)' },
  '.cm-line': { padding: '0 var(--space-4) 0 var(--space-2)' },
  '.cm-gutters': {
    backgroundColor: 'var(--color-well)',
    color: 'var(--color-faint)',
    border: 'none',
    minWidth: 'var(--gutter)',
    boxSizing: 'border-box',
    justifyContent: 'flex-end',
  },
  '.cm-lineNumbers .cm-gutterElement': { minWidth: '0', padding: '0 2px 0 0' },
  '.cm-foldGutter .cm-gutterElement': { width: '14px', padding: '0', textAlign: 'center', cursor: 'pointer' },
  '.cm-activeLineGutter': { backgroundColor: 'transparent', color: 'var(--color-ink)' },
  '.cm-foldPlaceholder': {
    backgroundColor: 'var(--color-raised)',
    border: '1px solid var(--color-line)',
    color: 'var(--color-dim)',
    padding: '0 6px',
  },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'var(--color-selection)',
  },
  '.cm-cursor': { borderLeftColor: 'var(--color-accent)', borderLeftWidth: '2px' },
  '.cm-selectionMatch, .cm-searchMatch': { backgroundColor: 'var(--color-match)' },
  '.cm-searchMatch-selected': { outline: '1px solid var(--color-accent)' },
  '&.cm-focused .cm-matchingBracket': { backgroundColor: 'var(--color-match)' },
});

/** The colours of the tokens' classes are in `styles/editor.css`. */
export const previewTheme = [theme, syntaxHighlighting(highlighter)];
