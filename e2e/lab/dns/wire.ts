import { type DnsRecord, encodeName, number16, number32, TYPES } from './records.ts';

/** The one question of a query, as far as a server for tests needs to understand it. */
export interface Question {
  id: number;
  name: string;
  type: number;
  /** The question's bytes, to be repeated in the answer. */
  raw: Buffer;
  recursionDesired: boolean;
  /** The client says that it understands the "authentic data" flag (AD or DNSSEC OK). */
  wantsSecure: boolean;
  /** How many bytes the client takes over UDP. */
  size: number;
  hasOptions: boolean;
}

export const STATUS = { ok: 0, servfail: 2, nxdomain: 3 } as const;

export interface Answer {
  status: number;
  records: DnsRecord[];
  secure: boolean;
}

const OPT = 41;
const HEADER = 12;

/** Reads a query; undefined for anything that is not one. */
export function decodeQuery(message: Buffer): Question | undefined {
  if (message.length < HEADER + 5 || message.readUInt16BE(4) !== 1) return undefined;
  const flags = message.readUInt16BE(2);
  const labels: string[] = [];
  let at = HEADER;
  for (let length = message[at] ?? 0; length > 0; length = message[at] ?? 0) {
    labels.push(message.toString('latin1', at + 1, at + 1 + length));
    at += length + 1;
    if (length > 63 || at >= message.length - 4) return undefined;
  }
  const end = at + 5;
  const options = readOptions(message, end);
  return {
    id: message.readUInt16BE(0),
    name: labels.join('.').toLowerCase(),
    type: message.readUInt16BE(at + 1),
    raw: message.subarray(HEADER, end),
    recursionDesired: (flags & 0x0100) !== 0,
    wantsSecure: (flags & 0x0020) !== 0 || options.dnssec,
    size: options.size,
    hasOptions: options.present,
  };
}

/** EDNS: one pseudo record with the root as its name, the size as its class and flags as its TTL. */
function readOptions(message: Buffer, at: number): { present: boolean; size: number; dnssec: boolean } {
  const present = message.readUInt16BE(10) > 0 && message.length >= at + 11 && message.readUInt16BE(at + 1) === OPT;
  if (!present) return { present, size: 512, dnssec: false };
  return {
    present,
    size: Math.max(512, message.readUInt16BE(at + 3)),
    dnssec: (message.readUInt16BE(at + 7) & 0x8000) !== 0,
  };
}

/** Writes the answer; over UDP one that is too long becomes "ask again over TCP". */
export function encodeAnswer(question: Question, answer: Answer, overUdp: boolean): Buffer {
  const options = question.hasOptions ? [encodeOptions()] : [];
  const records = answer.records.map(encodeRecord);
  const size = HEADER + question.raw.length + Buffer.concat([...records, ...options]).length;
  const truncated = overUdp && size > question.size;
  const header = Buffer.alloc(HEADER);
  header.writeUInt16BE(question.id, 0);
  header.writeUInt16BE(flagsOf(question, answer, truncated), 2);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(truncated ? 0 : records.length, 6);
  header.writeUInt16BE(options.length, 10);
  return Buffer.concat([header, question.raw, ...(truncated ? [] : records), ...options]);
}

function flagsOf(question: Question, answer: Answer, truncated: boolean): number {
  const authentic = answer.secure && question.wantsSecure;
  return (
    0x8000 | // an answer
    0x0400 | // authoritative
    (truncated ? 0x0200 : 0) |
    (question.recursionDesired ? 0x0100 : 0) |
    0x0080 | // recursion available
    (authentic ? 0x0020 : 0) |
    answer.status
  );
}

function encodeRecord(record: DnsRecord): Buffer {
  const fixed = [number16(TYPES[record.type]), number16(1), number32(0), number16(record.data.length)];
  return Buffer.concat([encodeName(record.name), ...fixed, record.data]);
}

function encodeOptions(): Buffer {
  return Buffer.concat([Buffer.from([0]), number16(OPT), number16(4096), number32(0), number16(0)]);
}
