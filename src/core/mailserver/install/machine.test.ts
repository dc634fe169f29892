/**
 * install.sh's own functions for what differs between systems, with commands that answer as those of each system do. Servers of other
 * systems are not at hand; what is Debian's is proven by e2e/servers.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readme } from '../../../words/en/readme.ts';
import { type Answers, defaultsOf, platformIds, presetIds, withAnswer } from '../../answers/index.ts';
import { createGenerator, textOf } from '../../bundle.ts';

const generate = createGenerator(readme);
const on = (platform: Answers['basics']['platform'], preset = presetIds[0] as (typeof presetIds)[number]) =>
  withAnswer(defaultsOf(preset), 'basics.platform', platform);
const textIn = (answers: Answers, path: RegExp) =>
  generate(answers)
    .filter((file) => path.test(file.path))
    .map(textOf)
    .join('\n');

const works = (command: readonly string[]) => spawnSync(command[0] as string, [...command.slice(1), ':']).status === 0;
/** Shells that are here. (Debian's busybox would use its own commands and none of ours.) */
const shells = [
  ['dash', '-c'],
  ['sh', '-c'],
].filter(works);

/** What every system has. */
const EVERYWHERE = ['awk', 'cat', 'cut', 'grep', 'head', 'id', 'perl', 'sed', 'sort', 'tr'];

let folder: string;
let library: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'machine-'));
  // Another account's programs run from it.
  chmodSync(folder, 0o755);
  library = join(folder, 'library.sh');
  const script = textIn(on('freebsd'), /^install\.sh$/);
  // All but the lines that start it.
  writeFileSync(library, script.slice(0, script.indexOf('\nBUNDLE=$(')));
});
afterAll(() => rmSync(folder, { recursive: true }));

let machines = 0;
/** Runs commands with install.sh's functions on a machine that has these programs beside what is everywhere. */
function run(shell: readonly string[], programs: Readonly<Record<string, string>>, commands: string) {
  machines += 1;
  const bin = join(folder, String(machines));
  mkdirSync(bin);
  const paths = spawnSync(
    'sh',
    ['-c', `command -v ${EVERYWHERE.join(' ')}; for p in ${EVERYWHERE.join(' ')}; do command -v $p; done`],
    {
      encoding: 'utf8',
    },
  ).stdout;
  for (const path of new Set(paths.split('\n').filter((line) => line.startsWith('/')))) {
    const name = path.slice(path.lastIndexOf('/') + 1);
    if (!(name in programs)) symlinkSync(path, join(bin, name));
  }
  for (const [name, text] of Object.entries(programs)) {
    writeFileSync(join(bin, name), `#!/bin/sh\n${text}\n`);
    chmodSync(join(bin, name), 0o755);
  }
  const setUp = `. ${library}; PATH=${bin}; WORK=${bin}; has_systemd() { false; }; ${commands}`;
  const [program, ...rest] = shell;
  const { stdout, stderr, status } = spawnSync(program as string, [...rest, setUp], { encoding: 'utf8' });
  return { said: stdout.trimEnd().split('\n'), stderr, status };
}

/** Prints a text as it is. */
const prints = (text: string) => `cat <<'END'\n${text}\nEND`;

test.each(platformIds)('%s: packages by their names there', (platform) => {
  const readmeOf = (source: 'caddy' | 'lego' | 'acme-sh' | 'certbot') =>
    textIn(withAnswer(on(platform), 'tls.source', source), /^README\.md$/);
  const debian = /^(?:debian|ubuntu)/.test(platform);
  for (const source of ['caddy', 'lego', 'acme-sh', 'certbot'] as const) {
    const text = readmeOf(source);
    if (!debian) expect(text.match(/.*apt-get.*/)).toBeNull();
    if (['alpine', 'freebsd'].includes(platform)) expect(text.match(/^(?:apk add|pkg install).* cron.*/m)).toBeNull();
    if (['alpine', 'freebsd', 'gentoo', 'other'].includes(platform))
      expect(text.match(/.*(?:systemctl|journalctl).*/)).toBeNull();
  }
});

