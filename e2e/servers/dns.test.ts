/**
 * The files for DNS: BIND's `named-checkzone` takes every zone file and reads out of it what the page lists; a key that the page made
 * among them, or the record that install.sh printed, reads back whole.
 */
import { createPublicKey } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeKeys } from '../../src/app/dns/make-keys.ts';
import { type Answers, defaultsOf, presetIds, withAnswer } from '../../src/core/answers/index.ts';
import { NO_SECRETS, type Secrets } from '../../src/core/answers/secrets.ts';
import { randomAnswers } from '../../src/core/answers/variants.ts';
import { createGenerator, textOf } from '../../src/core/bundle.ts';
import {
  domainRecords,
  furtherRecords,
  hostRecords,
  plainValue,
  quoteText,
  zoneOfHost,
} from '../../src/core/dns/index.ts';
import { dkim } from '../../src/core/dns/policies.ts';
import { mailNames } from '../../src/core/mailserver/dns/names.ts';
import { readme } from '../../src/words/en/readme.ts';
import { type Host, type Internet, inLab, internet } from '../lab/index.ts';
import { answersFor, type Changes } from './site.ts';

const generate = createGenerator(readme);
const ZONE = /^dns\/(.*)\.zone$/;
const HASH = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

const everythingSaid = {
  'basics.domains': ['example.org', 'example.net', 'xn--bcher-kva.example'],
  'basics.ipv6': '2001:db8:2::10',
  'hardening.dmarcPolicy': 'reject',
  'hardening.mtaSts': 'enforce',
  'tls.reuseKey': true,
  'tls.keyHash': HASH,
  'dovecot.autoconfig': true,
  'dovecot.sieve': true,
  'tls.names': ['imap.example.net', 'mail.elsewhere.example', 'example.org', 'autoconfig.example.net'],
} as const satisfies Changes;
const everything = answersFor(everythingSaid);

/** Nothing leaves from here: a provider sends, and its record lists its servers. */
const provider = answersFor({
  ...everythingSaid,
  'routing.outgoing': 'smarthost',
  'routing.spfInclude': '_spf.isp.example',
});

