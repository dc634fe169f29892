/** Long work that is cancelled, and parts of the page that do not come: both are told, and nothing is lost. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from 'vitest';
import { openStep, wizardBrowser } from './open.ts';

const { visit } = wizardBrowser();

/** What a browser says of a script that does not come. */
const expected = /Failed to load resource|dynamically imported module/;

/** Opens the page with the scripts of that name held back, or lost. */
async function visitWithout(name: RegExp, fate: 'held' | 'lost', width = 1280) {
  const { page, wake } = await visit({ asleep: true, width, expected });
  let come = () => {};
  const wanted = new Promise<void>((resolve) => {
    come = resolve;
  });
  let lost = fate === 'lost';
  await page.route(name, async (route) => {
    if (lost) return route.abort();
    if (fate === 'held') await wanted;
    await route.continue();
  });
  wake();
  await page.locator('.editor-host[data-ready]').waitFor({ state: 'attached' });
  const back = () => {
    lost = false;
  };
  return { page, come, back };
}

const focusText = (page: Page) => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');

test('making the bundle shows that it works, can be cancelled, and can be asked for again', async () => {
  const { page, come } = await visitWithout(/\/readme-[\w-]+\.js$/, 'held');
  const saved: string[] = [];
  page.on('download', (file) => saved.push(file.suggestedFilename()));
  await openStep(page, 'Review & install');
  const tar = page.getByRole('button', { name: 'Download .tar.gz' });
  await tar.click();
  await page.getByRole('progressbar', { name: 'Making the archive…' }).waitFor();
  await page.getByText('Making the archive…').waitFor();
  expect(await focusText(page)).toBe('Download .tar.gz');
  expect((await new AxeBuilder({ page }).include('#download').analyze()).violations).toEqual([]);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByText('Cancelled: nothing was saved.').waitFor();
  expect(await focusText(page)).toBe('Download .tar.gz');
  expect(await page.getByRole('progressbar').count()).toBe(0);
  come();
  await page.getByRole('tab', { name: 'install.sh' }).click();
  await page.getByText('#!/bin/sh').first().waitFor();
  expect(saved).toEqual([]);
  const file = page.waitForEvent('download');
  await tar.click();
  expect((await file).suggestedFilename()).toBe('exim-wizard-mail.example.org.tar.gz');
  await page.getByText(/was saved to your downloads/).waitFor();
  expect(saved).toHaveLength(1);
});

test('a bundle that cannot be made says why, and can be asked for again', async () => {
  const { page, back } = await visitWithout(/\/zip-[\w-]+\.js$/, 'lost');
  await openStep(page, 'Review & install');
  await page.getByRole('button', { name: 'Download .zip' }).click();
  await page.getByText(/^The archive could not be made:/).waitFor();
  back();
  expect(await page.getByRole('button', { name: 'Download .zip' }).isEnabled()).toBe(true);
});

test.each([
  ['the words of a step', /\/hardening-[\w-]+\.js$/, 'hardening', 'Hardening', 1280],
  ['a whole page', /\/Review-[\w-]+\.js$/, 'review', 'Review & install', 1280],
  ['the same on a narrow page', /\/Review-[\w-]+\.js$/, 'review', 'Review & install', 360],
] as const)(
  '%s that does not come is told; the rest goes on, and loading again opens it',
  async (_, name, step, heading, width) => {
    const { page, back } = await visitWithout(name, 'lost', width);
    await page.locator('[name="basics.hostname"]').fill('mx.kitchen.example');
    await page.locator(`.step[href="#/${step}"]`).click();
    const told = page.getByRole('alert').filter({ hasText: 'A part of the page could not be loaded' });
    await told.waitFor();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await openStep(page, 'Routing');
    await page.locator('[name="routing.dkim"]').uncheck();
    back();
    await page.locator(`.step[href="#/${step}"]`).click();
    await page.getByRole('button', { name: 'Load the page again' }).click();
    await page.getByRole('heading', { level: 2, name: heading, exact: true }).waitFor();
    await told.waitFor({ state: 'detached' });
    await openStep(page, 'Routing');
    expect(await page.locator('[name="routing.dkim"]').isChecked()).toBe(false);
    await openStep(page, 'Basics');
    expect(await page.locator('[name="basics.hostname"]').inputValue()).toBe('mx.kitchen.example');
  },
);
