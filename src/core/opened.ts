/**
 * Whatever somebody brings back (bundle, answers.json, a generated file, a link) → answers, and what could not be read. The page
 * and the command line both read through here; what was changed by hand is found by `hand-edits.ts`.
 */

import {
  ANSWERS_VERSION,
  type Answers,
  describeFound,
  describeName,
  type Expectation,
  type Problem,
  presetIds,
  stepIds,
} from './answers/index.ts';
import { LINK_MARK, savedInLink } from './answers/link.ts';
import { isLater } from './answers/migrations.ts';
import { fromSaved, type Restored, savedInFile, savedInLine } from './answers/saved.ts';
import { archiveKind, type FoundFile, isDropping, MAX_BYTES, unpack } from './archive.ts';

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
  if (bytes.length > MAX_BYTES) return complaint(path, `${bytes.length} bytes`, 'small-file', { max: MAX_BYTES });
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
    return (await unpack(kind, file.bytes)).filter(({ path }) => !isDropping(path)).map(textOfBytes);
  } catch {
    return [complaint(file.path, `${kind}, ${file.bytes.length} bytes`, 'whole-archive', { max: MAX_BYTES })];
  }
}

const isProblem = (item: TextFile | Problem): item is Problem => 'expected' in item;
const isAnswersFile = ({ path }: TextFile) => /(?:^|\/)answers[^/]*\.json$/.test(path);

/** Opens the files that came together: the first of them that holds answers gives them, the others are compared. */
export async function openFiles(given: readonly FoundFile[]): Promise<Opened> {
  const items = (await Promise.all(given.map(expand))).flat();
  const problems = items.filter(isProblem);
  const files = items.filter((item): item is TextFile => !isProblem(item));
  for (const file of [...files.filter(isAnswersFile), ...files.filter((file) => !isAnswersFile(file))]) {
    const read = readText(file.text);
    if (read) return { answers: read.answers, problems: [...problems, ...read.refused], files };
  }
  const empty = given.length > 0 && items.length === 0 ? [complaint(given[0]?.path ?? '', '', 'wizard-file')] : [];
  return { answers: undefined, problems: [...problems, ...files.flatMap(whyNot), ...empty], files };
}

/** Opens a link, or the text of any file that we made. */
export function openText(text: string, name = 'text'): Opened {
  const read = readText(text);
  if (read) return { answers: read.answers, problems: read.refused, files: [] };
  return { answers: undefined, problems: whyNot({ path: name, text }), files: [] };
}

/** Longest text that is looked through for links: a file of a bookmark, not a log. */
const LINK_TEXT = 30_000;
const LINK = new RegExp(`#(${LINK_MARK}[A-Za-z0-9_-]{16,})(?![A-Za-z0-9_-])`, 'g');
const BARE_LINK = new RegExp(`^${LINK_MARK}[A-Za-z0-9_-]{16,}$`);

/** The fragments in `text` that look like links of ours, without `#`. */
function linksIn(text: string): readonly string[] {
  if (text.length > LINK_TEXT) return [];
  const bare = text.trim();
  return BARE_LINK.test(bare) ? [bare] : [...text.matchAll(LINK)].flatMap(([, link]) => link ?? []);
}

/** The first fragment in `text` that looks like a link of ours. */
export const linkIn = (text: string): string | undefined => linksIn(text)[0];

/** The saved form inside a text, not yet looked at. */
function savedIn(text: string): unknown {
  const json = tryJson(text);
  if (json !== undefined) return savedInFile(completed(json));
  for (const link of linksIn(text)) {
    const saved = savedInLink(link);
    if (saved !== undefined) return saved;
  }
  return savedInLine(text);
}

/** The answers in a text; undefined where there is none, or none of it could be read. */
export function readText(text: string): Restored | undefined {
  const read = fromSaved(savedIn(text));
  return read && (read.read > 0 || read.refused.length === 0) ? read : undefined;
}

/** By hand, people leave out what seems obvious. Undefined for what has nothing of answers: any JSON may have a version. */
function completed(json: unknown): unknown {
  if (typeof json !== 'object' || json === null) return undefined;
  const said = json as Record<string, unknown>;
  const hasSteps = stepIds.some((step) => typeof said[step] === 'object');
  if (!hasSteps && !('preset' in said && 'version' in said)) return undefined;
  return { version: ANSWERS_VERSION, preset: presetIds[0], ...said };
}

function whyNot({ path, text }: TextFile): readonly Problem[] {
  const saved = savedIn(text);
  if (isLater(saved)) return [complaint('version', saved[0], 'known-version', { version: ANSWERS_VERSION })];
  const refused = fromSaved(saved)?.refused ?? [];
  return refused.length > 0 ? refused : [complaint(path, text.slice(0, 60), 'wizard-file')];
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
