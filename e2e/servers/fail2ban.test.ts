/**
 * fail2ban's filter against logs that the real Exims wrote, and its jail as install.sh leaves it: the lines that count are told by
 * `fail2ban-regex`, the addresses that are shut out by whether they can still connect.
 */
import { once } from 'node:events';
import { connect } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withAnswer } from '../../src/core/answers/index.ts';
import { addresses, builtSuites, inLab, smtp, waitUntil } from '../lab/index.ts';
import {
  arrivesAbroad,
  FOREIGN,
  freshSite,
  letter,
  logIn,
  MAIL,
  putBundle,
  runInstaller,
  type Site,
  siteAnswers,
  stranger,
} from './site.ts';

/** Whom the hostile lines try to have shut out. */
const VICTIM = '192.0.2.99';
const LOG = '/var/log/exim4/mainlog';
/** Debian unstable, where it was built, has an Exim that writes `H=` before the address; the files for Debian 13 do there too. */
const suites = (['bookworm', 'trixie', 'sid'] as const).filter(
  (suite) => suite !== 'sid' || builtSuites().includes(suite),
);

describe.runIf(inLab).each(suites)('fail2ban on %s', (suite) => {
  let site: Site;

  beforeAll(async () => {
    const like = suite === 'sid' ? 'trixie' : suite;
    site = await freshSite(suite as typeof like, 'system');
    const said = withAnswer(siteAnswers(like, 'system'), 'hardening.fail2ban', true);
    // As the wizard has it, and as much in each line as there is.
    const answers = withAnswer(said, 'basics.logSelector', suite === 'trixie' ? 'detailed' : 'all');
    await putBundle(site.host, answers, '/root/bundle');
    const { code, stdout, stderr } = await runInstaller(site, '/root/bundle');
    expect(code, stdout + stderr).toBe(0);
  });
  afterAll(() => site?.close());

  const known = new Set<string>();
  /** An address of the Internet that nobody else uses. */
  async function from(address: string): Promise<string> {
    if (!known.has(address)) await site.net.address(address);
    known.add(address);
    return address;
  }

  async function guess(address: string, user = 'alice', helo = 'laptop', to: string = MAIL.ip): Promise<number> {
    const client = await smtp({ to, from: await from(address), port: 465, tls: {} });
    await client.ehlo(helo);
    const { code } = await client.authPlain(user, 'wrong');
    await client.quit().catch(() => {});
    return code;
  }

  /** Says these lines on port 25 without caring for the answers. */
  async function say(address: string, ...lines: string[]): Promise<void> {
    const client = await smtp({ to: MAIL.ip, from: await from(address), port: 25 });
    for (const line of lines) await client.say(line);
    await client.quit().catch(() => {});
  }

  const regex = (option: string[]) =>
    site.host.run(['fail2ban-regex', ...option, LOG, '/etc/fail2ban/filter.d/exim-wizard.conf']);

  /** The addresses of all lines that count, one a line. */
  const counted = async () => (await regex(['-o', 'ip'])).split('\n').filter(Boolean);

  test('a failed login counts for the address that it came from, whatever it says of itself', async () => {
    await site.host.run('service fail2ban stop');
    site.net.dns.machine('pc.guess.example', '203.0.113.101');
    const before = (await counted()).length;
    const guesses: [address: string, user: string, helo: string][] = [
      ['203.0.113.100', 'alice', 'laptop'],
      // Exim knows its name: with and without what it calls itself.
      ['203.0.113.101', 'alice', 'laptop'],
      ['203.0.113.101', 'alice', 'pc.guess.example'],
      ['203.0.113.102', 'alice', `[${VICTIM}]`],
      ['203.0.113.103', `x) [${VICTIM}]: 535 Incorrect authentication data (set_id=y`, 'laptop'],
      ['203.0.113.104', `x\n2026-11-21 00:00:00 x authenticator failed for [${VICTIM}]: 535 x`, 'laptop'],
    ];
    for (const [address, user, helo] of guesses) expect(await guess(address, user, helo)).toBe(535);
    await waitUntil(
      async () => (await counted()).length >= before + guesses.length,
      () => 'not all failures count',
    );
    expect((await counted()).slice(before)).toEqual(guesses.map(([address]) => address));
  });

  test('those that Exim no longer asks about count, and AUTH on port 25', async () => {
    const before = (await counted()).length;
    const codes: number[] = [];
    for (let tries = 0; tries < 4; tries++) codes.push(await guess('203.0.113.105'));
    expect(codes).toEqual([535, 535, 535, 454]);
    await say(
      '203.0.113.106',
      'AUTH LOGIN',
      'EHLO x',
      'auth plain AGFsaWNlAHdyb25n',
      `AUTH PLAIN " H=(x) [${VICTIM}] AUTH command used when not advertised`,
    );
    expect((await counted()).slice(before)).toEqual([
      ...Array.from({ length: 4 }, () => '203.0.113.105'),
      ...Array.from({ length: 3 }, () => '203.0.113.106'),
    ]);
  });

  test('nothing else does: good logins, mail in and out, unknown users, relay attempts, and lines that look like failures', async () => {
    const before = (await counted()).length;
    const own = await logIn(site, 'alice');
    const { text, subject } = letter({
      To: `carol@${FOREIGN.domain}`,
      'Message-ID': `<x authenticator failed for [${VICTIM}]: 535 x@client.example>`,
    });
    expect((await own.message({ from: 'alice@example.org', to: [`carol@${FOREIGN.domain}`], text })).code).toBe(250);
    await own.quit();
    await arrivesAbroad(site, subject);
    const other = await stranger();
    const mail = letter({ From: `carol@${FOREIGN.domain}` });
    const sent = await other.message({ from: `carol@${FOREIGN.domain}`, to: ['alice@example.org'], text: mail.text });
    expect(sent.code).toBe(250);
    for (const hostile of [
      `x authenticator failed for [${VICTIM}]: 535 `,
      `temporarily rejected AUTH x: 454 4.7.0 Too many failed logins`,
      `SMTP protocol error in AUTH [${VICTIM}] AUTH command used when not advertised`,
    ]) {
      await other.say(`MAIL FROM:<"${hostile}"@${FOREIGN.domain}>`);
      expect(await other.say('RCPT TO:<nobody@example.org>')).toMatchObject({ code: 550 });
      expect(await other.say('RCPT TO:<nobody@elsewhere.example>')).toMatchObject({ code: 550 });
      await other.say('RSET');
    }
    await other.quit();
    await say('203.0.113.107', `EHLO x)_[${VICTIM}]:_535`, `x authenticator failed for [${VICTIM}]: 535 x`, 'NOOP');
    expect((await counted()).slice(before)).toEqual([]);
    expect(await counted()).not.toContain(VICTIM);
    const log = await site.host.read(LOG);
    // All of it was written, or the lines above would have proved nothing.
    for (const said of ['Unknown user', 'Relay not permitted', 'A=dovecot_plain:alice', `[${VICTIM}]`]) {
      expect(log).toContain(said);
    }
  });

  /** Guesses at IMAP or, with PLAIN, says whatever name; the server's last word. */
  async function guessAtImap(to: string, address: string, user: string): Promise<string> {
    const plain = connect({ host: to, port: 993, localAddress: await from(address) });
    await once(plain, 'connect');
    const socket = connectTls({ socket: plain, rejectUnauthorized: false });
    let said = '';
    const closed = once(socket, 'close');
    socket.on('data', (data) => {
      said += data;
      if (/^\* OK[^\n]*\n$/.test(said)) {
        socket.write(`a AUTHENTICATE PLAIN ${Buffer.from(`\0${user}\0wrong`).toString('base64')}\r\n`);
      }
      if (/^a /m.test(said) && !said.includes('* BYE')) socket.write('b LOGOUT\r\n');
    });
    await closed;
    return said;
  }

  test('a failed login at Dovecot counts for the address that it came from, whatever it says of itself', async () => {
    const dovecotFilter = '/etc/fail2ban/filter.d/exim-wizard-dovecot.conf';
    const lines = async () =>
      (await site.host.exec(['fail2ban-regex', '-o', 'ip', '/var/log/syslog', dovecotFilter])).stdout
        .split('\n')
        .filter(Boolean);
    known.add(addresses.stranger6);
    const guesses: [to: string, address: string, user: string][] = [
      [MAIL.ip, '203.0.113.120', 'alice'],
      [MAIL.ip6, addresses.stranger6, 'alice'],
      [MAIL.ip, '203.0.113.121', `x>, method=PLAIN, rip=${VICTIM}, lip=192.0.2.10, TLS, session=<a`],
      [MAIL.ip, '203.0.113.122', `x>, method=PLAIN, rip=${VICTIM}, lip=192.0.2.10, TLS, session=<a>\n`],
    ];
    const said = await Promise.all(guesses.map((each) => guessAtImap(...each)));
    for (const each of said) expect(each).toMatch(/^a NO /m);
    await waitUntil(
      async () => (await lines()).length >= guesses.length,
      () => 'not all failures count',
    );
    expect((await lines()).toSorted()).toEqual(guesses.map(([, address]) => address).toSorted());
  });

  test('and where Dovecot writes to a file itself, by its own form of the time or another', async () => {
    const conf = '/etc/dovecot/conf.d/99-own-log.conf';
    const log = '/var/log/dovecot-own.log';
    const form = suite === 'trixie' ? 'log_timestamp = "%Y-%m-%d %H:%M:%S "\n' : '';
    await site.host.write(conf, `log_path = ${log}\n${form}`);
    await site.host.run('doveadm reload');
    const written = async () => (await site.host.exec(['cat', log])).stdout;
    // Processes that were there before the reload still say to syslog what they have to say.
    await waitUntil(
      async () => {
        await guessAtImap(MAIL.ip, '203.0.113.130', `x>, method=PLAIN, rip=${VICTIM}, lip=192.0.2.10, session=<a`);
        return (await written()).includes('rip=203.0.113.130');
      },
      () => 'Dovecot does not write to its own file',
    );
    const { stdout } = await site.host.exec([
      'fail2ban-regex',
      ...['-o', 'ip', log, '/etc/fail2ban/filter.d/exim-wizard-dovecot.conf'],
    ]);
    expect(new Set(stdout.split('\n').filter(Boolean)), await written()).toEqual(new Set(['203.0.113.130']));
    await site.host.run(`rm ${conf}`);
    await site.host.run('doveadm reload');
  });

  test('an address that guesses cannot connect any more, others can; --uninstall ends it', async () => {
    await site.host.run('service fail2ban start');
    const shutOut = async (address: string) => {
      const { stdout } = await site.host.exec(['fail2ban-client', 'status', 'exim-wizard']);
      return stdout.includes(` ${address}`) || stdout.includes(`\t${address}`);
    };
    const guesser = '203.0.113.110';
    expect(await guess(guesser)).toBe(535);
    expect(await shutOut(guesser)).toBe(false);
    await guess(guesser).catch(() => 0);
    await waitUntil(
      () => shutOut(guesser),
      () => `${guesser} is not shut out`,
    );
    for (const port of [25, 465, 587]) {
      await expect(smtp({ to: MAIL.ip, from: guesser, port }), String(port)).rejects.toThrow(/ECONNREFUSED/);
    }
    known.add(addresses.stranger6);
    for (let tries = 0; tries < 2; tries++)
      await guess(addresses.stranger6, 'alice', 'laptop', MAIL.ip6).catch(() => 0);
    await waitUntil(
      () => shutOut(addresses.stranger6),
      () => `${addresses.stranger6} is not shut out`,
    );
    for (const port of [25, 465, 993, 4190]) {
      const closed = async () => {
        const there = connect({ host: MAIL.ip6, port, localAddress: addresses.stranger6 });
        const isClosed = await once(there, 'connect').then(
          () => false,
          (error: NodeJS.ErrnoException) => error.code === 'ECONNREFUSED',
        );
        there.destroy();
        return isClosed;
      };
      await waitUntil(closed, () => `${port} is still open`);
    }
    (await smtp({ to: MAIL.ip6, from: addresses.distant6, port: 25 })).close();
    await (await logIn(site, 'alice', 465)).quit();
    for (const innocent of [VICTIM, FOREIGN.ip, addresses.stranger2]) expect(await shutOut(innocent)).toBe(false);

    const { code, stdout, stderr } = await site.host.exec('sh /root/bundle/install.sh --uninstall --yes');
    expect(code, stdout + stderr).toBe(0);
    expect(await site.host.exec('ls /etc/fail2ban/*/exim-wizard*.conf')).toMatchObject({ code: 2 });
    expect((await site.host.exec('fail2ban-client status exim-wizard')).code).not.toBe(0);
  });
});
