/** DKIM keys are made in the page, shown as records, downloaded as files, and kept nowhere else. */
import { createPrivateKey, createPublicKey } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { unpackTar } from 'modern-tar';
import { expect, test } from 'vitest';
import { openStep, wizardBrowser } from './open.ts';
import { tracesOf } from './traces.ts';

const { visit } = wizardBrowser();
const FOLDER = 'root/etc/exim4/wizard/dkim';

async function review(page: Page, domains = 'kitchen.example, table.example'): Promise<void> {
  await page.getByLabel('Host name of the mail server').fill('mx.kitchen.example');
  await page.getByLabel('Mail domains').fill(domains);
  await openStep(page, 'Review & install');
  await page.getByRole('heading', { name: 'Keys for signatures (DKIM)' }).waitFor();
}

const makeButton = (page: Page) => page.getByRole('button', { name: 'Make the keys here' });
const bothKinds = (page: Page) => page.getByText('Each domain has an RSA key');
const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });

/** The files of the bundle that the page gives, by path, with their modes. */
async function bundle(page: Page): Promise<ReadonlyMap<string, { readonly mode: number; readonly text: string }>> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download .tar.gz' }).click(),
  ]);
  const entries = await unpackTar(gunzipSync(await readFile(await download.path())));
  return new Map(
    entries.map(({ header, data }) => [
      header.name.slice(header.name.indexOf('/') + 1),
      { mode: header.mode ?? 0, text: new TextDecoder().decode(data) },
    ]),
  );
}

test('keys are made, their records are whole, the bundle has the files, and nothing else keeps them', async () => {
  const { page } = await visit({ context: { permissions: ['clipboard-read', 'clipboard-write'] } });
  const logged: string[] = [];
  const asked: string[] = [];
  page.on('console', (message) => logged.push(message.text()));
  page.on('request', (request) => asked.push(`${request.url()} ${request.postData() ?? ''}`));
  await review(page);
  // RSA and Ed25519, of two domains; each record names its own file on the server.
  expect(await page.getByText('install.sh makes the key and prints this record').count()).toBe(4);
  expect(await row(page, 'mail2026-ed25519._domainkey.table.example').textContent()).toContain(
    '/etc/exim4/wizard/dkim/table.example.mail2026-ed25519.dns',
  );
  await makeButton(page).click();
  await bothKinds(page).waitFor();
  expect(await page.getByText('There are keys for kitchen.example and table.example.').count()).toBe(1);
  expect(await page.getByText('install.sh makes the key and prints this record').count()).toBe(0);
  expect(await row(page, 'mail2026-ed25519._domainkey.').count()).toBe(2);

  const files = await bundle(page);
  const keys: string[] = [];
  for (const domain of ['kitchen.example', 'table.example']) {
    for (const [selector, kind] of [
      ['mail2026', 'rsa'],
      ['mail2026-ed25519', 'ed25519'],
    ] as const) {
      const file = files.get(`${FOLDER}/${domain}.${selector}.pem`);
      expect(file?.mode).toBe(0o640);
      keys.push(file?.text ?? '');
      const spki = createPublicKey(createPrivateKey(file?.text ?? '')).export({ type: 'spki', format: 'der' });
      const expected = kind === 'rsa' ? spki : spki.subarray(-32);
      const name = `${selector}._domainkey.${domain}`;
      await page.getByRole('button', { name: `Copy the value of ${name} TXT`, exact: true }).click();
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      expect(copied).toBe(`v=DKIM1; k=${kind}; p=${expected.toString('base64')}`);
      const zone =
        files
          .get(`dns/${domain}.zone`)
          ?.text.split('\n')
          .find((line) => line.startsWith(`${name}. `)) ?? '';
      expect([...zone.matchAll(/"([^"]*)"/g)].map(([, each]) => each).join('')).toBe(copied);
    }
  }

  // A line of each private key is as good as the whole of it. None is where anything outlives the moment.
  const lines = keys.map((text) => text.split('\n')[1] ?? '');
  expect(lines.every((line) => line.length >= 60)).toBe(true);
  await page.getByRole('button', { name: /^Drafts/ }).click();
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain('#a1');
  await page.getByRole('button', { name: 'Close' }).click();
  for (const line of lines) {
    expect(await tracesOf(page, line)).toEqual([]);
    expect(await page.evaluate(() => navigator.clipboard.readText())).not.toContain(line);
    expect([...logged, ...asked].filter((text) => text.includes(line))).toEqual([]);
    expect([...files].filter(([, { text }]) => text.includes(line)).map(([path]) => path)).toHaveLength(1);
    expect(files.get('answers.json')?.text).not.toContain(line);
  }

  await page.reload();
  await page.getByRole('heading', { name: 'Keys for signatures (DKIM)' }).waitFor();
  await makeButton(page).waitFor();
  expect(await page.getByText('install.sh makes the key and prints this record').count()).toBe(4);
  expect([...(await bundle(page)).keys()].filter((path) => path.endsWith('.pem'))).toEqual([]);
  for (const line of lines) expect(await tracesOf(page, line)).toEqual([]);
});

test('a bundle that is opened again brings its keys: the next one has the same, in memory alone', async () => {
  const { page } = await visit();
  await review(page);
  await makeButton(page).click();
  await bothKinds(page).waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download .zip' }).click(),
  ]);
  const path = await download.path();
  const first = await bundle(page);
  const pems = [...first].filter(([name]) => name.endsWith('.pem'));
  expect(pems).toHaveLength(4);

  // Another person's browser, which has never seen them.
  const { page: other } = await visit();
  await openStep(other, 'Review & install');
  const chooser = other.waitForEvent('filechooser');
  await other.getByRole('button', { name: /^Drafts/ }).click();
  await other.getByRole('button', { name: /^Open a file/ }).click();
  await (await chooser).setFiles({ name: 'bundle.zip', mimeType: 'application/zip', buffer: await readFile(path) });
  const dialog = other.getByRole('dialog', { name: 'Open the answers for mx.kitchen.example?' });
  await dialog.getByText(/It brings its DKIM keys along: .*mail2026-ed25519\._domainkey\.table\.example/).waitFor();
  // The records of the keys are no changes by hand.
  expect(await dialog.getByText('Changed by hand').count()).toBe(0);
  // Not before it is opened.
  const there = other.getByText('There are keys for kitchen.example and table.example.');
  expect(await there.count()).toBe(0);
  await dialog.getByRole('button', { name: 'Open as a new draft' }).click();
  await there.waitFor();
  expect(await other.getByText('install.sh makes the key and prints this record').count()).toBe(0);
  const again = await bundle(other);
  expect([...again].filter(([name]) => name.endsWith('.pem'))).toEqual(pems);
  expect(again.get('dns/table.example.zone')?.text).toBe(first.get('dns/table.example.zone')?.text);
  for (const [, { text }] of pems) expect(await tracesOf(other, text.split('\n')[1] ?? '')).toEqual([]);
  await other.reload();
  await makeButton(other).waitFor();
});

