/** The ordered list of generated files. */
import { eximConf } from './exim/config.ts';
import { aliasesFile, senderOwnersFile } from './exim/lists.ts';
import type { FileDefinition } from './file.ts';
import type { ReadmeWords } from './readme/words.ts';

export function fileDefinitions(_words: ReadmeWords): readonly FileDefinition[] {
  return [eximConf, aliasesFile, senderOwnersFile];
}
