/** What is refused from nearly everybody: characters that route or name files, malformed headers, long lines; each beside what must pass. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addresses, inLab, smtp } from '../lab/index.ts';
import {
  arrivesAbroad,
  changed,
  FOREIGN,
  freshSite,
  letter,
  logIn,
  MAIL,
  putBundle,
  reads,
  runInstaller,
  type Site,
  siteAnswers,
  stranger,
} from './site.ts';

/** As the page quotes it. */
const POINTS_HERE = 'lowest numbered MX record points to local host';

describe.runIf(inLab).each(['bookworm', 'trixie'] as const)('access control on %s', (suite) => {
  let site: Site;

  beforeAll(async () => {
    site = await freshSite(suite, 'system');
    const answers = changed(siteAnswers(suite, 'system'), { 'hardening.forwarders': [addresses.distant] });
    await putBundle(site.host, answers, '/root/bundle');
    const { code, stdout, stderr } = await runInstaller(site, '/root/bundle');
    expect(code, stdout + stderr).toBe(0);
  });
  afterAll(() => site?.close());

  /** The same from a stranger, whose recipient is here, and from a login, whose recipient is elsewhere. */
  const people = [
    ['a stranger', () => stranger(), `carol@${FOREIGN.domain}`, 'alice@example.org'],
    ['a login', () => logIn(site, 'alice'), 'alice@example.org', `carol@${FOREIGN.domain}`],
  ] as const;

  test.each([
    ['user%other.example@', '550 Restricted characters in address'],
    ['other.example!user@', '550 Restricted characters in address'],
    ['"user@other.example"@', '550 Restricted characters in address'],
    ['/etc/passwd@', '550 Restricted characters in address'],
    ['|/bin/sh@', '550 Restricted characters in address'],
    ['.hidden@', '550 Restricted characters in address'],
  ])('%s is refused, here and elsewhere', async (local, expected) => {
    for (const [, connect, from, to] of people) {
      const client = await connect();
      await client.say(`MAIL FROM:<${from}>`);
      const reply = await client.say(`RCPT TO:<${local}${to.split('@')[1]}>`);
      expect(`${reply.code} ${reply.text}`).toContain(expected);
      expect(await client.say(`RCPT TO:<${to}>`)).toMatchObject({ code: 250 });
      await client.quit();
    }
  });

  test.each(people)(
    'a malformed header and a line of 999 characters are refused from %s, 998 pass',
    async (_who, connect, from, to) => {
      const client = await connect();
      const send = async (headers: Record<string, string>, line: string) => {
        const { text } = letter({ From: from, To: to, ...headers });
        const { code, text: said } = await client.message({ from, to: [to], text: `${text}${line}\n` });
        return `${code} ${said}`;
      };
      expect(await send({}, 'x'.repeat(998))).toMatch(/^250 /);
      expect(await send({}, 'x'.repeat(999))).toMatch(/^550 Line too long \(\d+, limit 998\)/);
      expect(await send({ To: 'Alice <alice@example.org' }, 'x')).toMatch(/^550 Malformed header/);
      expect(await send({ To: 'Alice <alice@example.org>' }, 'x')).toMatch(/^250 /);
      await client.quit();
    },
  );

  test('neither is refused from a host that only forwards to us: it would bounce it to somebody innocent', async () => {
    const client = await smtp({ to: MAIL.ip, from: addresses.distant, port: 25 });
    await client.ehlo('forwarder.example');
    for (const [headers, line] of [
      [{}, 'x'.repeat(5000)],
      [{ Cc: 'Alice <alice@example.org' }, 'x'],
    ] as const) {
      const from = `carol@${FOREIGN.domain}`;
      const { text, subject } = letter({ From: from, ...headers });
      const to = ['alice@example.org', 'away@example.org'];
      expect(await client.message({ from, to, text: `${text}${line}\n` })).toMatchObject({ code: 250 });
      expect(await reads(site, 'alice', subject)).toContain(line);
      expect((await arrivesAbroad(site, subject))?.text).toContain(line);
    }
    await client.quit();
  });

  test('a domain whose mail leads back to itself, or is not wanted, is refused as a recipient’s and as a sender’s', async () => {
    const leading: [string, string][] = [
      ['loopback4.example', 'A 127.0.0.1'],
      ['loopback6.example', 'AAAA ::1'],
      ['anything.example', 'A 0.0.0.0'],
      ['link.example', 'AAAA fe80::1'],
    ];
    const reasons = new Map([['null.example', 'an MX or SRV record indicated no SMTP service']]);
    site.net.dns.add('null.example MX 0 .');
    for (const [domain, address] of leading) {
      site.net.dns.add(`${domain} MX 10 mx.${domain}`, `mx.${domain} ${address}`);
      reasons.set(domain, 'all relevant MX records point to non-existent hosts');
    }
    for (const [domain, text] of reasons) {
      const own = await logIn(site, 'alice');
      await own.say('MAIL FROM:<alice@example.org>');
      expect(await own.say(`RCPT TO:<carol@${domain}>`), domain).toMatchObject({ code: 550, text });
      expect(await own.say(`RCPT TO:<carol@${FOREIGN.domain}>`)).toMatchObject({ code: 250 });
      await own.quit();
      const client = await stranger();
      await client.say(`MAIL FROM:<carol@${domain}>`);
      const refused = { code: 550, text: 'Sender address cannot be verified' };
      expect(await client.say('RCPT TO:<alice@example.org>'), domain).toMatchObject(refused);
      await client.quit();
    }
  });

  test('mail for a domain whose MX is this machine, which does not know it, waits unfrozen until it does', async () => {
    site.net.dns.add(`ours.example MX 10 ${MAIL.name}`);
    const client = await stranger();
    await client.say('MAIL FROM:<carol@ours.example>');
    const later = { code: 451, text: 'Temporary local problem - please try later' };
    expect(await client.say('RCPT TO:<alice@example.org>')).toMatchObject(later);
    await client.quit();
    // What the page tells people to look for, with the domain that it is about.
    const log = '/var/log/exim4/mainlog';
    expect(await site.host.run(['grep', 'carol@ours.example', log])).toContain(POINTS_HERE);
    // What our own people write waits, as their programs' mail does.
    const own = await logIn(site, 'alice');
    await own.say('MAIL FROM:<alice@example.org>');
    expect(await own.say('RCPT TO:<carol@ours.example>')).toMatchObject({ code: 250 });
    await own.quit();
    const { text, subject } = letter({ From: 'root', To: 'carol@ours.example' });
    await site.host.run(['/usr/sbin/sendmail', '-odi', '-oi', 'carol@ours.example'], { input: text });
    const queue = await site.host.run(['exim4', '-bp']);
    expect(queue).toContain('carol@ours.example');
    expect(queue).not.toContain('frozen');
    expect(await site.host.run(['grep', '== carol@ours.example', log])).toContain(POINTS_HERE);
    // DNS is put right: it leaves.
    site.net.dns.remove('ours.example');
    site.net.dns.add(`ours.example MX 10 ${FOREIGN.name}`);
    await site.host.run(['exim4', '-qff']);
    expect(await arrivesAbroad(site, subject)).toMatchObject({ to: ['carol@ours.example'] });
  });

  test('the greeting names no version', async () => {
    const client = await stranger();
    expect(client.greeting.text).toMatch(/^mail\.example\.org ESMTP\s*$/);
    await client.quit();
  });
});
