/**
 * The command line, a few lines over the core: answers in, the bundle's files out. {@link HELP} is the contract.
 * `src/cli.mjs` starts it.
 */
import * as fs from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import * as z from 'zod/mini';
import {
  type Answers,
  answerOf,
  answersSchema,
  defaultsOf,
  describeFound,
  describeName,
  type Expectation,
  fieldOf,
  isQuestionId,
  locate,
  type Problem,
  presetIds,
  type QuestionId,
  questionIds,
  readAnswers,
} from './core/answers/index.ts';
import { completeAnswers, type Draft, isDraft } from './core/answers/partial.ts';
import { createGenerator, type GeneratedFile, textOf } from './core/bundle.ts';
import { handEdits, linkIn, type Opened, openFiles, openText } from './core/opened.ts';
import { problems as words } from './words/en/problems.ts';
import { readme } from './words/en/readme.ts';
import { expectedPhrase } from './words/problem-words.ts';

const HELP = `Writes the files of an Exim and Dovecot configuration.

  npm run --silent generate -- (--preset ID | FILE.json | - | --from FILE) [--set QUESTION=VALUE]... --out DIR
  npm run --silent generate -- --list | --schema | --help

  --preset ID           start from the answers of this preset
  FILE.json             read answers.json, the wizard's own or a part of it; what is missing is the preset's
  -                     read such a file from standard input
  --from FILE           read the answers back from what the wizard made: a bundle (.zip, .tar.gz), answers.json, a generated
                        file, a file that holds a link, or the link itself; changes made by hand are told, not kept
  --set QUESTION=VALUE  answer one question: basics.hostname=mail.example.org; a list is JSON: basics.domains='["a.example"]'
  --out DIR             a new or empty directory
  --list                print the ids of the presets, one a line
  --schema              print the JSON Schema of answers.json

The preset comes first, then the file, then each --set from left to right; the later one wins.
Relative paths start from the directory that you call from.

Exit status: 0 done; 1 invalid answers, one line "QUESTION: FOUND, expected ..." each on standard error and nothing written;
2 wrong usage, or a file or directory that cannot be read or written.
`;

const DONE = 0;
const INVALID = 1;
const CANNOT = 2;

/** Wrong usage, or files that cannot be read or written. */
class CannotDo extends Error {}

/** Answers that the schema or a rule refuses. */
class InvalidAnswers extends Error {
  readonly lines: readonly string[];
  constructor(lines: readonly string[]) {
    super(lines.join('\n'));
    this.lines = lines;
  }
}

/** What a call asks for. */
type Request =
  | { readonly print: string }
  | {
      readonly preset: string | undefined;
      readonly file: string | undefined;
      readonly from: string | undefined;
      readonly settings: readonly Setting[];
      readonly out: string;
    };

interface Setting {
  readonly question: string;
  readonly value: string;
}

/** Does what `args` ask for and returns the exit status. */
export async function main(args: readonly string[]): Promise<number> {
  try {
    const request = readArguments(args);
    if ('print' in request) process.stdout.write(request.print);
    else writeBundle(createGenerator(readme)(await readRequest(request)), fromWhereYouStand(request.out));
    return DONE;
  } catch (error) {
    if (error instanceof InvalidAnswers) {
      process.stderr.write(error.lines.map((line) => `${line}\n`).join(''));
      return INVALID;
    }
    if (!(error instanceof CannotDo)) throw error;
    process.stderr.write(`generate: ${error.message}\n`);
    return CANNOT;
  }
}

// ------------------------------------------------------------------------------------------------ arguments

const OPTIONS = {
  preset: { type: 'string', multiple: true },
  from: { type: 'string', multiple: true },
  set: { type: 'string', multiple: true },
  out: { type: 'string', multiple: true },
  list: { type: 'boolean' },
  schema: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new CannotDo(`${messageOf(error).split('\n')[0]} (--help says more)`);
  }
}

