/** Answers → all files of the bundle, at once. The command line and the tests come through here; the page through `files.ts`. */
import { type Generate, generatorOf, type PartCache } from './files.ts';
import { fileDefinitions } from './mailserver/index.ts';
import type { ReadmeWords } from './mailserver/readme/words.ts';

export * from './files.ts';

/** A generator of the whole bundle; see {@link generatorOf} for what it remembers. */
export const createGenerator = (words: ReadmeWords, cache?: PartCache): Generate =>
  generatorOf(fileDefinitions(words), cache);
