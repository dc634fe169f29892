/** The way from an answer to its lines and back, on every step, in every file. */
import type { Page } from '@playwright/test';
import { expect, test } from 'vitest';
import { openStep, wizardBrowser } from './open.ts';

const { visit } = wizardBrowser();

const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.closest('[data-question]')?.getAttribute('data-question'));

interface Way {
  readonly step: string;
  readonly id: string;
  readonly label: string;
  /** A line that the question makes, and what leads there by search. */
  readonly line: RegExp;
  readonly search: string;
  /** Where it is not in Exim's file. */
  readonly file?: string;
}

const ways: readonly Way[] = [
  {
    step: 'Basics',
    id: 'basics.hostname',
    label: 'Host name of the mail server',
    line: /^primary_hostname/,
    search: 'primary_hostname =',
  },
  {
    step: 'TLS & authentication',
    id: 'tls.source',
    label: 'Where does the certificate come from?',
    line: /^tls_certificate/,
    search: 'tls_certificate',
  },
  {
    step: 'Routing',
    id: 'routing.giveUpAfter',
    label: 'Give up on undeliverable mail after',
    line: /F,2h,15m/,
    search: 'F,2h,15m',
  },
  {
    step: 'Dovecot',
    id: 'dovecot.users',
    label: 'Whose mailboxes are these?',
    line: /^auth_username_format|^auth_mechanisms/,
    search: 'auth_',
    file: 'exim-wizard.conf',
  },
  {
    step: 'Hardening',
    id: 'hardening.messageSize',
    label: 'Largest message',
    line: /^message_size_limit/,
    search: 'message_size_limit',
  },
  {
    step: 'Review & install',
    id: 'review.comments',
    label: 'Comments in the generated files',
    line: /^# the machine's own/,
    search: "# the machine's",
  },
];

async function openFile(page: Page, name: string | undefined): Promise<void> {
  if (name) await page.getByRole('tab', { name }).first().click();
}

/** Scrolls to a line as a person would: by the search. What is out of sight is not drawn. */
async function find(page: Page, text: string): Promise<void> {
  await page.getByRole('button', { name: 'Search', exact: true }).click();
  await page.getByRole('textbox', { name: 'Find' }).pressSequentially(text);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
}

test.each(ways)('$step: the focus on $id marks its lines, shows the first and counts them in the tab', async (way) => {
  const { page } = await visit();
  await openStep(page, way.step);
  await openFile(page, way.file);
  await page.locator(`[name="${way.id}"]`).first().waitFor({ state: 'attached' });
  await page.evaluate((name) => {
    const [control] = document.getElementsByName(name);
    for (const details of document.querySelectorAll('details'))
      if (details.contains(control ?? null)) details.open = true;
    control?.focus();
  }, way.id);
  const marked = page.locator('.cm-line.cm-own, .cm-line.cm-inherited');
  await expect.poll(() => marked.first().isVisible()).toBe(true);
  const count = page.getByRole('tab', { selected: true }).locator('.tab-owned').first();
  expect(Number.parseInt((await count.textContent()) ?? '', 10)).toBeGreaterThan(0);
  await find(page, way.search);
  await expect.poll(() => marked.allTextContents()).toContainEqual(expect.stringMatching(way.line));
});

test.each(ways)('$step: a line leads back to $id, from another step, folded or not', async (way) => {
  const { page } = await visit();
  await openStep(page, way.step === 'Hardening' ? 'Basics' : 'Hardening');
  await openFile(page, way.file);
  await find(page, way.search);
  await page
    .locator('.cm-line', { hasText: way.line })
    .first()
    .click({ position: { x: 12, y: 8 } });
  await page.locator('.line-answers').getByRole('button', { name: way.label }).first().click();
  await expect.poll(() => focused(page)).toBe(way.id);
  await page.getByRole('heading', { level: 2, name: way.step, exact: true }).waitFor();
});

