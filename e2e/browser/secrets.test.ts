/** A real password at a provider: dots wherever the page shows it, the word itself wherever it is installed from. */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { openStep, wizardBrowser } from './open.ts';

const { visit } = wizardBrowser();

const SECRET = 'pa55-Wort_x7';
/** Its line in the file of logins. */
const LINE = `smtp.example.net: user="me@example.net" pass="${SECRET}"\n`;

/** Everything that the page says or shows. */
const shown = (page: Page) => page.content();

async function withPassword() {
  const { page } = await visit({ context: { permissions: ['clipboard-read', 'clipboard-write'] } });
  await openStep(page, 'Routing');
  await page.locator('[name="routing.outgoing"][value="smarthost"]').check();
  await page.getByLabel('Password of me@example.net at smtp.example.net').fill(SECRET);
  const tab = page.getByRole('tab', { name: /smarthost/ });
  await tab.click();
  await page.locator('.cm-secret').first().waitFor();
  return page;
}

async function bytesOf(page: Page, act: () => Promise<void>): Promise<Buffer> {
  const [file] = await Promise.all([page.waitForEvent('download'), act()]);
  return readFile(await file.path());
}

test('the preview has dots until somebody asks, in the text and in the panel below it', async () => {
  const page = await withPassword();
  expect(await shown(page)).not.toContain(SECRET);
  expect(await page.locator('.cm-secret').first().getAttribute('aria-label')).toBe('hidden secret');
  await page
    .locator('.cm-line:has(.cm-secret)')
    .first()
    .click({ position: { x: 12, y: 8 } });
  await page.locator('.line-panel-title code', { hasText: '••••' }).waitFor();
  expect(await shown(page)).not.toContain(SECRET);

  const eye = page.getByRole('button', { name: 'Show secrets' });
  expect(await eye.getAttribute('aria-pressed')).toBe('false');
  await eye.click();
  await page.locator('.cm-line', { hasText: SECRET }).waitFor();
  await page.locator('.line-panel-title code', { hasText: SECRET }).waitFor();
  await eye.click();
  await page.locator('.cm-secret').first().waitFor();
  expect(await shown(page)).not.toContain(SECRET);
});

test('a line that went, or that was another, keeps its dots', async () => {
  const page = await withPassword();
  await page.locator('[name="routing.smarthosts"]').fill('other@example.net at smtp.example.net');
  await page.locator('[name="routing.outgoing"][value="mx"]').check();
  await openStep(page, 'Review & install');
  expect(await shown(page)).not.toContain(SECRET);
});

test('what is copied and downloaded is what is installed', async () => {
  const page = await withPassword();
  await page.getByRole('button', { name: 'Copy this file' }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain(LINE);
  const file = await bytesOf(page, () => page.getByRole('button', { name: 'Download this file' }).click());
  expect(file.toString()).toContain(LINE);
  // The file as it is: with the line that opens it again, and its last newline.
  expect(file.toString()).toContain('re-opens this');
  expect(file.toString().endsWith('\n')).toBe(true);
  await openStep(page, 'Review & install');
  const zip = unzipSync(await bytesOf(page, () => page.getByRole('button', { name: 'Download .zip' }).click()));
  const holding = Object.entries(zip).filter(([, bytes]) => new TextDecoder().decode(bytes).includes(SECRET));
  expect(holding.map(([path]) => path.replace(/^.*\//, ''))).toEqual([expect.stringContaining('smarthost')]);
});

test('the view of what changed since the download never has it', async () => {
  const page = await withPassword();
  await openStep(page, 'Review & install');
  await bytesOf(page, () => page.getByRole('button', { name: 'Download .zip' }).click());
  await openStep(page, 'Routing');
  await page.locator('[name="routing.outgoing"][value="mx"]').check();
  await page.getByRole('button', { name: 'Changes since the last download' }).click();
  const dialog = page.getByRole('dialog', { name: 'Changes since the last download' });
  const choice = dialog.getByRole('combobox', { name: 'File' });
  await choice.locator('option', { hasText: 'smarthost' }).waitFor({ state: 'attached' });
  const files = await choice
    .locator('option')
    .evaluateAll((all) => all.map((each) => (each as HTMLOptionElement).value));
  const gone = files.find((path) => path.includes('smarthost'));
  expect(gone).toBeDefined();
  await choice.selectOption(gone ?? '');
  for (const layout of ['side by side', 'one text']) {
    await dialog.getByRole('radio', { name: new RegExp(layout, 'i') }).check();
    await dialog.locator('.cm-line, .cm-deletedChunk').first().waitFor();
    expect(await shown(page)).not.toContain(SECRET);
  }
});
