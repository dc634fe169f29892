/** Nothing leaves the page: its policy, its code, its requests, and what is kept of what is typed. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import type { Download, Page, Request } from '@playwright/test';
import { unzipSync } from 'fflate';
import { unpackTar } from 'modern-tar';
import { parseSync } from 'vite';
import { expect, test } from 'vitest';
import { fromLink } from '../../src/core/answers/link.ts';
import { ofKind, readBuild } from '../bench/built.ts';
import { secretKinds } from '../secret-kinds.ts';
import { type Filled, fillStep, SECRET_FIELDS } from './fill-in.ts';
import { openStep, wizardBrowser } from './open.ts';
import { tracesOf } from './traces.ts';

const { visit } = wizardBrowser({ whole: true });
const DIST = process.env.WIZARD_DIST ?? fileURLToPath(new URL('../../dist', import.meta.url));
const STEPS = ['TLS & authentication', 'Routing', 'Dovecot', 'Hardening', 'Review & install'];
const marks = { plain: 'marked7531', secret: 'Sealed-9dd2ae-Only' };

test('the policy allows the own origin, one inline script and the styles, and nothing else', async () => {
  const { page } = await visit({ offline: true });
  const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
  const hash = /'sha256-[\w+/]{43}='/g;
  expect(policy?.replace(hash, 'HASH').split('; ')).toEqual([
    "default-src 'none'",
    "script-src 'self' HASH",
    "style-src 'self' 'nonce-cm' HASH",
    "img-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ]);
  // It stands before everything that it could forbid.
  const html = readBuild(DIST).get('index.html')?.content.toString();
  expect(html).toMatch(/<head>\s*<meta http-equiv="Content-Security-Policy"/);
  const inline = await page.locator('script:not([src])').allTextContents();
  expect(inline.length).toBe(1);
  expect(inline[0]?.length).toBeLessThanOrEqual(1024);
  expect(await page.locator('iframe, object, embed, base').count()).toBe(0);
});

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly name?: string;
  readonly value?: unknown;
  readonly callee?: Node;
  readonly property?: Node;
  readonly arguments?: readonly Node[];
}

/** Whether a call makes code out of text: `eval`, `Function`, and timers that are handed a string. */
function isCodeFromText({ type, callee, arguments: given }: Node): boolean {
  if (type !== 'CallExpression' && type !== 'NewExpression') return false;
  if (callee?.type === 'Identifier' && (callee.name === 'eval' || callee.name === 'Function')) return true;
  const called = callee?.type === 'Identifier' ? callee.name : callee?.property?.name;
  const first = given?.[0];
  const isText = first?.type === 'TemplateLiteral' || (first?.type === 'Literal' && typeof first.value === 'string');
  return isText && (called === 'setTimeout' || called === 'setInterval');
}

/** The places in `code` that make code out of text. */
function codeFromText(code: string): string[] {
  const found: string[] = [];
  const look = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if ('type' in node && isCodeFromText(node as Node)) {
      const { start, end } = node as Node;
      found.push(code.slice(start, Math.min(end, start + 80)));
    }
    for (const value of Object.values(node)) look(value);
  };
  const { program, errors } = parseSync('built.js', code);
  expect(errors).toEqual([]);
  look(program);
  return found;
}

test('no built script makes code out of text', () => {
  expect(codeFromText('eval("a"); new Function("b"); Function("c")(); setTimeout("d", 1)')).toHaveLength(4);
  expect(codeFromText('setTimeout(f, 1); x.eval; new Functional("b"); a.function("c")')).toEqual([]);
  const scripts = ofKind(readBuild(DIST).values(), 'js');
  expect(scripts.length).toBeGreaterThan(10);
  for (const { path, content } of scripts) expect(codeFromText(content.toString()), path).toEqual([]);
});

interface BundleFile {
  readonly mode: number;
  readonly text: string;
}

async function contentOf(download: Download): Promise<ReadonlyMap<string, BundleFile>> {
  const bytes = await readFile(await download.path());
  const decode = (data: Uint8Array | undefined) => new TextDecoder().decode(data);
  const inner = (path: string) => path.slice(path.indexOf('/') + 1);
  if (download.suggestedFilename().endsWith('.json'))
    return new Map([['answers.json', { mode: 0o644, text: decode(bytes) }]]);
  const entries = await unpackTar(gunzipSync(bytes));
  return new Map(
    entries.map(({ header, data }) => [inner(header.name), { mode: header.mode ?? 0, text: decode(data) }]),
  );
}

async function take(page: Page, name: string | RegExp): Promise<Download> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name, exact: true }).click(),
  ]);
  return download;
}

/** Everything that somebody else could hear of while a person walks through the wizard. */
function listen(page: Page) {
  const requests: string[] = [];
  const logged: string[] = [];
  const heard = async (request: Request) => {
    requests.push(
      [request.method(), request.url(), request.postData() ?? '', JSON.stringify(request.headers())].join(' '),
    );
  };
  // Those of the service worker too.
  page.context().on('request', heard);
  page.on('websocket', (socket) => requests.push(`WEBSOCKET ${socket.url()}`));
  page.on('console', (message) => logged.push(message.text()));
  return { requests, logged };
}