function readArguments(args: readonly string[]): Request {
  const { values, positionals } = parse(args);
  if (values.help) return { print: HELP };
  if (values.list || values.schema) {
    if (args.length > 1) throw new CannotDo('--list and --schema stand alone');
    return {
      print: values.list ? presetIds.map((id) => `${id}\n`).join('') : `${JSON.stringify(schema(), null, 2)}\n`,
    };
  }
  const preset = onlyOne('--preset', values.preset);
  const file = onlyOne('answers file', positionals);
  const from = onlyOne('--from', values.from);
  if (preset === undefined && file === undefined && from === undefined)
    throw new CannotDo('--preset ID, FILE.json, - or --from FILE is missing (--help says more)');
  if (from !== undefined && (preset ?? file) !== undefined)
    throw new CannotDo('--from stands in the place of --preset, FILE.json and -');
  const out = onlyOne('--out', values.out);
  if (!out) throw new CannotDo('--out DIR is missing (--help says more)');
  return { preset, file, from, settings: (values.set ?? []).map(readSetting), out };
}

function onlyOne(name: string, given: readonly string[] = []): string | undefined {
  if (given.length > 1) throw new CannotDo(`${name} is given ${given.length} times: ${given.join(', ')}`);
  return given[0];
}

function readSetting(text: string): Setting {
  const equals = text.indexOf('=');
  if (equals < 1) throw new CannotDo(`--set ${describeFound(text)}: expected QUESTION=VALUE`);
  return { question: text.slice(0, equals), value: text.slice(equals + 1) };
}

/** The JSON Schema of `answers.json`, with the first preset's answers as defaults. */
function schema(): object {
  const whole = z.toJSONSchema(answersSchema);
  const defaults = defaultsOf(presetIds[0]);
  for (const id of questionIds) {
    const { step, key } = locate(id);
    const question = (whole.properties?.[step] as z.core.JSONSchema.JSONSchema | undefined)?.properties?.[key];
    if (typeof question === 'object') question.default = answerOf(defaults, id) as typeof question.default;
  }
  return { title: 'Answers of the Exim configuration wizard', ...whole };
}

// ------------------------------------------------------------------------------------------------ answers

/** The answers of a call. @throws InvalidAnswers */
async function readRequest(request: Exclude<Request, { print: string }>): Promise<Answers> {
  const { file, preset = presetIds[0] } = request;
  const given =
    request.from !== undefined ? await readBack(request.from) : file === undefined ? { preset } : await readJson(file);
  if (!isDraft(given)) throw new InvalidAnswers([line(problem(file ?? '', given, 'object'))]);
  const draft = completeAnswers(given, preset);
  const unknown = request.settings.filter((setting) => !apply(draft, setting));
  const reading = readAnswers(draft);
  const problems = [
    ...reading.problems,
    ...unknown.map(({ question, value }) => problem(question, value, 'known-question')),
  ];
  if (reading.answers && problems.length === 0) return reading.answers;
  throw new InvalidAnswers(problems.map(line));
}

/** The answers in what the wizard made. Tells what was changed in it by hand. @throws InvalidAnswers */
async function readBack(from: string): Promise<object> {
  const opened = await open(from);
  if (!opened.answers || opened.problems.length > 0) throw new InvalidAnswers(opened.problems.map(line));
  for (const { path, changes } of handEdits(opened.files, [createGenerator(readme)(opened.answers)])) {
    if (/(?:^|\/)README\.md$/.test(path)) continue;
    const count = `${changes.length} ${changes.length === 1 ? 'line differs' : 'lines differ'}`;
    process.stderr.write(
      `note: ${describeName(path)}: ${count} from what the wizard prints; changes made by hand are not kept\n`,
    );
  }
  return opened.answers;
}

