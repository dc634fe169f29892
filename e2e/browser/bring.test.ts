/** What is dropped on the page, pasted or chosen: opened beside the draft, by the browser's own drag and drop. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { describe, expect, onTestFinished, test } from 'vitest';
import { makeArchive } from '../../src/app/review/archive.ts';
import { defaultsOf, withAnswer } from '../../src/core/answers/index.ts';
import { toLink } from '../../src/core/answers/link.ts';
import { createGenerator, type GeneratedFile, textOf } from '../../src/core/bundle.ts';
import { readme as english } from '../../src/words/en/readme.ts';
import { readme as chinese } from '../../src/words/zh-CN/readme.ts';
import { hold, wizardBrowser } from './open.ts';

const { visit } = wizardBrowser();
const HOST = '[name="basics.hostname"]';
const other = withAnswer(
  withAnswer(defaultsOf('internet-dovecot'), 'basics.hostname', 'mx.table.example'),
  'hardening.spf',
  'refuse',
);
const files = createGenerator(english)(other);
const exim = textOf(files.find(({ path }) => path.endsWith('exim4.conf')) as GeneratedFile);
const link = `https://wizard.example/#${toLink(other)}`;

/** A file that is gone after the test. */
function put(name: string, content: string | Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'exim-wizard-drop-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

const bundle = async (kind: 'zip' | 'tar.gz', made: readonly GeneratedFile[] = files) =>
  put(`bundle.${kind}`, (await makeArchive(kind, 'mx.table.example', made, new Date())).bytes);

interface Dragged {
  readonly files?: readonly string[];
  readonly items?: readonly { readonly mimeType: string; readonly data: string }[];
}

/** Drags something from outside the browser over the page; lets go of it where it is told to. */
async function drag(page: Page, { files: paths = [], items = [] }: Dragged, until: 'drop' | 'dragCancel' = 'drop') {
  const session = await page.context().newCDPSession(page);
  const data = { items: [...items], files: [...paths], dragOperationsMask: 1 };
  const send = (type: 'dragEnter' | 'dragOver' | 'drop' | 'dragCancel') =>
    session.send('Input.dispatchDragEvent', { type, x: 500, y: 300, data });
  for (const type of ['dragEnter', 'dragOver', 'dragOver'] as const) await send(type);
  return { over: () => send('dragOver'), end: () => send(until) };
}

const drop = async (page: Page, dragged: Dragged) => (await drag(page, dragged)).end();

const offer = (page: Page) => page.getByRole('dialog', { name: 'Open the answers for mx.table.example?' });

/** The draft is untouched until it is asked for; then the answers are those. */
async function opens(page: Page): Promise<void> {
  await offer(page).waitFor();
  expect(await page.locator(HOST).inputValue()).toBe('mail.example.org');
  await offer(page).getByRole('button', { name: 'Open as a new draft' }).click();
  await expect.poll(() => page.locator(HOST).inputValue()).toBe('mx.table.example');
}

describe('before the page can open it, it waits', () => {
  /** The page as it is while what opens links and files has not come; `come` lets it. */
  async function early(): Promise<{ readonly page: Page; readonly come: () => void }> {
    const { page } = await visit({ context: { permissions: ['clipboard-read', 'clipboard-write'] } });
    const come = await hold(page, '**/late-pieces-*.js');
    await page.reload();
    await page.locator('.editor-host[data-ready]').waitFor();
    return { page, come };
  }
  const bring: readonly [string, (page: Page) => Promise<unknown>][] = [
    ['a file', (page) => drop(page, { files: [put('exim4.conf', exim)] })],
    ['a folder', (page) => drop(page, { files: [dirname(put('etc/exim4.conf', exim))] })],
    ['a link', (page) => drop(page, { items: [{ mimeType: 'text/uri-list', data: link }] })],
    [
      'a link that is pasted',
      async (page) => {
        await page.evaluate((copied) => navigator.clipboard.writeText(copied), link);
        await page.keyboard.press('Control+v');
      },
    ],
  ];
  test.each(bring)('%s', async (_, act) => {
    const { page, come } = await early();
    const at = page.url();
    await act(page);
    // Where the browser went to the file or to the address itself, no draft would stand here.
    expect(await page.locator(HOST).inputValue()).toBe('mail.example.org');
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(page.url()).toBe(at);
    come();
    await opens(page);
  });
});

describe('dropped on the page, it opens', () => {
  test.each<[string, () => Promise<string> | string]>([
    ['a .zip', () => bundle('zip')],
    ['a .tar.gz', () => bundle('tar.gz')],
    ['answers.json', () => put('answers.json', JSON.stringify(other))],
    ["Exim's configuration", () => put('exim4.conf', exim)],
    ['a file that holds a link', () => put('mail.url', `[InternetShortcut]\r\nURL=${link}\r\n`)],
  ])('%s', async (_, path) => {
    const { page } = await visit();
    await drop(page, { files: [await path()] });
    await opens(page);
  });

  test('a bundle that was unpacked: the folder', async () => {
    const { page } = await visit();
    const folder = dirname(put('root/etc/exim4/exim4.conf', exim));
    await drop(page, { files: [dirname(dirname(folder))] });
    await opens(page);
  });

  test('a link, and no other address takes the page away', async () => {
    const { page } = await visit();
    const at = page.url();
    await drop(page, { items: [{ mimeType: 'text/uri-list', data: 'https://elsewhere.example/' }] });
    const nothing = page.getByRole('dialog', { name: 'There are no answers in this' });
    await nothing.getByText('elsewhere.example').waitFor();
    await nothing.getByRole('button', { name: 'Close' }).click();
    await drop(page, { items: [{ mimeType: 'text/uri-list', data: link }] });
    await opens(page);
    expect(page.url()).toBe(at);
  });

  test('text that is dropped on a field stays text', async () => {
    const { page } = await visit();
    const box = await page.locator(HOST).boundingBox();
    const session = await page.context().newCDPSession(page);
    const data = { items: [{ mimeType: 'text/plain', data: 'mx.' }], files: [], dragOperationsMask: 1 };
    const place = { x: (box?.x ?? 0) + 5, y: (box?.y ?? 0) + 10, data };
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await session.send('Input.dispatchDragEvent', { type, ...place });
    }
    await expect.poll(() => page.locator(HOST).inputValue()).toContain('mx.');
    expect(await page.getByRole('dialog').count()).toBe(0);
  });
});

