import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Agent, type Ending, type Running } from './agent.ts';
import { PATIENCE, waitUntil } from './patience.ts';

/** The Debian releases that the lab knows; `sid` only where provision.sh was told to build it. */
export type Suite = 'bookworm' | 'trixie' | 'sid';

export interface Result {
  code: number;
  stdout: string;
  stderr: string;
}

export interface ExecOptions {
  input?: string | Buffer;
  user?: string;
  cwd?: string;
  env?: Record<string, string>;
  /** Milliseconds after which the command and its whole session are killed and the promise is rejected. */
  timeout?: number;
}

export interface WriteOptions {
  mode?: number;
  /** `user` or `user:group`. */
  owner?: string;
}

/** A command that keeps running: its output so far, and a handle. */
export interface Started extends Running {
  readonly output: () => string;
  readonly ended: Promise<Ending>;
  /** Waits until the output matches. */
  waitFor(pattern: RegExp): Promise<void>;
}

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const cache = process.env.EXIM_WIZARD_CACHE ?? '/var/cache/exim-wizard';

/** The suites whose chroots are built on this machine. */
export function builtSuites(): Suite[] {
  const all: Suite[] = ['bookworm', 'trixie', 'sid'];
  return all.filter((suite) => existsSync(`${cache}/${suite}/stamp`));
}

/** A fresh Debian system of its own: own files, processes, addresses and host name; gone without trace on close. */
export class Host {
  readonly suite: Suite;
  readonly name: string;
  readonly ip: string;
  readonly ip6: string | undefined;
  /** Process id, in the runner's view, of a process in the host's network namespace. */
  readonly pid: number;
  private readonly agent: Agent;
  private readonly beforeClose: () => Promise<void>;
  private readonly gone: Promise<void>;
  private closing: Promise<void> | undefined;

  constructor(parts: HostParts) {
    this.suite = parts.suite;
    this.name = parts.name;
    this.ip = parts.ip;
    this.ip6 = parts.ip6;
    this.pid = parts.boot.pid;
    this.agent = parts.boot.agent;
    this.gone = parts.boot.gone;
    this.beforeClose = parts.beforeClose;
  }

  /** Runs a command (a string is a shell's business) and tells how it went; a failing command is not an error here. */
  exec(command: string | string[], options: ExecOptions = {}): Promise<Result> {
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    const text = (parts: Buffer[]) => Buffer.concat(parts).toString();
    const timeout = options.timeout ?? PATIENCE;
    return new Promise((resolve, reject) => {
      const running = this.agent.run(commandOf(command, options), {
        output: (bytes) => out.push(bytes),
        error: (bytes) => err.push(bytes),
        done: (ending) => {
          clearTimeout(timer);
          resolve({ code: statusOf(ending), stdout: text(out), stderr: text(err) });
        },
        failed: (reason) => {
          clearTimeout(timer);
          reject(reason);
        },
      });
      const timer = setTimeout(() => {
        running.kill('KILL');
        reject(new Error(`${command} did not end within ${timeout} ms:\n${text(out)}${text(err)}`));
      }, timeout);
      if (options.input !== undefined) running.write(options.input);
      running.end();
    });
  }

  /** Runs a command that must succeed; returns what it printed. */
  async run(command: string | string[], options: ExecOptions = {}): Promise<string> {
    const { code, stdout, stderr } = await this.exec(command, options);
    if (code !== 0) throw new Error(`${command} ended with status ${code} on ${this.name}:\n${stdout}${stderr}`);
    return stdout;
  }

  /** Starts a command that goes on, e.g. a server in the foreground. It ends with the host at the latest. */
  start(command: string | string[], options: Omit<ExecOptions, 'timeout'> = {}): Started {
    let text = '';
    const hear = (bytes: Buffer) => {
      text += bytes.toString();
    };
    let running: Running | undefined;
    const ended = new Promise<Ending>((resolve, reject) => {
      running = this.agent.run(commandOf(command, options), {
        output: hear,
        error: hear,
        done: resolve,
        failed: reject,
      });
    });
    ended.catch(() => {});
    if (!running) throw new Error('a promise runs its function at once');
    if (options.input !== undefined) running.write(options.input);
    const waitFor = (pattern: RegExp) =>
      waitUntil(
        () => pattern.test(text),
        () => `${command} did not say ${pattern}:\n${text}`,
      );
    return { ...running, output: () => text, ended, waitFor };
  }

