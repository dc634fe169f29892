import { describe, expect, test } from 'vitest';
import {
  type DnsRecord,
  domainRecords,
  furtherRecords,
  hostRecords,
  type MailNames,
  mtaStsPolicy,
  plainValue,
  quoteText,
  relayRecords,
  reverseName,
  zoneLine,
  zoneOfHost,
} from './index.ts';

const names: MailNames = {
  host: 'mail.example.org',
  domains: ['example.org', 'example.net'],
  receives: true,
  relayDomains: [],
  furtherNames: [],
  imap: true,
  sieve: false,
  submission: [465, 587],
  ipv4: '192.0.2.10',
  ipv6: '2001:db8::10',
  wayOut: { kind: 'direct' },
  dkim: [{ selector: 'mail2026', kind: 'rsa', publicKeys: { 'example.org': 'MIIB' } }],
  dmarc: 'none',
  mtaSts: 'off',
  issuer: 'letsencrypt.org',
  keyHash: undefined,
  autoconfig: false,
};

const written = (records: readonly DnsRecord[]) =>
  records.map((record) => `${record.name} ${record.data.type} ${plainValue(record.data)}`);
const of = (changes: Partial<MailNames>, domain = 'example.org') =>
  written(domainRecords({ ...names, ...changes }, domain));

describe('a domain', () => {
  test('has these records by default', () => {
    expect(of({})).toEqual([
      'example.org MX 10 mail.example.org',
      'example.org TXT v=spf1 mx ~all',
      'mail2026._domainkey.example.org TXT v=DKIM1; k=rsa; p=MIIB',
      '_dmarc.example.org TXT v=DMARC1; p=none; rua=mailto:postmaster@example.org',
      '_imaps._tcp.example.org SRV 0 1 993 mail.example.org',
      '_submissions._tcp.example.org SRV 0 1 465 mail.example.org',
      '_submission._tcp.example.org SRV 0 1 587 mail.example.org',
    ]);
  });

  test('whose key only the server has says so by having no text', () => {
    const [key] = domainRecords(names, 'example.net').filter(({ purpose }) => purpose === 'dkim');
    expect(key && plainValue(key.data)).toBeUndefined();
    expect(key && zoneLine(key)).toBeUndefined();
  });

  test('that only sends has no MX, and SPF names the host', () => {
    expect(of({ receives: false, imap: false, submission: [], dkim: [] })).toEqual([
      'example.org TXT v=spf1 a:mail.example.org ~all',
      '_dmarc.example.org TXT v=DMARC1; p=none; rua=mailto:postmaster@example.org',
    ]);
  });

  test('says where rules of mailboxes are edited, where they are', () => {
    expect(of({ sieve: true })).toContain('_sieve._tcp.example.org SRV 0 1 4190 mail.example.org');
  });

  test('that is relayed gets a second MX', () => {
    expect(written(relayRecords({ ...names, relayDomains: ['relayed.example'] }))).toEqual([
      'relayed.example MX 20 mail.example.org',
    ]);
  });

  test('that sends through a provider names the provider in SPF, or nothing where its name is not known', () => {
    expect(of({ wayOut: { kind: 'relay', include: '_spf.isp.example', too: false } })).toContain(
      'example.org TXT v=spf1 include:_spf.isp.example ~all',
    );
    // Where some domains have servers of their own, their mail leaves from here.
    const both = { kind: 'relay', include: '_spf.isp.example', too: true } as const;
    expect(of({ wayOut: both })).toContain('example.org TXT v=spf1 mx include:_spf.isp.example ~all');
    expect(of({ wayOut: both, receives: false })).toContain(
      'example.org TXT v=spf1 a:mail.example.org include:_spf.isp.example ~all',
    );
    expect(written(hostRecords({ ...names, wayOut: both }))).toContain('mail.example.org TXT v=spf1 a -all');
    expect(of({ wayOut: { kind: 'relay', include: undefined, too: false } }).join('\n')).not.toContain('spf1');
  });

  test.each(['quarantine', 'reject'] as const)('asks for %s only if its mail is signed', (dmarc) => {
    expect(of({ dmarc }).join('\n')).toContain(`p=${dmarc}`);
    expect(of({ dmarc, dkim: [] }).join('\n')).not.toContain('DMARC1');
  });

  test('has no Ed25519 key without an RSA one', () => {
    const ed25519 = { selector: 'e2026', kind: 'ed25519', publicKeys: {} } as const;
    expect(of({ dkim: [ed25519] }).join('\n')).not.toContain('_domainkey');
    expect(of({ dkim: [...names.dkim, ed25519] }).filter((line) => line.includes('_domainkey'))).toHaveLength(2);
  });

  test('announces an MTA-STS policy by an id that changes with it', () => {
    const id = (changes: Partial<MailNames>) => of(changes).find((line) => line.startsWith('_mta-sts.'));
    expect(of({})).not.toContainEqual(expect.stringContaining('_mta-sts'));
    expect(id({ mtaSts: 'testing' })).toMatch(/ TXT v=STSv1; id=[0-9a-f]{8}$/);
    expect(id({ mtaSts: 'testing' })).toBe(id({ mtaSts: 'testing', dmarc: 'reject' }));
    expect(id({ mtaSts: 'testing' })).not.toBe(id({ mtaSts: 'enforce' }));
    expect(id({ mtaSts: 'testing' })).not.toBe(id({ mtaSts: 'testing', host: 'mx.example.org' }));
    expect(of({ mtaSts: 'enforce' })).toEqual(
      expect.arrayContaining([
        'mta-sts.example.org CNAME mail.example.org',
        '_smtp._tls.example.org TXT v=TLSRPTv1; rua=mailto:postmaster@example.org',
      ]),
    );
    expect(mtaStsPolicy('enforce', 'mail.example.org')).toEqual([
      'version: STSv1',
      'mode: enforce',
      'mx: mail.example.org',
      'max_age: 1209600',
    ]);
  });
});

