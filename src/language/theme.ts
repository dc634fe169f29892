/**
 * Colours for those who bring no theme of their own: each token has a class, each class takes its colour from a custom
 * property, and the properties have values for light and dark. CodeMirror's style element carries the nonce of
 * `EditorView.cspNonce`, so a policy without 'unsafe-inline' is enough; nothing is written into `style` attributes.
 */
import { syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { highlighter } from './highlighter.ts';

/** Name → light and dark; each pair has a contrast of at least 4.5 : 1 on white and on #1b1b1b. */
export const colours = {
  comment: ['#62676f', '#8f98a3'],
  keyword: ['#6b3fa0', '#c3a1f0'],
  control: ['#8a1c7c', '#ef9fe3'],
  definition: ['#0b4fa8', '#8ab8ff'],
  property: ['#1d5f7a', '#7cc7e0'],
  atom: ['#7a4a00', '#e0b068'],
  string: ['#2b6a2f', '#93cf95'],
  escape: ['#8a5a00', '#e8c06a'],
  number: ['#9a3412', '#f0a37c'],
  variable: ['#a01f4b', '#f59ab5'],
  macro: ['#805300', '#dcb45c'],
  punctuation: ['#5c626b', '#9aa3ad'],
  invalid: ['#b3001b', '#ff8a8a'],
} as const;

const names = Object.keys(colours) as (keyof typeof colours)[];
const properties = (scheme: 0 | 1) => Object.fromEntries(names.map((name) => [`--tok-${name}`, colours[name][scheme]]));

const styles = EditorView.baseTheme({
  '&light': properties(0),
  '&dark': properties(1),
  ...Object.fromEntries(names.map((name) => [`.tok-${name}`, { color: `var(--tok-${name})` }])),
  '.tok-definition, .tok-strong': { fontWeight: '600' },
  '.tok-emphasis': { fontStyle: 'italic' },
  '.tok-invalid': { textDecoration: 'underline wavy 1px' },
  '.cm-exim-description': { maxWidth: '34em', padding: '0.4em 0.7em' },
  '.cm-exim-description-name': { fontFamily: 'monospace', fontWeight: '600' },
  '.cm-exim-description-facts': { opacity: '0.8', fontSize: '0.9em' },
});

/** Highlights every language in this folder with these colours. */
export const highlighting: Extension = [styles, syntaxHighlighting(highlighter)];
