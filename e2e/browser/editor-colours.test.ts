/** What CodeMirror draws in colours of its own, which are for a light page, can be read on a dark one as well. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from 'vitest';
import { openStep, wizardBrowser } from './open.ts';

const { visit } = wizardBrowser();

/** Texts below `place` that cannot be read, or of which axe cannot tell, as over a gradient. */
async function unreadable(page: Page, place: string): Promise<readonly string[]> {
  const { passes, violations, incomplete } = await new AxeBuilder({ page })
    .include(place)
    .withRules('color-contrast')
    .analyze();
  expect(passes.length + violations.length, `axe looked at nothing in ${place}`).toBeGreaterThan(0);
  // What has changed is underlined by a gradient, which is below its letters.
  const isUnsure = (text = '', html: string) => text.includes('gradient') && !html.includes('cm-changedText');
  const unsure = incomplete.flatMap(({ nodes }) => nodes.filter((node) => isUnsure(node.failureSummary, node.html)));
  return [...violations.flatMap(({ nodes }) => nodes), ...unsure].map(
    ({ html, failureSummary }) => `${place}: ${html} ${failureSummary}`,
  );
}

test.each(['light', 'dark'] as const)(
  '%s: a tip over a word, the search, and two versions beside each other',
  async (colorScheme) => {
    const { page } = await visit({ colorScheme });
    const line = page.locator('[data-preview] .cm-line', { hasText: /^primary_hostname/ });
    await line.hover({ position: { x: 20, y: 5 } });
    await page.locator('.cm-tooltip .tip-made').waitFor();
    expect(await unreadable(page, '.cm-tooltip')).toEqual([]);

    await line.click({ position: { x: 20, y: 5 } });
    await page.keyboard.press('Control+f');
    await page.locator('.cm-search').waitFor();
    await page.keyboard.type('primary');
    // The tip would lie over it.
    await page.mouse.move(0, 0);
    await page.locator('.cm-tooltip').waitFor({ state: 'detached' });
    expect(await unreadable(page, '.cm-panels')).toEqual([]);
    await page.keyboard.press('Escape');

    await openStep(page, 'Review & install');
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: /\.zip/ }).click();
    await saved;
    await openStep(page, 'Basics');
    await page.getByLabel('Host name of the mail server').fill('mx.kitchen.example');
    await page.getByRole('button', { name: 'Changes since the last download' }).click();
    const dialog = page.getByRole('dialog', { name: 'Changes since the last download' });
    await dialog.getByRole('combobox', { name: 'File' }).selectOption('root/etc/exim4/exim4.conf');
    await dialog.locator('.cm-deletedChunk').first().waitFor();
    // As any other dialog: in the middle, with room around what is in it.
    expect(await dialog.evaluate((element) => getComputedStyle(element).padding)).not.toBe('0px');
    expect(await unreadable(page, '.compare-text')).toEqual([]);
    await dialog.getByRole('radio', { name: 'Side by side' }).check();
    await dialog.locator('.cm-merge-b').waitFor();
    expect(await unreadable(page, '.compare-text')).toEqual([]);
  },
);
