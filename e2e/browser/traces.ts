/** Looks for a marked word in everything that outlives a moment: what a browser keeps, and what a page leaves behind. */
import type { Page } from '@playwright/test';

/** What was found, as `place: what`; the place says where somebody else would read it. */
export type Trace = string;

/** Storage of both kinds, cookies, databases, caches, title, address, history's state, and every attribute in the document. */
async function inThePage(page: Page, marker: string): Promise<Trace[]> {
  return page.evaluate(async (word) => {
    const found: string[] = [];
    const look = (place: string, text: unknown) => {
      if (String(text).includes(word)) found.push(place);
    };
    for (const [name, storage] of Object.entries({ localStorage, sessionStorage })) {
      for (const [key, value] of Object.entries(storage)) look(`${name}: ${key}`, `${key} ${value}`);
    }
    look('cookie: of this page', document.cookie);
    look('title: now', document.title);
    look('address: now', location.href);
    look('history: state', JSON.stringify(history.state));
    for (const entry of performance.getEntries()) look(`timing: ${entry.entryType}`, entry.name);

    for (const { name = '' } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      for (const store of database.objectStoreNames) {
        const all = database.transaction(store).objectStore(store).getAll();
        await new Promise((resolve) => {
          all.onsuccess = resolve;
        });
        look(`IndexedDB: ${name} ${store}`, JSON.stringify(all.result));
      }
      database.close();
    }

    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        look(`cache: ${request.url}`, `${request.url} ${await (await cache.match(request))?.text()}`);
      }
    }

    const elements = (root: Document | ShadowRoot): Element[] =>
      [...root.querySelectorAll('*')].flatMap((each) => [each, ...(each.shadowRoot ? elements(each.shadowRoot) : [])]);
    for (const element of elements(document)) {
      for (const { name, value } of element.attributes)
        look(`attribute: ${element.localName} ${name}`, `${name} ${value}`);
    }
    return found;
  }, marker);
}

/** Addresses and titles of the pages that "back" leads to. */
async function inTheHistory(page: Page, marker: string): Promise<Trace[]> {
  const session = await page.context().newCDPSession(page);
  const { entries } = await session.send('Page.getNavigationHistory');
  await session.detach();
  return entries
    .filter(({ url, title }) => `${url} ${title}`.includes(marker))
    .map(({ url, title }) => `history: ${url} ${title}`);
}

export const tracesOf = async (page: Page, marker: string): Promise<Trace[]> => [
  ...(await inThePage(page, marker)),
  ...(await inTheHistory(page, marker)),
];
