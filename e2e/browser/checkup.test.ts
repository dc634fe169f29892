import { expect, test } from 'vitest';
import { openStep, previewLines, wizardBrowser } from './open.ts';

const { visit } = wizardBrowser();

test('a finding says why, leads to its question, and is mended by one click that can be undone', async () => {
  const { page } = await visit();
  await openStep(page, 'Routing');
  await page.getByLabel('Sign outgoing mail (DKIM)').uncheck();
  await openStep(page, 'Review & install');
  const checkUp = page.getByRole('region', { name: 'Check-up' });
  await checkUp.getByText('Outgoing mail is not signed').waitFor();
  await checkUp.getByRole('button', { name: 'Sign outgoing mail (DKIM)', exact: true }).click();
  await checkUp.getByText('Outgoing mail is not signed').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: /^Undo/ }).click();
  await checkUp.getByText('Outgoing mail is not signed').waitFor();
  await checkUp.getByRole('button', { name: 'Take me there: Sign outgoing mail (DKIM)' }).click();
  const question = page.getByLabel('Sign outgoing mail (DKIM)');
  await expect.poll(() => question.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(await question.isChecked()).toBe(false);
});

test('a finding about a line shows it', async () => {
  const { page } = await visit();
  await page.getByLabel('Host name of the mail server').fill('mx.elsewhere.example');
  await openStep(page, 'Review & install');
  await page
    .getByRole('region', { name: 'Check-up' })
    .getByRole('button', { name: /exim4\.conf, line \d+/ })
    .first()
    .waitFor();
  const entry = page.getByRole('listitem').filter({ hasText: 'The host’s records belong into another zone' });
  await entry.getByRole('button', { name: /exim4\.conf, line \d+/ }).click();
  expect((await previewLines(page)).join('\n')).toContain('primary_hostname = mx.elsewhere.example');
  await page.getByText('Host name of the mail server').first().waitFor();
});

test('an address out of an example is said once: as a sample, or, once it is kept, by the check-up', async () => {
  const { page } = await visit();
  await openStep(page, 'Review & install');
  const checkUp = page.getByRole('region', { name: 'Check-up' });
  await checkUp.getByText('This Exim gets its security fixes').waitFor();
  expect(
    await page.getByRole('region', { name: 'Needs your attention' }).getByText('192.0.2.1').count(),
  ).toBeGreaterThan(0);
  expect(await checkUp.getByText('An address out of an example').count()).toBe(0);
  await openStep(page, 'Basics');
  await page.getByRole('button', { name: 'Keep 192.0.2.1' }).click();
  await openStep(page, 'Review & install');
  await checkUp.getByText('An address out of an example').waitFor();
});

test('an Exim that takes smuggled messages is warned of where its version is asked, and in the check-up', async () => {
  const { page } = await visit();
  await page.getByText(/^More/).first().click();
  const version = page.getByLabel('Exim version');
  const question = page.locator('[data-question="basics.eximVersion"]');
  const warning = question.getByRole('status');
  await version.selectOption('4.98');
  expect(await warning.count()).toBe(0);
  await version.selectOption('4.97');
  await warning.getByText(/SMTP smuggling, CVE-2023-51766.*Use Exim 4\.98 or later/).waitFor();
  await openStep(page, 'Review & install');
  const entry = page.getByRole('listitem').filter({ hasText: 'Strangers may smuggle a second message' });
  await entry.getByRole('button', { name: /exim4\.conf, line \d+/ }).click();
  expect((await previewLines(page)).join('\n')).toContain('chunking_advertise_hosts =');
  await entry.getByRole('button', { name: 'Take me there: Exim version' }).click();
  await expect.poll(() => version.evaluate((element) => element === document.activeElement)).toBe(true);
  await version.selectOption('4.99');
  await warning.waitFor({ state: 'detached' });
});
