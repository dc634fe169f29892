/** Answers that no preset has, on real servers: Dovecot reads the mailboxes that Exim writes; a machine where only its own programs send. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inLab, smtp } from '../lab/index.ts';
import { reportsDeliveries, reportsTheLastHop } from './delivery-reports.ts';
import {
  answersFor,
  arrivesAbroad,
  FOREIGN,
  freshSite,
  install,
  isKept,
  letter,
  logIn,
  MAIL,
  PLATFORM_OF,
  reads,
  type Site,
  service,
  stranger,
} from './site.ts';

const releases = ['bookworm', 'trixie'] as const;

const cases = releases.flatMap((suite) => (['maildir', 'mbox'] as const).map((delivery) => ({ suite, delivery })));
describe.runIf(inLab).each(cases)('$suite, $delivery by Exim, logins by Dovecot', ({ suite, delivery }) => {
  let site: Site;
  beforeAll(async () => {
    site = await freshSite(suite, 'system');
    await install(site, answersFor({ 'basics.platform': PLATFORM_OF[suite], 'routing.delivery': delivery }));
  });
  afterAll(() => site?.close());

  test('what Exim delivers is what IMAP shows', async () => {
    const own = await logIn(site, 'alice');
    const first = letter({ To: 'bob@example.org' });
    const to = ['bob@example.org'];
    expect(await own.message({ from: 'alice@example.org', to, text: first.text })).toMatchObject({ code: 250 });
    await own.quit();
    expect(await reads(site, 'bob', first.subject)).toContain('Hello.');
    const client = await stranger();
    const from = `carol@${FOREIGN.domain}`;
    const second = letter({ From: from });
    expect(await client.message({ from, to: ['BOB+shop@example.org'], text: second.text })).toMatchObject({
      code: 250,
    });
    await client.say(`MAIL FROM:<${from}>`);
    expect(await client.say('RCPT TO:<nobody-here@example.org>')).toMatchObject({ code: 550 });
    await client.quit();
    expect(await reads(site, 'bob', second.subject)).toContain('Hello.');
  });

  test('Dovecot takes no mail itself, and the panic log is empty', async () => {
    await expect(smtp({ from: site.host, to: '127.0.0.1', port: 2525 })).rejects.toThrow();
    expect(await site.host.run('cat /var/log/exim4/paniclog 2>/dev/null || true')).toBe('');
  });
});

/**
 * A name that nobody has is the catch-all's mailbox, about which Dovecot is asked like about any other: while it does not answer, the other
 * server keeps the mail.
 */
async function catchesAll(site: Site): Promise<void> {
  const client = await stranger();
  const from = `carol@${FOREIGN.domain}`;
  const { text, subject } = letter({ From: from });
  expect(await client.message({ from, to: ['invented@example.org'], text })).toMatchObject({ code: 250 });
  await reads(site, 'alice', subject);
  await service(site, 'dovecot', 'stop');
  await client.say(`MAIL FROM:<${from}>`);
  for (const name of ['invented', 'alice', 'bob']) {
    expect(await client.say(`RCPT TO:<${name}@example.org>`)).toMatchObject({
      code: 451,
      text: expect.stringContaining('Could not complete recipient verify callout'),
    });
  }
  await service(site, 'dovecot', 'start');
  const later = letter({ From: from });
  await client.say('RSET');
  expect(await client.message({ from, to: ['invented@example.org'], text: later.text })).toMatchObject({ code: 250 });
  await reads(site, 'alice', later.subject);
  await client.quit();
}

