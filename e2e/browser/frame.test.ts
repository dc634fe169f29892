/** The frame around the questions: addresses, widths, languages, keyboard, access. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { describe, expect, test } from 'vitest';
import { stepIds } from '../../src/core/answers/index.ts';
import { goTo, openStep, previewLines, type VisitOptions, wizardBrowser } from './open.ts';

const { visit } = wizardBrowser();

/** For tests that look at each step twice. */
const SIX_STEPS_MS = 120_000;

test('back and forward go through the steps; an address opens its step', async () => {
  const { page } = await visit({ hash: '#/routing' });
  await page.getByRole('heading', { level: 2, name: 'Routing' }).waitFor();
  await openStep(page, 'Dovecot');
  expect(new URL(page.url()).hash).toBe('#/dovecot');
  await page.goBack();
  await page.getByRole('heading', { level: 2, name: 'Routing' }).waitFor();
  await page.goForward();
  await page.getByRole('heading', { level: 2, name: 'Dovecot' }).waitFor();
});

test('a new step has the focus at its heading', async () => {
  const { page } = await visit();
  await openStep(page, 'Hardening');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Hardening');
});

test('the first Tab offers to skip to the questions', async () => {
  const { page } = await visit();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('preset');
});

test.each(['en-GB', 'zh-CN'])('%s: at 320 px no step scrolls sideways, nor do its files', async (locale) => {
  const { page } = await visit({ width: 320, height: 640, locale, editor: false });
  const beyond = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  // One button there and back.
  const turn = page.locator('.view-switch button');
  for (const step of stepIds) {
    await goTo(page, step);
    await page.waitForTimeout(100);
    expect(await beyond(), step).toBeLessThanOrEqual(0);
    await turn.click();
    await page.locator('.editor-host[data-ready]').waitFor();
    expect(await beyond(), `${step}, files`).toBeLessThanOrEqual(0);
    await turn.click();
  }
});

test('on a narrow page the files are one tap away, and so are the questions', async () => {
  const { page } = await visit({ width: 360, height: 740 });
  await page.getByRole('button', { name: 'Show the files' }).click();
  expect(await page.locator('[data-preview]').isVisible()).toBe(true);
  await page.getByRole('button', { name: 'Back to the questions' }).click();
  expect(await page.locator('[data-preview]').isVisible()).toBe(false);
});

test('the language follows the browser, then the choice', async () => {
  const { page } = await visit({ locale: 'zh-CN' });
  await page.getByRole('heading', { level: 2, name: '基本信息' }).waitFor();
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('zh-CN');
  await page.locator('[name="basics.hostname"]').fill('mx.kitchen.example');
  await page.getByLabel('语言').selectOption('en');
  await page.getByRole('heading', { level: 2, name: 'Basics' }).waitFor();
  expect(await page.locator('[name="basics.hostname"]').inputValue()).toBe('mx.kitchen.example');
  await page.reload();
  await page.getByRole('heading', { level: 2, name: 'Basics' }).waitFor();
});

test('the colours follow the system, then the choice', async () => {
  const { page } = await visit({ colorScheme: 'dark' });
  const background = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const dark = await background();
  await page.getByLabel('Colours').selectOption('light');
  expect(await background()).not.toBe(dark);
});

/** What axe finds wrong on each step, wide and narrow. */
async function violations(page: Page, look: (axe: AxeBuilder) => AxeBuilder): Promise<string[]> {
  const found: string[] = [];
  for (const step of stepIds) {
    await goTo(page, step);
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 800 });
      const result = await look(new AxeBuilder({ page })).analyze();
      expect(result.passes.length, 'axe looked at nothing').toBeGreaterThan(0);
      for (const { id, nodes } of result.violations)
        found.push(...nodes.map((node) => `${step}, ${width}, ${id}: ${node.html.slice(0, 160)}`));
    }
  }
  return found;
}

/** What depends on colours, which depend on the theme and not on the language: the rest is the same elements under the same names. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

describe('axe', () => {
  test.each<[string, VisitOptions, (axe: AxeBuilder) => AxeBuilder]>([
    ['in English', { locale: 'en-GB' }, (axe) => axe],
    ['in Chinese', { locale: 'zh-CN' }, (axe) => axe.disableRules(OF_COLOURS)],
    ['in the dark', { colorScheme: 'dark' }, (axe) => axe.withRules(OF_COLOURS)],
  ])('%s no step has a violation, wide and narrow', { timeout: SIX_STEPS_MS }, async (_what, options, look) => {
    const { page } = await visit(options);
    expect(await violations(page, look)).toEqual([]);
  });
});

test('what was typed before the page woke up is kept', async () => {
  const { page, wake } = await visit({ asleep: true });
  await page.locator('[name="basics.hostname"]').fill('early.kitchen.example');
  await page.locator('[name="basics.domains"]').fill('kitchen.example');
  wake();
  await page.locator('.editor-host[data-ready]').waitFor();
  expect(await page.locator('[name="basics.hostname"]').inputValue()).toBe('early.kitchen.example');
  const text = (await previewLines(page)).join('\n');
  expect(text).toContain('primary_hostname = early.kitchen.example');
  expect(text).toContain('qualify_domain = kitchen.example');
});
