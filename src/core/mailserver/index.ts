/** The ordered list of generated files: what a person reads first, what is installed, what may be pasted by hand. */
import { dovecotDefinitions, dovecotSnippet } from './dovecot/index.ts';
import { eximConf } from './exim/config.ts';
import { aliasesFile, dkimSelectorsFile, senderOwnersFile } from './exim/lists.ts';
import type { FileDefinition } from './file.ts';
import { deployHook, installScript } from './install/index.ts';
import { answersFile, readmeFile } from './readme/index.ts';
import type { ReadmeWords } from './readme/words.ts';
import { reopenable } from './reopen.ts';

/** The files below root/, in the order of the preview's tabs. */
const installed: readonly FileDefinition[] = [
  eximConf,
  aliasesFile,
  senderOwnersFile,
  dkimSelectorsFile,
  ...dovecotDefinitions,
  deployHook,
];
const script = installScript(installed);

export function fileDefinitions(words: ReadmeWords): readonly FileDefinition[] {
  return [
    reopenable(readmeFile(words), 'markdown'),
    reopenable(script),
    // It is what the line in the others stands for.
    answersFile,
    ...installed.map((definition) => reopenable(definition)),
    reopenable(dovecotSnippet),
  ];
}
