/** The main section's questions on real servers: where Exim listens, who may send without a login, names, logs, the queue. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addresses, type ForeignMx, foreignMx, inLab, smtp, waitUntil } from '../lab/index.ts';
import {
  arrivesAbroad,
  type Changes,
  changed,
  FOREIGN,
  freshSite,
  install as installOn,
  letter,
  MAIL,
  type Site,
  siteAnswers,
} from './site.ts';

/** A second address of the machine, which Exim is told to leave alone. */
const OTHER = '192.0.2.11';

describe.runIf(inLab).each(['bookworm', 'trixie'] as const)('the main section on %s', (suite) => {
  let site: Site;
  let mx6: ForeignMx;

  beforeAll(async () => {
    site = await freshSite(suite, 'system');
    await site.host.run(['ip', 'addr', 'add', `${OTHER}/24`, 'dev', 'eth0']);
    site.net.dns.add(
      'both.example MX 10 mx.both.example',
      `mx.both.example A ${FOREIGN.ip}`,
      `mx.both.example AAAA ${addresses.stranger6}`,
    );
    mx6 = await foreignMx({ address: addresses.stranger6, name: 'mx.both.example' });
  });
  afterAll(async () => {
    await mx6?.close();
    await site?.close();
  });

  const install = (changes: Changes) => installOn(site, changed(siteAnswers(suite, 'system'), changes));

  const connects = (to: string, from: string) =>
    smtp({ to, from, port: 25, timeout: 5_000 }).then(
      async (client) => {
        await client.quit();
        return client.greeting.code;
      },
      (error: NodeJS.ErrnoException) => error.code,
    );

  /** Tries to send to the outside without a login; the reply that decides. */
  async function relay(to: string, from: string) {
    const client = await smtp({ to, from, port: 25 });
    await client.ehlo('printer.example.org');
    const { text, subject } = letter({ To: `carol@${FOREIGN.domain}` });
    const reply = await client.message({ from: 'printer@example.org', to: [`carol@${FOREIGN.domain}`], text });
    await client.quit();
    return { code: reply.code, text: reply.text, subject };
  }

  /** A program's mail to somebody whose server has addresses of both kinds; as it came there. */
  async function sendsTo6() {
    const { text, subject } = letter({ From: 'root' });
    await site.host.run(['sendmail', '-i', 'carol@both.example'], { input: text });
    const received = () => [...site.mx.messages, ...mx6.messages].find((message) => message.text.includes(subject));
    await waitUntil(
      () => received() !== undefined,
      () => `${subject} has not arrived`,
    );
    return received();
  }

  const log = (path: string) => site.host.run(`cat ${path} 2>/dev/null || true`);

  describe('listens on named addresses, trusts named networks, and tells all', () => {
    beforeAll(async () => {
      await install({
        'basics.listen': 'addresses',
        'basics.listenAddresses': [MAIL.ip, MAIL.ip6],
        'basics.relayFrom': [`${addresses.gateway}`, '2001:db8:2::/64'],
        'basics.logSelector': 'all',
        'basics.logPath': 'both',
        'routing.ignoreBounceErrorsAfter': 3,
        'routing.timeoutFrozenAfter': 11,
      });
    });

    test('on those addresses and on loopback, and on no other', async () => {
      expect(await connects(MAIL.ip, addresses.stranger)).toBe(220);
      expect(await connects(MAIL.ip6, addresses.stranger6)).toBe(220);
      expect(await connects(OTHER, addresses.stranger)).toBe('ECONNREFUSED');
      for (const to of ['127.0.0.1', '::1']) {
        const client = await smtp({ from: site.host, to, port: 25 });
        expect(client.greeting.code).toBe(220);
        await client.quit();
      }
    });

    test('relays for the named address and network, and for no neighbour', async () => {
      const ours = await relay(MAIL.ip, addresses.gateway);
      expect(ours).toMatchObject({ code: 250 });
      await arrivesAbroad(site, ours.subject);
      const ours6 = await relay(MAIL.ip6, addresses.gateway6);
      expect(ours6).toMatchObject({ code: 250 });
      await arrivesAbroad(site, ours6.subject);
      const neighbour = await site.net.address('192.0.2.3');
      expect(await relay(MAIL.ip, neighbour)).toMatchObject({ code: 550, text: 'Relay not permitted' });
      expect(await relay(MAIL.ip6, addresses.stranger6)).toMatchObject({ code: 550, text: 'Relay not permitted' });
    });

    test('asks those networks for a login on the submission ports all the same', async () => {
      const client = await smtp({ to: MAIL.ip, from: addresses.gateway, port: 587 });
      await client.ehlo('printer.example.org');
      expect(await client.say('MAIL FROM:<printer@example.org>')).toMatchObject({ code: 530 });
      await client.quit();
    });

    test('logs in the files and in syslog, each line once', async () => {
      const { text } = letter();
      const mark = `refused-${Date.now()}.example`;
      const client = await smtp({ to: MAIL.ip, from: addresses.stranger, port: 25 });
      await client.ehlo(mark);
      const reply = await client.message({ from: '', to: ['somebody@elsewhere.example'], text });
      expect(reply).toMatchObject({ code: 550 });
      await client.quit();
      const refusals = (lines: string) =>
        lines.split('\n').filter((l) => l.includes(mark) && l.includes('rejected RCPT'));
      await waitUntil(
        async () => refusals(await log('/var/log/syslog')).length > 0,
        () => 'syslog has no word of it',
      );
      expect(refusals(await log('/var/log/exim4/mainlog'))).toHaveLength(1);
      expect(refusals(await log('/var/log/exim4/rejectlog'))).toHaveLength(1);
      expect(refusals(await log('/var/log/syslog'))).toHaveLength(1);
      expect(await log('/var/log/exim4/mainlog')).toMatch(/SMTP connection from/);
    });

    test('sends over IPv4 alone to a server that is also at an IPv6 address', async () => {
      expect(await sendsTo6()).toMatchObject({ client: MAIL.ip });
    });

    test('keeps bounces and frozen messages as long as was said', async () => {
      expect(await site.host.run('exim4 -bP ignore_bounce_errors_after timeout_frozen_after')).toBe(
        'ignore_bounce_errors_after = 3d\ntimeout_frozen_after = 1w4d\n',
      );
    });

    /** What is in the queue: each message's line, by its id. */
    const queue = async () => {
      const lines = (await site.host.run(['exim4', '-bp'])).matchAll(/^ *\d+[mhd] +\S+ (\S+) .*$/gm);
      return new Map([...lines].map(([line, id = '']) => [id, line]));
    };
    const isFrozen = async (id: string) => (await queue()).get(id)?.includes('*** frozen ***');
    /** A message that root hands over; its id. */
    const handOver = async (sender: string, to: string, how: '-odf' | '-odq') => {
      await site.host.write('/root/letter', letter({ To: to }).text);
      const before = await queue();
      await site.host.run(`exim4 ${how} -f '${sender}' ${to} </root/letter`);
      const added = [...(await queue()).keys()].filter((id) => !before.has(id));
      expect(added).toHaveLength(1);
      return added[0] as string;
    };
    /** As if the message had come so many days ago: its time stands alone on a line of the spool's file. */
    const age = (id: string, days: number) =>
      site.host.run(
        `file=/var/spool/exim4/input/${id}-H && then=$(($(date +%s) - ${days} * 86400 - 60)) && ` +
          `sed "s/^[0-9]\\{10\\} \\([0-9]*\\)$/$then \\1/" "$file" >/root/aged && ! cmp -s /root/aged "$file" && cat /root/aged >"$file"`,
      );
    const queueRun = () => site.host.run(['exim4', '-q']);

    test('a bounce that nobody takes is frozen, and dropped after as many days as was said', async () => {
      site.mx.refuse = () => '550 no such user';
      const id = await handOver('<>', `gone@${FOREIGN.domain}`, '-odf');
      expect(await isFrozen(id)).toBe(true);
      await age(id, 2);
      await queueRun();
      expect(await isFrozen(id)).toBe(true);
      await age(id, 3);
      await queueRun();
      expect([...(await queue()).keys()]).not.toContain(id);
      const lines = (await log('/var/log/exim4/mainlog')).split('\n').filter((line) => line.includes(id));
      expect(lines.join('\n')).toContain('Unfrozen by errmsg timer');
      expect(lines.at(-1)).toMatch(/Completed/);
      site.mx.refuse = () => undefined;
    });

    test('what stays frozen is given up after as many days as was said, and its sender told', async () => {
      const id = await handOver('alice@example.org', `carol@${FOREIGN.domain}`, '-odq');
      await site.host.run(['exim4', '-Mf', id]);
      await age(id, 10);
      await queueRun();
      expect(await isFrozen(id)).toBe(true);
      await age(id, 11);
      await queueRun();
      expect([...(await queue()).keys()]).not.toContain(id);
      const lines = await log('/var/log/exim4/mainlog');
      expect(lines).toContain(`${id} cancelled by timeout_frozen_after`);
      expect(lines).toContain(`<= <> R=${id}`);
    });

    test('delivers for nobody as root, and hands programs nothing of its environment', async () => {
      expect(await site.host.run('exim4 -bP never_users keep_environment add_environment')).toBe(
        'never_users = root\nkeep_environment = \nadd_environment = PATH=/usr/sbin::/usr/bin::/sbin::/bin\n',
      );
    });
  });

  describe('listens on IPv4 alone, looks no name up, and logs to syslog alone', () => {
    beforeAll(async () => {
      await install({
        'basics.listen': 'ipv4',
        'basics.hostLookup': false,
        'basics.logSelector': 'default',
        'basics.logPath': 'syslog',
        'basics.relayDomains': ['relayed.example'],
        'routing.relayCheck': 'accept',
        'routing.giveUpAfter': 7,
        'hardening.messageSize': 1,
        'hardening.verifySender': false,
      });
    });

    test('takes any name of a relayed domain without asking its server, and a sender that DNS does not know', async () => {
      site.net.dns.add(`relayed.example MX 10 ${FOREIGN.name}`);
      site.mx.refuse = () => '550 no such user';
      const client = await smtp({ to: MAIL.ip, from: addresses.stranger, port: 25 });
      await client.ehlo(FOREIGN.name);
      await client.say('MAIL FROM:<carol@nowhere.example>');
      expect(await client.say('RCPT TO:<alice@example.org>')).toMatchObject({ code: 250 });
      expect(await client.say('RCPT TO:<anybody@relayed.example>')).toMatchObject({ code: 250 });
      expect(await client.say(`RCPT TO:<anybody@${FOREIGN.domain}>`)).toMatchObject({ code: 550 });
      await client.quit();
      site.mx.refuse = () => undefined;
    });

    test('takes messages up to the size that it announces', async () => {
      const client = await smtp({ to: MAIL.ip, from: addresses.stranger, port: 25 });
      await client.ehlo(FOREIGN.name);
      const limit = 1024 * 1024;
      expect(client.extensions.get('SIZE')).toBe(`${limit}`);
      const from = `MAIL FROM:<carol@${FOREIGN.domain}> SIZE=`;
      expect(await client.say(`${from}${limit + 1}`)).toMatchObject({ code: 552 });
      expect(await client.say(`${from}${limit}`)).toMatchObject({ code: 250 });
      await client.say('RSET');
      const send = (length: number) => {
        const { text } = letter({ From: `carol@${FOREIGN.domain}` });
        const lines = `${'x'.repeat(70)}\n`.repeat(length / 71);
        return client.message({ from: `carol@${FOREIGN.domain}`, to: ['alice@example.org'], text: text + lines });
      };
      expect(await send(limit + 64 * 1024)).toMatchObject({ code: 552 });
      expect(await send(limit - 64 * 1024)).toMatchObject({ code: 250 });
      await client.quit();
    });

    test('gives up after as many days as was said', async () => {
      expect(await site.host.run(['exim4', '-brt', 'somewhere.example'])).toMatch(/ F,1w,6h;\s*$/);
    });

    test('on IPv4 alone', async () => {
      expect(await connects(OTHER, addresses.stranger)).toBe(220);
      expect(await connects(MAIL.ip6, addresses.stranger6)).toBe('ECONNREFUSED');
    });

    test('no longer trusts the network that is not named any more', async () => {
      expect(await relay(MAIL.ip, addresses.gateway)).toMatchObject({ code: 550, text: 'Relay not permitted' });
    });

    test('asks DNS for no name of a client', async () => {
      site.net.dns.asked.length = 0;
      expect(await connects(MAIL.ip, addresses.stranger)).toBe(220);
      expect(site.net.dns.asked).toEqual([]);
    });

    test('in syslog alone', async () => {
      const before = await log('/var/log/exim4/mainlog');
      const earlier = (await log('/var/log/syslog')).length;
      const refused = await relay(MAIL.ip, addresses.stranger);
      expect(refused).toMatchObject({ code: 550 });
      // Whichever line that is: Dovecot, and Exim delivering what an earlier test sent, say things there whenever they get to it.
      const refusal = new RegExp(`\\[${addresses.stranger}\\] .*rejected RCPT <carol@${FOREIGN.domain}>`);
      await waitUntil(
        async () => refusal.test((await log('/var/log/syslog')).slice(earlier)),
        () => 'syslog has no word of it',
      );
      expect(await log('/var/log/exim4/mainlog')).toBe(before);
    });
  });

  test('names cost two or three questions; on loopback alone nobody outside connects; mail leaves over IPv6 where that is wanted', async () => {
    await install({ 'basics.listen': 'loopback' });
    expect(await connects(MAIL.ip, addresses.stranger)).toBe('ECONNREFUSED');
    expect(await connects(MAIL.ip6, addresses.stranger6)).toBe('ECONNREFUSED');
    // Where mail goes out over IPv4 only, Exim asks for no AAAA record here either.
    await install({ 'routing.ipv6': true });
    site.net.dns.asked.length = 0;
    expect(await connects(MAIL.ip, addresses.stranger)).toBe(220);
    // First the name of the address, then the addresses of that name.
    expect(site.net.dns.asked[0]).toBe(`PTR 20.100.51.198.in-addr.arpa`);
    expect(site.net.dns.asked.slice(1).sort()).toEqual([`A ${FOREIGN.name}`, `AAAA ${FOREIGN.name}`]);
    // And it sends over it.
    expect(await sendsTo6()).toMatchObject({ client: MAIL.ip6 });
  });
});
