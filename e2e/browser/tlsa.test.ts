/** The certificate is pasted where the hash of its key is asked for: the hash ends in the TLSA record, and nothing else is kept. */
import { createHash, X509Certificate } from 'node:crypto';
import type { Page } from '@playwright/test';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Certificate, certificateAuthority } from '../lab/certificates.ts';
import { openStep, wizardBrowser } from './open.ts';
import { tracesOf } from './traces.ts';

const { visit } = wizardBrowser();
const HOST = 'mx.kitchen.example';
const clipboard = { permissions: ['clipboard-read', 'clipboard-write'] };

let own: Certificate;
let other: Certificate;
beforeAll(async () => {
  const authority = await certificateAuthority();
  own = await authority.issue([HOST]);
  other = await authority.issue(['imap.elsewhere.example', 'a.example', 'b.example', 'c.example'], {
    algorithm: 'rsa',
  });
});

/** As `openssl pkey -pubin -outform DER | sha256sum` prints it. */
function hashOf({ cert }: Certificate): string {
  const key = new X509Certificate(cert).publicKey.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(key).digest('hex');
}

const field = (page: Page) => page.getByLabel('SHA-256 of the certificate’s public key');
const question = (page: Page) => page.locator('[data-question="tls.keyHash"]');

/** The step with the field, below a host's name and with keys that stay. */
async function atField(page: Page): Promise<void> {
  await page.getByLabel('Host name of the mail server').fill(HOST);
  await page.getByLabel('Mail domains').fill('kitchen.example');
  await openStep(page, 'TLS & authentication');
  await page.getByText(/^More \(/).click();
  await page.getByLabel('Renewals keep the private key').check();
  await field(page).waitFor();
}

/** As a person does, from the clipboard. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((content) => navigator.clipboard.writeText(content), text);
  await field(page).press('ControlOrMeta+a');
  await field(page).press('ControlOrMeta+v');
}

const tlsaRow = (page: Page) => page.getByRole('row').filter({ hasText: `_25._tcp.${HOST}` });

test('a pasted chain becomes the hash of its first key, and that the TLSA record', async () => {
  const { page } = await visit({ context: clipboard });
  await atField(page);
  await paste(page, own.chain);
  await expect.poll(() => field(page).inputValue()).toBe(hashOf(own));
  await question(page).getByText(`The hash is that of the certificate for ${HOST}.`).waitFor();
  expect(await field(page).getAttribute('aria-invalid')).toBe('false');
  await openStep(page, 'Review & install');
  await tlsaRow(page)
    .getByText(`3 1 1 ${hashOf(own)}`)
    .waitFor();
  expect(await page.getByText('There is no TLSA record').count()).toBe(0);
  expect(await tracesOf(page, own.cert.split('\n')[2] ?? '')).toEqual([]);

  // It is an answer like any other: kept, undone and done again.
  await page.reload();
  await tlsaRow(page)
    .getByText(`3 1 1 ${hashOf(own)}`)
    .waitFor();
});

test('one of another host is taken with a warning, which goes when something else is typed', async () => {
  const { page } = await visit({ context: clipboard });
  await atField(page);
  await paste(page, other.chain);
  await expect.poll(() => field(page).inputValue()).toBe(hashOf(other));
  const warning = `The hash is that of a certificate for imap.elsewhere.example, a.example, b.example …, not for ${HOST}: is it this server’s?`;
  await question(page).getByText(warning).waitFor();
  // Typed over, there is nothing to be said of it.
  await field(page).fill('ab'.repeat(32));
  await expect.poll(() => question(page).getByText('The hash is that of').count()).toBe(0);
});

test('the check-up names a certificate of another host, and one that has expired, while it is the one that was pasted', async () => {
  const { page } = await visit({ context: clipboard });
  await atField(page);
  const checkUp = page.getByRole('region', { name: 'Check-up' });
  const wrongHost = checkUp.getByText('The certificate is not for this host');
  const tooOld = checkUp.getByText('The certificate has expired');
  await paste(page, other.chain);
  await expect.poll(() => field(page).inputValue()).toBe(hashOf(other));
  await openStep(page, 'Review & install');
  await wrongHost.waitFor();
  expect(await tooOld.count()).toBe(0);
  await openStep(page, 'TLS & authentication');
  await paste(page, own.chain);
  await expect.poll(() => field(page).inputValue()).toBe(hashOf(own));
  await openStep(page, 'Review & install');
  await checkUp.waitFor();
  expect(await wrongHost.or(tooOld).count()).toBe(0);
  // The authority's certificates are for 30 days.
  await page.clock.setFixedTime(Date.now() + 31 * 24 * 60 * 60 * 1000);
  await openStep(page, 'TLS & authentication');
  await paste(page, own.chain);
  await question(page).getByText('The hash is that of a certificate that expired on').waitFor();
  await openStep(page, 'Review & install');
  await tooOld.waitFor();
  expect(await wrongHost.count()).toBe(0);
  expect(await tracesOf(page, other.cert.split('\n')[2] ?? '')).toEqual([]);
});

describe('refused, with the answer left as it was, is', () => {
  test('a private key, which nothing keeps, however it comes into the field', async () => {
    const { page } = await visit({ context: clipboard });
    await atField(page);
    await paste(page, own.chain);
    await expect.poll(() => field(page).inputValue()).toBe(hashOf(own));
    const refusal = question(page).getByText('This is a private key, or has one in it. It was not kept');
    const secret = own.key.split('\n')[1] ?? '';
    expect(secret.length).toBeGreaterThan(60);
    for (const text of [own.key, own.chain + own.key]) {
      await paste(page, text);
      await refusal.waitFor();
      expect(await field(page).inputValue()).toBe(hashOf(own));
      expect(await tracesOf(page, secret)).toEqual([]);
      await paste(page, own.chain);
      await refusal.waitFor({ state: 'detached' });
      await field(page).fill(text);
      await refusal.waitFor();
      expect(await field(page).inputValue()).toBe(hashOf(own));
      await paste(page, own.chain);
      await refusal.waitFor({ state: 'detached' });
    }
    await field(page).fill(own.key);
    await refusal.waitFor();
    // The browser's own undo does not bring it back either, and neither does the page's.
    await field(page).press('ControlOrMeta+z');
    expect(await field(page).inputValue()).not.toContain(secret.slice(0, 20));
    await openStep(page, 'Review & install');
    await tlsaRow(page).waitFor();
    expect(await tracesOf(page, secret)).toEqual([]);
    expect(await page.content()).not.toContain(secret);
  });

  test('what is no certificate, or a broken one', async () => {
    const { page } = await visit({ context: clipboard });
    await atField(page);
    await paste(page, '-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA\n-----END PUBLIC KEY-----\n');
    await question(page).getByText('No certificate was found.').waitFor();
    expect(await field(page).inputValue()).toBe('');
    const lines = own.cert.split('\n');
    await paste(page, [...lines.slice(0, 2), ...lines.slice(3)].join('\n'));
    await question(page).getByText('This certificate cannot be read').waitFor();
    expect(await field(page).inputValue()).toBe('');
    // A hash is still typed as ever, and judged as ever.
    await field(page).fill('abc');
    await field(page).blur();
    await question(page).getByText('64 hexadecimal digits').first().waitFor();
    expect(await question(page).getByText('This certificate cannot be read').count()).toBe(0);
  });
});

test('without a record the page says why, and leads to the question that brings it', async () => {
  const { page } = await visit({ context: clipboard });
  await atField(page);
  await paste(page, own.chain);
  await expect.poll(() => field(page).inputValue()).toBe(hashOf(own));
  await page.getByLabel('Renewals keep the private key').uncheck();
  await field(page).waitFor({ state: 'detached' });
  await openStep(page, 'Review & install');
  await page
    .getByText(
      'There is no TLSA record for DANE: unless it is told otherwise, each renewal of the certificate makes a new key, and a record that still names the old one stops all mail from servers that verify it.',
    )
    .waitFor();
  expect(await tlsaRow(page).count()).toBe(0);
  await page.getByRole('button', { name: 'Let renewals keep the key (TLS & authentication)' }).click();
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('tls.reuseKey');
  await page.getByLabel('Renewals keep the private key').check();
  await field(page).fill('');
  await openStep(page, 'Review & install');
  await page
    .getByText('There is no TLSA record for DANE yet: the key stays, but this page does not know it.')
    .waitFor();
  expect(await tlsaRow(page).count()).toBe(0);
  await page.getByRole('button', { name: 'Paste the certificate (TLS & authentication)' }).click();
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('tls.keyHash');
});
