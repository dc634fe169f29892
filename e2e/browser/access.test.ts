/** What people ask of their system or browser: forced colours, 400 % zoom, a reader's order; and a tab that dies. */
import type { Page } from '@playwright/test';
import { describe, expect, test } from 'vitest';
import { presetIds, stepIds } from '../../src/core/answers/index.ts';
import { openStep, wizardBrowser } from './open.ts';

const { visit } = wizardBrowser();

const go = async (page: Page, step: string) => {
  await page.locator(`.step[href="#/${step}"]`).click();
  await page.locator(`.step[aria-current][href="#/${step}"]`).waitFor();
};

test('a reader hears the steps, then the questions, then the files and why a line is there', async () => {
  const { page } = await visit();
  const order = await page.evaluate(() => {
    const parts = [
      'header',
      'nav',
      'main h2',
      'main .question',
      '[role="tablist"]',
      '[role="tabpanel"]',
      '.cm-content',
      '.line-panel',
    ];
    const found = parts.map((part) => document.querySelector(part));
    const isBefore = (a: Element | null, b: Element | null) =>
      Boolean(a && b && a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING);
    return parts.filter((_, index) => index > 0 && !isBefore(found[index - 1] ?? null, found[index] ?? null));
  });
  expect(order).toEqual([]);
  // Nothing takes the keyboard out of that order.
  expect(
    await page
      .locator('[tabindex]')
      .evaluateAll((all) => all.filter((each) => (each as HTMLElement).tabIndex > 0).length),
  ).toBe(0);
  // The text itself, line by line, without the numbers beside it.
  const lines = await page.locator('.cm-content').evaluate((text) => (text as HTMLElement).textContent ?? '');
  expect(lines).toMatch(/^# Exim configuration.*primary_hostname = .*qualify_domain = /s);
  expect(await page.locator('.cm-gutters').getAttribute('aria-hidden')).toBe('true');
});

test('forced colours: what is chosen, open, marked and focused can still be told', async () => {
  const { page } = await visit({ context: { forcedColors: 'active' } });
  const ringOf = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => {
        const { outlineStyle, outlineWidth } = getComputedStyle(element);
        return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
      });
  expect(await ringOf('.step[aria-current]')).toBe(true);
  await page.locator('[name="basics.hostname"]').focus();
  expect(await ringOf('[name="basics.hostname"]')).toBe(true);
  const edgeOf = (selector: string, side: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), side);
  await page.locator('.cm-line.cm-own').first().waitFor();
  expect(await edgeOf('.cm-line.cm-own', 'border-inline-start-style')).toBe('solid');
  expect(await edgeOf('.tab[aria-selected="true"]', 'border-bottom-color')).not.toBe(
    await edgeOf('.tab[aria-selected="false"]', 'border-bottom-color'),
  );
  await openStep(page, 'TLS & authentication');
  expect(await ringOf('.choice:has(:checked)')).toBe(true);
});

test('at 400 % zoom each question can be read and answered: bars leave room, and the focus is not behind them', async () => {
  // 1280 × 800 pixels at 400 %.
  const { page } = await visit({ width: 320, height: 200, editor: false, context: { deviceScaleFactor: 4 } });
  const fixed = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('body *')]
      .filter(
        (element) => ['fixed', 'sticky'].includes(getComputedStyle(element).position) && element.checkVisibility(),
      )
      .filter((element) => !element.matches('.skip-link, .sr-only'))
      .reduce((sum, element) => sum + element.offsetHeight, 0),
  );
  expect(fixed).toBeLessThan(100);
  await page.locator('[name="basics.hostname"]').focus();
  const hidden: string[] = [];
  for (let presses = 0; presses < 14; presses++) {
    const name = await page.evaluate(() => {
      const focused = document.activeElement as HTMLElement;
      const { left, top, width, height } = focused.getBoundingClientRect();
      const at = document.elementFromPoint(left + Math.min(width, 40) / 2, top + Math.min(height, 24) / 2);
      return at && (focused.contains(at) || at.contains(focused)) ? '' : focused.outerHTML.slice(0, 120);
    });
    if (name) hidden.push(name);
    await page.keyboard.press('Tab');
  }
  expect(hidden).toEqual([]);
});

test('what was typed outlives a tab that dies', async () => {
  const { page } = await visit();
  await page.locator('[name="basics.hostname"]').fill('mx.kitchen.example');
  await expect.poll(() => page.evaluate(() => JSON.stringify({ ...localStorage }))).toContain('mx.kitchen.example');
  const address = page.url();
  const context = page.context();
  const died = page.waitForEvent('crash');
  await page.goto('chrome://crash').catch(() => {});
  await died;
  const again = await context.newPage();
  await again.goto(address);
  await expect.poll(() => again.locator('[name="basics.hostname"]').inputValue()).toBe('mx.kitchen.example');
});

/** Most answers that stand between the first screen and the bundle; the preset's choice is one. */
const MOST_ANSWERS = 8;

describe.each(presetIds)('%s', (preset) => {
  test(`at most ${MOST_ANSWERS} answers lead to the bundle; nothing is wider than 320 px on the way`, async () => {
    const { page } = await visit({ width: 320, height: 640, editor: false });
    await page.locator('[name="preset"]').selectOption(preset);
    for (const step of stepIds) {
      await go(page, step);
      await page.locator('main .lead').waitFor();
      await page.locator('main details').evaluateAll((all) => {
        for (const details of all) (details as HTMLDetailsElement).open = true;
      });
      expect(await page.evaluate(() => document.documentElement.scrollWidth), step).toBeLessThanOrEqual(320);
    }
    // The last step's page comes later than its heading.
    await page.locator('.command').first().waitFor();
    let answers = 1;
    const open = page.getByRole('region', { name: 'Needs your attention' }).getByRole('button', { name: /^Keep / });
    while ((await open.count()) > 0) {
      await open.first().click();
      answers += 1;
      expect(answers).toBeLessThanOrEqual(MOST_ANSWERS);
    }
    await page.getByText('Every answer is valid, and no sample value is left.').waitFor();
    const file = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download .tar.gz' }).click();
    expect((await file).suggestedFilename()).toMatch(/^exim-wizard-.*\.tar\.gz$/);
    expect(answers).toBeGreaterThan(1);
  });
});
