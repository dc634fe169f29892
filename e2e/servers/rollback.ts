/** What install.sh promises besides installing: it changes nothing it should not, and goes back. */
import { describe, expect, test } from 'vitest';
import { type Host, inLab, waitUntil } from '../lab/index.ts';
import { BUNDLE, machineOf, snapshot } from './installer.ts';
import { MAIL, runInstaller, service } from './site.ts';

const EXIM = `${BUNDLE}/root/etc/exim4/exim4.conf`;
const DOVECOT = `${BUNDLE}/root/etc/dovecot/conf.d/99-exim-wizard.conf`;

/** Without our own backups, which stay, and the empty folders and key files of the servers themselves. */
const withoutBackups = (text: string) =>
  text
    .split('\n')
    .filter((line) => !/\/var\/backups\/|vmail/.test(line))
    .join('\n');

/** Passwords of virtual mailboxes, and the account that owns their mail, are left alone by --uninstall. */
const withoutAccounts = (text: string, users: 'system' | 'virtual') =>
  users === 'system' ? text : text.replace(/^.*(?:exim-wizard|\/(?:passwd|shadow|group|gshadow)-?(?: |$)).*\n/gm, '');

export function installation(suite: 'bookworm' | 'trixie'): void {
  describe.runIf(inLab)(`install.sh on ${suite}`, () => promises(suite));
}

function promises(suite: 'bookworm' | 'trixie'): void {
  const { site, prepared, installed, greeting, works } = machineOf(suite);

  /** Runs install.sh on the bundle with one thing wrong in it, which is right again afterwards. */
  async function installBroken(host: Host, { path, right, wrong }: Record<'path' | 'right' | 'wrong', string>) {
    const text = await host.read(path);
    expect(text).toContain(right);
    await host.write(path, text.replaceAll(right, wrong));
    const result = await runInstaller(site(), BUNDLE);
    await host.write(path, text);
    return result;
  }

  test('--dry-run leaves no trace', async () => {
    const host = await prepared();
    const before = await snapshot(host);
    const { code, stdout } = await runInstaller(site(), BUNDLE, ['--dry-run']);
    expect(stdout).toContain('nothing was changed');
    expect(code).toBe(0);
    expect(await snapshot(host)).toBe(before);
    expect(await host.run('ls -A /tmp')).not.toContain('exim-wizard');
  });

  test.each(['system', 'virtual'] as const)('running it twice changes nothing (%s users)', async (users) => {
    const host = await installed(users);
    const before = await snapshot(host);
    const pids = await host.run('pgrep -x exim4; pgrep -x dovecot');
    const again = await runInstaller(site(), BUNDLE);
    expect(again.stdout).toContain('Nothing to change');
    expect(again.code).toBe(0);
    expect(await snapshot(host)).toBe(before);
    expect(await host.run('pgrep -x exim4; pgrep -x dovecot')).toBe(pids);
  });

  test.each(['system', 'virtual'] as const)('--uninstall brings back what was there (%s users)', async (users) => {
    const host = await prepared(users);
    await host.run('echo "# the administrator’s own" >>/etc/dovecot/conf.d/10-mail.conf');
    const before = await snapshot(host);
    expect((await runInstaller(site(), BUNDLE)).code).toBe(0);
    const aliases = before.match(/.*\/etc\/aliases$/m)?.[0];
    if (aliases) expect(await snapshot(host)).toContain(aliases);
    const undone = await runInstaller(site(), BUNDLE, ['--uninstall', '--yes']);
    expect(undone.code, undone.stdout + undone.stderr).toBe(0);
    const after = withoutBackups(await snapshot(host));
    expect(withoutAccounts(after, users)).toBe(withoutAccounts(withoutBackups(before), users));
  });

  test('refuses a broken bundle before anything is swapped in', async () => {
    const host = await installed();
    const before = await snapshot(host);
    for (const broken of [
      { path: EXIM, right: 'begin routers', wrong: 'begin rooters' },
      // A transport that does not exist.
      { path: EXIM, right: 'transport = dovecot_lmtp', wrong: 'transport = dovekot' },
      { path: DOVECOT, right: 'auth_mechanisms', wrong: 'auth_mechanism' },
    ]) {
      const { code, stdout } = await installBroken(host, broken);
      expect(code, stdout).not.toBe(0);
      expect(stdout).toContain('PROBLEM');
      expect(await snapshot(host), broken.wrong).toBe(before);
      await works();
    }
  });

  test('rolls back when the new servers do not work', async () => {
    const host = await installed();
    const before = withoutBackups(await snapshot(host));
    for (const broken of [
      // Exim asks a Dovecot that is elsewhere: this passes every check of a configuration, and shows only once the servers run.
      { path: EXIM, right: 'port = 2525', wrong: 'port = 2526' },
      // Dovecot's socket is somebody else's, or Dovecot cannot start.
      { path: DOVECOT, right: 'user = Debian-exim', wrong: 'user = nobody' },
      { path: DOVECOT, right: 'user = Debian-exim', wrong: 'user = no-such-account' },
    ]) {
      const { code, stdout } = await installBroken(host, broken);
      expect(code, stdout).not.toBe(0);
      expect(stdout).toContain('Everything is as it was before');
      expect(withoutBackups(await snapshot(host)), broken.wrong).toBe(before);
      expect(await greeting()).toContain(MAIL.name);
      await works();
    }
  });

  test('rolls back when it is killed half way', async () => {
    const host = await installed();
    const before = withoutBackups(await snapshot(host));
    const text = await host.read(EXIM);
    await host.write(EXIM, text.replace('message_size_limit = 50M', 'message_size_limit = 51M'));
    const running = host.start(['sh', `${BUNDLE}/install.sh`, '--yes']);
    await running.waitFor(/Testing|started/);
    running.kill('TERM');
    await running.ended;
    await waitUntil(
      async () => !(await host.run('cat /run/exim-wizard/pid 2>/dev/null || true')).trim(),
      () => 'install.sh has not ended',
    );
    expect(withoutBackups(await snapshot(host))).toBe(before);
    await works();
  });

  test('the sockets work pasted into 10-master.conf too, with the drop-in and without its services', async () => {
    const host = await installed();
    const master = await host.read('/etc/dovecot/conf.d/10-master.conf');
    const snippet = await host.read(`${BUNDLE}/snippets/10-master.conf`);
    await host.write('/etc/dovecot/conf.d/10-master.conf', `${master}\n${snippet}`);
    await service(site(), 'dovecot', 'restart');
    await works();
    const dropIn = await host.read('/etc/dovecot/conf.d/99-exim-wizard.conf');
    const alone = dropIn.replace(/(?:^# .*\n)*^service (?:auth|lmtp) \{\n[\s\S]*?^\}\n/gm, '');
    expect(alone).not.toContain('service auth');
    await host.write('/etc/dovecot/conf.d/99-exim-wizard.conf', alone);
    await service(site(), 'dovecot', 'restart');
    await works();
  });
}
