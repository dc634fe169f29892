/** Keys as the page makes them, read back by another program's cryptography (node:crypto), and where they go in the bundle. */
import { createPrivateKey, createPublicKey, webcrypto } from 'node:crypto';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { dkimRecordName } from '../../core/answers/dkim-keys.ts';
import { ed25519Selector } from '../../core/answers/dkim-selector.ts';
import { type Answers, defaultsOf, withAnswer } from '../../core/answers/index.ts';
import { toLink } from '../../core/answers/link.ts';
import { NO_SECRETS, type Secrets } from '../../core/answers/secrets.ts';
import { createGenerator, textOf } from '../../core/bundle.ts';
import { compareFiles } from '../../core/hand-edits.ts';
import { readme } from '../../words/en/readme.ts';
import { readme as chinese } from '../../words/zh-CN/readme.ts';
import { hasSecrets } from '../preview/mask.ts';
import { makeKeys } from './make-keys.ts';

const domains = ['example.org', 'example.net'];
const selector = 'k2026';
const answers: Answers = withAnswer(
  withAnswer(defaultsOf('internet-dovecot'), 'basics.domains', domains),
  'routing.dkimSelector',
  selector,
);
const quiet = { signal: new AbortController().signal, done: () => {} };
const generate = createGenerator(readme);
const KEY_FOLDER = 'root/etc/exim4/wizard/dkim';

const { keys, ed25519 } = await makeKeys({ selector, domains }, quiet);
const secrets: Secrets = { ...NO_SECRETS, dkim: keys };
const files = new Map(generate(answers, secrets).map((file) => [file.path, file]));
const text = (path: string) => {
  const file = files.get(path);
  if (!file) throw new Error(`there is no ${path}`);
  return textOf(file);
};

afterEach(() => vi.restoreAllMocks());

describe('a key', () => {
  test.each(domains)('of %s is RSA with 2048 bits; the record has the public key of the private one', (domain) => {
    const pair = keys[dkimRecordName(selector, domain)];
    const key = createPrivateKey(pair?.privateKey ?? '');
    expect(key.asymmetricKeyType).toBe('rsa');
    expect(key.asymmetricKeyDetails).toEqual({ modulusLength: 2048, publicExponent: 65_537n });
    const spki = createPublicKey(key).export({ type: 'spki', format: 'der' });
    expect(pair?.publicKey).toBe(spki.toString('base64'));
  });

  test.each(domains)('of %s is Ed25519, and the record has its bare 32 bytes', (domain) => {
    const pair = keys[dkimRecordName(`${selector}-ed25519`, domain)];
    const key = createPrivateKey(pair?.privateKey ?? '');
    expect(key.asymmetricKeyType).toBe('ed25519');
    const bare = Buffer.from(pair?.publicKey ?? '', 'base64');
    expect(bare.length).toBe(32);
    expect(createPublicKey(key).export({ format: 'jwk' }).x).toBe(bare.toString('base64url'));
  });

  test('is PEM as others write it: the same text when node:crypto writes it again', () => {
    for (const { privateKey } of Object.values(keys)) {
      expect(createPrivateKey(privateKey).export({ type: 'pkcs8', format: 'pem' })).toBe(privateKey);
    }
  });

  test('belongs to one domain: no two are the same', () => {
    expect(ed25519).toBe(true);
    expect(new Set(Object.values(keys).map(({ publicKey }) => publicKey)).size).toBe(4);
  });
});

describe('making keys', () => {
  test('tells how far it is', async () => {
    const told: number[] = [];
    await makeKeys({ selector, domains }, { ...quiet, done: (done) => told.push(done) });
    expect(told).toEqual([1, 2]);
  });

  test('ends at once when it is cancelled, even while a key is in the making', async () => {
    const controller = new AbortController();
    vi.spyOn(webcrypto.subtle, 'generateKey').mockReturnValue(new Promise(() => {}));
    const work = makeKeys({ selector, domains }, { signal: controller.signal, done: () => {} });
    controller.abort();
    await expect(work).rejects.toThrow(/abort/i);
  });

  test('hands nothing back when it is cancelled between two domains', async () => {
    const controller = new AbortController();
    const work = makeKeys({ selector, domains }, { signal: controller.signal, done: () => controller.abort() });
    await expect(work).rejects.toThrow(/abort/i);
  });

  test('makes RSA keys alone where there is no Ed25519', async () => {
    const real = webcrypto.subtle.generateKey.bind(webcrypto.subtle) as (...all: unknown[]) => Promise<CryptoKeyPair>;
    vi.spyOn(webcrypto.subtle, 'generateKey').mockImplementation((async (
      algorithm: { name: string },
      ...more: unknown[]
    ) => {
      if (algorithm.name === 'Ed25519') throw new DOMException('Unrecognized name.', 'NotSupportedError');
      return real(algorithm, ...more);
    }) as never);
    const made = await makeKeys({ selector, domains: ['example.org'] }, quiet);
    expect(made.ed25519).toBe(false);
    expect(Object.keys(made.keys)).toEqual(['k2026._domainkey.example.org']);
  });

  test('makes RSA keys alone where the selector leaves no room for a second name', async () => {
    const long = 's'.repeat(60);
    expect(ed25519Selector(long)).toBeUndefined();
    const made = await makeKeys({ selector: long, domains: ['example.org'] }, quiet);
    expect(Object.keys(made.keys)).toEqual([`${long}._domainkey.example.org`]);
  });
});

