/** Answers → the files of the bundle. The page, the command line and the tests all come through here. */
import type { Answers } from './answers/index.ts';
import { type GeneratedFile, generateFile, type PartCache } from './mailserver/file.ts';
import { fileDefinitions } from './mailserver/index.ts';
import type { ReadmeWords } from './mailserver/readme/words.ts';

export type { Block, GeneratedFile, Placement } from './mailserver/file.ts';
export { linesOf, textOf } from './mailserver/file.ts';
export type { Line } from './mailserver/part.ts';
export type { ReadmeWords } from './mailserver/readme/words.ts';
export { REOPEN_PART } from './mailserver/reopen.ts';

export type Generate = (answers: Answers) => readonly GeneratedFile[];

/**
 * A generator that remembers: parts whose questions did not change keep their lines (the very same arrays), so a caller
 * can tell by identity what is new.
 */
export function createGenerator(words: ReadmeWords): Generate {
  const cache: PartCache = new Map();
  const definitions = fileDefinitions(words);
  return (answers) =>
    definitions.flatMap((definition) => {
      const file = generateFile(definition, answers, cache);
      return file ? [file] : [];
    });
}
