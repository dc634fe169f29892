import type { ChildProcess } from 'node:child_process';
import { Duplex } from 'node:stream';

/** How a command ended; `signal` is a number, 0 if it ended by itself. */
export interface Ending {
  code: number;
  signal: number;
}

/** What happens on one stream: output of a command, bytes of a connection, content of a file. */
interface Listener {
  output(bytes: Buffer): void;
  error(bytes: Buffer): void;
  done(ending: Ending): void;
  failed(reason: Error): void;
}

const HEADER = 9;

function list(...parts: (string | Buffer)[]): Buffer {
  return Buffer.concat(
    parts.flatMap((part) => {
      const bytes = Buffer.from(part);
      const length = Buffer.alloc(4);
      length.writeUInt32BE(bytes.length);
      return [length, bytes];
    }),
  );
}

function unlist(payload: Buffer): string[] {
  const parts: string[] = [];
  for (let at = 0; at < payload.length; ) {
    const end = at + 4 + payload.readUInt32BE(at);
    parts.push(payload.toString('utf8', at + 4, end));
    at = end;
  }
  return parts;
}

function frame(stream: number, kind: string, payload: Buffer): Buffer {
  const header = Buffer.alloc(HEADER);
  header.writeUInt32BE(HEADER - 4 + payload.length, 0);
  header.writeUInt32BE(stream, 4);
  header.write(kind, 8, 'latin1');
  return Buffer.concat([header, payload]);
}

/** The handle of a command that runs in a host. */
export interface Running {
  write(bytes: string | Buffer): void;
  end(): void;
  kill(signal: 'TERM' | 'KILL' | 'INT' | 'HUP'): void;
}

export interface Command {
  argv: string[];
  user: string;
  cwd: string;
  env: Record<string, string>;
}

/** The near end of agent.pl: one resident process in a host that starts commands, connects and touches files there. */
export class Agent {
  private readonly listeners = new Map<number, Listener>();
  private readonly process: ChildProcess;
  private lastStream = 0;
  private received: Buffer<ArrayBufferLike> = Buffer.alloc(0);
  private complaints = '';
  private lost: Error | undefined;
  /** Settles when the agent has said that it is ready. */
  readonly ready: Promise<void>;

  constructor(process: ChildProcess) {
    this.process = process;
    this.ready = new Promise((resolve, reject) => {
      this.listeners.set(0, { output: noop, error: noop, done: () => resolve(), failed: reject });
    });
    this.ready.catch(noop);
    process.stdout?.on('data', (bytes: Buffer) => this.take(bytes));
    process.stderr?.on('data', (bytes: Buffer) => {
      this.complaints += bytes.toString();
    });
    process.stdin?.on('error', noop);
    process.on('error', (error) => this.fail(error));
    process.on('close', () => this.fail(new Error(`the lab host is gone ${this.complaints}`.trim())));
  }

  /** Starts a command; the listener hears of its output and its end. */
  run(command: Command, listener: Partial<Listener>): Running {
    const env = Object.entries(command.env).map(([name, value]) => `${name}=${value}`);
    const id = this.open('X', list(command.user, command.cwd, String(env.length), ...env, ...command.argv), listener);
    return {
      write: (bytes) => this.send(id, 'I', Buffer.from(bytes)),
      end: () => this.send(id, 'E'),
      kill: (signal) => this.send(id, 'K', Buffer.from(signal)),
    };
  }

  /** Opens a TCP connection that starts inside the host, e.g. to its own 127.0.0.1. */
  connect(address: string, port: number): Promise<Duplex> {
    return new Promise((resolve, reject) => {
      let id = 0;
      const socket = new Duplex({
        read: noop,
        write: (chunk: Buffer, _encoding, done) => {
          this.send(id, 'I', Buffer.from(chunk));
          done();
        },
        final: (done) => {
          this.send(id, 'E');
          done();
        },
        destroy: (error, done) => {
          this.send(id, 'K', Buffer.from('KILL'));
          done(error);
        },
      });
      id = this.open('C', list(address, String(port)), {
        // The first, empty output says that the connection stands.
        output: (bytes) => (bytes.length === 0 ? resolve(socket) : socket.push(bytes)),
        done: () => socket.push(null),
        failed: (reason) => {
          reject(reason);
          socket.destroy(reason);
        },
      });
      socket.on('error', noop);
    });
  }

  write(path: string, content: string | Buffer, mode: number, owner: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const payload = list(path, mode.toString(8), owner, content);
      this.open('W', payload, { done: () => resolve(), failed: reject });
    });
  }

  /** Removes files; none is no error. */
  remove(pattern: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.open('U', list(pattern), { done: () => resolve(), failed: reject });
    });
  }

  read(path: string): Promise<Buffer> {
    const parts: Buffer[] = [];
    return new Promise((resolve, reject) => {
      this.open('R', list(path), {
        output: (bytes) => parts.push(bytes),
        done: () => resolve(Buffer.concat(parts)),
        failed: reject,
      });
    });
  }

  /** Whether something listens on the port, on any address. */
  listens(port: number): Promise<boolean> {
    return new Promise((resolve, reject) => {
      this.open('L', list(String(port)), { done: ({ code }) => resolve(code === 0), failed: reject });
    });
  }

  private open(kind: string, payload: Buffer, listener: Partial<Listener>): number {
    this.lastStream += 1;
    const whole = { output: noop, error: noop, done: noop, failed: noop, ...listener };
    const { lost } = this;
    if (lost) queueMicrotask(() => whole.failed(lost));
    else this.listeners.set(this.lastStream, whole);
    this.send(this.lastStream, kind, payload);
    return this.lastStream;
  }

  private send(stream: number, kind: string, payload: Buffer = Buffer.alloc(0)): void {
    if (!this.lost) this.process.stdin?.write(frame(stream, kind, payload));
  }

  private take(bytes: Buffer): void {
    this.received = Buffer.concat([this.received, bytes]);
    while (this.received.length >= HEADER) {
      const size = 4 + this.received.readUInt32BE(0);
      if (this.received.length < size) return;
      const payload = this.received.subarray(HEADER, size);
      this.hear(this.received.readUInt32BE(4), this.received.toString('latin1', 8, 9), payload);
      this.received = this.received.subarray(size);
    }
  }

  private hear(stream: number, kind: string, payload: Buffer): void {
    const listener = this.listeners.get(stream);
    if (!listener) return;
    if (kind === 'O' || kind === 'S') {
      if (kind === 'O') listener.output(payload);
      else listener.error(payload);
      return;
    }
    this.listeners.delete(stream);
    if (kind === 'F') listener.failed(new Error(payload.toString()));
    else listener.done(ending(payload));
  }

  private fail(reason: Error): void {
    this.lost ??= reason;
    for (const listener of this.listeners.values()) listener.failed(this.lost);
    this.listeners.clear();
  }
}

function ending(payload: Buffer): Ending {
  const [code = 0, signal = 0] = unlist(payload).map(Number);
  return { code, signal };
}

function noop(): void {}
