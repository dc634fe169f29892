/** A generated file: where it goes, and the ordered parts that it is made of. */
import type { Answers, QuestionId } from '../answers/index.ts';
import { NO_SECRETS, type Secrets } from '../answers/secrets.ts';
import type { CommentLevel } from '../exim/index.ts';
import type { Derived, Line, Part, RawLine } from './part.ts';

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

/** Consecutive lines of one part. Blank lines between blocks belong to the later one. */
export interface Block {
  readonly key: string;
  readonly lines: readonly Line[];
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
  readonly print: (nodes: readonly N[], level: CommentLevel) => readonly RawLine[];
  /** Blank lines between two parts. */
  readonly gap: 0 | 1;
}

/** A group with its node type folded away. */
export interface AnyGroup {
  readonly key: string;
  readonly heading: readonly string[];
  readonly gap: 0 | 1;
  readonly parts: readonly {
    readonly id: string;
    readonly owners: readonly QuestionId[];
    readonly readsSecrets?: true;
    readonly lines: (answers: Answers, level: CommentLevel, secrets: Secrets) => readonly RawLine[];
  }[];
}

export function group<N>(definition: Group<N>): AnyGroup {
  return {
    key: definition.key,
    heading: definition.heading,
    gap: definition.gap,
    parts: definition.parts.map((part) => ({
      id: part.id,
      owners: part.owners,
      ...(part.readsSecrets ? { readsSecrets: true } : {}),
      lines: (answers, level, secrets) => definition.print(part.build(answers, secrets), level),
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
  readonly each: Derived<readonly string[]>;
  /** The file for a name: the same object each time, since lines are remembered by their parts. */
  readonly of: (name: string) => F;
}

export type FileEntry = FileOutline | FileFamily;

/** A family whose files are made by `make` once each. The answers that tell how many there are own each of them. */
export function family<F extends FileOutline>(
  id: string,
  each: Derived<readonly string[]>,
  make: (name: string) => F,
): FileFamily<F> {
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
export function membersOf(entries: readonly FileEntry[], answers: Answers): readonly FileOutline[] {
  return entries.flatMap((entry) => ('each' in entry ? entry.each.of(answers).map(entry.of) : [entry]));
}

/** Lines of text that is no configuration language of its own: a script, a list, a read-me. */
export type TextLine =
  | string
  | { readonly text: string; readonly from: readonly QuestionId[]; readonly comment?: true; readonly secret?: true };

/** The printer of {@link TextLine}s. */
export function printText(lines: readonly TextLine[]): readonly RawLine[] {
  return lines.map((line) => (typeof line === 'string' ? { text: line } : line));
}

/** A group of plain text parts. */
export function textGroup(key: string, parts: readonly Part<TextLine>[], gap: 0 | 1 = 0): AnyGroup {
  return group({ key, heading: [], parts, print: printText, gap });
}

/** Lines of text whose comments begin with `#`. The first and last newline of the source are for the eye only. */
export function textLines(source: string): TextLine[] {
  return source
    .replace(/^\n|\n$/g, '')
    .split('\n')
    .map((text) => (/^\s*#(?!!)/.test(text) ? { text, from: [], comment: true } : text));
}

/** A group of text parts, without its comments where the person wants none. */
export function commentedGroup(key: string, parts: readonly Part<TextLine>[], gap: 0 | 1): AnyGroup {
  const print = (lines: readonly TextLine[], level: CommentLevel) =>
    printText(level === 'none' ? lines.filter((line) => typeof line === 'string' || !line.comment) : lines);
  return group({ key, heading: [], parts, print, gap });
}

const COMMENTS: QuestionId = 'review.comments';

/** The owners of lines with one source: shared, since most lines of a part have the same. */
type Owners = Pick<Line, 'own' | 'inherited'>;

function ownersOf({ from = [], comment }: RawLine, part: string, owners: readonly QuestionId[]): Owners {
  const own = [...(from as readonly QuestionId[]), ...(comment ? [COMMENTS] : [])];
  const stray = own.find((id) => id !== COMMENTS && !owners.includes(id));
  if (stray) throw new Error(`part ${part} names ${stray} as a source and does not read it`);
  return { own, inherited: own.length > 0 ? owners.filter((id) => !own.includes(id)) : owners };
}

/** Makes lines of what a part printed. */
function liner(part: string, owners: readonly QuestionId[]): (raw: RawLine) => Line {
  const known = new Map<string, Owners>();
  const blank: Line = { text: '', own: [], inherited: [], part };
  return (raw) => {
    const { text, from, about, comment, why, secret } = raw;
    if (text === '') return blank;
    const source = `${from ? from.join(' ') : ''}${comment ? '#' : ''}`;
    let found = known.get(source);
    if (!found) {
      found = ownersOf(raw, part, owners);
      known.set(source, found);
    }
    const line: Writable<Line> = { text, own: found.own, inherited: found.inherited, part };
    if (about) line.about = about;
    if (comment) line.comment = true;
    if (why) line.why = why;
    if (secret) line.secret = true;
    return line;
  };
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** Remembers what each part printed for which answers, so that a part whose questions did not change is not built again. */
export type PartCache = Map<
  object,
  {
    readonly inputs: readonly unknown[];
    readonly preset: Answers['preset'];
    readonly secrets: Secrets | undefined;
    readonly lines: readonly Line[];
  }
>;

/** Where the answers that a part reads are kept: taken apart once, since each keystroke asks for all of them. */
const addresses = new WeakMap<AnyGroup['parts'][number], readonly (readonly [step: string, key: string])[]>();
function addressesOf(part: AnyGroup['parts'][number]): readonly (readonly [step: string, key: string])[] {
  const known = addresses.get(part);
  if (known) return known;
  const found = [...part.owners, COMMENTS].map((id) => id.split('.') as [string, string]);
  addresses.set(part, found);
  return found;
}

function partLines(
  part: AnyGroup['parts'][number],
  answers: Answers,
  secrets: Secrets,
  cache: PartCache,
): readonly Line[] {
  const steps = answers as unknown as Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  const read = addressesOf(part);
  const seen = part.readsSecrets ? secrets : undefined;
  const before = cache.get(part);
  const isSame =
    before?.preset === answers.preset &&
    before.secrets === seen &&
    read.every(([step, key], index) => steps[step]?.[key] === before.inputs[index]);
  if (before && isSame) return before.lines;
  const lines = part.lines(answers, answers.review.comments, secrets).map(liner(part.id, part.owners));
  const inputs = read.map(([step, key]) => steps[step]?.[key]);
  cache.set(part, { inputs, preset: answers.preset, secrets: seen, lines });
  return lines;
}

const BLANK: Line = { text: '', own: [], inherited: [], part: '' };

/** `lines` after a blank one: the same array each time, so that callers can tell by identity that nothing changed. */
const spaced = new WeakMap<readonly Line[], readonly Line[]>();
function afterBlank(lines: readonly Line[]): readonly Line[] {
  const known = spaced.get(lines) ?? [BLANK, ...lines];
  spaced.set(lines, known);
  return known;
}

/** The heading of a group, owned by whatever its parts read: without them it would not stand there. */
const headings = new WeakMap<AnyGroup, readonly Line[]>();
function headingOf(definition: AnyGroup): readonly Line[] {
  const known = headings.get(definition);
  if (known) return known;
  const owners = [...new Set(definition.parts.flatMap((part) => part.owners))];
  const toLine = liner(`${definition.key}.heading`, owners);
  const lines = definition.heading.map((text) => toLine({ text }));
  headings.set(definition, lines);
  return lines;
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
  const heading = headingOf(definition);
  for (const part of definition.parts) {
    const lines = partLines(part, answers, secrets, cache);
    if (lines.length === 0) continue;
    // Before the first part stands the heading; without one, the blank line that parts it from the group before.
    const gap = blocks.length > 0 ? definition.gap === 1 : heading.length > 0 || !first;
    blocks.push({ key: part.id, lines: gap ? afterBlank(lines) : lines });
  }
  if (blocks.length === 0 || heading.length === 0) return blocks;
  return [{ key: `${definition.key}.heading`, lines: first ? heading : afterBlank(heading) }, ...blocks];
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
  for (const { lines } of file.blocks) for (const line of lines) text += `${line.text}\n`;
  return text;
}
