/**
 * What install.sh does about fail2ban on systems other than Debian's, with commands that answer as those of each system do. That fail2ban itself
 * takes the files of each platform is proven by `e2e/servers/fail2ban-logs.test.ts`.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readme } from '../../../words/en/readme.ts';
import { defaultsOf, withAnswer } from '../../answers/index.ts';
import { createGenerator, textOf } from '../../bundle.ts';

const generate = createGenerator(readme);
const platforms = ['freebsd', 'alpine', 'fedora'] as const;
type PlatformId = (typeof platforms)[number];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fail2ban-'));
  for (const id of platforms) {
    const answers = withAnswer(
      withAnswer(defaultsOf('internet-dovecot'), 'basics.platform', id),
      'hardening.fail2ban',
      true,
    );
    const script = generate(answers).find(({ path }) => path === 'install.sh');
    const text = script ? textOf(script) : '';
    // All but the lines that start it.
    writeFileSync(join(folder, `${id}.sh`), text.slice(0, text.indexOf('\nBUNDLE=$(')));
  }
  mkdirSync(join(folder, 'etc/filter.d'), { recursive: true });
  writeFileSync(join(folder, 'maillog'), '');
});
afterAll(() => rmSync(folder, { recursive: true }));

let machines = 0;
/** Runs commands with the functions of install.sh where these programs stand before all others. */
function run(id: PlatformId, programs: Readonly<Record<string, string>>, commands: string): readonly string[] {
  machines += 1;
  const work = join(folder, String(machines));
  mkdirSync(work);
  for (const [name, text] of Object.entries(programs)) {
    writeFileSync(join(work, name), `#!/bin/sh\n${text}\n`);
    chmodSync(join(work, name), 0o755);
  }
  const here = `. ${folder}/${id}.sh; WORK=${work}; PATH=${work}:$PATH; has_systemd() { false; }; is_rc_d() { false; }`;
  const { stdout, stderr } = spawnSync('sh', ['-c', `${here}; ${commands}`], { encoding: 'utf8' });
  expect(stderr).toBe('');
  return stdout.trimEnd().split('\n').filter(Boolean);
}
const said = 'echo "${0##*/} $*" >>"${0%/*}/told"';
const OURS = 'replaced /etc/fail2ban/jail.d/exim-wizard.conf';
const restart = `echo '${OURS}' >"$WORK/plan"; restart_fail2ban; cat "$WORK/told"`;

describe('it is started again where its files changed', () => {
  test('by OpenRC', () => {
    expect(run('alpine', { 'rc-service': said, 'fail2ban-client': said }, restart)).toEqual([
      '  ok       fail2ban started',
      'rc-service fail2ban restart',
      'fail2ban-client status exim-wizard',
    ]);
  });

  test('by the scripts of the BSDs', () => {
    const bsd = `is_rc_d() { true; }; ${restart}`;
    expect(run('freebsd', { service: said, 'fail2ban-client': said }, bsd)).toEqual([
      '  ok       fail2ban started',
      'service fail2ban onerestart',
      'fail2ban-client status exim-wizard',
    ]);
  });

  test('by systemd', () => {
    const systemd = `has_systemd() { true; }; ${restart}`;
    expect(run('fedora', { systemctl: said, 'fail2ban-client': said }, systemd)).toEqual([
      '  ok       fail2ban started',
      'systemctl restart fail2ban',
      'fail2ban-client status exim-wizard',
    ]);
  });

  test('by itself, where nothing manages services', () => {
    expect(run('fedora', { 'fail2ban-client': said }, restart)).toEqual([
      '  ok       fail2ban started',
      'fail2ban-client start',
      'fail2ban-client status exim-wizard',
    ]);
  });

  test('and nothing is where others did, or none did, wherever its folder is', () => {
    const matters = (line: string) =>
      run('alpine', {}, `echo '${line}' >"$WORK/plan"; ! fail2ban_matters "$WORK/plan" || echo matters`);
    expect(matters('new 0644 root root /opt/f2b/filter.d/exim-wizard-dovecot.conf')).toEqual(['matters']);
    expect(matters('same 0644 root root /etc/fail2ban/jail.d/exim-wizard.conf')).toEqual([]);
    expect(matters('changed 0644 root root /etc/exim/exim.conf')).toEqual([]);
  });

  test('one that does not start its jail ends the installation', () => {
    const fails = `wait_for() { false; }; die() { echo "died: $*"; exit 0; }; ${restart}`;
    expect(run('alpine', { 'rc-service': said }, fails)).toEqual([
      expect.stringMatching(/^died: fail2ban has not started the jail exim-wizard/),
    ]);
  });
});

describe('before anything is changed', () => {
  const look = (id: PlatformId, programs: Readonly<Record<string, string>>, more = '') =>
    run(
      id,
      programs,
      `FAIL2BAN_FOLDER=${folder}/etc; FAIL2BAN_LOG=${folder}/maillog; ${more} look_fail2ban; echo "$PROBLEMS"`,
    );
  const pf = (rules: string, info = 'Status: Enabled for 0 days') =>
    `case $* in *rules) echo '${rules}' ;; *info) echo '${info}' ;; esac`;

  test('all is well: nothing is said', () => {
    expect(look('freebsd', { pfctl: pf('anchor "f2b/*" all') })).toEqual(['0']);
    expect(look('alpine', {})).toEqual(['0']);
  });

  test.each([
    ['no anchor', pf('block in all')],
    ['not switched on', pf('anchor "f2b/*" all', 'Status: Disabled')],
    ['not there', 'exit 1'],
  ])('pf would shut nobody out: %s', (_title, pfctl) => {
    expect(look('freebsd', { pfctl })).toEqual([
      expect.stringMatching(/^ {2}warning {2}pf does not ask fail2ban/),
      expect.stringContaining(`echo 'anchor "f2b/*"' >>/etc/pf.conf`),
      '0',
    ]);
  });

  test('with a log that is not there fail2ban would not start, nor would it read another folder', () => {
    const log = look('alpine', {}, `FAIL2BAN_LOG=${folder}/none;`);
    expect(log).toEqual([
      expect.stringMatching(/^ {2}PROBLEM {2}there is no .*\/none, where fail2ban is to read/),
      expect.stringContaining('answer basics.mailLog'),
      '1',
    ]);
    expect(look('alpine', {}, `FAIL2BAN_FOLDER=${folder}/none;`)).toEqual([
      expect.stringContaining("  PROBLEM  fail2ban's files are not in"),
      expect.stringContaining('answer basics.fail2banDirectory'),
      '1',
    ]);
    // Its journal needs no file.
    expect(run('fedora', {}, 'echo "log: $FAIL2BAN_LOG, by $FAIL2BAN_TOOL"')).toEqual(['log: , by nft']);
    expect(run('alpine', {}, 'echo "log: $FAIL2BAN_LOG, by $FAIL2BAN_TOOL"')).toEqual([
      'log: /var/log/messages, by nft',
    ]);
  });

  test('the program that shuts addresses out is looked for', () => {
    const programs = `BUNDLE=$WORK; command() { case $2 in pfctl) return 1 ;; esac; }; look_programs`;
    const [missing] = run('freebsd', {}, programs);
    expect(missing).toBe('  PROBLEM  not installed: pfctl');
    expect(run('fedora', {}, programs)).toEqual(['  ok       the programs are there']);
  });
});
