/** The way of a message, drawn in the last step, and the temporary errors below it. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from 'vitest';
import { openStep, wizardBrowser } from './open.ts';

const { visit } = wizardBrowser();

test('each stage names its parts of the configuration, and a press shows them in the preview', async () => {
  const { page } = await visit();
  await openStep(page, 'Review & install');
  await page.getByText('How a message travels').click();
  const stages = page.locator('.journey-stages > li');
  expect(await stages.count()).toBe(7);
  for (const name of ['acl_check_rcpt', 'outbound', 'remote_smtp']) {
    await page.locator('.journey').getByRole('button', { name, exact: true }).click();
    await page.locator('.cm-activeLineGutter').first().waitFor();
    const shown = page.locator('.cm-line', { hasText: new RegExp(`^${name}:$`) });
    await shown.waitFor({ state: 'visible' });
    expect(await shown.isVisible()).toBe(true);
  }
});

test('it fits into 320 pixels, as do the temporary errors', async () => {
  const { page } = await visit({ width: 320, height: 640, editor: false, colorScheme: 'dark', hash: '#/review' });
  await page.getByText('How a message travels').click();
  await page.getByText('451 and other temporary errors').click();
  expect((await new AxeBuilder({ page }).include('.journey').include('.temporary').analyze()).violations).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  for (const text of ['Access control', '454 TLS currently unavailable']) {
    expect(await page.getByText(text, { exact: true }).isVisible()).toBe(true);
  }
});
