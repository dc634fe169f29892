/** Opens the built wizard in Debian's Chromium, the way a person would, and notes what a person would not see. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from '@playwright/test';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { StepId } from '../../src/core/answers/index.ts';
import { PATIENCE } from '../lab/patience.ts';
import { chromiumOptions } from './chromium.ts';
import { type Served, serve } from './serve.ts';

/** The build that is tried; another one while two people build at once. */
export const DIST = process.env.WIZARD_DIST ?? fileURLToPath(new URL('../../dist', import.meta.url));
export interface Visit {
  readonly page: Page;
  /** Errors of the page and its console, and addresses that were asked for outside the wizard. */
  readonly complaints: readonly string[];
  /** Lets the scripts of a page that is asleep come. */
  readonly wake: () => void;
}

export interface VisitOptions {
  readonly hash?: string;
  readonly width?: number;
  readonly height?: number;
  readonly locale?: string;
  readonly colorScheme?: 'light' | 'dark';
  /** Waits until the editor stands in the place of the plain text; true unless said otherwise. */
  readonly editor?: boolean;
  /** Holds back the scripts, so that the page is as it was prerendered, until `wake`. */
  readonly asleep?: boolean;
  readonly context?: BrowserContextOptions;
  /** Runs in the page before anything of its own. */
  readonly init?: () => void;
  /** Lets the page keep a copy of itself for days without a network: all of its files once more, which most tests need not wait for. */
  readonly offline?: boolean;
  /** Complaints that the test itself brings about. */
  readonly expected?: RegExp;
}

/** In the page: a registration that is never done. (Playwright's own way to block service workers makes the page complain.) */
function keepNoCopy(): void {
  if (navigator.serviceWorker) navigator.serviceWorker.register = () => new Promise(() => {});
}

/** What matches is held back from now on, until the function that is returned lets it come. */
export async function hold(page: Page, pattern: string): Promise<() => void> {
  let come = () => {};
  const late = new Promise<void>((resolve) => {
    come = resolve;
  });
  await page.route(pattern, async (route) => {
    await late;
    await route.continue();
  });
  return come;
}

/**
 * For a test file: `visit()` opens the wizard; every visit is closed, and had no complaints, when its test ends. `whole`: in all of
 * Chromium as people have it, where what is looked at is more than the page.
 */
export function wizardBrowser({ whole = false } = {}): { visit: (options?: VisitOptions) => Promise<Visit> } {
  let browser: Browser;
  let served: Served;
  const visits: Visit[] = [];

  beforeAll(async () => {
    if (!existsSync(`${DIST}/index.html`)) throw new Error(`there is no ${DIST}/index.html: run npm run build first`);
    served = await serve(DIST);
    browser = await chromium.launch(chromiumOptions({ whole }));
  });
  afterAll(async () => {
    await browser?.close();
    await served?.close();
  });
  afterEach(async () => {
    const complaints = visits.flatMap((visit) => visit.complaints);
    await Promise.all(visits.map(({ page }) => page.context().close()));
    visits.length = 0;
    expect(complaints).toEqual([]);
  });

  async function visit(options: VisitOptions = {}): Promise<Visit> {
    const { hash = '', width = 1280, height = 800, locale = 'en-GB', colorScheme = 'light', asleep = false } = options;
    const editor = options.editor ?? !asleep;
    const context = await browser.newContext({
      viewport: { width, height },
      locale,
      colorScheme,
      acceptDownloads: true,
      ...options.context,
    });
    context.setDefaultTimeout(PATIENCE);
    if (options.init) await context.addInitScript(options.init);
    if (!options.offline) await context.addInitScript(keepNoCopy);
    const page = await context.newPage();
    const complaints: string[] = [];
    const complain = (text: string) => {
      if (!options.expected?.test(text)) complaints.push(text);
    };
    const { origin } = new URL(served.address);
    page.on('request', (request) => {
      const address = request.url();
      if (!/^(?:blob|data):/.test(address) && new URL(address).origin !== origin) complain(`request ${address}`);
    });
    page.on('pageerror', (error) => complain(`error ${error.message}`));
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complain(`console ${message.text()}`);
    });
    page.on('response', (response) => {
      if (response.status() >= 400) complain(`${response.status()} ${response.url()}`);
    });
    const wake = asleep ? await hold(page, '**/*.js') : () => {};
    const opened: Visit = { page, complaints, wake };
    visits.push(opened);
    await page.goto(served.address + hash, { waitUntil: asleep ? 'commit' : 'load' });
    await page.getByRole('heading', { level: 2 }).waitFor();
    if (editor) await page.locator('.editor-host[data-ready] .cm-content').waitFor({ state: 'attached' });
    return opened;
  }
  return { visit };
}

/** The text of the preview as it is on the screen, one line an item. */
export async function previewLines(page: Page): Promise<string[]> {
  return page.locator('[data-preview] .cm-line').allTextContents();
}

/** What the live region says from now on, in order: one thing may take another's place before a test looks. */
export async function listen(page: Page): Promise<readonly string[]> {
  const said: string[] = [];
  await page.exposeFunction('heard', (text: string) => said.push(text));
  await page.evaluate(() => {
    const region = document.querySelector('p[role="status"][aria-live="polite"]') as Element;
    new MutationObserver(() =>
      (window as unknown as { heard: (text: string) => void }).heard(region.textContent ?? ''),
    ).observe(region, { subtree: true, childList: true, characterData: true });
  });
  return said;
}

/** Opens a step by its name in the list of steps. */
export async function openStep(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Steps' }).getByRole('link', { name }).click();
  await page.getByRole('heading', { level: 2, name, exact: true }).waitFor();
}

/** Opens a step by its address, in whatever language, and waits for its questions. */
export async function goTo(page: Page, step: StepId): Promise<void> {
  await page.evaluate((id) => {
    location.hash = `#/${id}`;
  }, step);
  await page.locator(`.step[aria-current][href="#/${step}"]`).waitFor({ state: 'attached' });
  await page.locator('.question').first().waitFor();
}
