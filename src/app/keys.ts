/** What this page keeps in the browser, by key; the inline script is handed them too (`early.ts`). */
export const keys = {
  theme: 'exim-wizard:theme',
  language: 'exim-wizard:language',
  /** The draft of this tab (in the session's storage), and the one that was worked on last. */
  current: 'exim-wizard:current',
  /** Before the id of a draft. */
  draft: 'exim-wizard:draft:',
} as const;
export type Keys = typeof keys;