test('from a question to its lines in other files, and from one of its lines to the next', async () => {
  const { page } = await visit();
  await page.locator('[name="basics.hostname"]').focus();
  const panel = page.locator('.line-panel');
  await panel.getByText(/^1 of \d+$/).waitFor();
  await panel.getByRole('button', { name: 'Next line of this answer' }).click();
  await panel.getByText(/^2 of \d+$/).waitFor();
  const jump = panel.getByRole('button', { name: /^README\.md: \d+ lines$/ });
  await jump.click();
  expect(await page.getByRole('tab', { selected: true }).textContent()).toContain('README.md');
  await expect.poll(() => page.locator('.cm-line.cm-own, .cm-line.cm-inherited').count()).toBeGreaterThan(0);
  await expect.poll(() => page.locator('.cm-line.cm-own, .cm-line.cm-inherited').first().isVisible()).toBe(true);
});

test('every file with lines of a question says so in its tab', async () => {
  const { page } = await visit();
  await page.locator('[name="basics.hostname"]').focus();
  await expect.poll(() => page.locator('.tab .tab-owned').count()).toBeGreaterThan(3);
});

test('lines that the last answer removed stand struck through where they were', async () => {
  const { page } = await visit({ hash: '#/routing' });
  await page.getByLabel('Sign outgoing mail', { exact: false }).first().uncheck();
  const removed = page.locator('.cm-removed').first();
  await removed.waitFor({ state: 'attached' });
  expect(await removed.locator('.sr-only').textContent()).toMatch(/^Removed \(\d+ lines?\): $/);
  const gone = removed.locator('del').first();
  await gone.waitFor({ state: 'attached' });
  expect(await gone.evaluate((element) => getComputedStyle(element).textDecorationLine)).toBe('line-through');
});

test('a line that changed says what stood there before', async () => {
  const { page } = await visit();
  await page.getByLabel('Host name of the mail server').fill('mx.kitchen.example');
  await page.locator('.cm-line', { hasText: /^primary_hostname/ }).click({ position: { x: 20, y: 5 } });
  await page.locator('.line-panel').getByText('primary_hostname = mail.example.org').waitFor();
});

test('how much the files explain is chosen in the preview, and the form follows; undo brings it back', async () => {
  const { page } = await visit();
  const comments = () => page.locator('.cm-line', { hasText: /^# / }).count();
  const before = await comments();
  await page.getByRole('combobox', { name: 'Comments in the files' }).selectOption('none');
  // The file's own head stays.
  await expect.poll(comments).toBeLessThan(4);
  expect(await page.locator('.cm-removed').count()).toBe(0);
  await page.getByRole('combobox', { name: 'Comments in the files' }).selectOption('teaching');
  await expect.poll(comments).toBeGreaterThanOrEqual(before);
  await openStep(page, 'Review & install');
  expect(await page.locator('[name="review.comments"][value="teaching"]').isChecked()).toBe(true);
  await page.locator('[name="review.comments"][value="brief"]').check();
  expect(await page.getByRole('combobox', { name: 'Comments in the files' }).inputValue()).toBe('brief');
  await page.getByRole('button', { name: /^Undo/ }).click();
  expect(await page.getByRole('combobox', { name: 'Comments in the files' }).inputValue()).toBe('teaching');
});

test('long lines wrap on request, and all folds at once', async () => {
  const { page } = await visit();
  const overflows = () =>
    page.locator('.cm-scroller').evaluate((scroller) => scroller.scrollWidth > scroller.clientWidth);
  expect(await overflows()).toBe(true);
  await page.getByRole('button', { name: 'Wrap long lines' }).click();
  await expect.poll(overflows).toBe(false);
  await page.locator('.cm-line .tok-property').first().waitFor();
  const height = () => page.locator('.cm-scroller').evaluate((scroller) => scroller.scrollHeight);
  const open = await height();
  await page.getByRole('button', { name: 'Fold all', exact: true }).click();
  await expect.poll(height).toBeLessThan(open / 2);
  await page.getByRole('button', { name: 'Unfold all' }).click();
  await expect.poll(height).toBeGreaterThan(open / 2);
});

test('the text says which file it is', async () => {
  const { page } = await visit();
  const label = () => page.locator('.cm-content').getAttribute('aria-label');
  expect(await label()).toContain('/etc/exim4/exim4.conf');
  await page.getByRole('tab', { name: /aliases/ }).click();
  await expect.poll(label).toContain('/aliases');
});