describe('the host', () => {
  const host = (changes: Partial<MailNames>) => written(hostRecords({ ...names, ...changes }));

  test('has addresses, an SPF record for bounces, and the authority of its certificate', () => {
    expect(host({})).toEqual([
      'mail.example.org A 192.0.2.10',
      'mail.example.org AAAA 2001:db8::10',
      'mail.example.org TXT v=spf1 a -all',
      'mail.example.org CAA 0 issue "letsencrypt.org"',
    ]);
    expect(host({ ipv6: '', issuer: undefined, wayOut: { kind: 'relay', include: undefined, too: false } })).toEqual([
      'mail.example.org A 192.0.2.10',
    ]);
  });

  test('that is a mail domain itself gets no second SPF record, and no CAA that binds the web site', () => {
    expect(host({ host: 'example.org' }).join('\n')).not.toMatch(/spf1|CAA/);
  });

  test('has addresses under each of its further names, the authority of its certificate, and nothing beside an alias', () => {
    const further = (changes: Partial<MailNames>) =>
      furtherRecords({ ...names, ...changes }).flatMap(([, records]) => written(records));
    const furtherNames = ['imap.example.net', 'example.org', 'autoconfig.example.org'];
    expect(further({ furtherNames, ipv6: '' })).toEqual([
      'imap.example.net A 192.0.2.10',
      'imap.example.net CAA 0 issue "letsencrypt.org"',
      'example.org A 192.0.2.10',
      'autoconfig.example.org A 192.0.2.10',
      'autoconfig.example.org CAA 0 issue "letsencrypt.org"',
    ]);
    expect(further({ furtherNames, autoconfig: true }).join('\n')).not.toContain('autoconfig');
    // Only the alias itself: a name of the same label elsewhere is nobody's.
    const policies = ['mta-sts.example.org', 'mta-sts.example.com', 'mta-sts.a.example.org'];
    const owned = further({ furtherNames: policies, mtaSts: 'testing', ipv6: '', issuer: undefined });
    expect(owned).toEqual(['mta-sts.example.com A 192.0.2.10', 'mta-sts.a.example.org A 192.0.2.10']);
    expect(further({ furtherNames, ipv4: '', ipv6: '', issuer: undefined })).toEqual([]);
  });

  test('has TLSA only for a key that stays', () => {
    expect(host({ keyHash: 'ab'.repeat(32) })).toContain(`_25._tcp.mail.example.org TLSA 3 1 1 ${'ab'.repeat(32)}`);
  });

  test.each([
    ['mail.example.org', 'example.org'],
    ['example.net', 'example.net'],
    ['mail.elsewhere.example', undefined],
    ['notexample.org', undefined],
  ])('%s stands in the zone of %s', (name, zone) => {
    expect(zoneOfHost({ ...names, host: name })).toBe(zone);
  });

  test('stands in the closest zone', () => {
    expect(zoneOfHost({ host: 'mx.b.example.org', domains: ['example.org', 'b.example.org'] })).toBe('b.example.org');
  });
});

test.each([
  ['192.0.2.10', '10.2.0.192.in-addr.arpa'],
  ['2001:db8::10', '0.1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa'],
  ['::1', `1.${'0.'.repeat(31)}ip6.arpa`],
  ['2001:db8:1:2:3:4:5:6', '6.0.0.0.5.0.0.0.4.0.0.0.3.0.0.0.2.0.0.0.1.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa'],
])('the reverse of %s is %s', (address, name) => {
  expect(reverseName(address)).toBe(name);
});

describe('a text', () => {
  test('is split into strings of 255 octets, which together are the text', () => {
    const text = 'x'.repeat(255 + 255 + 7);
    const strings = quoteText(text).split(' ');
    expect(strings.map(({ length }) => length - 2)).toEqual([255, 255, 7]);
    expect(strings.map((string) => string.slice(1, -1)).join('')).toBe(text);
    expect(quoteText('x'.repeat(255))).not.toContain(' ');
    expect(quoteText('')).toBe('""');
  });

  test('has its quotes and backslashes escaped, and nothing beyond ASCII', () => {
    expect(quoteText('a"b\\c')).toBe('"a\\"b\\\\c"');
    expect(() => quoteText('ä')).toThrow(RangeError);
    expect(() => quoteText('a\nb')).toThrow(RangeError);
  });
});
