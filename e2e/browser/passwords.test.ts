/** A secret that is typed into the page stays in its memory. */
import { chromium } from '@playwright/test';
import { expect, test } from 'vitest';
import { serve } from './serve.ts';

test('a password at a provider is in no storage, not in the document, and gone on reload', async () => {
  const served = await serve(process.env.WIZARD_DIST ?? 'dist');
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const page = await browser.newPage({ locale: 'en', viewport: { width: 1280, height: 900 } });
  await page.goto(served.address);
  await page.getByRole('navigation').getByRole('link', { name: 'Routing' }).click();
  await page.locator('[name="routing.outgoing"][value="smarthost"]').check();
  const field = page.getByLabel('Password of me@example.net at smtp.example.net');
  await field.fill(' s3cret ');
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain('s3cret');
  expect(await page.evaluate(() => document.documentElement.outerHTML)).not.toMatch(/value="[^"]*s3cret/);
  await page.reload();
  await page.getByRole('navigation').getByRole('link', { name: 'Routing' }).click();
  await expect.poll(() => page.getByLabel('Password of me@example.net at smtp.example.net').inputValue()).toBe('');
  await browser.close();
  await served.close();
});
