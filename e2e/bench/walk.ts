/** A whole walk: every step, every file, a line's explanation, a search, both archives. What a person who stays to the end makes the server send. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, Page } from '@playwright/test';
import { FIELD_SELECTOR, openEditor, visit } from './browser.ts';
import type { Answered } from './server.ts';
import type { Site } from './sites.ts';

/** Longer than the page waits for a moment of rest before it fetches what may be needed later. */
const REST_MS = 3000;

/** Nothing was asked for during that time: what was opened is there. */
const QUIET_MS = 400;

/** Longer than the pointer must rest before anything is explained. */
const HOVER_MS = 600;

/** The offline copy is not counted: it holds every language, and comes when there is nothing else to do. */
export async function walk(browser: Browser, site: Site, preset: string): Promise<readonly Answered[]> {
  site.server.forget();
  const opened = await visit(browser, { context: { serviceWorkers: 'block', acceptDownloads: true } });
  const { page } = opened;
  try {
    await openEditor(opened, site, preset);
    await page.fill(FIELD_SELECTOR, 'mx.kitchen.example');
    await openFiles(page, site);
    await explain(page);
    await search(page);
    const steps = await page
      .locator('a[href^="#/"]')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    for (const step of new Set(steps)) {
      await page.locator(`a[href="${step}"]`).first().click();
      await quiet(site);
    }
    await takeArchives(page);
    await wait(REST_MS);
    await quiet(site);
    return [...site.server.answered()];
  } finally {
    await opened.close();
  }
}

/** The browser's own “network idle” is reached once a page, and never waited for again. */
async function quiet({ server }: Site): Promise<void> {
  for (let before = -1; before !== server.answered().length; await wait(QUIET_MS)) before = server.answered().length;
}

async function openFiles(page: Page, site: Site): Promise<void> {
  const tabs = page.locator('[data-preview] [role="tab"]');
  for (let index = 0; index < (await tabs.count()); index++) {
    await tabs.nth(index).click();
    await quiet(site);
  }
  if ((await tabs.count()) > 0) await tabs.first().click();
}

/** Rests the pointer on some lines, and puts the cursor there. */
async function explain(page: Page): Promise<void> {
  const lines = page.locator('[data-preview] .cm-line');
  for (let index = 0; index < Math.min(8, await lines.count()); index++) {
    await lines.nth(index).hover({ position: { x: 20, y: 5 } });
    await wait(HOVER_MS);
  }
  await lines.first().click();
}

async function search(page: Page): Promise<void> {
  await page.locator('[data-preview] .cm-content').click();
  await page.keyboard.press('Control+f');
  await page.keyboard.type('mx');
}

/** Whatever offers an archive on the last step. */
async function takeArchives(page: Page): Promise<void> {
  const buttons = page.getByRole('button', { name: /\.(?:zip|tar)/ });
  for (let index = 0; index < (await buttons.count()); index++) {
    const [download] = await Promise.all([page.waitForEvent('download'), buttons.nth(index).click()]);
    await download.delete();
  }
}
