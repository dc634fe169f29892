/** A generated file: where it goes, and the ordered parts that it is made of. */
import type { Answers, QuestionId } from '../answers/index.ts';
import { NO_SECRETS, type Secrets } from '../answers/secrets.ts';
import type { CommentLevel } from '../exim/index.ts';
import { type Block, PrintedBlock } from './block.ts';
import { COMMENTS, liner } from './lines.ts';
import {
  type Derived,
  type Line,
  type Names,
  type Part,
  type Printed,
  type RawRun,
  type Reads,
  readsOf,
  readsSame,
} from './part.ts';

export type { Block } from './block.ts';

/** Where a file is put on the server, and who may read it. */
export interface Placement {
  /** Path inside the bundle: `root/etc/exim4/exim4.conf`, `install.sh`. */
  readonly path: string;
  /** Permission bits. */
  readonly mode: number;
  /** Owner and group on the server; absent for files that stay in the bundle. */
  readonly owner?: string;
  readonly group?: string;
  /** Every line that is no comment holds a secret. */
  readonly secret?: true;
}

export interface GeneratedFile extends Placement {
  /** None while the file is {@link pending}. */
  readonly blocks: readonly Block[];
  /** Its place is known, and its text is not: the parts are not loaded yet. */
  readonly pending?: true;
  /** The questions that decide the file's path and whether it exists. */
  readonly owners: readonly QuestionId[];
}

/** A run of parts of one kind, with what stands around them; a group whose parts print nothing is absent altogether. */
export interface Group<N> {
  readonly key: string;
  /** Lines before the parts, such as `begin acl`. */
  readonly heading: readonly string[];
  readonly parts: readonly Part<N>[];
  /** Prints sibling nodes of one part. */
  readonly print: (nodes: readonly N[], level: CommentLevel) => readonly Printed[];
  /** Blank lines between two parts. */
  readonly gap: 0 | 1;
}

/** A group with its node type folded away. */
export interface AnyGroup {
  readonly key: string;
  /** Absent where nothing stands before the parts. */
  readonly heading: PrintedBlock | undefined;
  readonly gap: 0 | 1;
  readonly parts: readonly AnyPart[];
}

interface AnyPart {
  readonly id: string;
  readonly owners: readonly QuestionId[];
  readonly readsSecrets?: true;
  /** Where the answers are kept that its lines follow from, by step: each keystroke asks for all of them. */
  readonly reads: readonly Reads[];
  readonly print: (answers: Answers, level: CommentLevel, secrets: Secrets) => PrintedBlock;
}

/** The heading of a group, owned by whatever its parts read: without them it would not stand there. */
function headingOf<N>(group: Group<N>): PrintedBlock | undefined {
  if (group.heading.length === 0) return undefined;
  const owners = [...new Set(group.parts.flatMap((part) => part.owners))];
  const key = `${group.key}.heading`;
  return new PrintedBlock(key, group.heading, liner(key, owners));
}

/** What a part prints for some answers. What reads no question is the same for all of a preset, but for its comments: most of install.sh is. */
function printer<N>(part: Part<N>, print: Group<N>['print']): AnyPart['print'] {
  const toLines = liner(part.id, part.owners);
  const make: AnyPart['print'] = (answers, level, secrets) =>
    new PrintedBlock(part.id, print(part.build(answers, secrets), level), toLines);
  if (part.owners.length > 0 || part.readsSecrets) return make;
  const made = new Map<string, PrintedBlock>();
  return (answers, level, secrets) => {
    const circumstances = `${answers.preset} ${level}`;
    const block = made.get(circumstances) ?? make(answers, level, secrets);
    made.set(circumstances, block);
    return block;
  };
}

export function group<N>(definition: Group<N>): AnyGroup {
  return {
    key: definition.key,
    heading: headingOf(definition),
    gap: definition.gap,
    parts: definition.parts.map((part) => ({
      id: part.id,
      owners: part.owners,
      reads: readsOf([...part.owners, COMMENTS]),
      ...(part.readsSecrets ? { readsSecrets: true } : {}),
      print: printer(part, definition.print),
    })),
  };
}

/** A file without its text. */
export interface FileOutline {
  readonly id: string;
  /** Where it goes, or undefined where these answers do not need it. */
  readonly place: Derived<Placement | undefined>;
  /** Absent where its parts print nothing, as where they print secrets that nobody has. */
  readonly optional?: true;
  /** Absent where the parts are loaded later (`outline.ts`). */
  readonly groups?: readonly AnyGroup[];
}

export interface FileDefinition extends FileOutline {
  readonly groups: readonly AnyGroup[];
}

/** Files of one kind, one for each of some names: how many there are follows from the answers. */
export interface FileFamily<F extends FileOutline = FileOutline> {
  readonly id: string;
  readonly each: Names;
  /** The file for a name: the same object each time, since lines are remembered by their parts. */
  readonly of: (name: string) => F;
}

export type FileEntry = FileOutline | FileFamily;

/** A family whose files are made by `make` once each. The answers that tell how many there are own each of them. */
export function family<F extends FileOutline>(id: string, each: Names, make: (name: string) => F): FileFamily<F> {
  const made = new Map<string, F>();
  const of = (name: string): F => {
    const before = made.get(name);
    if (before) return before;
    const file = make(name);
    const uses = [...new Set([...each.uses, ...file.place.uses])];
    const owned = { ...file, place: { uses, of: file.place.of } };
    made.set(name, owned);
    return owned;
  };
  return { id, each, of };
}

