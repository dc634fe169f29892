/** DNS records as plain data, and how they are written: in a zone file (RFC 1035 section 5) and in the form of a provider's panel. */

/** What a record is for. Words for each are in `words/<language>/dns.ts`. */
export const purposes = [
  'address',
  'reverse',
  'mx',
  'spf',
  'spf-host',
  'dkim',
  'dmarc',
  'srv',
  'caa',
  'tlsa',
  'tls-rpt',
  'mta-sts',
  'mta-sts-host',
  'autoconfig',
] as const;
export type Purpose = (typeof purposes)[number];

export type RecordData =
  | { readonly type: 'A' | 'AAAA'; readonly address: string }
  | { readonly type: 'MX'; readonly preference: number; readonly host: string }
  /** Without a text: the server makes it, as it does a DKIM key. ASCII. */
  | { readonly type: 'TXT'; readonly text: string | undefined }
  | { readonly type: 'CNAME' | 'PTR'; readonly host: string }
  | {
      readonly type: 'SRV';
      readonly priority: number;
      readonly weight: number;
      readonly port: number;
      readonly host: string;
    }
  /** RFC 6698: certificate usage, selector, matching type, and the hash in hexadecimal. */
  | { readonly type: 'TLSA'; readonly parameters: string; readonly hash: string }
  | { readonly type: 'CAA'; readonly tag: string; readonly value: string };

export interface DnsRecord {
  /** The full name, without the last dot. */
  readonly name: string;
  readonly purpose: Purpose;
  readonly data: RecordData;
}

/** Strings in a TXT record have at most 255 octets each (RFC 1035 section 3.3). */
const STRINGS = /.{1,255}/g;

/**
 * A text as strings of at most 255 octets each, in quotes; receivers put them together without a blank between.
 * @throws RangeError for what is not printable ASCII
 */
export function quoteText(text: string): string {
  if (!/^[ -~]*$/.test(text)) throw new RangeError(`found ${JSON.stringify(text)}, expected printable ASCII`);
  const strings = text.match(STRINGS) ?? [''];
  return strings.map((each) => `"${each.replace(/["\\]/g, '\\$&')}"`).join(' ');
}

/** The data as a panel of a provider asks for it: names without a last dot, texts without quotes; undefined where only the server knows it. */
export function plainValue(data: RecordData): string | undefined {
  switch (data.type) {
    case 'A':
    case 'AAAA':
      return data.address;
    case 'MX':
      return `${data.preference} ${data.host}`;
    case 'TXT':
      return data.text;
    case 'CNAME':
    case 'PTR':
      return data.host;
    case 'SRV':
      return `${data.priority} ${data.weight} ${data.port} ${data.host}`;
    case 'TLSA':
      return `${data.parameters} ${data.hash}`;
    case 'CAA':
      return `0 ${data.tag} "${data.value}"`;
    default:
      return data satisfies never;
  }
}

/** The data as a zone file has it; undefined where only the server knows it. */
export function zoneValue(data: RecordData): string | undefined {
  const plain = plainValue(data);
  if (data.type === 'TXT') return plain === undefined ? undefined : quoteText(plain);
  return 'host' in data ? `${plain}.` : plain;
}

/** One line of a zone file, with full names, so that it means the same wherever it is pasted. */
export function zoneLine({ name, data }: DnsRecord): string | undefined {
  const value = zoneValue(data);
  return value === undefined ? undefined : `${`${name}.`.padEnd(40)} ${`${data.type}`.padEnd(5)} ${value}`;
}
