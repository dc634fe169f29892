/** What is seen before any script has come, and that nothing flashes or moves when the app takes over. */
import type { Page } from '@playwright/test';
import { expect, test } from 'vitest';
import { hold, type VisitOptions, wizardBrowser } from './open.ts';

const { visit } = wizardBrowser({ whole: true });
const HOST = '[name="basics.hostname"]';
const DOMAINS = '[name="basics.domains"]';

/** What a person could see of the page in a frame. */
interface Look {
  readonly host: string | undefined;
  readonly heading: string | undefined;
  readonly preview: boolean;
  /** Lightness (Oklab) of the page's ground, in percent. */
  readonly paper: number;
}
interface Watched {
  readonly looks: readonly string[];
  readonly shifts: readonly string[];
}

/** From before the first script on: each look that the page had in any frame while it was to be seen, and what moved. */
function watch(): void {
  const looks: string[] = [];
  const shifts: string[] = [];
  Object.assign(window, { watched: { looks, shifts } });
  const look = () => {
    const root = document.getElementById('root');
    const heading = root?.querySelector('h2');
    const host = root?.querySelector<HTMLInputElement>('[name="basics.hostname"]')?.value;
    // Its parts show as they are read: what is not there yet is no wrong look.
    const reading = document.readyState === 'loading' && host === undefined;
    if (root && heading && !reading && getComputedStyle(root).visibility === 'visible') {
      const now: Look = {
        host,
        heading: heading.textContent ?? undefined,
        // It is the last of the page: while that is still being read it may be missing. The editor is made unseen.
        preview:
          document.readyState === 'loading' ||
          [...root.querySelectorAll('.plain-text, .cm-content')].some(
            (each) => each.textContent && getComputedStyle(each).visibility === 'visible',
          ),
        paper: Math.round(
          100 * Number(/^oklch\((\S+)/.exec(getComputedStyle(document.documentElement).backgroundColor)?.[1]),
        ),
      };
      const text = JSON.stringify(now);
      if (looks.at(-1) !== text) looks.push(text);
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const { value, sources } = entry as unknown as { value: number; sources: { node: Element | null }[] };
      shifts.push(`${value} ${sources.map(({ node }) => node?.className).join(', ')}`);
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

/** The page settled: editor, later files and fonts are there. */
async function settled(page: Page): Promise<Watched> {
  await page.locator('.editor-host[data-ready] .cm-line').first().waitFor({ state: 'attached' });
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)));
  return page.evaluate(() => (window as unknown as { watched: Watched }).watched);
}

test('the first step and the configuration are there, with their styles, before the scripts are', async () => {
  const { page } = await visit({ asleep: true });
  expect(await page.locator('.plain-text').textContent()).toContain('primary_hostname');
  expect(await page.locator(HOST).isVisible()).toBe(true);
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

interface Return {
  readonly name: string;
  readonly options: VisitOptions;
  /** What the person did on the visit before. */
  readonly before?: (page: Page) => Promise<void>;
  readonly look: Look;
}

/** Of `--color-paper` in the one theme and the other. */
const LIGHT = 99;
const DARK = 21;
const writeDraft = (page: Page) => page.locator(HOST).fill('mx.kitchen.example');
const chooseDark = async (page: Page) => {
  await page.locator('select:has(option[value="dark"])').selectOption('dark');
};

const returns: readonly Return[] = [
  {
    name: 'a first visit',
    options: {},
    look: { host: 'mail.example.org', heading: 'Basics', preview: true, paper: LIGHT },
  },
  {
    name: 'a draft',
    options: {},
    before: writeDraft,
    look: { host: 'mx.kitchen.example', heading: 'Basics', preview: true, paper: LIGHT },
  },
  {
    name: 'a draft with a rare answer that is wrong, on a screen that shows it',
    options: { height: 2600 },
    before: async (page) => {
      await writeDraft(page);
      await page.getByText(/^More \(10 /).click();
      await page.locator('[name="basics.relayFrom"]').fill('somewhere');
    },
    look: { host: 'mx.kitchen.example', heading: 'Basics', preview: true, paper: LIGHT },
  },
  {
    name: 'a theme that was chosen by hand',
    options: { colorScheme: 'light' },
    before: chooseDark,
    look: { host: 'mail.example.org', heading: 'Basics', preview: true, paper: DARK },
  },
  {
    name: 'Chinese',
    options: { locale: 'zh-CN' },
    look: { host: 'mail.example.org', heading: '基本信息', preview: true, paper: LIGHT },
  },
  {
    name: 'all of them together, on a narrow page',
    options: { locale: 'zh-CN', colorScheme: 'light', width: 390 },
    before: async (page) => {
      await writeDraft(page);
      await chooseDark(page);
    },
    look: { host: 'mx.kitchen.example', heading: '基本信息', preview: true, paper: DARK },
  },
];

test.each(returns)('$name: the page looks as it will from its first frame on, and nothing moves', async (each) => {
  const { page } = await visit(each.options);
  await each.before?.(page);
  await page.addInitScript(watch);
  // As slow as a phone, so that each state lasts for frames.
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.reload();
  const { looks, shifts } = await settled(page);
  expect(looks.map((look) => JSON.parse(look))).toEqual([each.look]);
  expect(shifts).toEqual([]);
});

test('a chosen theme is there before the scripts are, around the page too', async () => {
  const { page } = await visit({ colorScheme: 'light' });
  await chooseDark(page);
  const shown = () =>
    page.evaluate(() =>
      [...document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')]
        .filter(({ media }) => matchMedia(media).matches)
        .map(({ content }) => content),
    );
  expect(await shown()).toEqual(['#1a1f22']);
  await page.route('**/*.js', () => {});
  await page.reload({ waitUntil: 'commit' });
  await page.locator('html[data-theme="dark"]').waitFor();
  await page.locator('h2').waitFor({ state: 'attached' });
  expect(await shown()).toEqual(['#1a1f22']);
});

test('what is typed before the app takes over is kept, in fields of one line and of many, and shows in the preview', async () => {
  const { page, wake } = await visit({ asleep: true });
  await page.locator(HOST).fill('mx.early.example');
  await page.locator(DOMAINS).fill('early.example\nlate.example');
  wake();
  await page.locator('.editor-host[data-ready] .cm-line').first().waitFor({ state: 'attached' });
  expect(await page.locator(HOST).inputValue()).toBe('mx.early.example');
  expect(await page.locator(DOMAINS).inputValue()).toBe('early.example\nlate.example');
  await page.locator('.cm-line', { hasText: 'primary_hostname = mx.early.example' }).waitFor();
});

test('a preset that is chosen before the app takes over is kept, and what is typed then', async () => {
  const { page, wake } = await visit({ asleep: true });
  const preset = page.locator('select[name="preset"]');
  await preset.selectOption('gmail');
  await page.locator(HOST).fill('mx.early.example');
  wake();
  await page.locator('.editor-host[data-ready] .cm-line').first().waitFor({ state: 'attached' });
  expect([await preset.inputValue(), await page.locator(HOST).inputValue()]).toEqual(['gmail', 'mx.early.example']);
  await page.locator('.cm-line', { hasText: 'primary_hostname = mx.early.example' }).waitFor();
});

test('until the editor stands, none of the browser’s formatters is made: the first one takes longer than a frame', async () => {
  const { page } = await visit({
    init: () => {
      const made: string[] = [];
      Object.assign(window, { made });
      for (const name of ['NumberFormat', 'PluralRules', 'ListFormat', 'DateTimeFormat'] as const) {
        Object.assign(Intl, {
          [name]: new Proxy(Intl[name], {
            construct(target: new (...args: never[]) => object, args) {
              if (!document.querySelector('.editor-host[data-ready]')) made.push(name);
              return Reflect.construct(target, args);
            },
          }),
        });
      }
    },
  });
  const made = () => page.evaluate(() => (window as unknown as { made: string[] }).made);
  expect(await made()).toEqual([]);
  // The test would notice one.
  await page.evaluate(() => {
    document.querySelector('.editor-host')?.removeAttribute('data-ready');
    new Intl.NumberFormat('en');
  });
  expect(await made()).toEqual(['NumberFormat']);
});

test('the rare questions come once the page is awake, where they were unfolded before as well', async () => {
  const { page, wake } = await visit({ asleep: true });
  const rare = page.locator('[name="basics.relayFrom"]');
  await page.getByText(/^More \(10 /).click();
  expect(await rare.count()).toBe(0);
  wake();
  await rare.waitFor();
  await rare.fill('192.0.2.25');
  await page.locator('[data-preview]').getByText('192.0.2.25').first().waitFor();
});

test.each(['en-GB', 'zh-CN'])(
  '%s: on a slow network, what is typed over a draft is kept, and so is the draft',
  async (locale) => {
    const { page, wake } = await visit({ asleep: true, locale });
    // The draft of an earlier visit.
    wake();
    await page.locator('.editor-host[data-ready]').waitFor({ state: 'attached' });
    await page.locator(HOST).fill('mx.draft.example');
    await page.locator(DOMAINS).fill('draft.example');
    await page.locator(DOMAINS).blur();
    const come = await hold(page, '**/*.js');
    await page.reload({ waitUntil: 'commit' });
    // After eight seconds the page is not kept unseen any longer.
    await page.locator('html:not([data-wait]) h2').waitFor();
    await page.locator(HOST).fill('mx.typed.example');
    come();
    await page.locator('.editor-host[data-ready] .cm-line').first().waitFor({ state: 'attached' });
    await expect.poll(() => page.locator(HOST).inputValue()).toBe('mx.typed.example');
    await expect.poll(() => page.locator(DOMAINS).inputValue()).toBe('draft.example');
    await page.locator('.cm-line', { hasText: 'primary_hostname = mx.typed.example' }).waitFor();
  },
);
