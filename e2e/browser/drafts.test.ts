/** The drafts of this browser: the dialog, two tabs, and storage that does not keep. */
import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { describe, expect, test } from 'vitest';
import { fromAnswersFile } from '../../src/core/answers/saved.ts';
import { listen, openStep, wizardBrowser } from './open.ts';

const { visit } = wizardBrowser();
const HOST = '[name="basics.hostname"]';

const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Drafts' });

async function openDrafts(page: Page) {
  await page.getByRole('button', { name: /^Drafts: / }).click();
  const dialog = dialogOf(page);
  await dialog.waitFor();
  return dialog;
}

const notice = (page: Page) => page.getByRole('region', { name: 'Drafts' });
const titles = (page: Page) => page.locator('.drafts :is(strong, s)').allTextContents();
const said = (page: Page) => page.locator('.sr-only[role="status"]').textContent();

test('create, rename, duplicate, go to another and delete, with undo', async () => {
  const { page } = await visit();
  await page.locator(HOST).fill('mx.kitchen.example');
  let dialog = await openDrafts(page);
  expect(await titles(page)).toEqual(['mx.kitchen.example']);

  await dialog.getByRole('button', { name: 'Rename: mx.kitchen.example' }).click();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Kitchen');
  await page.keyboard.press('Enter');
  expect(await titles(page)).toEqual(['Kitchen']);

  await dialog.getByRole('button', { name: 'Duplicate: Kitchen' }).click();
  expect(await titles(page)).toEqual(['Kitchen (2)', 'Kitchen']);
  expect(await said(page)).toBe('Duplicated: Kitchen');

  await dialog.getByRole('button', { name: 'New draft' }).click();
  await expect.poll(() => page.locator(HOST).inputValue()).toBe('mail.example.org');
  await page.locator(HOST).fill('mx.table.example');

  dialog = await openDrafts(page);
  expect(await titles(page)).toEqual(['mx.table.example', 'Kitchen (2)', 'Kitchen']);
  await dialog.getByRole('button', { name: 'Delete: Kitchen', exact: true }).click();
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Undo: Kitchen');
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Open: Kitchen', exact: true }).click();
  await expect.poll(() => page.locator(HOST).inputValue()).toBe('mx.kitchen.example');

  await page.getByRole('button', { name: 'Undo: Switch to another draft' }).click();
  await expect.poll(() => page.locator(HOST).inputValue()).toBe('mx.table.example');
});

test('the open draft can be deleted: the page goes on with another, and undo brings it back', async () => {
  const { page } = await visit();
  await page.locator(HOST).fill('mx.kitchen.example');
  const dialog = await openDrafts(page);
  await dialog.getByRole('button', { name: 'Delete: mx.kitchen.example' }).click();
  await dialog.getByText('mail.example.org').waitFor();
  await dialog.getByRole('button', { name: 'Undo: mx.kitchen.example' }).click();
  await dialog.getByRole('button', { name: 'Open: mx.kitchen.example' }).click();
  await expect.poll(() => page.locator(HOST).inputValue()).toBe('mx.kitchen.example');
});

test('a draft leaves as a file, which says what is not in it, and comes back', async () => {
  const { page } = await visit();
  await page.locator(HOST).fill('mx.kitchen.example');
  await page.locator('[name="basics.domains"]').fill('not valid!');
  const dialog = await openDrafts(page);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Export: mx.kitchen.example' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('answers-mx.kitchen.example.json');
  await dialog.getByText('leaves out 1 answer that is not valid yet').waitFor();
  const content = await readFile(await file.path(), 'utf8');
  expect(fromAnswersFile(JSON.parse(content))?.answers.basics.hostname).toBe('mx.kitchen.example');

  await page.locator(HOST).evaluate(() => localStorage.clear());
  await dialog.getByRole('button', { name: 'New draft' }).click();
  await openDrafts(page);
  await page
    .locator('dialog input[type="file"]')
    .setInputFiles({ name: file.suggestedFilename(), mimeType: 'application/json', buffer: Buffer.from(content) });
  await page.getByRole('button', { name: 'Open as a new draft' }).click();
  await expect.poll(() => page.locator(HOST).inputValue()).toBe('mx.kitchen.example');
});

