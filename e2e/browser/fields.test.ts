/** Bad input: nothing is swallowed, nothing is repaired behind the person's back; the message says what was found. */
import { describe, expect, test } from 'vitest';
import { previewLines, wizardBrowser } from './open.ts';

const { visit } = wizardBrowser();

const bad = {
  'a no-break space': 'mail\u00a0x',
  quotes: '"mail"',
  'an expansion': '${run{/bin/id}}',
  'a colon': 'a:b:c',
  'a brace': 'a}b',
  'a backslash': 'a\\b',
  'a hash': 'a#b',
  'a right-to-left mark': 'mail\u200f.example',
  '10,000 characters': 'x'.repeat(10_000),
} as const;

interface TextField {
  readonly id: string;
  readonly hash: string;
  /** What is chosen before the field is there. */
  readonly first?: string;
  /** The field as a whole is one entry of a list of rows. */
  readonly row?: (text: string) => string;
}

const fields: readonly TextField[] = [
  { id: 'basics.hostname', hash: '#/basics' },
  { id: 'basics.domains', hash: '#/basics' },
  { id: 'basics.administrator', hash: '#/basics' },
  { id: 'tls.certificate', hash: '#/tls', first: '[name="tls.source"][value="files"]' },
  { id: 'tls.key', hash: '#/tls', first: '[name="tls.source"][value="files"]' },
  { id: 'routing.aliases', hash: '#/routing', row: (text) => `sales: ${text}` },
  { id: 'dovecot.mailboxes', hash: '#/dovecot', first: '[name="dovecot.users"][value="virtual"]' },
];

describe.each(fields)('$id', ({ id, hash, first, row }) => {
  test('refuses each of them with a message, and the preview stays as it was', async () => {
    const { page } = await visit({ hash });
    if (first) await page.locator(first).check();
    const control = page.locator(`[name="${id}"]`);
    for (const [name, text] of Object.entries(bad)) {
      await control.fill(row ? row(text) : text);
      await control.blur();
      const message = page.locator(`[id="${id}.problem"]`);
      await message.waitFor();
      expect(await message.textContent(), name).toMatch(/Found ".*expected/);
      expect(await control.getAttribute('aria-invalid'), name).toBe('true');
      expect(await page.locator('.last-valid').textContent(), name).toContain('last valid answer');
      expect(await page.locator('.tab-changed').count(), name).toBe(0);
    }
  });
});

test('a message waits until the field is left, and goes as soon as the answer is right', async () => {
  const { page } = await visit();
  const control = page.locator('[name="basics.hostname"]');
  const message = page.locator('[id="basics.hostname.problem"]');
  await control.fill('');
  await control.pressSequentially('mail kitchen');
  expect(await message.count()).toBe(0);
  await control.blur();
  await message.waitFor();
  await control.fill('mail.kitchen.example');
  await expect.poll(() => message.count()).toBe(0);
});

test('an international name is offered in the form that DNS knows', async () => {
  const { page } = await visit();
  const control = page.locator('[name="basics.hostname"]');
  await control.fill('mail.bücher.example');
  await control.blur();
  await page.getByRole('button', { name: 'Use mail.xn--bcher-kva.example' }).click();
  expect(await control.inputValue()).toBe('mail.xn--bcher-kva.example');
  await expect.poll(async () => (await previewLines(page)).join('\n')).toContain('mail.xn--bcher-kva.example');
});

test('a number outside its range says the range', async () => {
  const { page } = await visit({ hash: '#/hardening' });
  const control = page.getByLabel('Largest message');
  await control.fill('5000');
  await control.blur();
  expect(await page.locator('[id="hardening.messageSize.problem"]').textContent()).toMatch(/Found 5000.*1.*1024/);
});

test('answers that cannot stand together are told at the first question that they name', async () => {
  const { page } = await visit({ hash: '#/dovecot' });
  await page.locator('[name="dovecot.users"][value="virtual"]').check();
  await page.locator('[name="dovecot.mailboxes"]').fill('bob');
  await page.getByRole('link', { name: 'Basics' }).click();
  await page.locator('[id="basics.administrator.problem"]').waitFor();
});
