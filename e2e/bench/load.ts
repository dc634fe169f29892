/** First visits over slow 4G with a processor four times slower: when there is something to see, and when typing shows. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Browser } from '@playwright/test';
import { EDITOR_SELECTOR, FIELD_SELECTOR, visit } from './browser.ts';
import type { Load } from './probe.ts';
import type { Site } from './sites.ts';

const CPU = 4;
/** A quick typist, who begins as soon as the field has been painted and goes on until something shows. */
const PACE_MS = 100;
const MOST_KEYS = 150;
/** What comes after the first typed character belongs to the load too: the editor's arrival, for instance. */
const REST_MS = 1500;

export interface FirstVisit extends Load {
  /** Keys that were typed and that the field does not hold. */
  readonly lost: number;
}

export async function firstVisit(browser: Browser, site: Site): Promise<FirstVisit> {
  let onReady = () => {};
  const ready = new Promise<void>((resolve) => {
    onReady = resolve;
  });
  const { page, press, slowDown, close } = await visit(browser, { slowNetwork: true, onReady: () => onReady() });
  try {
    await slowDown(CPU);
    await page.goto(site.server.address, { waitUntil: 'commit' });
    await ready;
    return await typeUntilShown();
  } finally {
    await close();
  }

  async function typeUntilShown(): Promise<FirstVisit> {
    const initial = await page.inputValue(FIELD_SELECTOR);
    let keys = 0;
    while ((await page.evaluate(() => window.bench.load().firstShown)) === undefined && keys < MOST_KEYS) {
      press('q');
      keys++;
      await wait(PACE_MS);
    }
    await page.waitForSelector(EDITOR_SELECTOR);
    await page.waitForLoadState('networkidle');
    await wait(REST_MS);
    const load = await page.evaluate(() => window.bench.load());
    return { ...load, lost: initial.length + keys - load.value.length };
  }
}
