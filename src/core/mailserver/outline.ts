/**
 * The ordered list of generated files: what a person reads first, what is installed, what may be pasted by hand. Where a file goes is
 * always known; the parts of some are loaded later (`index.ts`), so that a page can show what is typed without waiting for them.
 */
import { autoconfigOutline, autodiscoverOutline, policyOutline, zoneOutline } from './dns/outline.ts';
import {
  dovecotDropInOutline,
  dovecotSnippetOutline,
  dovecotUsersOutline,
  junkRuleOutline,
} from './dovecot/outline.ts';
import { eximConf } from './exim/config.ts';
import {
  aliasesOutline,
  dkimSelectorsOutline,
  mailboxesOutline,
  senderOwnersOutline,
  smarthostLoginsOutline,
  tlsNamesOutline,
} from './exim/outline.ts';
import { fail2banDovecotFilterOutline, fail2banFilterOutline, fail2banJailOutline } from './fail2ban/outline.ts';
import type { FileEntry, FileOutline } from './file.ts';
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
  junkRuleOutline,
  deployHookOutline,
  fail2banFilterOutline,
  fail2banDovecotFilterOutline,
  fail2banJailOutline,
];

export const outline: readonly FileEntry[] = [
  readmeOutline,
  scriptOutline,
  // It is what the line in the others stands for.
  answersOutline,
  ...installed,
  zoneOutline,
  policyOutline,
  autoconfigOutline,
  autodiscoverOutline,
  dovecotSnippetOutline,
];
