/**
 * Generated files, and the generator for a list of them. The page starts with the outline, whose parts are here at once; the whole
 * is `bundle.ts`, which the page must not import where typing waits for it.
 */
import type { Answers } from './answers/index.ts';
import type { Secrets } from './answers/secrets.ts';
import {
  type FileEntry,
  type FileOutline,
  type GeneratedFile,
  generateFile,
  membersOf,
  type PartCache,
  printedAhead,
} from './mailserver/file.ts';

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
  /** The one file that is made anew, by its path; the others may stay as they were made last. */
  first?: string,
) => readonly GeneratedFile[];

interface Made {
  readonly definition: FileOutline;
  readonly file: GeneratedFile;
}

const isSame = (a: GeneratedFile, { blocks, ...b }: GeneratedFile): boolean =>
  (Object.keys(b) as (keyof typeof b)[]).every((key) => a[key] === b[key]) &&
  a.blocks.length === blocks.length &&
  a.blocks.every((block, index) => block === blocks[index]);

/**
 * A generator that remembers: parts whose questions did not change keep their blocks (the very same objects), files of such parts alone
 * are the very same objects, so a caller can tell by identity what is new. Generators with one `cache` share what they remember.
 */
export function generatorOf(definitions: readonly FileEntry[], cache: PartCache = new Map()): Generate {
  let latest: readonly Made[] = [];
  return (answers, secrets, first) => {
    const members = membersOf(definitions, answers, secrets);
    const before = new Map(latest.map(({ definition, file }) => [definition, file]));
    const make = (definition: FileOutline): Made[] => {
      const file = generateFile(definition, answers, cache, secrets);
      const known = before.get(definition);
      return file ? [{ definition, file: known && isSame(known, file) ? known : file }] : [];
    };
    const wanted = latest.find(({ definition, file }) => file.path === first && members.includes(definition));
    const [anew] = wanted ? make(wanted.definition) : [];
    const mayStay = anew !== undefined && anew.file.path === first;
    latest = mayStay ? latest.map((each) => (each === wanted ? anew : each)) : members.flatMap(make);
    return latest.map(({ file }) => file);
  };
}

/** All that a generator with this `cache` will print for the answers, a part at a time. */
export function* madeAhead(
  definitions: readonly FileEntry[],
  answers: Answers,
  cache: PartCache,
  secrets?: Secrets,
): Generator<void> {
  for (const file of membersOf(definitions, answers, secrets)) yield* printedAhead(file, answers, cache, secrets);
}
