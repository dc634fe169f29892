/** The temporary errors that the read-me explains: each is made on a real server, and says what the read-me says that it says. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { said } from '../../src/core/mailserver/readme/troubles.ts';
import { addresses, inLab, smtp } from '../lab/index.ts';
import {
  arrivesAbroad,
  changed,
  FOREIGN,
  freshSite,
  leavesQueue,
  letter,
  loginOf,
  MAIL,
  PASSWORDS,
  putBundle,
  runInstaller,
  type Site,
  service,
  siteAnswers,
  stranger,
} from './site.ts';

/** The limit that is driven over here. */
const UNKNOWN = 3;

describe.runIf(inLab).each(['bookworm', 'trixie'] as const)('temporary errors on %s', (suite) => {
  let site: Site;

  beforeAll(async () => {
    site = await freshSite(suite, 'system');
    const answers = changed(siteAnswers(suite, 'system'), { 'hardening.unknownRecipients': UNKNOWN });
    await putBundle(site.host, answers, '/root/bundle');
    const { code, stdout, stderr } = await runInstaller(site, '/root/bundle');
    expect(code, stdout + stderr).toBe(0);
  });
  afterAll(() => site?.close());

  async function rcpt(from = `carol@${FOREIGN.domain}`) {
    const client = await stranger();
    await client.say(`MAIL FROM:<${from}>`);
    const reply = await client.say('RCPT TO:<alice@example.org>');
    await client.quit();
    return `${reply.code} ${reply.text}`;
  }

  test('as it should be, none of them', async () => {
    expect(await rcpt()).toMatch(/^250 /);
  });

  test('a list that Exim cannot read', async () => {
    await site.host.run('chmod 600 /etc/exim4/wizard/aliases');
    expect(await rcpt()).toContain(said.local);
    expect(await site.host.read('/var/log/exim4/mainlog')).toMatch(/failed to open .*Permission denied/);
    await site.host.run('chmod 640 /etc/exim4/wizard/aliases');
    expect(await rcpt()).toMatch(/^250 /);
  });

  test('Dovecot is down: for a recipient, and for a login', async () => {
    await service(site, 'dovecot', 'stop');
    expect(await rcpt()).toContain(said.mailbox);
    const client = await smtp({ to: MAIL.ip, from: addresses.stranger2, port: 465, tls: {} });
    await client.ehlo('laptop');
    const { code, text } = await client.authPlain(loginOf(site, 'alice'), PASSWORDS.alice);
    expect(`${code} ${text}`).toContain(said.login);
    await client.quit();
    await service(site, 'dovecot', 'start');
  });

  test('the sender’s domain cannot be looked up', async () => {
    site.net.dns.trouble('broken.example', 'servfail');
    expect(await rcpt('carol@broken.example')).toContain(said.sender);
    expect(await site.host.read('/var/log/exim4/mainlog')).toContain('host lookup did not complete');
  });

  test('a limit: the log names it and who reached it; others go on', async () => {
    const client = await stranger(FOREIGN.name, addresses.distant);
    await client.say(`MAIL FROM:<dave@${FOREIGN.domain}>`);
    const replies = [];
    // The rate fades a little meanwhile, so one more than the limit may be answered.
    for (let tries = 0; tries < UNKNOWN + 2; tries++)
      replies.push(await client.say(`RCPT TO:<guess${tries}@example.org>`));
    await client.quit();
    expect(replies[0]).toMatchObject({ code: 550 });
    expect(replies.at(-1)).toMatchObject({ code: 451, text: expect.stringContaining(said.limit) });
    expect(await site.host.read('/var/log/exim4/mainlog')).toMatch(
      new RegExp(`\\[${addresses.distant}\\]:\\d+ .*Too many unknown recipients, ${said.limit}`),
    );
    expect(await rcpt()).toMatch(/^250 /);
  });

  test('another server wants to see us come back: its words are in the log, and the mail leaves once it takes it', async () => {
    const { text, subject } = letter({ From: 'root' });
    site.mx.refuse = () => `${said.remote} in action`;
    const to = `carol@${FOREIGN.domain}`;
    await site.host.run(['sendmail', '-i', '-odi', to], { input: text });
    const [, id = ''] =
      new RegExp(`(\\S+) == ${to} .*: SMTP error from remote mail server after RCPT TO:<${to}>: ${said.remote}`).exec(
        await site.host.read('/var/log/exim4/mainlog'),
      ) ?? [];
    expect(await site.host.run(['exim4', '-bp'])).toContain(id || 'its number');
    expect(site.mx.messages.some((message) => message.text.includes(subject))).toBe(false);
    site.mx.refuse = () => undefined;
    await leavesQueue(site, id);
    expect(await arrivesAbroad(site, subject)).toMatchObject({ to: [to] });
  });

  test('the disk is full', async () => {
    const path = '/etc/exim4/exim4.conf';
    const conf = await site.host.read(path);
    // Exim wants that much; to it the disk is as good as full.
    await site.host.write(path, `check_spool_space = 999G\n${conf}`, { mode: 0o640, owner: 'root:Debian-exim' });
    await service(site, 'exim', 'restart');
    await site.host.waitForPort(25);
    const client = await stranger();
    const { code, text } = await client.say(`MAIL FROM:<carol@${FOREIGN.domain}>`);
    expect(`${code} ${text}`).toContain(said.disk);
    await client.quit();
    await site.host.write(path, conf, { mode: 0o640, owner: 'root:Debian-exim' });
    await service(site, 'exim', 'restart');
    await site.host.waitForPort(25);
  });

  test('a key that Exim cannot read', async () => {
    await site.host.run('chmod 600 /etc/exim4/wizard/tls/privkey.pem');
    await service(site, 'exim', 'restart');
    await site.host.waitForPort(25);
    const client = await stranger();
    const { code, text } = await client.startTls({});
    expect(`${code} ${text}`).toContain(said.tls);
    client.close();
    await site.host.run('chmod 640 /etc/exim4/wizard/tls/privkey.pem');
  });
});
