/** Certificates as openssl makes them, read beside openssl; and what is none, which must be refused and never half understood. */
import { execFileSync } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { certificateIn, covers } from './certificate.ts';

const folder = mkdtempSync(join(tmpdir(), 'certificate-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
const file = (name: string) => readFileSync(join(folder, name), 'utf8');

/** A certificate that openssl signs with its own key. */
function made(name: string, key: string, ...more: string[]): string {
  const about = more.includes('-subj') ? [] : ['-subj', '/O=Kitchen/CN=mail.example.org'];
  openssl(
    'req',
    '-x509',
    '-newkey',
    ...key.split(' '),
    '-noenc',
    '-keyout',
    `${name}.key`,
    '-out',
    name,
    ...about,
    ...more,
  );
  return file(name);
}
const alternatives = [
  '-addext',
  'subjectAltName=DNS:Mail.example.org,IP:192.0.2.1,email:a@example.org,DNS:*.example.net',
];

const rsa = made('rsa', 'rsa:2048', ...alternatives);
const ec = made('ec', 'ec -pkeyopt ec_paramgen_curve:prime256v1');
const others = {
  'RSA 3072': made('rsa3', 'rsa:3072', ...alternatives),
  'RSA-PSS': made('pss', 'rsa-pss -pkeyopt rsa_keygen_bits:2048', ...alternatives),
  'EC P-384': made('ec3', 'ec -pkeyopt ec_paramgen_curve:secp384r1', ...alternatives),
  Ed25519: made('ed', 'ed25519', ...alternatives),
};
openssl('req', '-new', '-key', 'ec.key', '-subj', '/CN=old.example.org', '-out', 'request');
openssl('x509', '-req', '-in', 'request', '-key', 'ec.key', '-out', 'v1');

/** What the help of the question tells people to type: openssl x509 -pubkey | openssl pkey -pubin -outform DER | sha256sum. */
function hashByOpenssl(pem: string): string {
  const key = execFileSync('openssl', ['x509', '-pubkey', '-noout'], { input: pem });
  const der = execFileSync('openssl', ['pkey', '-pubin', '-outform', 'DER'], { input: key });
  return createHash('sha256').update(der).digest('hex');
}

function read(text: string) {
  const found = certificateIn(text);
  if (typeof found === 'string') throw new Error(`refused: ${found}`);
  return { hash: createHash('sha256').update(found.publicKey).digest('hex'), names: found.names };
}
const untilOf = (text: string) => (certificateIn(text) as { readonly until?: number }).until;

const pemOf = (der: Uint8Array) =>
  `-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString('base64')}\n-----END CERTIFICATE-----\n`;
const derOf = (pem: string) => new Uint8Array(new X509Certificate(pem).raw);

describe('a certificate', () => {
  test.each(Object.entries({ 'RSA 2048': rsa, 'EC P-256': ec, ...others }))(
    'of %s has the key that openssl finds',
    (_kind, pem) => {
      expect(read(pem).hash).toBe(hashByOpenssl(pem));
    },
  );

  test('names its hosts: the DNS names of subjectAltName, without them the common name, of version 1 too', () => {
    expect(read(rsa).names).toEqual(['mail.example.org', '*.example.net']);
    expect(read(ec).names).toEqual(['mail.example.org']);
    const old = file('v1');
    expect(openssl('x509', '-in', 'v1', '-noout', '-text').toString()).toContain('Version: 1 ');
    expect(read(old)).toEqual({ hash: hashByOpenssl(old), names: ['old.example.org'] });
  });

  test('ends when openssl says so, before 2050 and after', () => {
    const late = made('late', 'ed25519', '-days', '12000');
    for (const pem of [rsa, late]) expect(untilOf(pem)).toBe(Date.parse(new X509Certificate(pem).validTo));
    expect(new Date(untilOf(late) ?? 0).getUTCFullYear()).toBeGreaterThan(2050);
  });

  test('is refused with times that are none, or in a form that RFC 5280 does not know', () => {
    // 0x17: UTCTime, of 13 octets.
    const der = Buffer.from(derOf(rsa));
    const at = der.indexOf(Buffer.from([0x17, 13]), der.indexOf(Buffer.from([0x17, 13])) + 1) + 2;
    const withTime = (text: string) => {
      const changed = Buffer.from(der);
      changed.write(text, at, 'latin1');
      return certificateIn(pemOf(changed));
    };
    expect(withTime('491231235959Z')).toMatchObject({ until: Date.UTC(2049, 11, 31, 23, 59, 59) });
    expect(withTime('500101000000Z')).toMatchObject({ until: Date.UTC(1950, 0, 1) });
    for (const wrong of ['491331235959Z', '491231245959Z', '4912312359+01', '49123123595 Z', '491231235959z']) {
      expect(withTime(wrong), wrong).toBe('broken');
    }
  });

  test('shows no name that is no host’s', () => {
    const sly = made('sly', 'ed25519', '-utf8', '-subj', '/CN=mail\u202eorg.example <b>');
    expect(read(sly)).toEqual({ hash: hashByOpenssl(sly), names: [] });
  });

  test('of a chain is the first, however it was copied', () => {
    const { hash } = read(ec);
    const text = openssl('x509', '-in', 'ec', '-text').toString();
    const forms = [
      ec + rsa,
      ec.replaceAll('\n', '\r\n'),
      ec.replaceAll('\n', ''),
      text,
      `  ${ec.replaceAll('\n', '\n  ')}`,
    ];
    for (const form of forms) expect(read(form).hash).toBe(hash);
    expect(read(rsa + ec).hash).not.toBe(hash);
  });
});

describe('refused is', () => {
  test.each(['rsa.key', 'ec.key', 'ed.key'])('%s, also beside its certificate', (name) => {
    const key = file(name);
    for (const text of [key, ec + key, key + ec, key.replaceAll('\n', ''), key.slice(-60)]) {
      expect(certificateIn(text)).toBe('private-key');
    }
  });

  test('a private key of any other kind', () => {
    const old = openssl('rsa', '-in', 'rsa.key', '-traditional').toString();
    const locked = openssl('pkey', '-in', 'rsa.key', '-aes256', '-passout', 'pass:x').toString();
    expect(old).toContain('BEGIN RSA PRIVATE KEY');
    expect(locked).toContain('BEGIN ENCRYPTED PRIVATE KEY');
    for (const text of [old, locked]) expect(certificateIn(text)).toBe('private-key');
  });

  test('what is no certificate', () => {
    const publicKey = openssl('x509', '-in', 'ec', '-pubkey', '-noout').toString();
    const huge = `${'x'.repeat(0x4_0000)}${ec}`;
    for (const text of ['', 'abc', publicKey, file('request'), ec.slice(0, -30), huge]) {
      expect(certificateIn(text), text.slice(0, 40)).toBe('no-certificate');
    }
  });

  test('what says that it is one and is not', () => {
    const request = file('request').replaceAll('CERTIFICATE REQUEST', 'CERTIFICATE');
    for (const text of [
      request,
      pemOf(new Uint8Array()),
      pemOf(Uint8Array.of(0x30, 0x80, 0, 0)),
      pemOf(Buffer.from('hello')),
    ]) {
      expect(certificateIn(text)).toBe('broken');
    }
  });

  test.each(Object.entries({ rsa, ec, ed: others.Ed25519 }))(
    '%s that was cut anywhere, or has a tail',
    (_kind, pem) => {
      const der = derOf(pem);
      for (let length = 0; length < der.length; length += 1) {
        expect(certificateIn(pemOf(der.subarray(0, length))), String(length)).toBe('broken');
      }
      expect(certificateIn(pemOf(Buffer.concat([der, Buffer.from([0])])))).toBe('broken');
    },
  );

  test('anything else: no text and no octets are taken or make it throw', () => {
    const outcomes = ['private-key', 'no-certificate', 'broken'];
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => outcomes.includes(certificateIn(text) as string)));
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (der) => certificateIn(pemOf(der)) === 'broken'));
  });
});