describe('in the bundle', () => {
  const paths = [selector, `${selector}-ed25519`].flatMap((name) =>
    domains.map((domain) => ({ path: `${KEY_FOLDER}/${domain}.${name}.pem`, name: dkimRecordName(name, domain) })),
  );

  test('each private key is a file for root and Exim’s group, masked, with nothing but the key', () => {
    for (const { path, name } of paths) {
      expect(text(path)).toBe(keys[name]?.privateKey);
      const file = files.get(path);
      expect(file).toMatchObject({ mode: 0o640, owner: 'root', group: 'Debian-exim' });
      expect(file && hasSecrets(file)).toBe(true);
    }
  });

  test('no other file has any line of one', () => {
    const lines = Object.values(keys).flatMap(({ privateKey }) =>
      privateKey.split('\n').filter((line) => line !== '' && !line.startsWith('---')),
    );
    expect(lines.length).toBeGreaterThan(50);
    const others = [...files.values()].filter(({ path }) => !path.startsWith(KEY_FOLDER));
    for (const file of others) {
      const all = textOf(file);
      expect(
        lines.filter((line) => all.includes(line)),
        file.path,
      ).toEqual([]);
    }
    expect(others.map(({ path }) => path)).toContain('answers.json');
    const link = JSON.stringify(toLink(answers));
    expect(lines.filter((line) => link.includes(line))).toEqual([]);
  });

  test('the zone file has the real records, in strings of at most 255 characters that together are the text', () => {
    for (const domain of domains) {
      const zone = text(`dns/${domain}.zone`);
      expect(zone).not.toContain('install.sh makes the key');
      for (const [name, kind] of [
        [selector, 'rsa'],
        [`${selector}-ed25519`, 'ed25519'],
      ] as const) {
        const record = zone.split('\n').find((line) => line.startsWith(`${dkimRecordName(name, domain)}. `)) ?? '';
        const strings = [...record.matchAll(/"([^"]*)"/g)].map(([, inside]) => inside ?? '');
        expect(strings.every((each) => each.length <= 255)).toBe(true);
        expect(strings.length).toBe(kind === 'rsa' ? 2 : 1);
        expect(strings.join('')).toBe(`v=DKIM1; k=${kind}; p=${keys[dkimRecordName(name, domain)]?.publicKey}`);
      }
    }
  });

  test('without keys there are no such files, and the zone file says who makes them', () => {
    const plain = generate(answers);
    expect(plain.filter(({ path }) => path.startsWith(`${KEY_FOLDER}/`))).toEqual([]);
    const zone = plain.find(({ path }) => path === 'dns/example.org.zone');
    expect(zone && textOf(zone)).toContain('/etc/exim4/wizard/dkim/example.org.k2026.dns');
  });

  test('keys of another selector, or of a domain that is gone, are in no file', () => {
    const other = generate(withAnswer(answers, 'routing.dkimSelector', 'k2027'), secrets);
    expect(other.filter(({ path }) => path.startsWith(`${KEY_FOLDER}/`))).toEqual([]);
    const one = generate(withAnswer(answers, 'basics.domains', ['example.net']), secrets);
    expect(
      one.flatMap(({ path }) => (path.startsWith(`${KEY_FOLDER}/`) ? path.slice(KEY_FOLDER.length + 1) : [])),
    ).toEqual(['example.net.k2026.pem', 'example.net.k2026-ed25519.pem']);
    const unsigned = generate(withAnswer(answers, 'routing.dkim', false), secrets);
    expect(unsigned.filter(({ path }) => path.startsWith(`${KEY_FOLDER}/`))).toEqual([]);
  });

  test.each([
    ['en', readme],
    ['zh-CN', chinese],
  ] as const)('the read-me (%s) says that the keys are made, and names their files', (_language, words) => {
    const say = createGenerator(words);
    const of = (given?: Secrets) => {
      const file = say(answers, given).find(({ path }) => path === 'README.md');
      return file ? textOf(file) : '';
    };
    expect(of(secrets)).toContain(words.names.dkimMade);
    expect(of(secrets)).not.toContain(words.names.dkim);
    expect(of()).toContain(words.names.dkim);
    for (const { path } of paths) {
      expect(of(secrets)).toContain(path);
      expect(of()).not.toContain(path);
    }
  });

  test('a bundle that comes back has keys that are neither edited by hand nor anybody else’s', () => {
    const found = [...files.values()].map((file) => ({ path: file.path, text: textOf(file) }));
    expect(compareFiles(found, answers, [generate])).toMatchObject({ unknown: [], others: [] });
  });

  test('what is no key is not printed', () => {
    const forged = { privateKey: 'rm -rf /\n', publicKey: 'AA' };
    const bad: Secrets = { ...NO_SECRETS, dkim: { [dkimRecordName(selector, 'example.org')]: forged } };
    expect(() => generate(answers, bad)).toThrow('no PEM file');
  });
});
