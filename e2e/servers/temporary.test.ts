/** The temporary errors that the read-me explains: each is made on a real server, and says what the read-me says that it says. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { said } from '../../src/core/mailserver/readme/troubles.ts';
import { addresses, inLab, smtp } from '../lab/index.ts';
import {
  FOREIGN,
  freshSite,
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

describe.runIf(inLab).each(['bookworm', 'trixie'] as const)('temporary errors on %s', (suite) => {
  let site: Site;

  beforeAll(async () => {
    site = await freshSite(suite, 'system');
    await putBundle(site.host, siteAnswers(suite, 'system'), '/root/bundle');
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
