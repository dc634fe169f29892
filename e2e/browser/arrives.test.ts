/**
 * The page is painted while it still arrives, in pieces that nobody can foretell: what a person sees of it may not move when the next
 * piece comes. Each beginning of the page is made here, from its end on, so that this does not depend on where a run happens to cut it.
 */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium, type Page } from '@playwright/test';
import { expect, test } from 'vitest';
import { chromiumOptions } from './chromium.ts';
import { DIST, wizardBrowser } from './open.ts';

const { visit } = wizardBrowser();

/** In the page: takes away one node after the other, the last first, and tells which text then stands elsewhere. */
function takeApart(): string[] {
  const root = document.getElementById('root') as HTMLElement;
  const nearScreen = (element: Element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return top < innerHeight && bottom > 0;
  };
  // The file's text is one element after all others, and its lines cannot move what stands above them.
  const ofTheFile = (node: Node) => node.parentElement?.closest('.plain-text') !== null;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ALL, (node) =>
    ofTheFile(node) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  const nodes: ChildNode[] = [];
  while (walker.nextNode()) nodes.push(walker.currentNode as ChildNode);

  const hasText = (element: Element) =>
    [...element.childNodes].some((node) => node.nodeType === 3 && node.nodeValue?.trim());
  const isSeen = (element: Element) =>
    hasText(element) && element.checkVisibility({ visibilityProperty: true }) && !element.matches('.sr-only');
  const placeOf = (element: Element) => {
    const { x, y } = element.getBoundingClientRect();
    return `${Math.round(x)}, ${Math.round(y)}`;
  };
  const texts = [...root.querySelectorAll('*')].filter((element) => isSeen(element) && nearScreen(element));
  const places = texts.map((element) => [element, placeOf(element)] as const);
  const onScreen = new Set(
    nodes.filter((node) => nearScreen(node instanceof Element ? node : (node.parentElement as Element))),
  );

  const moved = new Set<string>();
  const look = (parent: Element | null) => {
    for (const [element, place] of places) {
      if (!element.isConnected || !isSeen(element) || !nearScreen(element) || placeOf(element) === place) continue;
      moved.add(
        `“${element.textContent}” at ${placeOf(element)}, in the end at ${place}: before ${parent?.className} was whole`,
      );
    }
  };
  for (const node of nodes.reverse()) {
    const parent = node.parentElement;
    // A piece may end between two words too.
    while (node instanceof Text && onScreen.has(node) && node.data.trim().includes(' ')) {
      node.data = node.data.trimEnd().slice(0, node.data.trimEnd().lastIndexOf(' '));
      look(parent);
    }
    node.remove();
    if (onScreen.has(node)) look(parent);
  }
  return [...moved];
}

async function takenApart(page: Page): Promise<string[]> {
  await page.locator('.plain-text').waitFor({ state: 'attached' });
  await page.waitForFunction(() => document.readyState !== 'loading');
  return page.evaluate(takeApart);
}

test.each([390, 768, 1280, 1920])('nothing that is seen moves while a page of %i px arrives', async (width) => {
  const { page } = await visit({ width, asleep: true });
  expect(await takenApart(page)).toEqual([]);
});

test('what would move is found', async () => {
  const { page } = await visit({ asleep: true });
  // As it was before that rule held it back.
  await page.evaluate(() => {
    document.styleSheets[0]?.insertRule('.file-bar > * { display: flex !important }');
  });
  expect((await takenApart(page)).join('\n')).toContain('/etc/exim4/exim4.conf');
});

/** Serves the beginning of `html`, and the end only when it is asked for. */
async function inTwoPieces(html: string, cut: number): Promise<{ address: string; go: () => void; close: () => void }> {
  let go = () => {};
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html');
    response.write(html.slice(0, cut));
    go = () => response.end(html.slice(cut));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { address: `http://127.0.0.1:${port}/`, go: () => go(), close };
}

// A browser that still reads an element takes none of its children for the last, which a page that is taken apart does not show.
test.each([
  ['a tool of the header', 'header-tools', '<select class="setting" aria-label="Language"'],
  ['a tool of the file', 'file-bar', '<select class="input select small" aria-label="Comments in the files"'],
  ['a note about a sample', 'sample', 'Keep mail.example.org'],
  ['the line at the bottom of the steps', 'privacy', 'in this page. No answer leaves it.'],
])('%s moves nothing when the page arrives in two pieces, cut there', async (_name, className, end) => {
  const browser = await chromium.launch(chromiumOptions());
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  const html = readFileSync(`${DIST}/index.html`, 'utf8').replaceAll(/<script type="module"[^>]*><\/script>/g, '');
  const cut = html.indexOf(end);
  expect(cut).toBeGreaterThan(html.indexOf(`class="${className}"`));
  const { address, go, close } = await inTwoPieces(html, cut);
  try {
    await page.goto(address, { waitUntil: 'commit' });
    await page.locator(`.${className}`).waitFor({ state: 'attached' });
    await page.evaluate(async () => {
      const shifts: number[] = [];
      Object.assign(window, { shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) shifts.push((entry as PerformanceEntry & { value: number }).value);
      }).observe({ type: 'layout-shift', buffered: true });
      for (let frame = 0; frame < 5; frame++) await new Promise(requestAnimationFrame);
    });
    go();
    await page.waitForFunction(() => document.readyState === 'complete');
    const shifts = await page.evaluate(async () => {
      for (let frame = 0; frame < 5; frame++) await new Promise(requestAnimationFrame);
      return (window as unknown as { shifts: number[] }).shifts;
    });
    expect(shifts).toEqual([]);
  } finally {
    await browser.close();
    close();
  }
});
