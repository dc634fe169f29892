import { expect, test } from 'vitest';
import { defaultsOf, withAnswer } from '../../src/core/answers/index.ts';
import { toLink } from '../../src/core/answers/link.ts';
import { openStep, wizardBrowser } from './open.ts';

const { visit } = wizardBrowser();

test('the records of each zone are listed, and each can be copied by itself', async () => {
  const { page } = await visit({ context: { permissions: ['clipboard-read', 'clipboard-write'] } });
  await page.getByLabel('Host name of the mail server').fill('mx.kitchen.example');
  await page.getByLabel('IPv4 address of the machine').fill('198.51.100.9');
  await page.getByLabel('Mail domains').fill('kitchen.example, table.example');
  await openStep(page, 'Review & install');
  const copied = async (name: string) => {
    await page.getByRole('button', { name, exact: true }).click();
    return page.evaluate(() => navigator.clipboard.readText());
  };
  await page.getByRole('table', { name: 'In the zone of kitchen.example' }).getByText('198.51.100.9').waitFor();
  expect(await copied('Copy the value of table.example TXT')).toBe('v=spf1 mx ~all');
  expect(await copied('Copy the name mx.kitchen.example A')).toBe('mx.kitchen.example');
  expect((await copied('Copy table.example MX as a line of a zone file')).replace(/ +/g, ' ')).toBe(
    'table.example. MX 10 mx.kitchen.example.',
  );
  // The reverse belongs to somebody else, and the key is not made yet.
  await page
    .getByRole('table', { name: 'Where you rented the address' })
    .getByText('9.100.51.198.in-addr.arpa')
    .waitFor();
  await page.getByText('/etc/exim4/wizard/dkim/table.example.mail2026.dns').first().waitFor();
  expect(
    await page.getByRole('button', { name: 'Copy the value of mail2026._domainkey.table.example TXT' }).count(),
  ).toBe(0);
});

test('a host name of another zone has a table of its own', async () => {
  const { page } = await visit();
  await page.getByLabel('Host name of the mail server').fill('mx.elsewhere.example');
  await openStep(page, 'Review & install');
  await page
    .getByRole('table', { name: 'In the zone that holds mx.elsewhere.example' })
    .getByText('192.0.2.1')
    .waitFor();
});

test('each further name of the server has its address in the zone that it stands in', async () => {
  const names = ['imap.example.org', 'mail.elsewhere.example'];
  const { page } = await visit({
    hash: `#${toLink(withAnswer(defaultsOf('internet-dovecot'), 'tls.names', names))}`,
  });
  await page.getByRole('button', { name: 'Open as a new draft' }).click();
  await openStep(page, 'Review & install');
  for (const [table, further] of [
    ['In the zone of example.org', 'imap.example.org'],
    ['In the zone that holds mail.elsewhere.example', 'mail.elsewhere.example'],
  ] as const) {
    const name = page.getByRole('button', { name: `Copy the name ${further} A`, exact: true });
    const row = page.getByRole('table', { name: table }).getByRole('row').filter({ has: name });
    await row.getByText('192.0.2.1').waitFor();
    expect(await row.getByRole('button', { name: `Copy ${further} A as a line of a zone file` }).count()).toBe(1);
  }
});
