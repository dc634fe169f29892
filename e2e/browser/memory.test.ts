/** What the page keeps, and what it opens again. */
import { expect, test } from 'vitest';
import { defaultsOf, withAnswer } from '../../src/core/answers/index.ts';
import { toLink } from '../../src/core/answers/link.ts';
import { wizardBrowser } from './open.ts';

const { visit } = wizardBrowser();
const HOST = '[name="basics.hostname"]';
const other = withAnswer(defaultsOf('internet-dovecot'), 'basics.hostname', 'mx.table.example');

test('a reload keeps answers, and input that is not valid yet', async () => {
  const { page } = await visit();
  await page.locator(HOST).fill('mx.kitchen.example');
  await page.locator('[name="basics.domains"]').fill('not valid!');
  await page.reload();
  await expect.poll(() => page.locator(HOST).inputValue()).toBe('mx.kitchen.example');
  await expect.poll(() => page.locator('[name="basics.domains"]').inputValue()).toBe('not valid!');
});

test('another tab overwrites nothing without a word', async () => {
  const { page } = await visit();
  await page.locator(HOST).fill('one.kitchen.example');
  const second = await page.context().newPage();
  await second.goto(page.url());
  await expect.poll(() => second.locator(HOST).inputValue()).toBe('one.kitchen.example');
  await second.locator(HOST).fill('two.kitchen.example');
  await page.getByRole('region', { name: 'Drafts' }).getByText('changed in another tab').waitFor();
  expect(await page.locator(HOST).inputValue()).toBe('one.kitchen.example');
  await page.getByRole('button', { name: 'Take those answers' }).click();
  await expect.poll(() => page.locator(HOST).inputValue()).toBe('two.kitchen.example');
});

test('full storage is told, and work goes on', async () => {
  const { page } = await visit();
  await page.evaluate(() => {
    for (let size = 4_000_000; size >= 1; size = Math.floor(size / 2)) {
      try {
        for (let n = 0; n < 3; n++) localStorage.setItem(`x${size}.${n}`, 'x'.repeat(size));
      } catch {
        // Full for this size.
      }
    }
  });
  await page.locator(HOST).fill('mx.kitchen.example');
  await page.getByRole('region', { name: 'Drafts' }).getByText('storage of this browser is full').waitFor();
  expect(await page.locator(HOST).inputValue()).toBe('mx.kitchen.example');
});

test('a link asks, leaves the address, and opens beside the draft; undo goes back', async () => {
  const { page } = await visit({ hash: `#${toLink(other)}` });
  await page.getByRole('heading', { name: 'Open the answers for mx.table.example?' }).waitFor();
  expect(new URL(page.url()).hash).toBe('#/basics');
  expect(await page.locator(HOST).inputValue()).toBe('mail.example.org');
  await page.getByRole('button', { name: 'Open as a new draft' }).click();
  await expect.poll(() => page.locator(HOST).inputValue()).toBe('mx.table.example');
  await page.getByRole('button', { name: 'Undo: Switch to another draft' }).click();
  await expect.poll(() => page.locator(HOST).inputValue()).toBe('mail.example.org');
});

test('start over asks once and can be undone', async () => {
  const { page } = await visit();
  await page.locator(HOST).fill('mx.kitchen.example');
  await page.getByRole('button', { name: /^Drafts: / }).click();
  await page.getByRole('button', { name: 'Start over' }).click();
  await page.getByRole('alert').getByRole('button', { name: 'Start over' }).click();
  await expect.poll(() => page.locator(HOST).inputValue()).toBe('mail.example.org');
  await page.getByRole('button', { name: 'Undo: Start over' }).click();
  await expect.poll(() => page.locator(HOST).inputValue()).toBe('mx.kitchen.example');
});
