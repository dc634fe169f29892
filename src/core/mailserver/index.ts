/** The ordered list of generated files: what a person reads first, what is installed, what may be pasted by hand. */
import { dovecotDefinitions, dovecotSnippet } from './dovecot/index.ts';
import { eximConf } from './exim/config.ts';
import { aliasesFile, senderOwnersFile } from './exim/lists.ts';
import type { FileDefinition } from './file.ts';
import { deployHook, installScript } from './install/index.ts';
import { answersFile, readmeFile } from './readme/index.ts';
import type { ReadmeWords } from './readme/words.ts';

/** The files below root/, in the order of the preview's tabs. */
const installed: readonly FileDefinition[] = [
  eximConf,
  aliasesFile,
  senderOwnersFile,
  ...dovecotDefinitions,
  deployHook,
];
const script = installScript(installed);

export function fileDefinitions(words: ReadmeWords): readonly FileDefinition[] {
  return [readmeFile(words), script, answersFile, ...installed, dovecotSnippet];
}