/** Where `part` stands in `whole`. */
const placeOf = (whole: Uint8Array, part: Uint8Array) => Buffer.from(whole).indexOf(Buffer.from(part));

test('one changed octet: refused, or the key is the same unless it was in the key', () => {
  for (const pem of [rsa, ec, others.Ed25519]) {
    const der = derOf(pem);
    const key = new X509Certificate(pem).publicKey.export({ type: 'spki', format: 'der' });
    const start = placeOf(der, key);
    expect(start).toBeGreaterThan(0);
    const change = fc.tuple(fc.nat(der.length - 1), fc.integer({ min: 1, max: 255 }));
    fc.assert(
      fc.property(change, ([at, bits]) => {
        const changed = Uint8Array.from(der, (octet, index) => (index === at ? octet ^ bits : octet));
        const found = certificateIn(pemOf(changed));
        if (typeof found === 'string') return found === 'broken';
        const inKey = at >= start && at < start + key.length;
        return (
          Buffer.compare(found.publicKey, changed.subarray(start, start + key.length)) === 0 &&
          (inKey || key.equals(found.publicKey))
        );
      }),
      { numRuns: 2000 },
    );
  }
});

test('lengths in more octets than they need, or without an end, are refused', () => {
  const der = derOf(ec);
  // 30 82 xx xx: the same as 30 83 00 xx xx, and as 30 80 … 00 00 in BER.
  expect([...der.subarray(0, 2)]).toEqual([0x30, 0x82]);
  const longer = Buffer.concat([Buffer.from([0x30, 0x83, 0]), der.subarray(2)]);
  const open = Buffer.concat([Buffer.from([0x30, 0x80]), der.subarray(4), Buffer.from([0, 0])]);
  expect(certificateIn(pemOf(longer))).toBe('broken');
  expect(certificateIn(pemOf(open))).toBe('broken');
});

test('a name covers itself, and a star one label', () => {
  expect(covers(['mail.example.org'], 'mail.example.org')).toBe(true);
  expect(covers(['imap.example.org', '*.example.org'], 'mail.example.org')).toBe(true);
  for (const name of ['example.org', 'mail.example.com', '*.mail.example.org', '*.org', '*', 'xmail.example.org']) {
    expect(covers([name], 'mail.example.org'), name).toBe(false);
  }
  expect(covers(['*.org'], 'example.org')).toBe(false);
  expect(covers([], 'mail.example.org')).toBe(false);
});
