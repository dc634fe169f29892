import { connect } from 'node:net';
import type { Duplex } from 'node:stream';
import { type ConnectionOptions, connect as connectTls, type SecureVersion, TLSSocket } from 'node:tls';
import type { Host } from './host.ts';
import { PATIENCE } from './patience.ts';

export interface Reply {
  code: number;
  /** The lines without their codes, joined by newlines. */
  text: string;
}

export interface SmtpOptions {
  /** Where to; not needed if `from` is a host, which then speaks to itself. */
  to?: string;
  port: number;
  /** An address of the lab's Internet to come from, or a host to come from inside of. */
  from?: string | Host;
  /** TLS from the first byte, as on port 465. */
  tls?: ConnectionOptions;
  /** Milliseconds for each single reply. */
  timeout?: number;
}

/**
 * TLS options that really offer an old version. Without the security level OpenSSL 3 would give up by itself, and a
 * server that allows everything would look strict.
 */
export function onlyTls(version: SecureVersion): ConnectionOptions {
  return { minVersion: version, maxVersion: version, ciphers: 'ALL:@SECLEVEL=0' };
}

let sessions = 0;
/** How many connections this process has made so far. */
export const smtpSessions = (): number => sessions;

/** Connects and reads the greeting, whatever its code. */
export async function smtp(options: SmtpOptions): Promise<SmtpClient> {
  const { from, port, tls, timeout = PATIENCE } = options;
  const plain = await within(timeout, 'no connection', dial(options.to, port, from));
  const socket = tls ? await within(timeout, 'no TLS', secure(plain, tls)) : plain;
  const client = new SmtpClient(socket, timeout);
  sessions += 1;
  client.greeting = await client.reply();
  return client;
}

/** A dialogue line by line: nothing is sent that the test has not said, and each reply is handed over as it came. */
export class SmtpClient {
  greeting: Reply = { code: 0, text: '' };
  /** What the last EHLO announced: keyword in upper case → parameters. */
  extensions = new Map<string, string>();
  private socket: Duplex;
  private readonly timeout: number;
  private received = '';
  private closed = false;
  private wake: () => void = () => {};

  constructor(socket: Duplex, timeout: number) {
    this.timeout = timeout;
    this.socket = socket;
    this.listen(socket);
  }

  /** Sends one line and reads the reply. */
  say(line: string): Promise<Reply> {
    this.send(`${line}\r\n`);
    return this.reply();
  }

  /** Sends bytes as they are: pipelining, bare newlines, anything. */
  send(bytes: string | Buffer): void {
    this.socket.write(bytes);
  }

  /** Reads one whole reply. A connection that ends before is an error that says so. */
  async reply(): Promise<Reply> {
    return within(this.timeout, `no reply on the SMTP connection, only "${this.received}"`, this.nextReply());
  }

  async ehlo(name: string): Promise<Reply> {
    const reply = await this.say(`EHLO ${name}`);
    const words = reply.text
      .split('\n')
      .slice(1)
      .map((line) => line.split(' '));
    this.extensions = new Map(words.map(([keyword = '', ...rest]) => [keyword.toUpperCase(), rest.join(' ')]));
    return reply;
  }

  /** STARTTLS; rejects if the handshake fails, and returns the reply if the server does not want to begin. */
  async startTls(options: ConnectionOptions = {}): Promise<Reply> {
    const reply = await this.say('STARTTLS');
    if (reply.code !== 220) return reply;
    this.socket.removeAllListeners('data');
    this.socket = await within(this.timeout, 'no TLS', secure(this.socket, options));
    this.listen(this.socket);
    return reply;
  }

  /** The TLS socket, e.g. for `getProtocol()` and `getPeerCertificate()`; undefined while in clear text. */
  get tls(): TLSSocket | undefined {
    return this.socket instanceof TLSSocket ? this.socket : undefined;
  }

  authPlain(user: string, password: string): Promise<Reply> {
    return this.say(`AUTH PLAIN ${base64(`\0${user}\0${password}`)}`);
  }

  async authLogin(user: string, password: string): Promise<Reply> {
    const begun = await this.say('AUTH LOGIN');
    if (begun.code !== 334) return begun;
    const named = await this.say(base64(user));
    return named.code === 334 ? this.say(base64(password)) : named;
  }

  /** A whole message in one go; stops at the first refusal and returns that reply, else the one after the final dot. */
  async message(envelope: { from: string; to: string[]; text: string }): Promise<Reply> {
    const commands = [`MAIL FROM:<${envelope.from}>`, ...envelope.to.map((address) => `RCPT TO:<${address}>`), 'DATA'];
    for (const command of commands) {
      const reply = await this.say(command);
      if (reply.code >= 400) return reply;
    }
    const lines = envelope.text.replace(/\n$/, '').split(/\r?\n/);
    return this.say([...lines.map((line) => line.replace(/^\./, '..')), '.'].join('\r\n'));
  }

  /** Says goodbye without waiting for the answer, which Exim holds back for 0.2 s. */
  async quit(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.socket.once('close', () => resolve()));
    this.socket.end('QUIT\r\n');
    await within(2000, 'not closed', closed).catch(() => {});
    this.close();
  }

  close(): void {
    this.socket.destroy();
  }

  [Symbol.dispose](): void {
    this.close();
  }

  private listen(socket: Duplex): void {
    const end = () => {
      if (socket !== this.socket) return;
      this.closed = true;
      this.wake();
    };
    socket.on('data', (bytes: Buffer) => {
      this.received += bytes.toString('latin1');
      this.wake();
    });
    socket.on('error', end).on('close', end).on('end', end);
  }

  private async nextReply(): Promise<Reply> {
    for (;;) {
      const whole = /^(?:\d{3}-.*\r?\n)*(\d{3})(?: .*)?\r?\n/.exec(this.received);
      if (whole) {
        this.received = this.received.slice(whole[0].length);
        const lines = whole[0].trimEnd().split(/\r?\n/);
        return { code: Number(whole[1]), text: lines.map((line) => line.slice(4)).join('\n') };
      }
      if (this.closed) throw new Error(`the server closed the SMTP connection after "${this.received}"`);
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
  }
}

function dial(to: string | undefined, port: number, from: string | Host | undefined): Promise<Duplex> {
  if (typeof from === 'object') return from.connect(port, to ?? '127.0.0.1');
  if (!to) throw new Error('an SMTP connection needs an address to go to');
  return new Promise((resolve, reject) => {
    const socket = connect({ host: to, port, ...(from ? { localAddress: from } : {}) });
    socket.once('error', reject).once('connect', () => resolve(socket.off('error', reject)));
  });
}

function secure(socket: Duplex, options: ConnectionOptions): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    const tls = connectTls({ rejectUnauthorized: options.ca !== undefined, ...options, socket });
    tls.once('error', reject).once('secureConnect', () => resolve(tls.off('error', reject)));
    tls.once('close', () => reject(new Error('the connection was closed during the TLS handshake')));
  });
}

async function within<T>(timeout: number, complaint: string, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`${complaint} within ${timeout} ms`)), timeout);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}
