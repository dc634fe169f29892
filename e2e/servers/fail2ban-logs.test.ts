/**
 * fail2ban's files without an installation around them: its jails start where no syslog runs, wherever Exim logs; lines of older and newer Exims
 * count alike, read from the file and from the journal; and a journal that Exim itself wrote to shuts an address out.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AnswerOf, type Answers, platformIds } from '../../src/core/answers/index.ts';
import { createGenerator, textOf } from '../../src/core/bundle.ts';
import { platform } from '../../src/core/mailserver/derived.ts';
import { readme } from '../../src/words/en/readme.ts';
import { addresses, builtSuites, type Host, type Internet, inLab, internet, smtp, waitUntil } from '../lab/index.ts';
import { configureExim } from './configure.ts';
import { COUNTED, DOVECOT_COUNTED, DOVECOT_INNOCENT, INNOCENT } from './fail2ban-lines.ts';
import { changed, MAIL, siteAnswers } from './site.ts';

const generate = createGenerator(readme);
const FILTER = '/etc/fail2ban/filter.d/exim-wizard.conf';
const DOVECOT_FILTER = '/etc/fail2ban/filter.d/exim-wizard-dovecot.conf';
const JAIL = '/etc/fail2ban/jail.d/exim-wizard.conf';
const suites = (['bookworm', 'trixie', 'sid'] as const).filter(
  (suite) => suite !== 'sid' || builtSuites().includes(suite),
);

describe.runIf(inLab).each(suites)('on %s', (suite) => {
  let net: Internet;
  let host: Host;

  beforeAll(async () => {
    net = await internet();
    host = await net.host({ suite, ...MAIL });
    // As every Debian machine without rsyslog: the packaged jail of sshd would read this file. (The lab keeps what is said to /dev/log.)
    expect((await host.exec('ls /var/log/auth.log')).code).not.toBe(0);
  });
  afterAll(async () => {
    await host?.close();
    await net?.close();
  });

  const answersFor = (logPath: AnswerOf<'basics.logPath'>) =>
    changed(siteAnswers(suite, 'system'), { 'hardening.fail2ban': true, 'basics.logPath': logPath });

  /** The generated files of fail2ban, as install.sh puts them there. */
  async function put(logPath: AnswerOf<'basics.logPath'>): Promise<void> {
    for (const file of generate(answersFor(logPath))) {
      if (file.path.startsWith('root/etc/fail2ban/')) await host.write(file.path.slice('root'.length), textOf(file));
    }
  }

  /** Starts fail2ban as the administrator does; the jails that run then. */
  async function jails(): Promise<string[]> {
    await host.exec('service fail2ban stop');
    await host.exec('service fail2ban start');
    let said = '';
    const answers = async () => {
      const { code, stdout } = await host.exec(['fail2ban-client', 'status']);
      said = stdout;
      return code === 0 && stdout.includes('Jail list');
    };
    await waitUntil(answers, () => 'fail2ban does not answer').catch(() => {});
    return /Jail list:\s*(.*)/.exec(said)?.[1]?.split(', ').toSorted() ?? [];
  }

  test.each(['files', 'syslog', 'both'] as const)(
    'the jails start without a syslog; Exim logs to: %s',
    async (logPath) => {
      await put(logPath);
      // The file is there once Exim has run.
      await host.run('install -o Debian-exim -g adm -m 640 /dev/null /var/log/exim4/mainlog');
      expect(await host.exec(['fail2ban-client', '-t'])).toMatchObject({ code: 0 });
      expect(await jails()).toEqual(['exim-wizard', 'exim-wizard-dovecot', 'sshd']);
    },
  );

  if (suite === 'bookworm')
    test('which they would not, were the packaged jail of sshd left as it is', async () => {
      await put('files');
      const own = await host.read(JAIL);
      await host.write(JAIL, own.slice(0, own.indexOf('[sshd]')));
      expect(await host.exec(['fail2ban-client', '-t'])).toMatchObject({
        code: 255,
        stderr: expect.stringContaining('any log file for sshd jail'),
      });
      await host.write(JAIL, own);
      expect(await host.exec(['fail2ban-client', '-t'])).toMatchObject({ code: 0 });
    });

  /** The addresses that these lines count for. */
  async function counted(lines: readonly string[], filter = FILTER): Promise<string[]> {
    await host.write('/tmp/log', `${lines.join('\n')}\n`);
    return (await host.run(['fail2ban-regex', '-o', 'ip', '/tmp/log', filter])).split('\n').filter(Boolean);
  }
  /** What stands before a line that went through syslog: rsyslog's or the journal's, that of BSD and of most others, busybox's. */
  const SYSLOGS = ['2026-11-21T15:52:09.456789+00:00 mail', 'Nov 21 15:52:09 mail', 'Nov  1 15:52:09 mail mail.info'];
  /** Exim's own time and process id stand there too. */
  const exims = (before: string) => (line: string) => `${before} exim[4711]: ${line}`;

  test.each(Object.entries(COUNTED))('each line of Exim %s counts for its address', async (_version, lines) => {
    await put('files');
    const expected = lines.map(([address]) => address);
    expect(await counted(lines.map(([, line]) => line))).toEqual(expected);
    for (const before of SYSLOGS) {
      expect(await counted(lines.map(([, line]) => exims(before)(line))), before).toEqual(expected);
    }
  });

  test('no other line does', async () => {
    await put('files');
    const lines = [...INNOCENT, ...SYSLOGS.flatMap((before) => INNOCENT.map(exims(before)))];
    // fail2ban-regex says nothing and ends with an error where nothing counts: one that does shows that it has read to the end.
    const [[address, last] = ['', '']] = COUNTED['before 4.99'] ?? [];
    expect(await counted([...lines, last])).toEqual([address]);
  });

  test('each failed login at Dovecot 2.3 and 2.4 counts for its address, and nothing else that it says', async () => {
    await put('files');
    const expected = DOVECOT_COUNTED.map(([address]) => address);
    const lines = [...DOVECOT_INNOCENT, ...DOVECOT_COUNTED.map(([, line]) => line)];
    const inFile = (line: string) => line.replace(/^dovecot: (\S+): /, '$1: Info: ');
    const forms: readonly ((line: string) => string)[] = [
      (line) => `2026-11-21 15:52:09 ${line}`,
      ...SYSLOGS.flatMap((before) => [
        (line: string) => `${before} ${line}`,
        (line: string) => `${before} ${line.replace(':', '[648]:')}`,
      ]),
      // As Dovecot itself writes to its log_path, with its own form of the time and with another.
      (line) => `Nov 21 15:52:09 ${inFile(line)}`,
      (line) => `2026-11-21 15:52:09 ${inFile(line)}`,
    ];
    for (const form of forms) {
      expect(await counted(lines.map(form), DOVECOT_FILTER), form(lines[0] ?? '')).toEqual(expected);
    }
    // Behind another program's name they are that program's words.
    const [, line = ''] = DOVECOT_COUNTED[0] ?? [];
    const strange = SYSLOGS.flatMap((before) => [
      `${before} ${inFile(line)}`,
      `${before} myprogram: ${line}`,
      `${before} mail.info myprogram: ${line}`,
    ]);
    const [address] = expected;
    expect(await counted([...strange, `Nov 21 15:52:09 mail ${line}`], DOVECOT_FILTER)).toEqual([address]);
  });

  /** Where nobody's fail2ban is: its files as packaged, without the jail that Debian adds, and the generated ones of a platform. */
  async function putElsewhere(answers: Answers): Promise<string> {
    const { fail2banDirectory: directory } = platform.of(answers);
    const folder = `/srv/${answers.basics.platform}${directory}`;
    await host.run(`rm -rf ${folder} && mkdir -p ${folder} && cp -R /etc/fail2ban/. ${folder}`);
    await host.run(`rm -f ${folder}/jail.d/* ${folder}/filter.d/exim-wizard*`);
    const files = generate(answers).filter((file) => file.path.startsWith(`root${directory}/`));
    expect(files.map((file) => file.path.replace(/.*\//, '')).toSorted()).toEqual([
      'exim-wizard-dovecot.conf',
      'exim-wizard.conf',
      'exim-wizard.conf',
    ]);
    for (const file of files) await host.write(`${folder}${file.path.slice(`root${directory}`.length)}`, textOf(file));
    return folder;
  }
  const elsewhere = platformIds.filter((id) => !/^(?:debian|ubuntu)-/.test(id));

  test.each(elsewhere)('fail2ban takes the files for %s once each log is there, wherever Exim logs', async (id) => {
    for (const logPath of ['files', 'syslog'] as const) {
      const answers = changed(answersFor(logPath), { 'basics.platform': id });
      const folder = await putElsewhere(answers);
      const { exim, mailLog, serviceManager } = platform.of(answers);
      const journal = serviceManager === 'systemd';
      const needed = [...(logPath === 'files' ? [exim.mainLog] : []), ...(journal ? [] : [mailLog])];
      await host.run(`rm -f ${needed.join(' ')}`);
      const tried = () => host.exec(['fail2ban-client', '-c', folder, '-t']);
      for (const log of needed) {
        expect(await tried(), log).toMatchObject({ code: 255, stderr: expect.stringContaining('any log file for') });
        await host.run(`mkdir -p ${log.replace(/\/[^/]*$/, '')} && touch ${log}`);
      }
      expect(await tried(), id).toMatchObject({ code: 0 });
    }
  });

  test('an action that fail2ban does not have is refused', async () => {
    const answers = changed(answersFor('files'), {
      'basics.platform': 'gentoo',
      'basics.fail2banAction': 'nftable',
    });
    const folder = await putElsewhere(answers);
    expect(await host.exec(['fail2ban-client', '-c', folder, '-t'])).toMatchObject({ code: 255 });
  });

  test('without a journal the file of syslog shuts out who guesses at Exim and at Dovecot, by pf', async () => {
    const answers = changed(answersFor('syslog'), { 'basics.platform': 'freebsd', 'hardening.failedLogins': 2 });
    const folder = await putElsewhere(answers);
    const { mailLog } = platform.of(answers);
    await host.run(`mkdir -p /opt/pf && : >${mailLog}`);
    // Keeps what it is told, and says the rules that it was given.
    await host.write(
      '/opt/pf/pfctl',
      '#!/bin/sh\necho "pfctl $*" >>/opt/pf/told\n' +
        'case $* in *-f-) tee -a "/opt/pf/rules.$(echo "$2" | tr / .)" >>/opt/pf/told ;; *-sr) cat /opt/pf/rules.* ;; esac\n',
      { mode: 0o755 },
    );
    const server = ['-c', folder, '-s', '/opt/pf/socket', '-p', '/opt/pf/pid'];
    const started = await host.exec([
      'env',
      'PATH=/opt/pf:/usr/sbin:/usr/bin:/sbin:/bin',
      'fail2ban-client',
      ...server,
      'start',
    ]);
    expect(started, started.stderr).toMatchObject({ code: 0 });
    const told = () => host.read('/opt/pf/told').catch(() => '');
    const hasRule = async () => (await told()).includes('block quick proto tcp from <f2b-exim-wizard-dovecot>');
    await waitUntil(hasRule, () => 'pf has no rule');
    expect(await told()).toContain(
      'block quick proto tcp from <f2b-exim-wizard> to any port {25,465,587,143,993,4190}\n',
    );
    const time = (await host.run(['date', '+%b %e %H:%M:%S'])).trim();
    const [[atExim, exim] = ['', '']] = COUNTED['from 4.99 on'] ?? [];
    const [[atDovecot, dovecot] = ['', '']] = DOVECOT_COUNTED;
    // Exim's own time is of another day; what counts is the first.
    const lines = [
      `exim[4711]: ${exim}`,
      dovecot,
      ...INNOCENT.map((line) => `exim[4711]: ${line}`),
      ...DOVECOT_INNOCENT,
    ];
    const said = [...lines, ...lines].map((line) => `${time} mail ${line}`).join('\n');
    await host.run(['sh', '-c', `cat >>${mailLog}`], { input: `${said}\n` });
    const added = async () =>
      [...(await told()).matchAll(/^pfctl -a f2b\/(\S+) -t \S+ -T add (\S+)$/gm)]
        .map(([, jail, ip]) => [jail, ip])
        .toSorted();
    await waitUntil(
      async () => (await added()).length >= 2,
      () => 'pf shuts nobody out',
    );
    expect(await added()).toEqual([
      ['exim-wizard', atExim],
      ['exim-wizard-dovecot', atDovecot],
    ]);
    await host.run(['env', 'PATH=/opt/pf:/usr/sbin:/usr/bin:/sbin:/bin', 'fail2ban-client', ...server, 'stop']);
  });

  if (suite !== 'bookworm')
    test('what Exim says to the journal alone shuts an address out', async () => {
      const guesser = addresses.stranger;
      // Debian 12's clean system has no journal; the newer ones run theirs here without the rest of systemd, but for its view of cgroups.
      await host.run('mkdir -p /sys/fs/cgroup && mount -t cgroup2 -o ro lab /sys/fs/cgroup');
      host.start(['/lib/systemd/systemd-journald']);
      await host.run('ln -sfn /run/systemd/journal/dev-log /dev/log');
      await waitUntil(
        async () => (await host.exec('test -S /dev/log')).code === 0,
        () => 'no journal',
      );
      await put('syslog');
      await configureExim(host, answersFor('syslog'));
      expect(await jails()).toContain('exim-wizard');
      await host.run('service exim4 start');
      await host.waitForPort(25);
      const say = async (from: string, ...lines: string[]) => {
        using client = await smtp({ to: MAIL.ip, from, port: 25 });
        for (const line of lines) await client.say(line);
      };
      await say(addresses.stranger2, 'EHLO mx.foreign.example', 'NOOP x authenticator failed for [192.0.2.99]: 535 x');
      await say(guesser, 'AUTH LOGIN', 'AUTH LOGIN', 'AUTH PLAIN AGFsaWNlAHdyb25n');
      const status = () => host.run(['fail2ban-client', 'status', 'exim-wizard']);
      await waitUntil(
        async () => (await status()).includes(guesser),
        () => `${guesser} is not shut out`,
      );
      expect(await status()).not.toMatch(/198\.51\.100\.21|192\.0\.2\.99/);
      await expect(smtp({ to: MAIL.ip, from: guesser, port: 25 })).rejects.toThrow(/ECONNREFUSED/);
      // And what Dovecot says there, of an address of IPv6.
      const [, line = ''] = DOVECOT_COUNTED.find(([address]) => address === addresses.stranger6) ?? [];
      const text = line.slice('dovecot: '.length);
      await host.run(['sh', '-c', 'for i in 1 2 3; do logger -t dovecot "$1"; done', 'sh', text]);
      await waitUntil(
        async () =>
          (await host.run(['fail2ban-client', 'status', 'exim-wizard-dovecot'])).includes(addresses.stranger6),
        () => `${addresses.stranger6} is not shut out`,
      );
      // The rule follows a moment later.
      const closed = async () => {
        const client = await smtp({ to: MAIL.ip6, from: addresses.stranger6, port: 25 }).catch((error: Error) => error);
        if (client instanceof Error) return client.message.includes('ECONNREFUSED');
        client.close();
        return false;
      };
      await waitUntil(closed, () => `${addresses.stranger6} can still connect`);
      (await smtp({ to: MAIL.ip6, from: addresses.distant6, port: 25 })).close();
      (await smtp({ to: MAIL.ip, from: addresses.stranger2, port: 25 })).close();
    });
});