test('a link is copied, and shown where the browser forbids to copy', async () => {
  const { page } = await visit({ context: { permissions: ['clipboard-read', 'clipboard-write'] } });
  await page.locator(HOST).fill('mx.kitchen.example');
  // What the key changed is told a while after the last one: it would be said over what follows.
  await expect.poll(() => said(page)).toContain('changed in');
  const dialog = await openDrafts(page);
  await dialog.getByRole('button', { name: 'Copy link' }).click();
  await expect.poll(() => said(page)).toBe('Link copied');
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link.length).toBeLessThan(500);
  const second = await page.context().newPage();
  await second.goto(link);
  await second.getByRole('heading', { name: 'Open the answers for mx.kitchen.example?' }).waitFor();

  await page.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
    document.execCommand = () => false;
  });
  await dialog.getByRole('button', { name: 'Copy link' }).click();
  const shown = dialog.getByRole('textbox', { name: 'Copy link' });
  expect(await shown.inputValue()).toBe(link);
});

test('Escape in a name keeps the old one and the dialog; everything has its size at 320 px', async () => {
  const { page } = await visit({ width: 320, height: 640 });
  await page.locator(HOST).fill('mx.a-rather-long-name-of-a-host.kitchen.example');
  const dialog = await openDrafts(page);
  await dialog.getByRole('button', { name: /^Rename: / }).click();
  await page.keyboard.type('x');
  await page.keyboard.press('Escape');
  expect(await titles(page)).toEqual(['mx.a-rather-long-name-of-a-host.kitchen.example']);
  await dialog.getByRole('button', { name: 'Start over' }).click();
  const measured = await dialog.evaluate((element) => ({
    sideways: element.scrollWidth - element.clientWidth,
    small: [...element.querySelectorAll<HTMLElement>('button, input:not([hidden])')].flatMap((control) => {
      const { width, height } = control.getBoundingClientRect();
      return width < 24 || height < 24 ? [control.outerHTML] : [];
    }),
  }));
  expect(measured).toEqual({ sideways: 0, small: [] });
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.keyboard.press('Escape');
  await expect.poll(() => dialog.count()).toBe(0);
});

test('undo and redo say what they undo, across steps and drafts', async () => {
  const { page } = await visit();
  await page.locator(HOST).fill('mx.kitchen.example');
  await openStep(page, 'Hardening');
  await page.getByLabel('Largest message').fill('25');
  // What stands around the field follows a frame after the key.
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  await button('Undo: Largest message').waitFor();
  await page.getByRole('heading', { level: 2 }).click();
  await page.keyboard.press('Control+z');
  await expect.poll(() => said(page)).toBe('Undone: Largest message');
  expect(await page.locator('.history-said').textContent()).toBe('Undone: Largest message');
  expect(await page.locator('.cm-own').first().textContent()).toContain('message_size_limit');
  await button('Undo: Host name of the mail server').click();
  await expect.poll(() => said(page)).toBe('Undone: Host name of the mail server');
  await button('Redo: Host name of the mail server').waitFor();
  await page.getByRole('button', { name: 'Nothing to undo' }).waitFor();
});

