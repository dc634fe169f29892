/** What is seen before any script has come, and that nothing flashes when the app takes over. */
import { expect, test } from 'vitest';
import { wizardBrowser } from './open.ts';

const { visit } = wizardBrowser();

test('the first step and the configuration are there, with their styles, before the scripts are', async () => {
  const { page } = await visit({ asleep: true });
  expect(await page.locator('.plain-text').textContent()).toContain('primary_hostname');
  expect(await page.locator('[name="basics.hostname"]').isVisible()).toBe(true);
  expect(await page.locator('.page').evaluate((element) => getComputedStyle(element).display)).toBe('grid');
  expect(await page.locator('link[rel="stylesheet"]').count()).toBe(0);
});

test.each([
  ['another language', { locale: 'zh-CN' }],
  ['another step', { hash: '#/tls' }],
])('%s waits unseen for the app, then shows', async (_name, options) => {
  const { page, wake } = await visit({ ...options, editor: true });
  wake();
  expect(await page.locator('#root').isVisible()).toBe(true);
  expect(await page.locator('html[data-wait]').count()).toBe(0);
});

test('a chosen theme is there before the scripts are', async () => {
  const { page } = await visit();
  await page.getByLabel('Colours').selectOption('dark');
  await page.route('**/*.js', () => {});
  await page.reload({ waitUntil: 'commit' });
  await page.locator('html[data-theme="dark"]').waitFor();
});