test('leaving the page is asked about while it alone has a key or a password', async () => {
  const { page } = await visit();
  const asked: string[] = [];
  page.on('dialog', (dialog) => {
    asked.push(dialog.type());
    void dialog.accept();
  });
  const reload = async () => {
    asked.length = 0;
    await page.reload();
    await page.locator('.editor-host[data-ready]').waitFor({ state: 'attached' });
    return [...asked];
  };
  await review(page, 'kitchen.example');
  expect(await reload()).toEqual([]);
  await makeButton(page).click();
  await bothKinds(page).waitFor();
  expect(await reload()).toEqual(['beforeunload']);

  await makeButton(page).click();
  await bothKinds(page).waitFor();
  await page.getByRole('button', { name: 'Forget these keys' }).click();
  expect(await reload()).toEqual([]);

  await makeButton(page).click();
  await bothKinds(page).waitFor();
  await bundle(page);
  expect(await reload()).toEqual([]);

  await openStep(page, 'Routing');
  await page.locator('[name="routing.outgoing"][value="smarthost"]').check();
  await page.getByLabel('Password of me@example.net at smtp.example.net').fill('Sealed-9dd2ae');
  expect(await reload()).toEqual(['beforeunload']);
});

test('a private key is dots in the preview until somebody asks', async () => {
  const { page } = await visit();
  await review(page, 'kitchen.example');
  await makeButton(page).click();
  await bothKinds(page).waitFor();
  await page.getByRole('tab', { name: /kitchen\.example\.mail2026-ed25519\.pem/ }).click();
  const shown = () => page.locator('[data-preview] .cm-content').textContent();
  await expect.poll(shown).toContain('••••••••');
  expect(await shown()).not.toContain('MC4CAQAwBQYDK2Vw');
  await page.getByRole('button', { name: 'Show secrets' }).click();
  // How every Ed25519 key begins in PKCS#8.
  await expect.poll(shown).toContain('MC4CAQAwBQYDK2Vw');
});

