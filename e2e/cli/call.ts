/** Calls the command line as a person would, and hands back what came of it. */
import { spawn } from 'node:child_process';
import { lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface How {
  /** What stands on standard input. */
  readonly stdin?: string | Uint8Array;
  /** Where the person stands. */
  readonly cwd?: string;
  readonly umask?: number;
  /** Largest file that may be written, in blocks of 512 octets (`ulimit -f`). */
  readonly fileSizeLimit?: number;
  /** The checkout whose command line is called. */
  readonly root?: string;
}

function call(command: string, args: readonly string[], how: How): Promise<Outcome> {
  const { stdin = '', cwd = ROOT, umask, fileSizeLimit } = how;
  const { INIT_CWD: _, ...env } = process.env;
  const limits = [
    ...(umask === undefined ? [] : [`umask ${umask.toString(8)}`]),
    ...(fileSizeLimit === undefined ? [] : [`ulimit -f ${fileSizeLimit}`]),
  ];
  const script = [...limits, 'exec "$0" "$@"'].join('; ');
  const child = spawn('sh', ['-c', script, command, ...args], { cwd, env, stdio: 'pipe' });
  const read = (stream: NodeJS.ReadableStream) => {
    let text = '';
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
    return () => text;
  };
  const [stdout, stderr] = [read(child.stdout), read(child.stderr)];
  child.stdin.on('error', () => undefined).end(stdin);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, stdout: stdout(), stderr: stderr() }));
  });
}

/** The launcher alone. */
export function generate(args: readonly string[], how: How = {}): Promise<Outcome> {
  return call(process.execPath, [join(how.root ?? ROOT, 'src/cli.mjs'), ...args], how);
}

/** The command of the contract. */
export function npmGenerate(args: readonly string[], how: How = {}): Promise<Outcome> {
  const where = how.root ?? ROOT;
  return call('npm', ['--prefix', where, 'run', '--silent', 'generate', '--', ...args], how);
}

/** A directory that is gone after the test. */
export function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'exim-wizard-cli-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export interface Found {
  readonly mode: number;
  readonly text: string;
}

/** Every file below `folder` by its path. */
export function filesOf(folder: string): Map<string, Found> {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => !entry.isDirectory());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name)).sort();
  return new Map(
    paths.map((path) => [
      relative(folder, path),
      { mode: lstatSync(path).mode & 0o7777, text: readFileSync(path, 'utf8') },
    ]),
  );
}

/** A problem's line, taken apart; fails the test where it is no such line. */
export function splitProblem(line: string): { question: string; found: string; expected: string } {
  const parts = /^(\S+): (.{1,60}?), expected (\S.*)$/.exec(line);
  if (!parts) throw new Error(`not a problem's line: ${JSON.stringify(line)}`);
  return { question: parts[1] as string, found: parts[2] as string, expected: parts[3] as string };
}

/** The problems of an outcome that must be a refusal. */
export function problemsOf({ status, stdout, stderr }: Outcome) {
  if (status !== 1 || stdout !== '') throw new Error(`no refusal: status ${status}\n${stdout}\n${stderr}`);
  return stderr.trimEnd().split('\n').map(splitProblem);
}
