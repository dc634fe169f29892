/** The records of a mail server: which there are, under which names, in whose zone. */
import {
  type DmarcPolicy,
  dkim,
  dmarc,
  type MtaStsMode,
  mtaStsPolicy,
  mtaStsRecord,
  SPF_OF_HOST,
  spf,
  tlsReports,
  type WayOut,
} from './policies.ts';
import type { DnsRecord, Purpose, RecordData } from './record.ts';
import { reverseName } from './reverse.ts';

/** A DKIM key's public part in base64, once it is known. */
export interface DkimKey {
  readonly selector: string;
  readonly kind: 'rsa' | 'ed25519';
  /** By domain; no entry where the server makes the key. */
  readonly publicKeys: Readonly<Record<string, string>>;
}

/** All that the records follow from. */
export interface MailNames {
  readonly host: string;
  readonly domains: readonly string[];
  /** Whether other servers bring mail here; without it the domains' MX is somebody else's business. */
  readonly receives: boolean;
  /** Domains whose mail this host takes for another one. */
  readonly relayDomains: readonly string[];
  /** Other names of the host, each with a certificate of its own. */
  readonly furtherNames: readonly string[];
  /** Whether people read mail here. */
  readonly imap: boolean;
  /** Whether they edit rules of their own (ManageSieve). */
  readonly sieve: boolean;
  /** Ports for people: 465, 587, both or none. */
  readonly submission: readonly number[];
  /** Empty where the machine has none. */
  readonly ipv4: string;
  readonly ipv6: string;
  readonly wayOut: WayOut;
  readonly dkim: readonly DkimKey[];
  readonly dmarc: DmarcPolicy;
  readonly mtaSts: MtaStsMode;
  /** Name of the authority that may issue the host's certificate (RFC 8659); undefined: any. */
  readonly issuer: string | undefined;
  /** SHA-256 of the public key in the host's certificate, in hexadecimal, where it stays the same; undefined: no TLSA. */
  readonly keyHash: string | undefined;
  /** Whether the files for automatic set-up are served by the host. */
  readonly autoconfig: boolean;
}

const record = (name: string, purpose: Purpose, data: RecordData): DnsRecord => ({ name, purpose, data });
const text = (value: string | undefined): RecordData => ({ type: 'TXT', text: value });
const alias = (host: string): RecordData => ({ type: 'CNAME', host });

/** The domain in whose zone the host's own records stand, or undefined where that zone is none of these domains'. */
export function zoneOfHost({ host, domains }: Pick<MailNames, 'host' | 'domains'>): string | undefined {
  const above = domains.filter((domain) => host === domain || host.endsWith(`.${domain}`));
  return above.toSorted((a, b) => b.length - a.length)[0];
}

const addresses = (name: string, { ipv4, ipv6 }: MailNames): DnsRecord[] => [
  ...(ipv4 ? [record(name, 'address', { type: 'A', address: ipv4 })] : []),
  ...(ipv6 ? [record(name, 'address', { type: 'AAAA', address: ipv6 })] : []),
];

/** Not at the top of a domain, where it would bind the certificates of the web site too. */
const authority = (name: string, { issuer, domains }: MailNames): DnsRecord[] =>
  issuer && !domains.includes(name) ? [record(name, 'caa', { type: 'CAA', tag: 'issue', value: issuer })] : [];

/** The host's own records: addresses, and what belongs to its certificate. */
export function hostRecords(names: MailNames): readonly DnsRecord[] {
  const { host, keyHash, wayOut, domains } = names;
  // At the top of a domain it would be the second one, for the whole domain's mail.
  const spfToo = !domains.includes(host) && (wayOut.kind === 'direct' || wayOut.too);
  return [
    ...addresses(host, names),
    ...(spfToo ? [record(host, 'spf-host', text(SPF_OF_HOST))] : []),
    ...authority(host, names),
    ...(keyHash ? [record(`_25._tcp.${host}`, 'tlsa', { type: 'TLSA', parameters: '3 1 1', hash: keyHash })] : []),
  ];
}

