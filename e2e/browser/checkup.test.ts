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
