/** What came back with answers, beside what the wizard prints for them: lines changed by hand, other answers, files of others. */
import { type Answers, readAnswers, sameAnswer } from './answers/index.ts';
import { toSaved } from './answers/saved.ts';
import { NO_SECRETS, type Secrets } from './answers/secrets.ts';
import { type Generate, type GeneratedFile, linesOf, REOPEN_PART } from './files.ts';
import { diffTexts, type LineChange, sharedLines } from './line-diff.ts';
import { readText, type TextFile } from './opened.ts';

export interface HandEdit {
  /** The file as it was found. */
  readonly path: string;
  readonly changes: readonly LineChange[];
}

export interface Comparison {
  readonly edited: readonly HandEdit[];
  /** Files that hold other answers than these. */
  readonly others: readonly string[];
  /** Files that are none of the wizard's. */
  readonly unknown: readonly string[];
}

const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1);
/** Browsers number what they have saved before: `exim4 (1).conf`. */
const withoutNumber = (name: string) => name.replace(/ ?\(\d+\)/, '');

/** What a file says, without the line that re-opens it. */
const printed = (file: GeneratedFile) =>
  linesOf(file)
    .filter(({ part }) => part !== REOPEN_PART)
    .map(({ text }) => text);

const REOPEN_TEXT = /^(?:[#;]|<!--) exim-wizard re-opens this:/;
const foundLines = (text: string) =>
  text
    .replace(/\r\n/g, '\n')
    .replace(/\n$/, '')
    .split('\n')
    .filter((line) => !REOPEN_TEXT.test(line));

/** Without the blank lines at the end: one parts the last line from the rest. */
function trimmed(lines: readonly string[]): readonly string[] {
  const end = lines.findLastIndex((line) => line.trim() !== '');
  return lines.slice(0, end + 1);
}

/** The generated file that `found` is a version of, as lines: by its place or its name, and among several by what they share. */
function twinOf(found: TextFile, printedFiles: readonly GeneratedFile[]): readonly string[] | undefined {
  const name = withoutNumber(nameOf(found.path));
  const lines = foundLines(found.text);
  const named = printedFiles.filter(({ path }) => nameOf(path) === name);
  const inPlace = named.filter(({ path }) => `/${found.path}`.endsWith(`/${path}`));
  let best: { readonly lines: readonly string[]; readonly shared: number } | undefined;
  for (const file of inPlace.length > 0 ? inPlace : named.length > 0 ? named : printedFiles) {
    const candidate = printed(file);
    const shared = sharedLines(candidate, lines);
    if (!best || shared > best.shared) best = { lines: candidate, shared };
  }
  return best && best.shared > 0 ? best.lines : undefined;
}

/** A private key that the page made: ours, and nothing that answers could print again. */
const DKIM_KEY = /(?:^|\/)dkim\/[^/]+\.pem$/;

const keyOf = (answers: Answers) => JSON.stringify(toSaved(answers));

/**
 * Compares `files` with what `generators` print (one for each language that the read-me may be in). A file that still has its last
 * line is compared with the answers in that line: what follows from other answers was not changed by hand. Nor was what follows from
 * `secrets`, the keys that came with them.
 */
export function compareFiles(
  files: readonly TextFile[],
  answers: Answers,
  generators: readonly Generate[],
  secrets: Secrets = NO_SECRETS,
): Comparison {
  const made = new Map<string, readonly GeneratedFile[]>();
  const printedFor = (said: Answers) => {
    const key = keyOf(said);
    const known = made.get(key) ?? generators.flatMap((generate) => generate(said, secrets));
    made.set(key, known);
    return known;
  };
  const edited: HandEdit[] = [];
  const others: string[] = [];
  const unknown: string[] = [];
  for (const file of files.filter(({ path }) => !DKIM_KEY.test(path))) {
    const own = readText(file.text)?.answers;
    if (own && !sameAnswer(toSaved(own), toSaved(answers))) others.push(file.path);
    if (/\.json$/.test(file.path)) {
      if (!own) unknown.push(file.path);
      continue;
    }
    const said = readAnswers(own ?? answers).answers;
    const twin = said && twinOf(file, printedFor(said));
    const changes = twin ? diffTexts(trimmed(twin), trimmed(foundLines(file.text))) : [];
    if (!twin && !own) unknown.push(file.path);
    else if (changes.length > 0) edited.push({ path: file.path, changes });
  }
  return { edited, others, unknown };
}