describe.runIf(inLab)('zone files', () => {
  let net: Internet;
  let host: Host;
  beforeAll(async () => {
    net = await internet();
    host = await net.host({ suite: 'bookworm', name: 'ns.example.org' });
  });
  afterAll(async () => {
    await host?.close();
    await net?.close();
  });

  /** The zone in BIND's own words: one record a line, texts as one string each. Fails where BIND has anything to say. */
  async function compiled(domain: string, text: string): Promise<string> {
    await host.write('/tmp/zone', text);
    // -i local: names of other zones are not looked up; -s full: each record on a line of its own, in full.
    const said = await host.exec([
      'named-checkzone',
      '-i',
      'local',
      '-k',
      'fail',
      '-D',
      '-s',
      'full',
      '-o',
      '/tmp/out',
      domain,
      '/tmp/zone',
    ]);
    expect(said.code, `${text}\n${said.stdout}${said.stderr}`).toBe(0);
    expect(said.stdout + said.stderr).not.toMatch(/warning|error|has no address/i);
    return host.read('/tmp/out');
  }

  const zonesOf = (answers: Answers, secrets?: Secrets) =>
    generate(answers, secrets).flatMap((file) => {
      const domain = ZONE.exec(file.path)?.[1];
      return domain === undefined ? [] : [{ domain, text: textOf(file) }];
    });

  test.each(presetIds)('%s as it comes', async (preset) => {
    for (const { domain, text } of zonesOf(defaultsOf(preset))) await compiled(domain, text);
  });

  test('of random answers, without and with comments', async () => {
    for (const answers of randomAnswers(30, 53)) {
      const zones = zonesOf(answers);
      const { ipv4, ipv6 } = mailNames.of(answers);
      // What nobody must find has no zone.
      expect(zones.map(({ domain }) => domain)).toEqual(ipv4 || ipv6 ? answers.basics.domains : []);
      for (const { domain, text } of zones) await compiled(domain, text);
    }
  });

  test.each([
    ['of a server that sends itself', everything, 'v=spf1 mx ~all'],
    ['of one behind a provider', provider, 'v=spf1 include:_spf.isp.example ~all'],
  ])('%s say what the page lists, and nothing else', async (_title, answers, spf) => {
    const names = mailNames.of(answers);
    for (const { domain, text } of zonesOf(answers)) {
      const own = zoneOfHost(names) === domain ? hostRecords(names) : [];
      const further = furtherRecords(names).flatMap(([name, records]) =>
        zoneOfHost({ host: name, domains: names.domains }) === domain ? records : [],
      );
      const listed = [...own, ...further, ...domainRecords(names, domain)].flatMap(({ name, data }) => {
        const value = plainValue(data);
        return value === undefined ? [] : [`${name}. ${data.type} ${value}`];
      });
      const read = (await compiled(domain, text))
        .split('\n')
        .filter((line) => line !== '' && !/\sIN\s+(?:SOA|NS)\s/.test(line))
        .map((line) => {
          const [name = '', , , type = '', ...value] = line.split(/\s+/);
          const data = value.join(' ');
          if (type === 'TXT') return `${name} TXT ${data.slice(1, -1).replaceAll('\\;', ';')}`;
          if (type === 'TLSA')
            return `${name} TLSA ${value.slice(0, 3).join(' ')} ${value.slice(3).join('').toLowerCase()}`;
          return `${name} ${type} ${data.replace(/\.$/, '')}`;
        });
      expect(read.toSorted()).toEqual(listed.toSorted());
      expect(read).toContain(`${domain}. TXT ${spf}`);
    }
  });

  test('with keys of the page, of each domain and kind: BIND reads them as the page lists them, and they are keys', async () => {
    const [selector, domains] = [everything.routing.dkimSelector, everything.basics.domains];
    const { keys: dkim } = await makeKeys(
      { selector, domains },
      { signal: new AbortController().signal, done: () => {} },
    );
    expect(Object.keys(dkim).length).toBe(2 * domains.length);
    for (const { domain, text } of zonesOf(everything, { ...NO_SECRETS, dkim })) {
      const out = (await compiled(domain, text)).split('\n');
      for (const [kind, name, strings] of [
        ['rsa', `${selector}._domainkey.${domain}`, 2],
        ['ed25519', `${selector}-ed25519._domainkey.${domain}`, 1],
      ] as const) {
        const lines = out.filter((line) => line.startsWith(`${name}.`));
        expect(lines.length).toBe(1);
        const found = [...(lines[0] ?? '').matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, each = '']) => each);
        expect(found.length).toBe(strings);
        // Of one text the first string is as long as a string can be.
        if (strings === 2) expect(found[0]?.replaceAll('\\;', ';').length).toBe(255);
        const [, key = ''] =
          /^v=DKIM1; k=(?:rsa|ed25519); p=([A-Za-z0-9+/]+=*)$/.exec(found.join('').replaceAll('\\;', ';')) ?? [];
        expect(key).toBe(dkim[name]?.publicKey);
        const spki = createPublicKey(dkim[name]?.privateKey ?? '').export({ type: 'spki', format: 'der' });
        expect(Buffer.from(key, 'base64').equals(kind === 'rsa' ? spki : spki.subarray(-32))).toBe(true);
      }
    }
  });

  test('the record that install.sh prints for a zone has two strings, which read back as one text', async () => {
    const key = 'MIIB'.repeat(98);
    const record = dkim('rsa', key);
    const [zone] = zonesOf(withAnswer(everything, 'basics.domains', ['example.org']));
    const line = `k._domainkey.example.org. TXT ${quoteText(record)}`;
    const out = await compiled('example.org', `${zone?.text}${line}\n`);
    const strings = [
      ...(out.split('\n').find((each) => each.startsWith('k._domainkey')) ?? '').matchAll(/"((?:[^"\\]|\\.)*)"/g),
    ];
    expect(strings.length).toBe(2);
    expect(strings.map(([, text]) => text?.replaceAll('\\;', ';')).join('')).toBe(record);
  });

  test('BIND would refuse a zone that is broken', async () => {
    const [zone] = zonesOf(everything);
    await expect(compiled('example.org', `${zone?.text}mail.example.org. CNAME x.example.org.\n`)).rejects.toThrow();
  });
});