/** What each further name of the host needs, by that name. */
export function furtherRecords(names: MailNames): readonly (readonly [name: string, records: readonly DnsRecord[]])[] {
  // A name with an alias can have nothing else (RFC 1034 section 3.6.2), and the alias leads to the host as well. Ours are one label long.
  const isAlias = (name: string): boolean => {
    const domain = name.slice(name.indexOf('.') + 1);
    if (!names.domains.includes(domain)) return false;
    return domainRecords(names, domain).some((each) => each.name === name && each.data.type === 'CNAME');
  };
  return names.furtherNames
    .filter((name) => !isAlias(name))
    .map((name) => [name, [...addresses(name, names), ...authority(name, names)]] as const);
}

function signatures(domain: string, keys: readonly DkimKey[]): DnsRecord[] {
  // Ed25519 alone: most receivers cannot verify it and take the mail for unsigned.
  if (!keys.some(({ kind }) => kind === 'rsa')) return [];
  return keys.map(({ selector, kind, publicKeys }) => {
    const key = publicKeys[domain];
    return record(`${selector}._domainkey.${domain}`, 'dkim', text(key === undefined ? undefined : dkim(kind, key)));
  });
}

/** Where mail programs look for the server (RFC 6186, RFC 8314; of rules RFC 5804). */
function services(domain: string, { host, imap, sieve, submission }: MailNames): DnsRecord[] {
  const service = (name: string, port: number) =>
    record(`_${name}._tcp.${domain}`, 'srv', { type: 'SRV', priority: 0, weight: 1, port, host });
  return [
    ...(imap ? [service('imaps', 993)] : []),
    ...submission.map((port) => service(port === 465 ? 'submissions' : 'submission', port)),
    ...(sieve ? [service('sieve', 4190)] : []),
  ];
}

/** What stands under one of the mail domains. */
export function domainRecords(names: MailNames, domain: string): readonly DnsRecord[] {
  const { host } = names;
  // One list that grows: there may be thousands of domains.
  const records: DnsRecord[] = [];
  if (names.receives) records.push(record(domain, 'mx', { type: 'MX', preference: 10, host }));
  const spfText = spf(names.wayOut, host, names.receives);
  if (spfText !== undefined) records.push(record(domain, 'spf', text(spfText)));
  records.push(...signatures(domain, names.dkim));
  const dmarcText = dmarc(domain, names.dmarc, names.dkim.length > 0);
  if (dmarcText !== undefined) records.push(record(`_dmarc.${domain}`, 'dmarc', text(dmarcText)));
  records.push(...services(domain, names));
  if (names.mtaSts !== 'off') {
    const announced = mtaStsRecord(mtaStsPolicy(names.mtaSts, host));
    records.push(record(`_mta-sts.${domain}`, 'mta-sts', text(announced)));
    records.push(record(`mta-sts.${domain}`, 'mta-sts-host', alias(host)));
  }
  const reports = names.mtaSts !== 'off' || names.keyHash !== undefined;
  if (reports) records.push(record(`_smtp._tls.${domain}`, 'tls-rpt', text(tlsReports(domain))));
  if (names.autoconfig) {
    for (const name of ['autoconfig', 'autodiscover']) {
      records.push(record(`${name}.${domain}`, 'autoconfig', alias(host)));
    }
  }
  return records;
}

/** The second MX of each domain that is relayed, in the zone of that domain. */
export function relayRecords({ host, relayDomains }: MailNames): readonly DnsRecord[] {
  return relayDomains.map((domain) => record(domain, 'mx', { type: 'MX', preference: 20, host }));
}

/** The reverse of each address, which only the provider of the address can set. */
export function reverseRecords({ host, ipv4, ipv6 }: MailNames): readonly DnsRecord[] {
  return [ipv4, ipv6]
    .filter((address) => address !== '')
    .map((address) => record(reverseName(address), 'reverse', { type: 'PTR', host }));
}
