/** The record types that mail has to do with. */
export const TYPES = {
  A: 1,
  NS: 2,
  CNAME: 5,
  SOA: 6,
  PTR: 12,
  MX: 15,
  TXT: 16,
  AAAA: 28,
  SRV: 33,
  TLSA: 52,
  CAA: 257,
} as const;

export type Type = keyof typeof TYPES;

export interface DnsRecord {
  /** Lower case, without the final dot. */
  name: string;
  type: Type;
  data: Buffer;
  /** For CNAME: where to look on. */
  target?: string;
  /** Answered with the "authentic data" flag, as a validating resolver does for a signed zone. */
  secure: boolean;
}

/**
 * Reads one record as zone files have it, TTL and class left out or not: `example.org. MX 10 mail.example.org.`
 * Names are absolute with or without a final dot. A PTR may be written with the address as its name.
 */
export function parseRecord(line: string, secure = false): DnsRecord {
  const words = line.match(/"(?:[^"\\]|\\.)*"|[^\s"]+/g) ?? [];
  const [name = '', ...rest] = words;
  while (rest[0] && (/^\d+$/.test(rest[0]) || rest[0].toUpperCase() === 'IN')) rest.shift();
  const type = rest.shift()?.toUpperCase() ?? '';
  if (!isType(type)) throw new Error(`not a DNS record that the lab knows: ${line}`);
  const owner = type === 'PTR' && !/\.arpa\.?$/i.test(name) ? reverseName(name) : plainName(name);
  const target = type === 'CNAME' ? { target: plainName(rest[0] ?? '') } : {};
  return { name: owner, type, data: encodeData(type, rest), secure, ...target };
}

function isType(word: string): word is Type {
  return Object.hasOwn(TYPES, word);
}

export function plainName(name: string): string {
  return name.toLowerCase().replace(/\.$/, '');
}

/** `192.0.2.10` → `10.2.0.192.in-addr.arpa` */
export function reverseName(address: string): string {
  if (!address.includes(':')) return `${address.split('.').reverse().join('.')}.in-addr.arpa`;
  const digits = encodeIp6(address).toString('hex');
  return `${[...digits].reverse().join('.')}.ip6.arpa`;
}

export function encodeName(name: string): Buffer {
  const labels = plainName(name).split('.').filter(Boolean);
  return Buffer.concat([...labels.map((label) => prefixed(Buffer.from(label))), Buffer.from([0])]);
}

function encodeData(type: Type, words: string[]): Buffer {
  const [first = '', second = '', third = '', fourth = ''] = words;
  switch (type) {
    case 'A':
      return Buffer.from(first.split('.').map(Number));
    case 'AAAA':
      return encodeIp6(first);
    case 'NS':
    case 'CNAME':
    case 'PTR':
      return encodeName(first);
    case 'MX':
      return Buffer.concat([number16(first), encodeName(second)]);
    case 'TXT':
      return Buffer.concat(words.flatMap((word) => pieces(unquote(word))).map(prefixed));
    case 'SRV':
      return Buffer.concat([number16(first), number16(second), number16(third), encodeName(fourth)]);
    case 'TLSA':
      return Buffer.concat([
        Buffer.from([first, second, third].map(Number)),
        Buffer.from(words.slice(3).join(''), 'hex'),
      ]);
    case 'CAA':
      return Buffer.concat([Buffer.from([Number(first)]), prefixed(Buffer.from(second)), unquote(third)]);
    case 'SOA':
      return Buffer.concat([encodeName(first), encodeName(second), ...words.slice(2).map(number32)]);
    default:
      return type satisfies never;
  }
}

function unquote(word: string): Buffer {
  return Buffer.from(word.startsWith('"') ? word.slice(1, -1).replace(/\\(.)/g, '$1') : word);
}

/** A string of a TXT record holds 255 bytes at most. */
function pieces(bytes: Buffer): Buffer[] {
  const count = Math.max(1, Math.ceil(bytes.length / 255));
  return Array.from({ length: count }, (_, at) => bytes.subarray(at * 255, (at + 1) * 255));
}

function prefixed(bytes: Buffer): Buffer {
  if (bytes.length > 255) throw new Error(`too long for DNS: ${bytes}`);
  return Buffer.concat([Buffer.from([bytes.length]), bytes]);
}

export function number16(value: string | number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(Number(value));
  return bytes;
}

export function number32(value: string | number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(Number(value));
  return bytes;
}

function encodeIp6(address: string): Buffer {
  const [head = '', tail] = address.split('::');
  const groups = (text: string | undefined) => (text ? text.split(':') : []);
  const [front, back] = [groups(head), groups(tail)];
  const zeros = tail === undefined ? [] : Array.from({ length: 8 - front.length - back.length }, () => '0');
  return Buffer.concat([...front, ...zeros, ...back].map((group) => number16(Number.parseInt(group, 16))));
}
