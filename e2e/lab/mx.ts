import { once } from 'node:events';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import type { Certificate } from './certificates.ts';
import { waitUntil } from './patience.ts';

export interface Received {
  from: string;
  to: string[];
  /** The message as it came, with its header. */
  text: string;
  /** How the sender introduced itself, and from where. */
  helo: string;
  client: string;
  secure: boolean;
}

export interface ForeignMxOptions {
  address: string;
  port?: number;
  /** Its name in the greeting. */
  name?: string;
  /** Without a certificate it offers no STARTTLS. */
  certificate?: Certificate;
  /** Refuses a recipient with this reply, e.g. `550 no such user`. */
  refuse?: (recipient: string) => string | undefined;
}

/** Somebody else's mail server: takes everything but what `refuse` says, and keeps it for the test. */
export class ForeignMx {
  readonly messages: Received[] = [];
  refuse: (recipient: string) => string | undefined;
  private readonly options: ForeignMxOptions;
  private server: SMTPServer | undefined;

  constructor(options: ForeignMxOptions) {
    this.options = options;
    this.refuse = options.refuse ?? (() => undefined);
  }

  /** Begins to listen; also after a `close()`, as a server that comes back. */
  async open(): Promise<void> {
    const server = makeServer(this.options, this.messages, (recipient) => this.refuse(recipient));
    server.listen(this.options.port ?? 25, this.options.address);
    await once(server.server, 'listening');
    server.on('error', () => {});
    this.server = server;
  }

  /** Waits until at least so many messages have come, and returns them. */
  async waitFor(count: number): Promise<Received[]> {
    await waitUntil(
      () => this.messages.length >= count,
      () => `${this.options.address} has got ${this.messages.length} of ${count} messages`,
    );
    return this.messages;
  }

  async close(): Promise<void> {
    const server = this.server;
    this.server = undefined;
    if (server) await new Promise<void>((resolve) => server.close(() => resolve()));
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}

export async function foreignMx(options: ForeignMxOptions): Promise<ForeignMx> {
  const mx = new ForeignMx(options);
  await mx.open();
  return mx;
}

function makeServer(
  { name = 'mx.foreign.example', certificate }: ForeignMxOptions,
  messages: Received[],
  refuse: (recipient: string) => string | undefined,
): SMTPServer {
  return new SMTPServer({
    name,
    authOptional: true,
    // No lookups: they would leave the lab, and wait.
    disableReverseLookup: true,
    closeTimeout: 500,
    hideSize: true,
    disabledCommands: certificate ? ['AUTH'] : ['AUTH', 'STARTTLS'],
    ...(certificate ? { key: certificate.key, cert: certificate.chain } : {}),
    onRcptTo({ address }, _session, done) {
      const refusal = refuse(address);
      done(refusal ? replyError(refusal) : null);
    },
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (bytes: Buffer) => parts.push(bytes));
      stream.on('end', () => {
        messages.push(receivedFrom(session, Buffer.concat(parts).toString()));
        done();
      });
    },
  });
}

function receivedFrom(session: SMTPServerSession, text: string): Received {
  const { mailFrom, rcptTo } = session.envelope;
  return {
    from: mailFrom ? mailFrom.address : '',
    to: rcptTo.map(({ address }) => address),
    text,
    helo: session.hostNameAppearsAs,
    client: session.remoteAddress,
    secure: session.secure,
  };
}

function replyError(reply: string): Error {
  const [code = '550', ...words] = reply.split(' ');
  return Object.assign(new Error(words.join(' ')), { responseCode: Number(code) });
}
