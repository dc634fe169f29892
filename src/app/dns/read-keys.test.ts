/** Keys that come back with a bundle are those that were in it; anything else under their names is refused. */
import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { defaultsOf, withAnswer } from '../../core/answers/index.ts';
import { makeKeys } from './make-keys.ts';
import { readKeys } from './read-keys.ts';

const answers = withAnswer(defaultsOf('internet-dovecot'), 'basics.domains', ['example.org', 'a.example.org']);
const at = (name: string, text: string) => ({ path: `mail/root/etc/exim4/wizard/dkim/${name}.pem`, text });
const watch = { signal: new AbortController().signal, done: () => {} };

test('what was made is read back, the same to the letter, each key under its own name', async () => {
  const { keys } = await makeKeys({ selector: 'mail2026', domains: ['example.org', 'a.example.org'] }, watch);
  const files = Object.entries(keys).map(([name, { privateKey }]) => {
    const [selector, domain] = name.split('._domainkey.');
    // As an editor on Windows leaves it.
    return at(`${domain}.${selector}`, privateKey.replaceAll('\n', '\r\n'));
  });
  expect(files).toHaveLength(4);
  expect(await readKeys(answers, files)).toEqual({ keys, refused: [] });
});

const rsa = (modulusLength: number) =>
  generateKeyPairSync('rsa', { modulusLength, privateKeyEncoding: { type: 'pkcs8', format: 'pem' } } as never)
    .privateKey as unknown as string;

test.each([
  ['a short RSA key', () => rsa(1024)],
  ['an RSA key in its own form', () => createPrivateKey(rsa(2048)).export({ type: 'pkcs1', format: 'pem' }) as string],
  ['a public key', () => createPublicKey(rsa(2048)).export({ type: 'spki', format: 'pem' }) as string],
  ['a key with a line after it', () => `${rsa(2048)}.include /etc/shadow\n`],
  ['a key with a line before it', () => `x\n${rsa(2048)}`],
  [
    'Ed25519 in the place of RSA',
    () => generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
  ],
  ['nothing', () => ''],
])('%s is refused', async (_what, text) => {
  const file = at('example.org.mail2026', text());
  expect(await readKeys(answers, [file])).toEqual({ keys: {}, refused: [file] });
});

test('a sound RSA key of somebody’s own openssl is taken', async () => {
  const text = rsa(2048);
  const { keys, refused } = await readKeys(answers, [at('example.org.mail2026', text)]);
  expect(refused).toEqual([]);
  const spki = createPublicKey(text).export({ type: 'spki', format: 'der' }).toString('base64');
  expect(keys['mail2026._domainkey.example.org']?.publicKey).toBe(spki);
});

test('keys of other domains, selectors and folders are none of these answers', async () => {
  const text = rsa(2048);
  const files = [
    at('example.com.mail2026', text),
    at('example.org.other', text),
    { path: 'root/etc/ssl/example.org.mail2026.pem', text },
  ];
  expect(await readKeys(answers, files)).toEqual({ keys: {}, refused: [] });
});
