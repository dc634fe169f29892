/** Sizes, focus and motion, measured on every step. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from 'vitest';
import { stepIds } from '../../src/core/answers/index.ts';
import { goTo, wizardBrowser } from './open.ts';

const { visit } = wizardBrowser();

const TARGET_PX = 24;

/** Opens everything that folds. */
const unfold = (page: Page) =>
  page.locator('main details').evaluateAll((all) => {
    for (const details of all) (details as HTMLDetailsElement).open = true;
  });

/** The controls on the page that are smaller than a target must be. */
const smallControls = (page: Page) =>
  page.evaluate((least) => {
    const controls = document.querySelectorAll<HTMLElement>('a, button, input, select, textarea, summary');
    return [...controls].flatMap((control) => {
      if (control.closest('.skip-link, .cm-editor') || !control.checkVisibility({ visibilityProperty: true }))
        return [];
      // A label is a target of its control.
      const target = control.matches('input[type="radio"], input[type="checkbox"]')
        ? control.closest('label')
        : control;
      const { width, height } = (target ?? control).getBoundingClientRect();
      return width < least || height < least ? [`${width}×${height} ${control.outerHTML.slice(0, 100)}`] : [];
    });
  }, TARGET_PX);

test.each([1280, 320])('%i px: every control is a target of 24 px or stands in a line of text', async (width) => {
  const { page } = await visit({ width, editor: width > 320 });
  for (const step of stepIds) {
    await goTo(page, step);
    await unfold(page);
    expect(await smallControls(page), step).toEqual([]);
  }
});

/** What has the focus and does not show it within a second (the editor takes note of its own a moment later), or that nothing has it any more. */
const withoutFocusRing = (page: Page) =>
  page.evaluate(async () => {
    const focused = document.activeElement;
    if (!focused || focused === document.body) return 'end';
    const drawn = [focused, focused.closest('.choice'), focused.closest('.cm-editor')];
    const isSeen = () =>
      drawn.some((element) => {
        if (!element) return false;
        return [undefined, '::after'].some((part) => {
          const style = getComputedStyle(element, part);
          const ring = part ? Number.parseFloat(style.borderTopWidth) : Number.parseFloat(style.outlineWidth);
          return ring >= 2 && (part ? style.borderTopStyle : style.outlineStyle) !== 'none';
        });
      });
    for (const end = performance.now() + 1000; performance.now() < end; ) {
      if (isSeen()) return '';
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    return focused.outerHTML.slice(0, 120);
  });

test.each(stepIds)('%s: the focus can be seen wherever Tab takes it', async (step) => {
  const { page } = await visit({ hash: `#/${step}` });
  await page.locator('.question').first().waitFor();
  const unseen: string[] = [];
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab');
    const found = await withoutFocusRing(page);
    if (found === 'end') break;
    if (found) unseen.push(found);
  }
  expect(unseen).toEqual([]);
});

test('nothing moves where less motion is asked for', async () => {
  const { page } = await visit({ context: { reducedMotion: 'reduce' } });
  await page.locator('[name="basics.hostname"]').fill('mx.kitchen.example');
  await page.locator('.cm-line.cm-changed').first().waitFor();
  const running = await page.evaluate(() => document.getAnimations().length);
  expect(running).toBe(0);
});

test('an answer in the place of a sample moves nothing around it', async () => {
  const { page } = await visit();
  const places = () =>
    page.locator('.question, .question > *').evaluateAll((all) => all.map((each) => each.getBoundingClientRect().top));
  const before = await places();
  await page.locator('[name="basics.hostname"]').fill('mx.kitchen.example');
  await page.getByRole('button', { name: 'Keep mail.example.org' }).waitFor({ state: 'detached' });
  expect(await places()).toEqual(before);
});

test('no name in the list of steps needs a second line, whichever step is open', async () => {
  const { page } = await visit();
  for (const step of stepIds) {
    await goTo(page, step);
    const heights = await page.locator('.step').evaluateAll((links) => links.map((link) => link.clientHeight));
    expect(new Set(heights).size, step).toBe(1);
  }
});

test('on paper the install steps stand alone, and commands are not cut off', async () => {
  const { page } = await visit({ hash: '#/review', width: 800 });
  await page.locator('.command').first().waitFor();
  await page.emulateMedia({ media: 'print' });
  for (const gone of ['.steps', '.preview', '.view-switch', '.skip-link', '#download']) {
    expect(await page.locator(gone).first().isVisible(), gone).toBe(false);
  }
  const cut = await page
    .locator('.command pre')
    .evaluateAll((all) => all.filter((pre) => pre.scrollWidth > pre.clientWidth).length);
  expect(cut).toBe(0);
});

test('with everything unfolded there are no violations, and nothing is wider than 320 px', async () => {
  const { page } = await visit({ width: 320, height: 640, editor: false });
  for (const step of stepIds) {
    await goTo(page, step);
    await unfold(page);
    expect((await new AxeBuilder({ page }).analyze()).violations, step).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), step).toBeLessThanOrEqual(320);
  }
});

test('the screen reader hears once how many lines changed, in which file', async () => {
  const { page } = await visit();
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    const region = document.querySelector('.sr-only[role="status"]');
    new MutationObserver(() => heard.push(region?.textContent ?? '')).observe(region as Node, {
      childList: true,
      characterData: true,
      subtree: true,
    });
  });
  await page.locator('[name="basics.hostname"]').fill('');
  await page.locator('[name="basics.hostname"]').pressSequentially('mx.kitchen.example', { delay: 20 });
  const heard = () => page.evaluate(() => (window as unknown as { heard: string[] }).heard);
  await expect
    .poll(heard)
    .toEqual([
      expect.stringMatching(/^\d+ lines? changed in exim4\.conf, \d+ lines changed in README\.md, and \d+ more files$/),
    ]);
});