test('the search for a secret finds it in each place where it could be', async () => {
  const { page } = await visit({ offline: true });
  await page.evaluate(async (word) => {
    localStorage.setItem('a', word);
    sessionStorage.setItem(word, 'b');
    // biome-ignore lint/suspicious/noDocumentCookie: it is read back by the search
    document.cookie = `c=${word}`;
    document.title = word;
    history.pushState({ d: word }, '', `#/${word}`);
    history.pushState(null, '', '#/basics');
    document.body.setAttribute('data-e', word);
    document.title = 'Exim configuration wizard';
    await (await caches.open('f')).put('./f', new Response(word));
    const database = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('g');
      request.onupgradeneeded = () => request.result.createObjectStore('h').put({ word }, 1);
      request.onsuccess = () => resolve(request.result);
    });
    database.close();
  }, marks.secret);
  const places = (await tracesOf(page, marks.secret)).map((trace) => trace.slice(0, trace.indexOf(':')));
  for (const place of ['localStorage', 'sessionStorage', 'cookie', 'attribute', 'cache', 'IndexedDB', 'history']) {
    expect(places).toContain(place);
  }
});

test('a whole walk that fills in everything: no secret is kept anywhere, nothing typed is sent, no rule of the policy is broken', async () => {
  const { page } = await visit({ offline: true, context: { permissions: ['clipboard-read', 'clipboard-write'] } });
  const { origin } = new URL(page.url());
  await page.evaluate(() => {
    const violations: string[] = [];
    Object.assign(window, { violations });
    addEventListener('securitypolicyviolation', (event) => violations.push(event.violatedDirective));
  });
  const { requests, logged } = listen(page);
  const filled: Filled = { texts: new Set(), secrets: new Set() };
  const found = async () => (await tracesOf(page, marks.secret)).map((trace) => `after ${page.url()}: ${trace}`);

  await fillStep(page, marks, filled);
  expect(await found()).toEqual([]);
  for (const step of STEPS) {
    await openStep(page, step);
    await fillStep(page, marks, filled);
    expect(await found()).toEqual([]);
    expect(`${await page.title()} ${page.url()}`).not.toContain(marks.plain);
  }
  const list = [...filled.secrets].join(', ') || 'there are none';
  console.info(
    `filled ${filled.texts.size} text fields (${[...filled.texts].join(', ')}); fields for secrets: ${list}`,
  );
  expect(filled.texts.size).toBeGreaterThan(6);
  for (const { inPage } of Object.values(secretKinds)) {
    if ('field' in inPage) expect([...filled.secrets].filter((name) => inPage.field.test(name))).not.toEqual([]);
  }

  // What is taken along: both archives, the answers alone, and a link.
  const tar = await contentOf(await take(page, 'Download .tar.gz'));
  const zip = unzipSync(await readFile(await (await take(page, 'Download .zip')).path()));
  await page.getByRole('button', { name: /^Drafts/ }).click();
  const exported = await contentOf(await take(page, /^Export: /));
  await page.getByRole('button', { name: 'Copy link' }).click();
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  await expect.poll(clipboard).toContain('#a1');
  const link = await clipboard();
  await page.getByRole('button', { name: 'Close' }).click();

  const hasSecret = (text: string) => text.includes(marks.secret);
  // A file of the bundle may hold a secret only if nobody else on the server can read it.
  const open = [...tar].filter(
    ([path, { mode, text }]) => hasSecret(text) && ((mode & 0o007) !== 0 || !path.startsWith('root/')),
  );
  expect(open.map(([path]) => path)).toEqual([]);
  const zipped = new Map(
    Object.entries(zip).map(([path, data]) => [path.slice(path.indexOf('/') + 1), new TextDecoder().decode(data)]),
  );
  expect([...zipped].filter(([, text]) => hasSecret(text)).map(([path]) => path)).toEqual(
    [...tar].filter(([, { text }]) => hasSecret(text)).map(([path]) => path),
  );
  for (const answers of [
    tar.get('answers.json')?.text,
    zipped.get('answers.json'),
    exported.get('answers.json')?.text,
  ]) {
    // The other marked word shows that this is where it would be found.
    expect(answers).toContain(marks.plain);
    expect(answers).not.toContain(marks.secret);
  }
  const linked = JSON.stringify(fromLink(new URL(link).hash));
  expect(linked).toContain(marks.plain);
  expect(linked).not.toContain(marks.secret);

  // The offline copy is complete by now; what was typed is in the drafts, and in what the last download of each was made from.
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  expect(await found()).toEqual([]);
  const kept = (await tracesOf(page, marks.plain)).filter((trace) => !trace.startsWith('attribute: '));
  expect(kept.length).toBeGreaterThan(0);
  expect(kept.filter((trace) => !/^localStorage: exim-wizard(?::draft|\.downloaded):/.test(trace))).toEqual([]);

  for (const mark of Object.values(marks)) {
    expect(requests.filter((request) => request.includes(mark))).toEqual([]);
    expect(logged.filter((text) => text.includes(mark))).toEqual([]);
  }
  const elsewhere = requests.filter(
    (request) =>
      !/^GET (?:blob:)?/.test(request) || ![origin, `blob:${origin}`].some((own) => request.startsWith(`GET ${own}/`)),
  );
  expect(elsewhere).toEqual([]);
  expect(requests.length).toBeGreaterThan(10);
  expect(await page.evaluate(() => (window as unknown as { violations: string[] }).violations)).toEqual([]);

  await page.reload();
  await page.locator('.editor-host[data-ready]').waitFor({ state: 'attached' });
  for (const field of await page.locator(SECRET_FIELDS).all()) expect(await field.inputValue()).toBe('');
  expect(await page.content()).not.toContain(marks.secret);
});
