import {
  AUTHENTIC_DATA,
  AUTHORITATIVE_ANSWER,
  type DecodedPacket,
  decode,
  encode,
  type OptAnswer,
  RECURSION_AVAILABLE,
  RECURSION_DESIRED,
  streamEncode,
  TRUNCATED_RESPONSE,
} from 'dns-packet';
import { type DnsRecord, plainName } from './records.ts';

export interface Query {
  /** Of its one question: lower case, without the final dot. */
  name: string;
  /** E.g. `MX`, or `TYPE65` for one that has no name here. */
  type: string;
  packet: DecodedPacket;
}

export const STATUS = { ok: 0, servfail: 2, nxdomain: 3 } as const;

export interface Answer {
  status: number;
  records: DnsRecord[];
  secure: boolean;
}

const EDNS: OptAnswer = {
  type: 'OPT',
  name: '.',
  udpPayloadSize: 4096,
  extendedRcode: 0,
  ednsVersion: 0,
  flags: 0,
  flag_do: false,
  options: [],
};

/** Reads a query; undefined for anything that is not one. */
export function decodeQuery(message: Buffer): Query | undefined {
  try {
    const packet = decode(message);
    const [question, ...more] = packet.questions ?? [];
    if (!question || more.length > 0) return undefined;
    return { name: plainName(question.name), type: question.type.replace('UNKNOWN_', 'TYPE'), packet };
  } catch {
    return undefined;
  }
}

/** Writes the answer as it is sent: over TCP behind its length; over UDP one that is too long becomes "ask again over TCP". */
export function encodeAnswer({ packet }: Query, { status, records, secure }: Answer, overUdp: boolean): Buffer {
  const { id, questions } = packet;
  const edns = packet.additionals?.find((record) => record.type === 'OPT');
  // The client says that it understands the flag: with the flag itself, or with DNSSEC OK.
  const authentic = secure && (packet.flag_ad || edns?.flag_do);
  const flags =
    AUTHORITATIVE_ANSWER |
    RECURSION_AVAILABLE |
    (packet.flag_rd ? RECURSION_DESIRED : 0) |
    (authentic ? AUTHENTIC_DATA : 0) |
    status;
  const head = { type: 'response', id, questions, additionals: edns ? [EDNS] : [] } as const;
  const whole = { ...head, flags, answers: records };
  if (!overUdp) return streamEncode(whole);
  const bytes = encode(whole);
  if (bytes.length <= Math.max(512, edns?.udpPayloadSize ?? 0)) return bytes;
  return encode({ ...head, flags: flags | TRUNCATED_RESPONSE });
}
