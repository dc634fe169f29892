/**
 * Generated files, and the generator for a list of them. The page starts with the outline, whose parts are here at once; the whole
 * is `bundle.ts`, which the page must not import where typing waits for it.
 */
import type { Answers } from './answers/index.ts';
import type { Secrets } from './answers/secrets.ts';
import { type FileEntry, type GeneratedFile, generateFile, membersOf, type PartCache } from './mailserver/file.ts';

export type { Block, FileEntry, FileOutline, GeneratedFile, PartCache, Placement } from './mailserver/file.ts';
export { linesOf, textOf } from './mailserver/file.ts';
export { outline } from './mailserver/outline.ts';
export type { Line } from './mailserver/part.ts';
export type { Trouble, TroublePlaces, TroubleWords } from './mailserver/readme/troubles.ts';
export type { ReadmeWords } from './mailserver/readme/words.ts';
export { REOPEN_PART } from './mailserver/reopen.ts';

/** Secrets are no answers: without them the files are made so that install.sh asks for what is missing. */
export type Generate = (
  answers: Answers,
  secrets?: Secrets,
  /** What is not made anew, by its path: the file as it was. */
  asBefore?: (path: string) => GeneratedFile | undefined,
) => readonly GeneratedFile[];

/**
 * A generator that remembers: parts whose questions did not change keep their lines (the very same arrays), so a caller
 * can tell by identity what is new. Generators with one `cache` share what they remember.
 */
export function generatorOf(definitions: readonly FileEntry[], cache: PartCache = new Map()): Generate {
  return (answers, secrets, asBefore) =>
    membersOf(definitions, answers).flatMap((definition) => {
      const placement = asBefore && definition.place.of(answers);
      const before = placement && asBefore(placement.path);
      const file = before ?? generateFile(definition, answers, cache, secrets);
      return file ? [file] : [];
    });
}