describe('two tabs', () => {
  test('a draft that another tab names anew shows it at once', async () => {
    const { page } = await visit();
    await page.locator(HOST).fill('one.kitchen.example');
    const second = await page.context().newPage();
    await second.goto(page.url());
    await expect.poll(() => second.locator(HOST).inputValue()).toBe('one.kitchen.example');
    await openDrafts(second);
    await second.getByRole('button', { name: 'New draft' }).click();
    await second.locator(HOST).fill('two.kitchen.example');
    await openDrafts(page);
    await expect.poll(() => titles(page)).toEqual(['two.kitchen.example', 'one.kitchen.example']);
    await openDrafts(second);
    await second.getByRole('button', { name: 'Delete: two.kitchen.example' }).click();
    await expect.poll(() => titles(page)).toEqual(['one.kitchen.example']);
  });

  test('whoever types on in a draft that changed elsewhere keeps it as a copy', async () => {
    const { page } = await visit();
    await page.locator(HOST).fill('one.kitchen.example');
    const second = await page.context().newPage();
    await second.goto(page.url());
    await second.locator(HOST).fill('two.kitchen.example');
    await notice(page).getByText('changed in another tab').waitFor();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await page.locator(HOST).fill('three.kitchen.example');
    await notice(page).getByText('kept as “three.kitchen.example (2)”').waitFor();
    await openDrafts(page);
    expect((await titles(page)).toSorted()).toEqual(['three.kitchen.example (2)', 'two.kitchen.example']);
    expect(await second.locator(HOST).inputValue()).toBe('two.kitchen.example');
  });
});

describe('storage that does not keep', () => {
  test('forbidden: it is told once something would be lost, and the whole wizard works', async () => {
    const { page } = await visit({
      init: () => {
        for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) {
          Object.defineProperty(window, name, {
            get() {
              throw new DOMException('The operation is insecure.', 'SecurityError');
            },
          });
        }
      },
    });
    expect(await page.getByText('forbids storage').count()).toBe(0);
    const heard = await listen(page);
    await page.locator(HOST).fill('mx.kitchen.example');
    const told = notice(page);
    await told.getByText('This browser forbids storage').waitFor();
    await expect.poll(() => heard.join('\n')).toContain('This browser forbids storage');
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      told.getByRole('button', { name: 'Export' }).click(),
    ]);
    expect(JSON.parse(await readFile(await file.path(), 'utf8')).basics.hostname).toBe('mx.kitchen.example');
    await told.getByRole('button', { name: 'Close' }).click();
    await page.getByLabel('Colours').selectOption('dark');
    await page.getByLabel('Language').selectOption('zh-CN');
    await page.getByRole('heading', { level: 2, name: '基本信息' }).waitFor();
    await page.getByLabel('语言').selectOption('en');
    await page.getByRole('button', { name: 'Undo: Host name of the mail server' }).click();
    expect(await page.locator(HOST).inputValue()).toBe('mail.example.org');
    await openStep(page, 'Review & install');
    const [bundle] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download .zip' }).click(),
    ]);
    expect(bundle.suggestedFilename()).toBe('exim-wizard-mail.example.org.zip');
  });

  test('full: drafts can be deleted to make room, and then everything is kept', async () => {
    const { page } = await visit();
    await page.locator(HOST).fill('one.kitchen.example');
    await page.evaluate(() => {
      const large = { name: 'Large', saved: [1, 'internet-dovecot', {}], stamp: '1', at: 1, inputs: [] };
      localStorage.setItem('exim-wizard:draft:large', `${' '.repeat(4_500_000)}${JSON.stringify(large)}`);
      for (let size = 600_000; size >= 1; size = Math.floor(size / 2)) {
        try {
          localStorage.setItem(`x${size}`, 'x'.repeat(size));
          localStorage.setItem(`y${size}`, 'x'.repeat(size));
        } catch {
          // Full for this size.
        }
      }
    });
    await page.locator(HOST).fill('two-with-a-much-longer-name.kitchen.example');
    await notice(page).getByText('The storage of this browser is full').waitFor();
    const dialog = await openDrafts(page);
    await dialog.getByText('The storage of this browser is full').waitFor();
    await dialog.getByRole('button', { name: 'Delete: Large' }).click();
    await page.keyboard.press('Escape');
    await page.locator(HOST).fill('three.kitchen.example');
    await notice(page).waitFor({ state: 'detached' });
    await page.reload();
    await expect.poll(() => page.locator(HOST).inputValue()).toBe('three.kitchen.example');
  });
});
