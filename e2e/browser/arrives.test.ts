/**
 * The page is painted while it still arrives, in pieces that nobody can foretell: what a person sees of it may not move when the next
 * piece comes. Each beginning of the page is made here, from its end on, so that this does not depend on where a run happens to cut it.
 */
import type { Page } from '@playwright/test';
import { expect, test } from 'vitest';
import { wizardBrowser } from './open.ts';

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
    document.styleSheets[0]?.insertRule('.file-bar > * { visibility: visible !important }');
  });
  expect((await takenApart(page)).join('\n')).toContain('/etc/exim4/exim4.conf');
});
