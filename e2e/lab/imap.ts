import { setTimeout as sleep } from 'node:timers/promises';
import { ImapFlow } from 'imapflow';
import { waitUntil } from './patience.ts';

export interface ImapOptions {
  address: string;
  port?: number;
  user: string;
  password: string;
  /** The authority that signed the server's certificate, and the name that must stand in it; else it is not verified. */
  ca?: string;
  name?: string;
}

export interface Mail {
  subject: string;
  flags: string[];
  /** The whole message, header and body. */
  text: string;
}

/** Logs in over TLS; rejects if the server refuses the user. */
export async function imap(options: ImapOptions): Promise<Mailbox> {
  const { address, port = 993, user, password, ca, name } = options;
  const client = new ImapFlow({
    host: address,
    port,
    secure: true,
    auth: { user, pass: password },
    tls: { rejectUnauthorized: ca !== undefined, ...(ca ? { ca } : {}), ...(name ? { servername: name } : {}) },
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
  });
  // What goes wrong later is told by the call that it hits.
  client.on('error', () => {});
  await client.connect();
  return new Mailbox(client);
}

/** A person's mailboxes, seen as a mail program sees them. */
export class Mailbox {
  /** For all that is not wrapped here. */
  readonly client: ImapFlow;

  constructor(client: ImapFlow) {
    this.client = client;
  }

  /** All messages of a folder, oldest first. */
  async messages(folder = 'INBOX'): Promise<Mail[]> {
    const lock = await this.client.getMailboxLock(folder);
    try {
      await this.client.noop();
      if (!this.client.mailbox || this.client.mailbox.exists === 0) return [];
      const found = await this.client.fetchAll('1:*', { envelope: true, flags: true, source: true });
      return found.map((message) => ({
        subject: message.envelope?.subject ?? '',
        flags: [...(message.flags ?? [])],
        text: message.source?.toString() ?? '',
      }));
    } finally {
      lock.release();
    }
  }

  /** Waits until a folder holds at least so many messages. */
  async waitFor(count: number, folder = 'INBOX'): Promise<Mail[]> {
    let messages: Mail[] = [];
    await waitUntil(
      async () => {
        messages = await this.messages(folder);
        return messages.length >= count;
      },
      () => `${folder} has ${messages.length} of ${count} messages`,
    );
    return messages;
  }

  /** All folders, with what the server says that they are for (RFC 6154). */
  async folders(): Promise<{ path: string; use: string | undefined; subscribed: boolean }[]> {
    const folders = await this.client.list();
    return folders.map(({ path, flags, subscribed }) => ({
      path,
      use: [...flags].find((flag) => /^\\(?:Drafts|Junk|Sent|Trash)$/i.test(flag)),
      subscribed,
    }));
  }

  async close(): Promise<void> {
    await Promise.race([this.client.logout().catch(() => {}), sleep(2000, undefined, { ref: false })]);
    this.client.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}
