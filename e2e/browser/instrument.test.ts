/** Every line answers: what it is, where the manual speaks of it, and which answers made it. */
import { expect, test } from 'vitest';
import { wizardBrowser } from './open.ts';

const { visit } = wizardBrowser();

test.each(['en-GB', 'zh-CN'])(
  '%s: a line says what it is and links its chapter; the text does not move',
  async (locale) => {
    const { page } = await visit({ locale });
    const text = page.locator('.file-text');
    const before = await text.boundingBox();
    await page.locator('.cm-line', { hasText: /^primary_hostname/ }).click({ position: { x: 20, y: 5 } });
    const panel = page.locator('.line-panel');
    await panel.getByText("The machine's full name").waitFor();
    const link = panel.getByRole('link', { name: /14.*Main configuration/ });
    expect(await link.getAttribute('href')).toBe(
      'https://www.exim.org/exim-html-current/doc/html/spec_html/ch-main_configuration.html',
    );
    expect(await link.getAttribute('rel')).toBe('noopener noreferrer');
    expect(await link.getAttribute('target')).toBe('_blank');
    expect(await text.boundingBox()).toEqual(before);
  },
);

test('Escape leaves the text for its tab', async () => {
  const { page } = await visit();
  await page.locator('.cm-content').focus();
  await page.keyboard.press('Escape');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('tab');
});
