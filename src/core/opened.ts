/**
 * Whatever somebody brings back (bundle, answers.json, a generated file, a link) → answers, what could not be read, and what
 * was changed by hand. The page and the command line both read through here.
 */

import {
  ANSWERS_VERSION,
  type Answers,
  describeFound,
  describeName,
  type Expectation,
  type Problem,
  presetIds,
  steps,
} from './answers/index.ts';
import { fromLink, LINK_MARK } from './answers/link.ts';
import { fromAnswersFile, fromReopenLine, type Restored } from './answers/saved.ts';
import { archiveKind, type FoundFile, MAX_BYTES, unpack } from './archive.ts';
import { type GeneratedFile, linesOf, REOPEN_PART } from './files.ts';
import { diffTexts, type LineChange, sharedLines } from './line-diff.ts';

export interface TextFile {
  readonly path: string;
  readonly text: string;
}

export interface Opened {
  /** Absent where nothing of it holds answers. */
  readonly answers: Answers | undefined;
  /** All that could not be read. */
  readonly problems: readonly Problem[];
  /** What came with it and can be compared with what the wizard prints. */
  readonly files: readonly TextFile[];
}

const complaint = (name: string, found: unknown, expected: Expectation, detail: Problem['detail'] = {}): Problem => ({
  question: describeName(name),
  path: [],
  found: describeFound(found),
  expected,
  detail,
});

function textOfBytes({ path, bytes }: FoundFile): TextFile | Problem {
  if (bytes.length > MAX_BYTES) return complaint(path, bytes.length, 'small-file', { max: MAX_BYTES });
  try {
    return { path, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return complaint(path, String.fromCharCode(...bytes.subarray(0, 20)), 'wizard-file');
  }
}

/** An archive's content; any other file is itself. */
async function expand(file: FoundFile): Promise<readonly (TextFile | Problem)[]> {
  const kind = archiveKind(file.bytes);
  if (!kind) return [textOfBytes(file)];
  try {
    return (await unpack(kind, file.bytes)).map(textOfBytes);
  } catch {
    return [complaint(file.path, `${kind}, ${file.bytes.length} bytes`, 'whole-archive', { max: MAX_BYTES })];
  }
}

const isProblem = (item: TextFile | Problem): item is Problem => 'expected' in item;

/** Opens the files that came together: the first of them that holds answers gives them, the others are compared. */
export async function openFiles(given: readonly FoundFile[]): Promise<Opened> {
  const items = (await Promise.all(given.map(expand))).flat();
  const problems = items.filter(isProblem);
  const files = items.filter((item): item is TextFile => !isProblem(item));
  const isAnswers = (file: TextFile) => /(?:^|\/)answers[^/]*\.json$/.test(file.path);
  const inOrder = [...files.filter(isAnswers), ...files.filter((file) => !isAnswers(file))];
  for (const file of inOrder) {
    const read = readText(file);
    if (!read) continue;
    return { answers: read.answers, problems: [...problems, ...read.refused], files };
  }
  return { answers: undefined, problems: [...problems, ...files.map(whyNot)], files };
}

/** Opens a link, or the text of any file that we made. */
export function openText(text: string, name = 'text'): Opened {
  const file = { path: name, text };
  const read = readText(file);
  if (read) return { answers: read.answers, problems: read.refused, files: [] };
  return { answers: undefined, problems: [whyNot(file)], files: [] };
}

const LINK = new RegExp(`(?:^|#)(${LINK_MARK}[A-Za-z0-9_-]+)\\s*$`);

/** The fragment of ours that `text` is, or ends with. */
export const linkIn = (text: string): string | undefined => (text.length < 30_000 ? LINK.exec(text)?.[1] : undefined);

function readText({ text }: TextFile): Restored | undefined {
  const json = tryJson(text);
  if (json !== undefined) return fromAnswersFile(withVersion(json));
  const link = linkIn(text.trim());
  return (link && fromLink(link)) || fromReopenLine(text);
}

/** By hand, people leave out what seems obvious. */
function withVersion(json: unknown): unknown {
  if (typeof json !== 'object' || json === null || 'version' in json) return json;
  if (!Object.keys(json).some((key) => key in steps)) return json;
  return { version: ANSWERS_VERSION, preset: presetIds[0], ...json };
}

function whyNot({ path, text }: TextFile): Problem {
  const json = tryJson(text);
  const version = typeof json === 'object' && json !== null && 'version' in json ? json.version : undefined;
  if (version !== undefined && version !== ANSWERS_VERSION) {
    return complaint('version', version, 'known-version', { version: ANSWERS_VERSION });
  }
  return complaint(path, text.slice(0, 60), 'wizard-file');
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

// ------------------------------------------------------------------------------------------------ changes by hand

export interface HandEdit {
  /** The file as the wizard names it. */
  readonly path: string;
  readonly changes: readonly LineChange[];
}

const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1);
const withoutNumber = (name: string) => name.replace(/ ?\(\d+\)/, '');

/** What a file says, without the line that re-opens it. */
const printed = (file: GeneratedFile) =>
  linesOf(file)
    .filter(({ part }) => part !== REOPEN_PART)
    .map(({ text }) => text);
const REOPEN_TEXT = /^(?:#|<!--) exim-wizard re-opens this: /;
const foundLines = (text: string) =>
  text
    .replace(/\r\n/g, '\n')
    .replace(/\n$/, '')
    .split('\n')
    .filter((line) => !REOPEN_TEXT.test(line));

/** Without the blank lines at the end: one parts the last line from the rest. */
const trimmed = (lines: readonly string[]) => {
  let end = lines.length;
  while (end > 0 && lines[end - 1]?.trim() === '') end--;
  return lines.slice(0, end);
};

/** The generated file that `found` is a version of: by its name, and among several by what they share. */
function twinOf(found: TextFile, sets: readonly (readonly GeneratedFile[])[]): readonly string[] | undefined {
  const name = withoutNumber(nameOf(found.path));
  const lines = foundLines(found.text);
  const named = sets.flat().filter(({ path }) => nameOf(path) === name);
  const inPlace = named.filter(({ path }) => found.path.endsWith(path));
  let best: { readonly lines: readonly string[]; readonly shared: number } | undefined;
  for (const file of inPlace.length > 0 ? inPlace : named.length > 0 ? named : sets.flat()) {
    const candidate = printed(file);
    const shared = sharedLines(candidate, lines);
    if (!best || shared > best.shared) best = { lines: candidate, shared };
  }
  return best && best.shared > 0 ? best.lines : undefined;
}

/** What people changed in generated files: `sets` are what the wizard prints, in each language. */
export function handEdits(
  files: readonly TextFile[],
  sets: readonly (readonly GeneratedFile[])[],
): readonly HandEdit[] {
  return files.flatMap((found) => {
    if (/\.json$/.test(found.path)) return [];
    const twin = twinOf(found, sets);
    if (!twin) return [];
    const changes = diffTexts(trimmed(twin), trimmed(foundLines(found.text)));
    return changes.length > 0 ? [{ path: found.path, changes }] : [];
  });
}