test('while something is dragged over the page it says what will happen, and is silent when it goes', async () => {
  const { page } = await visit();
  const dragged = await drag(page, { files: [put('exim4.conf', exim)] }, 'dragCancel');
  // As browsers do all the while: the first of them may come before the page can say it.
  const says = async () => {
    await dragged.over();
    return page.getByText('Drop it here to read its answers').count();
  };
  await expect.poll(says).toBe(1);
  await dragged.end();
  await page.getByText('Drop it here to read its answers').waitFor({ state: 'detached' });
  expect(await page.getByRole('dialog').count()).toBe(0);
});

describe('pasted', () => {
  const pasting = async (text: string) => {
    const { page } = await visit({ context: { permissions: ['clipboard-read', 'clipboard-write'] } });
    await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
    return page;
  };

  test('anywhere on the page, a link opens', async () => {
    const page = await pasting(link);
    await page.keyboard.press('Control+v');
    await opens(page);
  });

  test('into a field it is text, whatever it is', async () => {
    const page = await pasting(link);
    await page.locator(HOST).fill('');
    await page.locator(HOST).press('Control+v');
    expect(await page.locator(HOST).inputValue()).toBe(link);
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  test('into the address, a link opens without loading the page anew', async () => {
    const { page } = await visit();
    await page.locator('[name="basics.domains"]').fill('kitchen.example');
    await page.evaluate((hash) => {
      location.hash = hash;
    }, toLink(other));
    await opens(page);
    await page.getByRole('button', { name: /^Undo: / }).click();
    await expect.poll(() => page.locator('[name="basics.domains"]').inputValue()).toBe('kitchen.example');
  });
});

describe('before it is taken over', () => {
  test('every answer that differs stands beside the own one', async () => {
    const { page } = await visit();
    await drop(page, { files: [await bundle('zip')] });
    await offer(page).getByText('2 answers differ').waitFor();
    const rows = await offer(page)
      .locator('tbody tr')
      .evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent)));
    expect(rows).toEqual([
      ['Host name of the mail server', 'mail.example.org', 'mx.table.example'],
      ['Mail that fails the sender’s SPF record', 'Accept and mark it', 'Refuse it'],
    ]);
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  });

  test('what cannot be read, other answers and files of others are listed', async () => {
    const { page } = await visit();
    const damaged = { ...other, hardening: { ...other.hardening, messageSize: -1, colour: 'red' } };
    await drop(page, {
      files: [
        put('answers.json', JSON.stringify(damaged)),
        put('photo.jpg', new Uint8Array([0xff, 0xd8, 0xff])),
        put('shopping.txt', 'milk'),
        put('exim4.conf', textOf(createGenerator(english)(defaultsOf('internet-dovecot'))[0] as GeneratedFile)),
      ],
    });
    await offer(page).getByRole('heading', { name: 'Could not be read' }).waitFor();
    const lists = await offer(page).locator('.unread').allTextContents();
    for (const found of ['photo.jpg', 'Largest message', 'hardening.colour']) expect(lists[0]).toContain(found);
    expect(lists.slice(1)).toEqual(['shopping.txt', 'exim4.conf']);
  });

  test('hand edits in any file stand against what the wizard prints; a Chinese read-me is no hand edit', async () => {
    const { page } = await visit();
    const made = createGenerator(chinese)(other).map((file) =>
      file.path.endsWith('exim4.conf')
        ? {
            ...file,
            blocks: file.blocks.map((block) => ({
              ...block,
              lines: block.lines.map((line) =>
                line.text.startsWith('primary_hostname') ? { ...line, text: 'primary_hostname = mine' } : line,
              ),
            })),
          }
        : file,
    );
    await drop(page, { files: [await bundle('tar.gz', made)] });
    await offer(page).getByRole('heading', { name: '2 lines differ in exim4.conf' }).waitFor();
    expect(
      await offer(page)
        .getByRole('heading', { name: / differs? in / })
        .count(),
    ).toBe(1);
    const lines = await offer(page).locator('.memory-edits li').allTextContents();
    expect(lines.map((text) => text.replace(/.*: ?[+−] \d+/, ''))).toEqual([
      'primary_hostname = mx.table.example',
      'primary_hostname = mine',
    ]);
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  });

  test('the same answers are said to be the same; Escape leaves everything as it is', async () => {
    const { page } = await visit();
    const button = page.getByRole('button', { name: /^Drafts: / });
    await button.focus();
    await drop(page, { files: [put('answers.json', JSON.stringify(defaultsOf('internet-dovecot')))] });
    await page.getByText('They are the same as in your current draft.').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  test('something that holds no answers says why, by its name', async () => {
    const { page } = await visit();
    await drop(page, { files: [put('package.json', '{"name": "x", "version": "0.1.0"}')] });
    const nothing = page.getByRole('dialog', { name: 'There are no answers in this' });
    await nothing.getByText('package.json').waitFor();
    await nothing.getByText('what this wizard made').waitFor();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  });
});
