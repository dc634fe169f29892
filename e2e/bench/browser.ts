/** Chromium and its visits to a page: fresh, watched by the probe, and slowed down at will. */
import { type Browser, type BrowserContextOptions, type CDPSession, chromium, type Page } from '@playwright/test';
import { chromiumOptions } from '../browser/chromium.ts';
import { installProbe } from './probe.ts';
import type { Site } from './sites.ts';

/** The field that is typed into. Its answer stands in many lines of most files. */
export const FIELD = 'basics.hostname';
export const FIELD_SELECTOR = `[name="${FIELD}"]`;
export const EDITOR_SELECTOR = '[data-preview] .cm-content';

/** Slow 4G as Lighthouse knows it: 1.6 Mbit/s down, 750 kbit/s up, 150 ms there and back. */
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };

export const launch = (): Promise<Browser> => chromium.launch(chromiumOptions({ whole: true }));

export interface Visit {
  readonly page: Page;
  readonly slowDown: (cpu: number) => Promise<void>;
  /** Presses a key, and does not wait for what comes of it. */
  readonly press: (key: Key) => void;
  readonly memory: () => Promise<Memory>;
  readonly close: () => Promise<void>;
}

export interface Memory {
  readonly heap: number;
  readonly nodes: number;
}

export interface VisitOptions {
  /** Slow 4G. */
  readonly slowNetwork?: boolean;
  /** Called once, when the field has been painted and has the focus. */
  readonly onReady?: () => void;
  readonly context?: BrowserContextOptions;
}

/** A letter, or Backspace. */
export type Key = string;

const downOf = (key: Key) =>
  key === 'Backspace'
    ? ({ type: 'rawKeyDown', key, code: key, windowsVirtualKeyCode: 8 } as const)
    : ({
        type: 'keyDown',
        key,
        code: `Key${key.toUpperCase()}`,
        text: key,
        windowsVirtualKeyCode: key.toUpperCase().charCodeAt(0),
      } as const);

/** A first visit, with nothing cached, to a page that is not opened yet. */
export async function visit(browser: Browser, options: VisitOptions = {}): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    colorScheme: 'light',
    ...options.context,
  });
  const page = await context.newPage();
  const client = await context.newCDPSession(page);
  await client.send('Network.enable');
  if (options.slowNetwork) await client.send('Network.emulateNetworkConditions', SLOW_4G);
  if (options.onReady) await page.exposeFunction('benchReady', options.onReady);
  await page.addInitScript(installProbe, { field: FIELD, focus: options.onReady !== undefined });
  return {
    page,
    async slowDown(cpu) {
      await client.send('Emulation.setCPUThrottlingRate', { rate: cpu });
    },
    press(key) {
      const down = downOf(key);
      for (const event of [down, { ...down, type: 'keyUp', text: '' } as const]) {
        // A key that is under way when the visit ends has nobody to report to.
        client.send('Input.dispatchKeyEvent', event).catch(() => {});
      }
    },
    memory: () => memoryOf(client),
    close: () => context.close(),
  };
}

async function memoryOf(client: CDPSession): Promise<Memory> {
  for (let round = 0; round < 3; round++) await client.send('HeapProfiler.collectGarbage');
  const { usedSize } = await client.send('Runtime.getHeapUsage');
  const { nodes } = await client.send('Memory.getDOMCounters');
  return { heap: usedSize, nodes };
}

/** Opens the page and waits until its editor stands; where the page has presets, chooses `preset`. */
export async function openEditor({ page }: Visit, site: Site, preset: string): Promise<void> {
  await page.goto(site.server.address);
  await page.waitForSelector(EDITOR_SELECTOR);
  const presets = page.locator('select[name="preset"]');
  if ((await presets.count()) > 0 && (await presets.inputValue()) !== preset) await presets.selectOption(preset);
}
