/**
 * The ordered list of generated files: what a person reads first, what is installed, what may be pasted by hand. Where a file goes is
 * always known; the parts of some are loaded later (`index.ts`), so that a page can show what is typed without waiting for them.
 */
import { dovecotDropInOutline, dovecotSnippetOutline, dovecotUsersOutline } from './dovecot/outline.ts';
import { eximConf } from './exim/config.ts';
import {
  aliasesOutline,
  dkimSelectorsOutline,
  mailboxesOutline,
  senderOwnersOutline,
  smarthostLoginsOutline,
  tlsNamesOutline,
} from './exim/outline.ts';
import type { FileOutline } from './file.ts';
import { deployHookOutline, scriptOutline } from './install/outline.ts';
import { answersOutline, readmeOutline } from './readme/outline.ts';
import { reopenable } from './reopen.ts';

/** The files below root/, in the order of the preview's tabs. */
export const installed: readonly FileOutline[] = [
  reopenable(eximConf),
  aliasesOutline,
  senderOwnersOutline,
  mailboxesOutline,
  dkimSelectorsOutline,
  tlsNamesOutline,
  smarthostLoginsOutline,
  dovecotUsersOutline,
  dovecotDropInOutline,
  deployHookOutline,
];

export const outline: readonly FileOutline[] = [
  readmeOutline,
  scriptOutline,
  // It is what the line in the others stands for.
  answersOutline,
  ...installed,
  dovecotSnippetOutline,
];
