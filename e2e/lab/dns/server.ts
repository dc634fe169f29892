import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type Server, type Socket as TcpSocket } from 'node:net';
import { encode } from 'dns-packet';
import { type DnsRecord, parseRecord, plainName, reverseName } from './records.ts';
import { type Answer, decodeQuery, encodeAnswer, type Query, STATUS } from './wire.ts';

/** What can go wrong with a name: the server says so, or nobody answers. */
export type Trouble = 'servfail' | 'silence';

/** What every resolver knows (RFC 6761). */
const LOCALHOST = parse(
  ['localhost A 127.0.0.1', 'localhost AAAA ::1', '127.0.0.1 PTR localhost', '::1 PTR localhost'],
  false,
);

/**
 * The lab's only name server: authoritative for everything, so that an unknown name is denied at once instead of
 * timing out. Records may change at any moment (TTL 0), and every question is remembered for the test to look at.
 */
export class DnsServer {
  /** The questions so far, e.g. `A 20.100.51.198.zen.example.net`. */
  readonly asked: string[] = [];
  private records: DnsRecord[] = LOCALHOST;
  private readonly troubles = new Map<string, Trouble>();
  private readonly connections = new Set<TcpSocket>();
  private udp: Socket | undefined;
  private tcp: Server | undefined;

  /** Adds records in zone file notation: `add('example.org MX 10 mx.example.org', …)`. Blank lines and `;` comments may stand between. */
  add(...lines: string[]): void {
    this.keep(parse(lines, false));
  }

  /** As `add`, for a zone with DNSSEC. */
  addSecure(...lines: string[]): void {
    this.keep(parse(lines, true));
  }

  /** A machine with matching forward and reverse entries. */
  machine(name: string, ...addresses: string[]): void {
    for (const address of addresses) {
      this.add(`${name} ${address.includes(':') ? 'AAAA' : 'A'} ${address}`, `${reverseName(address)} PTR ${name}`);
    }
  }

  /** Removes the records of a name, or those of one type. */
  remove(name: string, type?: string): void {
    const keep = (record: DnsRecord) => record.name !== plainName(name) || (type && record.type !== type);
    this.records = this.records.filter(keep);
  }

  /** Makes a name and all below it fail; undefined makes it well again. */
  trouble(name: string, trouble: Trouble | undefined): void {
    if (trouble) this.troubles.set(plainName(name), trouble);
    else this.troubles.delete(plainName(name));
  }

  /** Forgets all records, troubles and questions. */
  clear(): void {
    this.records = LOCALHOST;
    this.troubles.clear();
    this.asked.length = 0;
  }

  async listen(address: string): Promise<void> {
    const udp = createSocket('udp4', (message, from) => {
      const answer = this.answer(message, true);
      if (answer) udp.send(answer, from.port, from.address);
    });
    udp.bind(53, address);
    await once(udp, 'listening');
    this.udp = udp;
    this.tcp = createServer((socket) => this.serve(socket));
    this.tcp.listen(53, address);
    await once(this.tcp, 'listening');
  }

  async close(): Promise<void> {
    for (const socket of this.connections) socket.destroy();
    const { udp, tcp } = this;
    this.udp = undefined;
    this.tcp = undefined;
    if (udp) await new Promise<void>((resolve) => udp.close(() => resolve()));
    if (tcp) await new Promise<void>((resolve) => tcp.close(() => resolve()));
  }

  /** A record that is there already stays one record. */
  private keep(added: DnsRecord[]): void {
    const bytes = (record: DnsRecord) => encode({ answers: [record] }).toString('hex');
    const known = new Set(added.map(bytes));
    this.records = [...this.records.filter((old) => !known.has(bytes(old))), ...added];
  }

  private serve(socket: TcpSocket): void {
    let received: Buffer = Buffer.alloc(0);
    this.connections.add(socket);
    socket.on('close', () => this.connections.delete(socket));
    socket.on('error', () => socket.destroy());
    socket.on('data', (bytes: Buffer) => {
      received = Buffer.concat([received, bytes]);
      while (received.length >= 2 && received.length >= 2 + received.readUInt16BE(0)) {
        const end = 2 + received.readUInt16BE(0);
        const answer = this.answer(received.subarray(2, end), false);
        if (answer) socket.write(answer);
        received = received.subarray(end);
      }
    });
  }

  private answer(message: Buffer, overUdp: boolean): Buffer | undefined {
    const query = decodeQuery(message);
    if (!query) return undefined;
    this.asked.push(`${query.type} ${query.name}`);
    const trouble = this.troubleOf(query.name);
    if (trouble === 'silence') return undefined;
    const failed = { status: STATUS.servfail, records: [], secure: false };
    return encodeAnswer(query, trouble ? failed : this.look(query), overUdp);
  }

  private troubleOf(name: string): Trouble | undefined {
    for (const [bad, trouble] of this.troubles) {
      if (name === bad || name.endsWith(`.${bad}`)) return trouble;
    }
    return undefined;
  }

  /** Follows aliases, as a resolver does for its client. */
  private look({ name, type }: Query): Answer {
    const records: DnsRecord[] = [];
    let at = name;
    for (let hops = 0; hops < 8; hops += 1) {
      const here = this.at(at);
      records.push(...here.filter((record) => record.type === type));
      const alias = type === 'CNAME' ? undefined : here.find((record) => record.type === 'CNAME');
      if (alias?.type !== 'CNAME') break;
      records.push(alias);
      at = alias.data;
    }
    const exists = records.length > 0 || this.exists(at);
    const secure = records.length > 0 && records.every((record) => record.secure);
    return { status: exists ? STATUS.ok : STATUS.nxdomain, records, secure };
  }

  private at(name: string): DnsRecord[] {
    const exact = this.records.filter((record) => record.name === name);
    if (exact.length > 0 || !name.includes('.')) return exact;
    const wildcard = `*${name.slice(name.indexOf('.'))}`;
    return this.records.filter((record) => record.name === wildcard).map((record) => ({ ...record, name }));
  }

  /** A name between others has no records but is not denied. */
  private exists(name: string): boolean {
    return this.at(name).length > 0 || this.records.some((record) => record.name.endsWith(`.${name}`));
  }
}

function parse(lines: string[], secure: boolean): DnsRecord[] {
  return lines
    .flatMap((text) => text.split('\n'))
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith(';'))
    .map((line) => parseRecord(line, secure));
}
