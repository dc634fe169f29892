/** Files whose parts are loaded later: their tabs are there, their text is waited for, and a bundle is never made without it. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { openStep, previewLines, wizardBrowser } from './open.ts';

const { visit } = wizardBrowser();

/** Opens the page, and holds back what is loaded for the later files until `come` is called. */
async function visitWithout() {
  const opened = await visit({ asleep: true });
  const { page } = opened;
  let come = () => {};
  const wanted = new Promise<void>((resolve) => {
    come = resolve;
  });
  await page.route(/\/(?:readme|files)-[\w-]+\.js$/, async (route) => {
    await wanted;
    await route.continue();
  });
  opened.wake();
  await page.locator('.editor-host[data-ready]').waitFor({ state: 'attached' });
  return { page, come };
}

const tab = (page: Page, path: string) => page.getByRole('tab', { name: path });

test('typing shows in the configuration while the other files are on their way; then they show it too', async () => {
  const { page, come } = await visitWithout();
  await page.getByLabel('Host name').fill('mx.kitchen.example');
  await page.getByText('primary_hostname = mx.kitchen.example').first().waitFor();
  await tab(page, 'install.sh').click();
  await page.getByRole('tabpanel').getByText('Loading…').waitFor();
  expect(await page.getByRole('button', { name: 'Copy this file' }).isDisabled()).toBe(true);
  expect((await previewLines(page)).join('')).toBe('');
  come();
  await expect.poll(() => previewLines(page)).toContain('#!/bin/sh');
  expect(await page.getByRole('tabpanel').getByText('Loading…').count()).toBe(0);
  // The last answer is marked in it as if it had been there all the time, and not the whole file.
  await tab(page, 'install.sh')
    .getByText(/^±[1-9]$/)
    .waitFor();
});

test('a bundle that is asked for early waits, and is whole', async () => {
  const { page, come } = await visitWithout();
  await openStep(page, 'Review & install');
  const download = page.waitForEvent('download');
  const button = page.getByRole('button', { name: 'Download .zip' });
  // The review shares code with install.sh, so it may be on its way too.
  setTimeout(come, 500);
  await button.click();
  const file = await download;
  const content = unzipSync(readFileSync(await file.path()));
  const names = Object.keys(content).map((name) => name.replace(/^[^/]*\//, ''));
  expect(names).toContain('install.sh');
  for (const name of Object.keys(content)) expect(content[name]?.length, name).toBeGreaterThan(20);
});