  /** Opens a TCP connection that starts inside the host: this is how 127.0.0.1's own clients look. */
  connect(port: number, address = '127.0.0.1'): Promise<Duplex> {
    return this.agent.connect(address, port);
  }

  /** Writes a file in one step (readers see the old or the new one), making folders as needed. */
  write(path: string, content: string | Buffer, { mode = 0o644, owner = 'root' }: WriteOptions = {}): Promise<void> {
    return this.agent.write(path, content, mode, owner);
  }

  /** Removes the files that match; none is no error. */
  remove(pattern: string): Promise<void> {
    return this.agent.remove(pattern);
  }

  async read(path: string): Promise<string> {
    return (await this.agent.read(path)).toString();
  }

  /** Copies a folder of the machine that runs the tests into the host, modes kept, owned by root. */
  async copyIn(localDirectory: string, path: string): Promise<void> {
    const tar = spawn('tar', ['-C', localDirectory, '--owner=root', '--group=root', '-cf', '-', '.']);
    const parts: Buffer[] = [];
    for await (const bytes of tar.stdout) parts.push(bytes);
    await this.run(['mkdir', '-p', path]);
    await this.run(['tar', '-C', path, '-xpf', '-'], { input: Buffer.concat(parts) });
  }

  /** Waits until something listens on the port, on any of the host's addresses. */
  async waitForPort(port: number): Promise<void> {
    const complaint = () => `nothing listens on port ${port} of ${this.name}`;
    await waitUntil(() => this.agent.listens(port), complaint).catch(async (error: Error) => {
      throw new Error(`${error.message}:\n${await this.logs()}`);
    });
  }

  /** What the host's mail services have written so far; meant for the message of a failing test. */
  async logs(): Promise<string> {
    const files = '/var/log/exim4/* /var/log/syslog /var/log/dovecot*';
    return (await this.exec(`tail -n 60 ${files} 2>/dev/null`)).stdout;
  }

  /** Ends everything in the host. May be called more than once. */
  close(): Promise<void> {
    this.closing ??= this.beforeClose().then(() => this.gone);
    return this.closing;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}

interface Boot {
  agent: Agent;
  pid: number;
  gone: Promise<void>;
  end: () => Promise<void>;
}

interface HostParts {
  suite: Suite;
  name: string;
  ip: string;
  ip6: string | undefined;
  boot: Boot;
  beforeClose: () => Promise<void>;
}

/** Starts a host that has no network yet. */
export async function boot(suite: Suite, name: string): Promise<Boot> {
  const chroot = `${cache}/${suite}/root`;
  if (!existsSync(`${cache}/${suite}/stamp`)) throw new Error(`no chroot of ${suite}; run e2e/provision.sh`);
  mkdirSync(`${cache}/mount`, { recursive: true });
  const script = openSync(here('agent.pl'), 'r');
  const namespaces = ['--net', '--mount', '--pid', '--uts', '--ipc', '--fork', '--kill-child'];
  const child = spawn('unshare', [...namespaces, here('boot.sh'), chroot, `${cache}/mount`, name], {
    stdio: ['pipe', 'pipe', 'pipe', script],
  });
  closeSync(script);
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const end = async () => {
    // End of input ends the agent, and with PID 1 everything else in the host.
    child.stdin?.end();
    await Promise.race([gone, sleep(2000, undefined, { ref: false })]);
    child.kill('SIGKILL');
    await gone;
  };
  const agent = new Agent(child);
  const late = sleep(PATIENCE, undefined, { ref: false }).then(() =>
    Promise.reject(new Error(`${name} does not start`)),
  );
  try {
    await Promise.race([agent.ready, late]);
  } catch (error) {
    await end();
    throw error;
  }
  return { agent, pid: child.pid ?? 0, gone, end };
}

function commandOf(command: string | string[], { user = 'root', cwd = '/', env = {} }: ExecOptions) {
  const argv = typeof command === 'string' ? ['sh', '-c', command] : command;
  return { argv, user, cwd, env };
}

/** As a shell counts: 128 + signal for a command that was killed. */
function statusOf({ code, signal }: Ending): number {
  return signal === 0 ? code : 128 + signal;
}