test.each([
  ['debian-13', 'certbot', 'apt-get install --no-install-recommends certbot'],
  ['debian-12', 'acme-sh', 'apt-get install --no-install-recommends socat cron'],
  ['fedora', 'lego', 'dnf install lego cronie'],
  ['freebsd', 'certbot', 'pkg install security/py-certbot'],
  ['gentoo', 'caddy', 'emerge --ask --noreplace www-servers/caddy sys-process/cronie'],
] as const)(
  '%s: without a certificate the hints begin with %s itself, where it is not there',
  (platform, source, first) => {
    const script = textIn(withAnswer(on(platform), 'tls.source', source), /^install\.sh$/);
    const hints = /^certificate_hints\(\) \{\n((?: .*\n)*)\}/m.exec(script)?.[1] ?? '';
    const said = (present: string) =>
      spawnSync('sh', ['-c', `hint() { echo "$1"; }; command() { ${present}; }\n${hints}`], { encoding: 'utf8' })
        .stdout;
    expect(said('false').split('\n')[0]).toBe(first);
    expect(said('true')).not.toContain(first);
    expect(said('false').endsWith(said('true'))).toBe(true);
    expect(said('true')).toContain('mail.example.org');
  },
);

test.each(platformIds)('%s: no command and no path of another system', (platform) => {
  const debian = /^(?:debian|ubuntu)/.test(platform);
  for (const preset of presetIds) {
    for (const source of ['certbot', 'caddy', 'lego'] as const) {
      for (const users of ['system', 'virtual'] as const) {
        const answers = withAnswer(withAnswer(on(platform, preset), 'tls.source', source), 'dovecot.users', users);
        const code = textIn(answers, /install\.sh$|deploy|daily/).replace(/^\s*#.*$/gm, '');
        expect(code.match(/\brunuser\b|\bgetent\b|\bsudo\b|\[\[ |^\s*local /m)).toBeNull();
        if (debian) continue;
        expect(code.match(/.*(?:apt-get|dpkg|exim4(?!\.conf >)|Debian-exim).*/)).toBeNull();
        if (platform === 'freebsd')
          expect(
            code.match(/.*(?:[ '>]\/etc\/(?:letsencrypt|dovecot|exim|cron|caddy)|\/var\/lib\/caddy).*/),
          ).toBeNull();
      }
    }
  }
});

describe.each(shells)('%s', (...shell) => {
  test('who listens, as each system tells it', () => {
    const expected = ['25 exim', '993 dovecot', '25 -'];
    const ss = [
      'LISTEN 0 20 0.0.0.0:25 0.0.0.0:* users:(("exim",pid=9,fd=4))',
      'LISTEN 0 100 [::]:993 [::]:* users:(("dovecot",pid=7,fd=4),("systemd",pid=1,fd=9))',
      'LISTEN 0 20 [::1]:25 [::]:*',
    ];
    expect(run(shell, { ss: prints(ss.join('\n')) }, 'listeners').said).toEqual([
      '25 exim',
      '993 dovecot systemd',
      '25 -',
    ]);
    const sockstat = [
      'USER     COMMAND    PID   FD  PROTO  LOCAL ADDRESS         FOREIGN ADDRESS',
      'mailnull exim       9     4   tcp4   *:25                  *:*',
      'root     dovecot    7     4   tcp6   *:993                 *:*',
      '?        -          ?     ?   tcp6   ::1:25                *:*',
    ];
    expect(run(shell, { sockstat: prints(sockstat.join('\n')) }, 'listeners').said).toEqual(expected);
    const netstat = [
      'Active Internet connections (only servers)',
      'Proto Recv-Q Send-Q Local Address           Foreign Address         State       PID/Program name',
      'tcp        0      0 0.0.0.0:25              0.0.0.0:*               LISTEN      9/exim',
      'tcp        0      0 :::993                  :::*                    LISTEN      7/dovecot',
      'tcp        0      0 ::1:25                  :::*                    LISTEN      -',
    ];
    expect(run(shell, { netstat: prints(netstat.join('\n')) }, 'listeners').said).toEqual(expected);
    expect(run(shell, {}, 'listeners || echo nothing').said).toEqual(['nothing']);
  });

  test('another program on a port of mail is a problem, Exim and Dovecot are none', () => {
    const look = (lines: string) =>
      run(
        shell,
        { ss: prints(lines) },
        'DOVECOT_SERVICE=dovecot; DELIVERY=lmtp; SUBMISSION_PORTS="465 587"; look_ports',
      ).said;
    expect(
      look('LISTEN 0 20 *:25 *:* users:(("exim4",pid=9,fd=4))\nLISTEN 0 1 *:993 *:* users:(("dovecot",pid=7,fd=4))'),
    ).toEqual(['  ok       no other program listens on the ports of mail']);
    expect(
      look('LISTEN 0 20 *:25 *:* users:(("master",pid=9,fd=4))\nLISTEN 0 1 *:125 *:* users:(("x",pid=7,fd=4))'),
    ).toEqual([expect.stringMatching(/PROBLEM {2}port 25 is taken by master/)]);
    expect(look('LISTEN 0 20 *:587 *:*')).toEqual([expect.stringContaining('port 587 is taken by another program')]);
  });

  test('services, as OpenRC and the BSDs have them', () => {
    const said = 'echo "${0##*/} $*"';
    const commands = 'EXIM_SERVICE=exim; service_do restart exim; is_running exim && echo runs';
    expect(run(shell, { 'rc-service': said }, commands).said).toEqual(['rc-service exim restart', 'runs']);
    const bsd = `is_rc_d() { true; }; ${commands}`;
    expect(run(shell, { service: said }, bsd).said).toEqual(['service exim onerestart', 'runs']);
    expect(run(shell, { service: 'exit 1' }, 'is_rc_d() { true; }; is_running exim || echo stopped').said).toEqual([
      'stopped',
    ]);
  });

  test('the owner of virtual mailboxes, as each system makes one', () => {
    const said = 'echo "${0##*/} $*"';
    const make = (...programs: string[]) =>
      run(
        shell,
        Object.fromEntries(programs.map((name) => [name, said])),
        'has_group() { false; }; free_id() { echo 5000; }; make_account vmail /var/vmail; remove_account vmail',
      ).said.map((line) => line.replace(/ \S*\/nologin/, ' NOLOGIN'));
    expect(make('useradd', 'groupadd', 'userdel', 'nologin')).toEqual([
      'groupadd --system vmail',
      'useradd --system --gid vmail --home-dir /var/vmail --no-create-home --shell NOLOGIN vmail',
      'userdel vmail',
    ]);
    expect(make('pw', 'nologin', 'adduser')).toEqual([
      'pw groupadd vmail',
      'pw useradd vmail -g vmail -d /var/vmail -s NOLOGIN -c virtual mailboxes',
      'pw userdel vmail',
    ]);
    expect(make('adduser', 'addgroup', 'deluser')).toEqual([
      'addgroup -g 5000 vmail',
      'adduser -D -H -h /var/vmail -s /bin/false -G vmail -u 5000 vmail',
      'deluser vmail',
    ]);
  });

  test('mode and owner of a file, with either kind of stat', () => {
    const gnu = 'case $1 in -c) echo "0640 root mail" ;; *) exit 1 ;; esac';
    const bsd = 'case $1 in -f) echo "0640 root mail" ;; *) exit 1 ;; esac';
    for (const stat of [gnu, bsd]) expect(run(shell, { stat }, 'state_of /x').said).toEqual(['0640 root mail']);
  });

  test('own addresses, with ip and with either kind of ifconfig', () => {
    const ip = '1: lo inet 127.0.0.1/8 scope host lo\n2: eth0 inet6 2001:db8::5/64 scope global';
    expect(run(shell, { ip: prints(ip) }, 'own_addresses').said).toEqual(['127.0.0.1', '2001:db8::5']);
    const bsd = 'em0: flags=8843\n\tinet 192.0.2.5 netmask 0xffffff00\n\tinet6 fe80::1%em0 prefixlen 64';
    expect(run(shell, { ifconfig: prints(bsd) }, 'own_addresses').said).toEqual(['192.0.2.5', 'fe80::1']);
    const busybox = 'eth0 Link\n  inet addr:192.0.2.5  Bcast:192.0.2.255';
    expect(run(shell, { ifconfig: prints(busybox) }, 'own_addresses').said).toEqual(['192.0.2.5']);
  });

  test('accounts, groups, and what runs with the rights of one', () => {
    const root = process.getuid?.() === 0;
    const who = root ? 'nobody' : (process.env.USER ?? 'nobody');
    const { said, status } = run(
      shell,
      {},
      `has_account ${who} && echo account; has_account no-such-account || echo none; has_group no-such-group || echo none; as no-such-account id || echo refused; as ${who} id -u; uid_of ${who}`,
    );
    expect(said.slice(0, 4)).toEqual(['account', 'none', 'none', 'refused']);
    expect(said[4]).toBe(said[5]);
    expect(status).toBe(0);
    // None of root's groups is left.
    if (root) expect(run(shell, {}, 'as nobody id -G').said.join(' ').split(' ')).not.toContain('0');
  });

  describe('what the servers say of themselves', () => {
    const exim = (file: string, user = 'mailnull', group = 'mail') => `case "$*" in
  -bV) ${file} ;;
  *) echo 'exim_user = ${user}'; echo 'exim_group = ${group}'; echo 'log_file_path = /var/log/exim/%slog' ;;
esac`;
    const CONF = '/usr/local/etc/exim/configure';
    const look = (program: string, more = '') =>
      run(shell, { exim: program, doveconf: 'exit 1' }, `EXIM=exim; DOVECOT_SERVICE=; ${more} look_places`).said;

    test('is what these files are made for', () => {
      const fine = ['  ok       paths and accounts are as these files expect them'];
      expect(look(exim(`echo 'Configuration file is ${CONF}'`))).toEqual(fine);
      // Nothing is installed yet, and it would be read first.
      expect(look(exim(`echo '2026 non-existent configuration file(s): ${CONF}:/no/such/file' >&2`))).toEqual(fine);
    });

    test('is another file: the one that stands in the way, or the only one', () => {
      expect(look(exim(`echo 'Configuration file is /etc/exim.conf'`))).toEqual([
        `  PROBLEM  Exim's configuration file is /etc/exim.conf on this machine, and these files are made for ${CONF}`,
        '           In the wizard, answer basics.eximConfig with /etc/exim.conf, and make the bundle again.',
      ]);
      expect(look(exim(`echo 'Configuration file search path is /:${CONF}'`))[0]).toContain(
        'configuration file is / on',
      );
    });

    test('is another account or group, or another log', () => {
      const file = `echo 'Configuration file is ${CONF}'`;
      expect(look(exim(file, 'exim', 'exim')).filter((line) => line.includes('PROBLEM'))).toEqual([
        "  PROBLEM  Exim's account is exim on this machine, and these files are made for mailnull",
        "  PROBLEM  Exim's group is exim on this machine, and these files are made for mail",
      ]);
      expect(look(exim(file), 'EXIM_LOG=/var/log/maillog;')[0]).toMatch(
        /^ {2}warning {2}Exim's log is \/var\/log\/exim\/mainlog/,
      );
    });

    test('is another folder of Dovecot, or one without conf.d', () => {
      const dovecot = (file: string, base: string) =>
        `case "$*" in -n) echo '# 2.4.1 (abc): ${file}' ;; *) echo '${base}' ;; esac`;
      const here = (program: string, own: string) =>
        run(shell, { doveconf: program }, `DOVECOT_FOLDER=${own}; DOVECOT_RUN=/var/run/dovecot; look_dovecot_places`)
          .said;
      expect(here(dovecot('/etc/dovecot/dovecot.conf', '/run/dovecot'), '/usr/local/etc/dovecot')[0]).toBe(
        "  PROBLEM  Dovecot's folder is /etc/dovecot on this machine, and these files are made for /usr/local/etc/dovecot",
      );
      rmSync(join(folder, 'dovecot.conf'), { force: true });
      expect(here(dovecot(`${folder}/dovecot.conf`, '/opt/run'), folder).join('\n')).toMatch(
        /sockets is \/opt\/run on[\s\S]*there is no .*dovecot\.conf/,
      );
      writeFileSync(join(folder, 'dovecot.conf'), '#!include conf.d/*.conf\n');
      const same = dovecot(`${folder}/dovecot.conf`, '/run/dovecot');
      expect(here(same, folder)[0]).toContain('does not read its folder conf.d');
      writeFileSync(join(folder, 'dovecot.conf'), 'protocols = imap\n  !include_try conf.d/*.conf\n');
      expect(here(same, folder)).toEqual(['']);
    });
  });
});
