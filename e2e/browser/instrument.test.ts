/** Every line answers: what it is, where the manual speaks of it, and which answers made it. */
import type { Locator, Page } from '@playwright/test';
import { expect, test } from 'vitest';
import { listen, wizardBrowser } from './open.ts';

const { visit } = wizardBrowser();

/** Puts the cursor on the line that begins with `name`. On the word: a long line would be scrolled sideways until its middle is seen. */
const clickWord = (page: Page, name: string) =>
  page
    .locator('.cm-line', { hasText: new RegExp(`^${name}`) })
    .first()
    .locator('[class*="tok-"]')
    .first()
    .click();

/** Holds the pointer over the first word of a line as a hand does, never quite still, until its tip is there. */
async function tipOver(page: Page, text: RegExp): Promise<Locator> {
  const word = page.locator('.cm-line', { hasText: text }).first().locator('[class*="tok-"]').first();
  const tip = page.locator('.cm-tooltip .tip');
  let x = 4;
  await expect
    .poll(
      async () => {
        x = x === 4 ? 6 : 4;
        await word.hover({ position: { x, y: 8 } });
        return tip.count();
      },
      { interval: 1000 },
    )
    .toBe(1);
  return tip;
}

const cases = [
  ['en-GB', "The machine's full name", 'main option · string · in every Exim 4', 'Why'],
  ['zh-CN', '这台机器的完整名称', '主选项 · string · Exim 4 各版本都有', '原因'],
] as const;

test.each(cases)(
  '%s: a line says what it is, why it is there, and links its chapter; the text does not move',
  async (locale, description, facts, why) => {
    const { page } = await visit({ locale });
    const text = page.locator('.file-text');
    const before = await text.boundingBox();
    await clickWord(page, 'primary_hostname');
    const panel = page.locator('.line-panel');
    await panel.getByText(description).waitFor();
    await panel.getByText(facts).waitFor();
    const link = panel.getByRole('link', { name: /14.*Main configuration/ });
    expect(await link.getAttribute('href')).toBe(
      'https://www.exim.org/exim-html-current/doc/html/spec_html/ch-main_configuration.html',
    );
    expect(await link.getAttribute('rel')).toBe('noopener noreferrer');
    expect(await link.getAttribute('target')).toBe('_blank');
    expect(await text.boundingBox()).toEqual(before);
    // The file has brief comments; the panel tells more.
    await clickWord(page, 'tls_certificate');
    await panel.getByText(why, { exact: true }).waitFor();
    const teaching = panel.locator('.line-why [lang="en"]');
    expect(await teaching.textContent()).toContain('a renewal must keep it so');
    expect(await page.locator('.cm-content').textContent()).not.toContain('a renewal must keep it so');
  },
);

test.each(cases)('%s: a word under the pointer says what it is', async (locale, description, facts) => {
  const { page } = await visit({ locale });
  const tip = await tipOver(page, /^primary_hostname/);
  await tip.getByText(description).waitFor();
  expect(await tip.locator('.tip-facts').textContent()).toBe(facts);
  expect(await tip.locator('.tip-made').textContent()).toMatch(/mail server|邮件服务器/);
});

test('a line of a file in another language says which answers made it', async () => {
  const { page } = await visit();
  await page
    .getByRole('tab', { name: /exim-wizard\.conf/ })
    .first()
    .click();
  const tip = await tipOver(page, /^ssl_/);
  await tip.getByText('Made by:').waitFor();
  expect(await page.locator('.tip-name').count()).toBe(0);
});

test('a word without a translation is told in English, and marked as such', async () => {
  const { page } = await visit({ locale: 'zh-CN' });
  await clickWord(page, 'tls_certificate');
  await page.locator('.line-manual').waitFor();
  const foreign = await page
    .locator('.line-panel')
    .evaluate((panel) =>
      [...panel.querySelectorAll('*')]
        .filter((element) => element.children.length === 0)
        .map((element) => [element.textContent ?? '', element.closest('[lang]')?.getAttribute('lang')] as const),
    );
  // Three English words in a row are a sentence; a chapter's title is a name.
  for (const [text, lang] of foreign.filter(([each]) => /([a-z]+ ){3}/.test(each)))
    expect([text, lang]).toEqual([text, 'en']);
  expect(foreign.some(([, lang]) => lang === 'en')).toBe(true);
});

test('the cursor that rests on a line is told once; a walk through many is not told line by line', async () => {
  const { page } = await visit();
  const said = await listen(page);
  await clickWord(page, 'primary_hostname');
  await expect.poll(() => said.join('|')).toContain("The machine's full name");
  expect(said.join('|')).toContain('Made by: Host name of the mail server');
  const before = said.length;
  for (let press = 0; press < 12; press++) await page.keyboard.press('ArrowDown');
  await expect.poll(() => said.length).toBeGreaterThan(before);
  expect(said.length - before).toBeLessThanOrEqual(2);
});

test('the panel folds to its first row, and stays so', async () => {
  const { page } = await visit();
  const body = page.locator('.line-panel-body');
  const fold = page.getByRole('button', { name: 'What this line is' });
  expect(await fold.getAttribute('aria-expanded')).toBe('true');
  await fold.click();
  expect(await body.isVisible()).toBe(false);
  await clickWord(page, 'primary_hostname');
  await page.locator('.line-panel-title', { hasText: 'primary_hostname' }).waitFor();
  await page.reload();
  await page.locator('.editor-host[data-ready] .cm-content').waitFor();
  expect(await fold.getAttribute('aria-expanded')).toBe('false');
  await fold.click();
  expect(await body.isVisible()).toBe(true);
});

test('Escape leaves the text for its tab', async () => {
  const { page } = await visit();
  await page.locator('.cm-content').focus();
  await page.keyboard.press('Escape');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('tab');
});