describe.runIf(inLab).each(releases)('%s, the host name among the domains, virtual mailboxes', (suite) => {
  let site: Site;
  beforeAll(async () => {
    site = await freshSite(suite, 'virtual');
    const answers = answersFor({
      'basics.platform': PLATFORM_OF[suite],
      'basics.hostname': MAIL.name,
      'basics.domains': ['example.org', MAIL.name],
      'dovecot.users': 'virtual',
      'dovecot.mailboxes': ['alice', `bob@${MAIL.name}`],
    });
    await install(site, answers);
  });
  afterAll(() => site?.close());

  test('a mailbox that was listed there keeps its mail; other names there are the main domain’s', async () => {
    const client = await stranger();
    const from = `carol@${FOREIGN.domain}`;
    for (const name of ['alice', 'ALICE+shop', 'postmaster']) {
      const { text, subject } = letter({ From: from });
      expect(await client.message({ from, to: [`${name}@${MAIL.name}`], text })).toMatchObject({ code: 250 });
      await reads(site, 'alice', subject);
    }
    for (const name of ['bob', 'bob+shop']) {
      const { text, subject } = letter({ From: from });
      expect(await client.message({ from, to: [`${name}@${MAIL.name}`], text })).toMatchObject({ code: 250 });
      await isKept(site, `/var/vmail/${MAIL.name}/bob/Maildir/new/*`, subject);
    }
    await client.say(`MAIL FROM:<${from}>`);
    for (const nobody of [`nobody-here@${MAIL.name}`, 'bob@example.org']) {
      expect(await client.say(`RCPT TO:<${nobody}>`)).toMatchObject({ code: 550 });
    }
    await client.quit();
  });

  test('with a catch-all: Dovecot is asked about its mailbox, and mail waits at the other server while it is down', async () => {
    const answers = answersFor({
      'basics.platform': PLATFORM_OF[suite],
      'dovecot.users': 'virtual',
      'dovecot.mailboxes': ['alice', 'bob'],
      'routing.catchAll': 'alice',
      'tls.deliveryReports': true,
    });
    await install(site, answers);
    await catchesAll(site);
  });

  test('and with delivery reports: for a login that asks, and none on port 25; of the last hop, since Dovecot makes none', async () => {
    await reportsDeliveries(site);
    await reportsTheLastHop(site);
  });
});

describe.runIf(inLab).each(releases)('%s, a machine alone', (suite) => {
  let site: Site;
  beforeAll(async () => {
    site = await freshSite(suite, 'system');
    const answers = answersFor({
      'basics.platform': PLATFORM_OF[suite],
      'basics.hostname': MAIL.name,
      'basics.domains': [MAIL.name],
      'basics.incoming': 'none',
      'basics.administrator': `carol@${FOREIGN.domain}`,
      'tls.source': 'none',
      'routing.delivery': 'none',
      'routing.dkim': false,
    });
    await install(site, answers);
  });
  afterAll(() => site?.close());

  test('nobody outside can connect', async () => {
    for (const to of [MAIL.ip, MAIL.ip6]) {
      const from = to === MAIL.ip ? FOREIGN.ip : undefined;
      for (const port of [25, 465, 587]) await expect(smtp({ to, port, ...(from ? { from } : {}) })).rejects.toThrow();
    }
  });

  test('its programs send, by sendmail and over both loopbacks; what is for root goes to a person elsewhere', async () => {
    const { text, subject } = letter({ From: 'root' });
    await site.host.run(['sendmail', '-i', `carol@${FOREIGN.domain}`], { input: text });
    expect(await arrivesAbroad(site, subject)).toMatchObject({ from: `root@${MAIL.name}` });
    const report = letter();
    await site.host.run(['sendmail', '-i', 'root'], { input: report.text });
    expect(await arrivesAbroad(site, report.subject)).toMatchObject({ to: [`carol@${FOREIGN.domain}`] });
    for (const to of ['127.0.0.1', '::1']) {
      const client = await smtp({ from: site.host, to, port: 25 });
      await client.ehlo('localhost');
      const mail = letter();
      const reply = await client.message({ from: `cron@${MAIL.name}`, to: [`root@${MAIL.name}`], text: mail.text });
      expect(reply).toMatchObject({ code: 250 });
      expect(await arrivesAbroad(site, mail.subject)).toMatchObject({ to: [`carol@${FOREIGN.domain}`] });
      await client.quit();
    }
    expect(await site.host.run('cat /var/log/exim4/paniclog 2>/dev/null || true')).toBe('');
  });

  test('a mail server later, with a catch-all and accounts: Dovecot is asked about its mailbox', async () => {
    await install(site, answersFor({ 'basics.platform': PLATFORM_OF[suite], 'routing.catchAll': 'alice' }));
    await catchesAll(site);
  });
});
