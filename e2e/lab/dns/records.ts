import {
  type CaaAnswer,
  encode,
  type MxAnswer,
  type SoaAnswer,
  type SrvAnswer,
  type StringAnswer,
  type TlsaAnswer,
  type TxtAnswer,
} from 'dns-packet';

/** Of the types that mail has to do with. All names are lower case, without the final dot. */
export type DnsRecord = (StringAnswer | MxAnswer | TxtAnswer | SrvAnswer | TlsaAnswer | CaaAnswer | SoaAnswer) & {
  /** Answered with the "authentic data" flag, as a validating resolver does for a signed zone. */
  secure: boolean;
};

/**
 * Reads one record as zone files have it, TTL and class left out or not: `example.org. MX 10 mail.example.org.`
 * Names are absolute with or without a final dot. A PTR may be written with the address as its name.
 */
export function parseRecord(line: string, secure = false): DnsRecord {
  const words = line.match(/"(?:[^"\\]|\\.)*"|[^\s"]+/g) ?? [];
  const [owner = '', ...rest] = words;
  while (rest[0] && (/^\d+$/.test(rest[0]) || rest[0].toUpperCase() === 'IN')) rest.shift();
  const type = rest.shift()?.toUpperCase();
  const [first = '', second = '', third = '', fourth = ''] = rest;
  const name = type === 'PTR' && !/\.arpa\.?$/i.test(owner) ? reverseName(owner) : plainName(owner);
  const head = { name, secure };
  switch (type) {
    case 'A':
    case 'AAAA':
      return { ...head, type, data: first };
    case 'NS':
    case 'CNAME':
    case 'PTR':
      return { ...head, type, data: plainName(first) };
    case 'MX':
      return { ...head, type, data: { preference: Number(first), exchange: plainName(second) } };
    case 'TXT':
      return { ...head, type, data: rest.flatMap((word) => pieces(Buffer.from(unquote(word)))) };
    case 'SRV': {
      const [priority, weight, port = 0] = rest.map(Number);
      return { ...head, type, data: { priority, weight, port, target: plainName(fourth) } };
    }
    case 'TLSA': {
      const [usage = 0, selector = 0, matchingType = 0] = rest.map(Number);
      const certificate = Buffer.from(rest.slice(3).join(''), 'hex');
      return { ...head, type, data: { usage, selector, matchingType, certificate } };
    }
    case 'CAA': {
      const tag = second as CaaAnswer['data']['tag'];
      return { ...head, type, data: { flags: Number(first), tag, value: unquote(third) } };
    }
    case 'SOA': {
      const [serial, refresh, retry, expire, minimum] = rest.slice(2).map(Number);
      const [mname, rname] = [plainName(first), plainName(second)];
      return { ...head, type, data: { mname, rname, serial, refresh, retry, expire, minimum } };
    }
    default:
      throw new Error(`not a DNS record that the lab knows: ${line}`);
  }
}

export function plainName(name: string): string {
  return name.toLowerCase().replace(/\.$/, '');
}

/** `192.0.2.10` → `10.2.0.192.in-addr.arpa` */
export function reverseName(address: string): string {
  if (!address.includes(':')) return `${address.split('.').reverse().join('.')}.in-addr.arpa`;
  const record = encode({ answers: [{ type: 'AAAA', name: '.', data: address }] });
  const digits = record.subarray(-16).toString('hex');
  return `${[...digits].reverse().join('.')}.ip6.arpa`;
}

function unquote(word: string): string {
  return word.startsWith('"') ? word.slice(1, -1).replace(/\\(.)/g, '$1') : word;
}

/** A string of a TXT record holds 255 bytes at most. */
function pieces(bytes: Buffer): Buffer[] {
  const count = Math.max(1, Math.ceil(bytes.length / 255));
  return Array.from({ length: count }, (_, at) => bytes.subarray(at * 255, (at + 1) * 255));
}
