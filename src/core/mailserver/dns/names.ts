import { isLmtp } from '../../answers/consequences.ts';
import { dkimKey } from '../../answers/dkim-keys.ts';
import { ed25519Selector } from '../../answers/dkim-selector.ts';
import type { Secrets } from '../../answers/secrets.ts';
import {
  type DkimKey,
  type DnsRecord,
  furtherRecords,
  hostRecords,
  type MailNames,
  type WayOut,
  zoneOfHost,
} from '../../dns/index.ts';
import { needsAddress, relayDomains, submissionPorts, tlsNames, usesDovecot } from '../derived.ts';
import { signs } from '../outgoing.ts';
import { derive } from '../part.ts';
import { autoconfigWanted, certified, mtaStsMode } from './served.ts';

/** The authority that the clients are told to use, as CAA names it. */
const LETSENCRYPT = 'letsencrypt.org';

/** How mail leaves. */
export const wayOut = derive(['routing.outgoing', 'routing.spfInclude', 'routing.routes'], (a): WayOut => {
  // Domains with servers of their own get their mail from this machine.
  const too = a['routing.routes'].length > 0;
  switch (a['routing.outgoing']) {
    case 'mx':
      return { kind: 'direct' };
    case 'gmail':
      return { kind: 'relay', include: '_spf.google.com', too };
    case 'smarthost':
      // Which name lists its servers, the provider alone can say.
      return { kind: 'relay', include: a['routing.spfInclude'] || undefined, too };
    default:
      return a['routing.outgoing'] satisfies never;
  }
});

/** Why DNS does not name the key of a server that has one: renewals change it, with Caddy always, or nobody has said which it is. */
export type TlsaLack = 'caddy' | 'renewed' | 'unknown';

export const tlsaLack = derive(
  ['tls.source', 'tls.reuseKey', 'tls.keyHash'],
  (a, given): TlsaLack | undefined => {
    if (!given.certified) return undefined;
    // It can keep its keys since 2.8 only, which Debian does not have, and says that this may go again.
    if (a['tls.source'] === 'caddy') return 'caddy';
    if (!a['tls.reuseKey']) return 'renewed';
    return a['tls.keyHash'] === '' ? 'unknown' : undefined;
  },
  { certified },
);

/** The names with the public keys of one domain that the page made. The server knows the others. */
export function withKeys(names: MailNames, secrets: Secrets, domain: string): MailNames {
  if (!secrets.dkim) return names;
  const dkim = names.dkim.map((key): DkimKey => {
    const pair = dkimKey(secrets, key.selector, domain);
    return pair ? { ...key, publicKeys: { [domain]: pair.publicKey } } : key;
  });
  return { ...names, dkim };
}

/** The file on the server that has the record of a key which is not known here, in the folder of the keys. */
export function recordFile(recordName: string, folder: string): string {
  const [selector, domain] = recordName.split('._domainkey.');
  return `${folder}/${domain}.${selector}.dns`;
}

/** An RSA key, which every receiver knows, and an Ed25519 key beside it. */
const keysOf = derive(
  ['routing.dkimSelector'],
  (a, given): readonly DkimKey[] => {
    if (!given.signs) return [];
    const selector = a['routing.dkimSelector'];
    const second = ed25519Selector(selector);
    return [
      { selector, kind: 'rsa', publicKeys: {} },
      ...(second === undefined ? [] : [{ selector: second, kind: 'ed25519' as const, publicKeys: {} }]),
    ];
  },
  { signs },
);

/** What the records of these answers follow from. */
export const mailNames = derive(
  [
    'basics.hostname',
    'basics.domains',
    'basics.incoming',
    'basics.ipv4',
    'basics.ipv6',
    'tls.source',
    'tls.keyHash',
    'hardening.dmarcPolicy',
    'routing.delivery',
    'dovecot.sieve',
  ],
  (a, given): MailNames => ({
    host: a['basics.hostname'],
    domains: a['basics.domains'],
    receives: a['basics.incoming'] === 'internet',
    relayDomains: given.relayDomains,
    furtherNames: given.tlsNames,
    imap: given.usesDovecot,
    sieve: given.usesDovecot && isLmtp(a['routing.delivery']) && a['dovecot.sieve'],
    submission: given.submissionPorts,
    ipv4: given.needsAddress ? a['basics.ipv4'] : '',
    ipv6: given.needsAddress ? a['basics.ipv6'] : '',
    wayOut: given.wayOut,
    dkim: given.keysOf,
    dmarc: a['hardening.dmarcPolicy'],
    mtaSts: given.mtaStsMode,
    // Caddy may ask others; who keeps files knows the authority alone.
    issuer: ['certbot', 'acme-sh', 'lego'].includes(a['tls.source']) ? LETSENCRYPT : undefined,
    keyHash: given.certified && given.tlsaLack === undefined ? a['tls.keyHash'] : undefined,
    autoconfig: given.autoconfigWanted,
  }),
  {
    needsAddress,
    wayOut,
    keysOf,
    certified,
    tlsaLack,
    mtaStsMode,
    autoconfigWanted,
    relayDomains,
    usesDovecot,
    submissionPorts,
    tlsNames,
  },
);

/** What a name of the machine needs in DNS, and in which of the zones: undefined where that is none of them. */
export interface HostRecords {
  readonly name: string;
  readonly records: readonly DnsRecord[];
  readonly zone: string | undefined;
}

/** The machine's own name and its further ones. Worked out once for all zones: each of them asks whether it holds one. */
export const hosts = derive(
  [],
  (_a, { names }): { readonly own: HostRecords; readonly further: readonly HostRecords[] } => {
    const placed = (name: string, records: readonly DnsRecord[]): HostRecords => ({
      name,
      records,
      zone: zoneOfHost({ host: name, domains: names.domains }),
    });
    return {
      own: placed(names.host, hostRecords(names)),
      further: furtherRecords(names).map(([name, records]) => placed(name, records)),
    };
  },
  { names: mailNames },
);
