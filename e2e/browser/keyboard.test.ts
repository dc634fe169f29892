/** Everything by keyboard: a whole walk, the shortcuts, what folds, and where the focus goes. */
import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { unpackTar } from 'modern-tar';
import { expect, test } from 'vitest';
import { wizardBrowser } from './open.ts';

const { visit } = wizardBrowser();

const focusName = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('name') ?? '');
const focusText = (page: Page) => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');

/** Presses Tab until the focus is where `found` says; a person would give up as well. */
async function tabTo(page: Page, found: () => Promise<boolean>): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    if (await found()) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`not reached by Tab; the focus is at: ${await focusText(page)}`);
}

/** Replaces what the focused field holds. */
async function retype(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+a');
  await page.keyboard.type(text);
}

test('from the first screen to the bundle by keyboard alone, with four answers', async () => {
  const { page } = await visit();
  const answers = {
    'basics.hostname': 'mx.kitchen.example',
    'basics.ipv4': '198.51.100.9',
    'basics.domains': 'kitchen.example',
  };
  for (const [name, text] of Object.entries(answers)) {
    await tabTo(page, async () => (await focusName(page)) === name);
    await retype(page, text);
  }
  await tabTo(page, async () => (await focusName(page)) === 'basics.administrator');
  await retype(page, 'carol');
  for (const name of ['TLS & authentication', 'Routing', 'Dovecot', 'Hardening', 'Review & install']) {
    await tabTo(page, async () => (await focusText(page)) === `Next: ${name}`);
    await page.keyboard.press('Enter');
    await expect.poll(() => focusText(page)).toBe(name);
  }
  await page.getByText('no sample value is left').waitFor();
  await tabTo(page, async () => (await focusText(page)) === 'Download .tar.gz');
  const [file] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  const entries = await unpackTar(new Uint8Array(gunzipSync(await readFile(await file.path()))));
  const exim = entries.find(({ header }) => header.name.endsWith('/exim4.conf'));
  const text = new TextDecoder().decode(exim?.data);
  expect(text).toContain('primary_hostname = mx.kitchen.example');
  expect(text).toContain('qualify_domain = kitchen.example');
});

test('? lists the shortcuts; the dialog has no violations and gives the focus back', async () => {
  const { page } = await visit();
  const button = page.getByRole('button', { name: 'Keyboard shortcuts' });
  await button.focus();
  await page.keyboard.press('?');
  const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await dialog.getByText('Next step').waitFor();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.keyboard.press('n');
  await page.keyboard.press('Escape');
  await expect.poll(() => dialog.count()).toBe(0);
  expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.getByRole('heading', { level: 2, name: 'Basics' }).waitFor();
});

test('single keys go through the steps, to the preview, its search and the download', async () => {
  const { page } = await visit();
  await page.keyboard.press('n');
  await expect.poll(() => focusText(page)).toBe('TLS & authentication');
  await page.keyboard.press('p');
  await expect.poll(() => focusText(page)).toBe('Basics');
  await page.keyboard.press('v');
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('preview');
  await page.keyboard.press('v');
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('questions');
  await page.keyboard.press('d');
  await expect.poll(() => focusText(page)).toBe('Download .tar.gz');
  await page.keyboard.press('/');
  await expect.poll(() => page.getByRole('textbox', { name: 'Find' }).count()).toBe(1);
});

test('a field keeps its keys, and single keys can be turned off', async () => {
  const { page } = await visit();
  const control = page.locator('[name="basics.hostname"]');
  await control.fill('');
  await control.press('n');
  await control.press('?');
  expect(await control.inputValue()).toBe('n?');
  await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
  await page.getByLabel('Use single keys as shortcuts').uncheck();
  await page.keyboard.press('Escape');
  await page.keyboard.press('n');
  await page.waitForTimeout(200);
  expect(await page.getByRole('heading', { level: 2 }).first().textContent()).toBe('Basics');
});

test('what is folded opens for a problem inside, and stays as it was left', async () => {
  const { page } = await visit({ hash: '#/routing' });
  const days = page.locator('[name="routing.giveUpAfter"]');
  expect(await days.isVisible()).toBe(false);
  await page.getByText(/^More \(/).click();
  await days.fill('99');
  await page.keyboard.press('Tab');
  await page.getByRole('link', { name: 'Review & install' }).click();
  await page.getByRole('button', { name: /^Take me there: Give up/ }).click();
  await expect.poll(() => focusName(page)).toBe('routing.giveUpAfter');
  expect(await days.isVisible()).toBe(true);
});