/** Runs in the page: keys come when the test lets them. */
function hold(): void {
  const real = crypto.subtle.generateKey.bind(crypto.subtle) as (...all: unknown[]) => Promise<CryptoKeyPair>;
  const waiting: (() => void)[] = [];
  let left = 3;
  Object.assign(window, {
    letKeysCome: () => {
      for (const go of waiting.splice(0)) go();
    },
  });
  crypto.subtle.generateKey = (async (...all: unknown[]) => {
    // The probe and the first domain's two keys come by themselves.
    if (left-- <= 0) await new Promise<void>((resolve) => waiting.push(resolve));
    return real(...all);
  }) as never;
}

test('shows how far it is, and can be cancelled: no key is kept', async () => {
  const { page } = await visit({ init: hold });
  await review(page);
  await makeButton(page).click();
  await page.getByText('Making keys: 1 of 2 domains done.').waitFor();
  const bar = page.getByRole('progressbar', { name: 'Keys made' });
  expect(await bar.evaluate((element: HTMLProgressElement) => [element.value, element.max])).toEqual([1, 2]);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByText('Cancelled. No key was kept.').waitFor();
  expect(await bar.count()).toBe(0);
  // What was in the making comes too late.
  await page.evaluate(() => (window as unknown as { letKeysCome: () => void }).letKeysCome());
  expect([...(await bundle(page)).keys()].filter((path) => path.endsWith('.pem'))).toEqual([]);
  expect(await page.getByText('install.sh makes the key and prints this record').count()).toBe(4);
});

test('keys can be forgotten, a domain that came later gets its own, and another selector has none', async () => {
  const { page } = await visit();
  await review(page, 'kitchen.example');
  await makeButton(page).click();
  await bothKinds(page).waitFor();
  const first = (await bundle(page)).get(`${FOLDER}/kitchen.example.mail2026.pem`)?.text;
  await openStep(page, 'Basics');
  await page.getByLabel('Mail domains').fill('kitchen.example, table.example');
  await openStep(page, 'Review & install');
  await page.getByRole('button', { name: 'Make the missing keys' }).click();
  await page.getByText('There are keys for kitchen.example and table.example.').waitFor();
  const files = await bundle(page);
  expect(files.get(`${FOLDER}/kitchen.example.mail2026.pem`)?.text).toBe(first);
  expect(files.has(`${FOLDER}/table.example.mail2026.pem`)).toBe(true);

  await page.getByText('How to change the keys').click();
  await page.getByRole('button', { name: /Change the selector/ }).click();
  await page.getByLabel('DKIM selector').fill('k2');
  await openStep(page, 'Review & install');
  await makeButton(page).waitFor();
  expect(await row(page, 'k2-ed25519._domainkey.table.example').textContent()).toContain('install.sh makes the key');

  await openStep(page, 'Routing');
  await page.getByLabel('DKIM selector').fill('mail2026');
  await openStep(page, 'Review & install');
  await page.getByRole('button', { name: 'Forget these keys' }).click();
  await page.getByText('Forgotten. install.sh makes the keys.').waitFor();
  expect([...(await bundle(page)).keys()].filter((path) => path.endsWith('.pem'))).toEqual([]);
});

test('a browser without Ed25519 makes RSA keys and says so', async () => {
  const { page } = await visit({
    init: () => {
      const real = crypto.subtle.generateKey.bind(crypto.subtle) as (...all: unknown[]) => Promise<CryptoKeyPair>;
      crypto.subtle.generateKey = (async (algorithm: { name: string }, ...more: unknown[]) => {
        if (algorithm.name === 'Ed25519') throw new DOMException('Unrecognized name.', 'NotSupportedError');
        return real(algorithm, ...more);
      }) as never;
    },
  });
  await review(page, 'kitchen.example');
  await makeButton(page).click();
  await page.getByText('There are RSA keys only').waitFor();
  expect(await row(page, 'mail2026._domainkey.').textContent()).toContain('v=DKIM1; k=rsa; p=');
  expect(await row(page, 'mail2026-ed25519._domainkey.').textContent()).toContain('install.sh makes the key');
  const names = [...(await bundle(page)).keys()].filter((path) => path.endsWith('.pem'));
  expect(names).toEqual([`${FOLDER}/kitchen.example.mail2026.pem`]);
});

test('a server that signs nothing has no keys to make', async () => {
  const { page } = await visit();
  await openStep(page, 'Routing');
  await page.getByLabel('Sign outgoing mail (DKIM)').uncheck();
  await openStep(page, 'Review & install');
  await page.getByRole('heading', { name: 'Put this into DNS' }).waitFor();
  await page.getByRole('table').first().waitFor();
  expect(await page.getByRole('heading', { name: 'Keys for signatures (DKIM)' }).count()).toBe(0);
});