/** The files that these answers ask for, families as their members. */
export function membersOf(
  entries: readonly FileEntry[],
  answers: Answers,
  secrets = NO_SECRETS,
): readonly FileOutline[] {
  return entries.flatMap((entry) => ('each' in entry ? entry.each.of(answers, secrets).map(entry.of) : [entry]));
}

/** Lines of text that is no configuration language of its own: a script, a list, a read-me. */
export type TextLine =
  | string
  | { readonly text: string; readonly from: readonly QuestionId[]; readonly comment?: true; readonly secret?: true };

/** Many lines of text with the same reason. */
export interface TextRun extends RawRun {
  readonly from: readonly QuestionId[];
}

/** A group of plain text parts. */
export function textGroup(key: string, parts: readonly Part<TextLine | TextRun>[], gap: 0 | 1 = 0): AnyGroup {
  return group({ key, heading: [], parts, print: (lines) => lines, gap });
}

/** Lines of text whose comments begin with `#`. The first and last newline of the source are for the eye only. */
export function textLines(source: string): TextLine[] {
  const lines = source.split('\n');
  if (lines[0] === '' && lines.length > 1) lines.shift();
  if (lines.at(-1) === '' && lines.length > 1) lines.pop();
  return lines.map((text) => {
    const said = text.trimStart();
    return said.startsWith('#') && !said.startsWith('#!') ? { text, from: [], comment: true } : text;
  });
}

/** A group of text parts, without its comments where the person wants none. */
export function commentedGroup(key: string, parts: readonly Part<TextLine>[], gap: 0 | 1): AnyGroup {
  const print = (lines: readonly TextLine[], level: CommentLevel) =>
    level === 'none' ? lines.filter((line) => typeof line === 'string' || !line.comment) : lines;
  return group({ key, heading: [], parts, print, gap });
}

/** What a part printed, and for which answers. */
interface Remembered {
  /** The latest for which it is this. */
  answers: Answers;
  readonly secrets: Secrets | undefined;
  readonly block: PrintedBlock;
}

/** Remembers what each part printed, so that a part whose questions did not change is not built again. */
export type PartCache = Map<object, Remembered>;

function print(part: AnyPart, answers: Answers, secrets: Secrets, cache: PartCache): PrintedBlock {
  const seen = part.readsSecrets ? secrets : undefined;
  const before = cache.get(part);
  if (before && before.secrets === seen && readsSame(part.reads, before.answers, answers)) {
    // No older answers are kept alive, and those of untouched steps stay one comparison.
    before.answers = answers;
    return before.block;
  }
  const block = part.print(answers, answers.review.comments, secrets);
  cache.set(part, { answers, secrets: seen, block });
  return block;
}

/** Heading and parts of one group as blocks; none where no part prints anything. */
function groupBlocks(
  definition: AnyGroup,
  answers: Answers,
  secrets: Secrets,
  cache: PartCache,
  first: boolean,
): Block[] {
  const blocks: Block[] = [];
  const { heading } = definition;
  for (const part of definition.parts) {
    const block = print(part, answers, secrets, cache);
    if (block.isEmpty) continue;
    // Before the first part stands the heading; without one, the blank line that parts it from the group before.
    const gap = blocks.length > 0 ? definition.gap === 1 : heading !== undefined || !first;
    blocks.push(gap ? block.afterBlank : block);
  }
  if (blocks.length === 0 || !heading) return blocks;
  return [first ? heading : heading.afterBlank, ...blocks];
}

/** Prints what the file holds into `cache`, a part at a time: for whom all of it at once would take too long. */
export function* printedAhead(
  { place, groups = [] }: FileOutline,
  answers: Answers,
  cache: PartCache,
  secrets: Secrets = NO_SECRETS,
): Generator<void> {
  if (!place.of(answers)) return;
  for (const { parts } of groups) {
    for (const part of parts) {
      print(part, answers, secrets, cache);
      yield;
    }
  }
}

/** The file for these answers, or undefined where they do not need it; pending where there is but an outline of it. */
export function generateFile(
  definition: FileOutline,
  answers: Answers,
  cache: PartCache = new Map(),
  secrets: Secrets = NO_SECRETS,
): GeneratedFile | undefined {
  const placement = definition.place.of(answers);
  if (!placement) return undefined;
  if (!definition.groups) return { ...placement, blocks: [], owners: definition.place.uses, pending: true };
  const blocks: Block[] = [];
  for (const part of definition.groups) blocks.push(...groupBlocks(part, answers, secrets, cache, blocks.length === 0));
  if (definition.optional && blocks.length === 0) return undefined;
  return { ...placement, blocks, owners: definition.place.uses };
}

/** All lines of a file in order. */
export function linesOf(file: GeneratedFile): readonly Line[] {
  return file.blocks.flatMap((block) => block.lines);
}

/**
 * The file's text, ending in a newline.
 * @throws where the file is pending: an empty text must not pass for its own
 */
export function textOf(file: GeneratedFile): string {
  if (file.pending) throw new Error(`the text of ${file.path} is not there yet`);
  let text = '';
  for (const block of file.blocks) {
    if (block instanceof PrintedBlock) text += block.text;
    else for (const line of block.lines) text += `${line.text}\n`;
  }
  return text;
}
