import type { ShellWords } from '../messages.ts';

const plural = new Intl.PluralRules('en');
const number = new Intl.NumberFormat('en');
const and = new Intl.ListFormat('en', { type: 'conjunction' });

/** `3 lines`, `1 line`. */
const count = (n: number, one: string, other: string) =>
  `${number.format(n)} ${plural.select(n) === 'one' ? one : other}`;

export const shell: ShellWords = {
  title: 'Exim configuration wizard',
  privacy: 'Everything is made in this page. No answer leaves it.',
  skipToQuestions: 'Skip to the questions',
  skipToPreview: 'Skip to the preview',
  loading: 'Loading…',
  steps: {
    label: 'Steps',
    names: {
      basics: 'Basics',
      tls: 'TLS & authentication',
      routing: 'Routing',
      dovecot: 'Dovecot',
      hardening: 'Hardening',
      review: 'Review & install',
    },
    short: {
      basics: 'Basics',
      tls: 'TLS',
      routing: 'Routing',
      dovecot: 'Dovecot',
      hardening: 'Hardening',
      review: 'Install',
    },
    untouched: 'not opened yet',
    done: 'done',
    attention: (n) => `${count(n, 'answer needs', 'answers need')} attention`,
    previous: (step) => `Back: ${step}`,
    next: (step) => `Next: ${step}`,
  },
  history: {
    undo: (what) => `Undo: ${what}`,
    redo: (what) => `Redo: ${what}`,
    nothingToUndo: 'Nothing to undo',
    nothingToRedo: 'Nothing to redo',
    undone: (what) => `Undone: ${what}`,
    redone: (what) => `Redone: ${what}`,
  },
  settings: { language: 'Language', theme: 'Colours', system: 'System', light: 'Light', dark: 'Dark' },
  question: {
    space: ' ',
    example: 'Example: ',
    why: 'Why this matters',
    term: 'What Exim or Dovecot calls it',
    listHelp: 'One entry a line; commas and spaces separate too.',
    range: (min, max) => `(${min} to ${max})`,
    given: 'Set without asking',
    sample: 'A sample value.',
    keep: (value) => `Keep ${value}`,
    problem: (found, expected) => `Found ${found}; expected ${expected}.`,
    missing: (expected) => `Nothing is here yet; expected ${expected}.`,
    line: (line, message) => `Line ${number.format(line)}: ${message}`,
    more: (n) => `${count(n, 'more entry has', 'more entries have')} a problem.`,
    use: (value) => `Use ${value}`,
  },
  preview: {
    title: 'Preview',
    files: 'Files of the bundle',
    show: 'Show the files',
    backToQuestions: 'Back to the questions',
    copyFile: 'Copy this file',
    downloadFile: 'Download this file',
    search: 'Search',
    mode: (mode, owner) => `mode ${mode}, ${owner}`,
    inBundle: 'stays in the bundle',
    lastValid: (questions) =>
      `These files still use the last valid ${questions.length > 0 ? `answer to: ${and.format(questions)}` : 'answers'}.`,
    changed: (n) => `${count(n, 'line', 'lines')} changed by your last answer`,
    changedIn: (n, file) => `${count(n, 'line', 'lines')} changed in ${file}`,
    owned: (n) => `${count(n, 'line depends', 'lines depend')} on this answer`,
    ownedBy: (n, question) => `${count(n, 'line', 'lines')} here from “${question}”`,
    notHere: (question) => `Nothing in this file comes from “${question}”`,
    elsewhere: (files) => `See ${and.format(files)}.`,
    line: (n) => `Line ${number.format(n)}`,
    madeBy: 'Made by',
    alsoFrom: 'Its section also depends on',
    fixed: 'This line is the same for every answer.',
    hint: 'Put the cursor on a line to see which answers made it.',
    editorLabel: (path) => `Contents of ${path}, read only`,
    editor: {},
  },
  copy: 'Copy',
  copied: 'Copied',
  copyFailed: 'The browser refused to copy',
};