async function open(from: string): Promise<Opened> {
  if (linkIn(from) && !fs.existsSync(fromWhereYouStand(from))) return openText(from, 'link');
  const bytes = await readBytes(from).catch((error: unknown) => {
    throw new CannotDo(messageOf(error));
  });
  return openFiles([{ path: from, bytes }]);
}

/** Sets one answer, unless there is no such question. Where the whole step was refused, its answers are lost with it. */
function apply(draft: Draft, { question, value }: Setting): boolean {
  if (!isQuestionId(question)) return false;
  const { step, key } = locate(question);
  if (isDraft(draft[step])) draft[step][key] = readValue(question, value);
  return true;
}

/** A typed value, or the text itself where it is none: then the schema says what is expected. */
function readValue(question: QuestionId, text: string): unknown {
  const { kind } = fieldOf(question).control;
  switch (kind) {
    case 'choice':
    case 'text':
      return text;
    case 'flag':
      return text === 'true' ? true : text === 'false' ? false : text;
    case 'number':
      return /^-?\d+$/.test(text) ? Number(text) : text;
    case 'list':
    case 'aliases':
      return tryJson(text) ?? text;
    default:
      return kind satisfies never;
  }
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A problem with something that is no known question; `name` comes from outside. */
function problem(name: string, found: unknown, expected: Expectation): Problem {
  return { question: describeName(name), path: [], found: describeFound(found), expected, detail: {} };
}

/** `basics.hostname: "foo", expected a full host name …`, with the place inside a list where there is one. */
function line(wrong: Problem): string {
  const place = wrong.path.length > 0 ? ` (at ${describeFound(wrong.path)})` : '';
  return `${wrong.question}: ${wrong.found}, expected ${expectedPhrase(words, wrong)}${place}`;
}

// ------------------------------------------------------------------------------------------------ files

function fromWhereYouStand(path: string): string {
  return resolve(process.env.INIT_CWD || process.cwd(), path);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

async function readBytes(file: string): Promise<Uint8Array> {
  if (file !== '-') return fs.readFileSync(fromWhereYouStand(file));
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

async function readJson(file: string): Promise<unknown> {
  const bytes = await readBytes(file).catch((error: unknown) => {
    throw new CannotDo(messageOf(error));
  });
  try {
    // The decoder drops a byte order mark and refuses what is no UTF-8.
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new InvalidAnswers([line(problem(file, Buffer.from(bytes.subarray(0, 200)).toString(), 'json'))]);
  }
}

/** Writes all files or none: into a directory of their own beside their place, then each into its place in one step. */
function writeBundle(files: readonly GeneratedFile[], out: string): void {
  let created: string | undefined;
  const ours: string[] = [];
  try {
    created = fs.mkdirSync(out, { recursive: true });
    if (fs.readdirSync(out).length > 0) throw new CannotDo(`--out ${out}: the directory is not empty`);
    const staging = fs.mkdtempSync(join(out, '.bundle-'));
    ours.push(staging);
    for (const file of files) writeFile(staging, file);
    for (const name of fs.readdirSync(staging)) {
      fs.renameSync(join(staging, name), join(out, name));
      ours.push(join(out, name));
    }
    fs.rmdirSync(staging);
  } catch (error) {
    for (const path of created ? [created] : ours) fs.rmSync(path, { recursive: true, force: true });
    throw error instanceof CannotDo ? error : new CannotDo(messageOf(error));
  }
}

/** Modes are set after the fact, so that the umask has no say. */
function writeFile(folder: string, file: GeneratedFile): void {
  const path = join(folder, file.path);
  makeFolder(dirname(path));
  fs.writeFileSync(path, textOf(file), { flag: 'wx', mode: 0o600 });
  fs.chmodSync(path, file.mode);
}

function makeFolder(path: string): void {
  try {
    fs.mkdirSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return;
    if (code !== 'ENOENT') throw error;
    makeFolder(dirname(path));
    fs.mkdirSync(path);
  }
  fs.chmodSync(path, 0o755);
}
