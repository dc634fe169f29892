/** What changed since the bundle was downloaded last. */
import type { Page } from '@playwright/test';
import { expect, test } from 'vitest';
import { openStep, wizardBrowser } from './open.ts';

const { visit } = wizardBrowser();

async function download(page: Page): Promise<void> {
  await openStep(page, 'Review & install');
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: /\.zip/ }).click();
  await saved;
}

const NAME = 'Changes since the last download';

test('is shown in one text and side by side, only for files that differ, and after a reload', async () => {
  const { page } = await visit();
  const scripts: string[] = [];
  page.on('request', (request) => scripts.push(request.url()));
  const since = page.getByRole('button', { name: NAME });
  expect(await since.count()).toBe(0);
  await download(page);
  await since.click();
  const dialog = page.getByRole('dialog', { name: NAME });
  await dialog.getByText('Nothing: these answers make the files that were downloaded.').waitFor();
  await dialog.getByRole('button', { name: 'Close' }).click();
  expect(scripts.some((address) => /\/compare-[^/]*\.js$/.test(address))).toBe(false);

  await openStep(page, 'Basics');
  await page.getByLabel('Host name of the mail server').fill('mx.kitchen.example');
  await since.click();
  const choice = dialog.getByRole('combobox', { name: 'File' });
  const files = await choice.locator('option').allTextContents();
  expect(files).toContainEqual(expect.stringMatching(/^root\/etc\/exim4\/exim4\.conf \(\d+ lines?\)$/));
  expect(files.join(' ')).not.toContain('sender-owners');
  await choice.selectOption('root/etc/exim4/exim4.conf');
  await dialog.locator('.cm-deletedChunk', { hasText: 'primary_hostname = mail.example.org' }).waitFor();
  await dialog.locator('.cm-changedLine', { hasText: 'primary_hostname = mx.kitchen.example' }).waitFor();
  // Nothing of the rest but a few lines around, and not the line that holds all answers.
  expect(await dialog.locator('.cm-collapsedLines').count()).toBeGreaterThan(0);
  expect(await dialog.locator('.compare-text').textContent()).not.toContain('re-opens this');

  await dialog.getByRole('radio', { name: 'Side by side' }).check();
  await expect.poll(() => dialog.locator('.cm-editor').count()).toBe(2);
  await dialog.getByRole('textbox', { name: 'root/etc/exim4/exim4.conf as downloaded' }).waitFor();
  await dialog.getByRole('textbox', { name: 'root/etc/exim4/exim4.conf now' }).waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => dialog.count()).toBe(0);

  await page.reload();
  await since.click();
  await dialog.locator('.cm-editor').first().waitFor();
});

test('speaks Chinese', async () => {
  const { page } = await visit({ locale: 'zh-CN', hash: '#/review' });
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: /\.zip/ }).click();
  await saved;
  await page.getByRole('button', { name: '上次下载之后的改动' }).click();
  await page.getByText('没有改动：按现在的回答得到的就是已下载的文件。').waitFor();
});

test('what was downloaded from a draft that is deleted is forgotten', async () => {
  const { page } = await visit();
  await page.evaluate(() => localStorage.setItem('exim-wizard.downloaded:deleted', '{}'));
  await page.getByLabel('Host name of the mail server').fill('mx.kitchen.example');
  await page.reload();
  await page.locator('.editor-host[data-ready]').waitFor({ state: 'attached' });
  await expect.poll(() => page.evaluate(() => localStorage.getItem('exim-wizard.downloaded:deleted'))).toBeNull();
});
