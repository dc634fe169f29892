/** What install.sh promises besides installing: it looks first, changes nothing it should not, and goes back. */
import { afterEach, describe, expect, test } from 'vitest';
import { type Host, imap, inLab, smtp, waitUntil } from '../lab/index.ts';
import {
  changed,
  FOREIGN,
  freshSite,
  letter,
  logIn,
  loginOf,
  MAIL,
  PASSWORDS,
  putBundle,
  runInstaller,
  type Site,
  service,
  siteAnswers,
} from './site.ts';

const BUNDLE = '/root/bundle';

/** Everything on the machine that an installation could touch: path, mode, owner, and what is in it. */
const snapshot = (host: Host) =>
  host.run(
    `find /etc /var/backups /var/vmail /var/lib/exim4 -xdev \\( -type f -o -type l \\) ! -name '*-' ! -path '/etc/.*' \
      -exec stat -c '%n %a %U:%G %F' {} + 2>/dev/null | sort; \
     find /etc -xdev -type f -exec sha256sum {} + 2>/dev/null | sort; getent passwd; getent group`,
    { timeout: 60_000 },
  );

/** Without our own backups, which stay, and the empty folders and key files of the servers themselves. */
const withoutBackups = (text: string) =>
  text
    .split('\n')
    .filter((line) => !/\/var\/backups\/|vmail/.test(line))
    .join('\n');

/** Passwords of virtual mailboxes, and the account that owns their mail, are left alone by --uninstall. */
const withoutAccounts = (text: string, users: 'system' | 'virtual') =>
  users === 'system' ? text : text.replace(/^.*(?:exim-wizard|\/(?:passwd|shadow|group|gshadow)-?(?: |$)).*\n/gm, '');

/** What Debian's exim4-daemon-light says that it was built with. */
const LIGHT = `#!/bin/sh
case "$*" in
  *-bV*) /usr/sbin/exim4.heavy "$@" | sed \
    -e 's/^Support for: .*/Support for: crypteq iconv() IPv6 GnuTLS TLS_resume move_frozen_messages DANE DKIM DNSSEC Event I18N OCSP PIPECONNECT PRDR Queue_Ramp SOCKS SRS TCP_Fast_Open/' \
    -e 's/^Lookups (built-in): .*/Lookups (built-in): lsearch wildlsearch nwildlsearch iplsearch cdb dbm dbmjz dbmnz dnsdb dsearch nis nis0 passwd/' \
    -e 's/^Authenticators: .*/Authenticators: cram_md5 external plaintext/' \
    -e 's/^Routers: .*/Routers: accept dnslookup ipliteral manualroute queryprogram redirect/' \
    -e 's/^Transports: .*/Transports: appendfile\\/maildir\\/mailstore autoreply lmtp pipe smtp/' \
    -e '/^Malware: /d' ;;
  *) exec /usr/sbin/exim4.heavy "$@" ;;
esac
`;

export function installation(suite: 'bookworm' | 'trixie'): void {
  describe.runIf(inLab)(`install.sh on ${suite}`, () => promises(suite));
}

function promises(suite: 'bookworm' | 'trixie'): void {
  let site: Site;
  afterEach(() => site?.close());

  async function prepared(users: 'system' | 'virtual' = 'system'): Promise<Host> {
    site = await freshSite(suite, users);
    await putBundle(site.host, siteAnswers(suite, users), BUNDLE);
    return site.host;
  }

  async function installed(users: 'system' | 'virtual' = 'system'): Promise<Host> {
    const host = await prepared(users);
    const { code, stdout, stderr } = await runInstaller(site, BUNDLE);
    expect(code, stdout + stderr).toBe(0);
    return host;
  }

  async function greeting(): Promise<string> {
    const client = await smtp({ to: MAIL.ip, from: FOREIGN.ip, port: 25 });
    const said = client.greeting.text;
    await client.quit();
    return said;
  }

  /** A login whose message is read back over IMAP: all of it works. */
  async function works(): Promise<void> {
    const client = await logIn(site, 'alice');
    const { text, subject } = letter({ To: 'bob@example.org' });
    expect(await client.message({ from: 'alice@example.org', to: ['bob@example.org'], text })).toMatchObject({
      code: 250,
    });
    await client.quit();
    const { authority } = site;
    const user = loginOf(site, 'bob');
    await using box = await imap({
      address: MAIL.ip,
      name: MAIL.name,
      ca: authority.cert,
      user,
      password: PASSWORDS.bob,
    });
    await waitUntil(
      async () => (await box.messages()).some((mail) => mail.subject === subject),
      20_000,
      () => `bob has not got ${subject}`,
    );
  }

  test('--dry-run leaves no trace', async () => {
    const host = await prepared();
    const before = await snapshot(host);
    const { code, stdout } = await runInstaller(site, BUNDLE, ['--dry-run']);
    expect(stdout).toContain('nothing was changed');
    expect(code).toBe(0);
    expect(await snapshot(host)).toBe(before);
    expect(await host.run('ls -A /tmp')).not.toContain('exim-wizard');
  });

  test.each(['system', 'virtual'] as const)('running it twice changes nothing (%s users)', async (users) => {
    const host = await installed(users);
    const before = await snapshot(host);
    const pids = await host.run('pgrep -x exim4; pgrep -x dovecot');
    const again = await runInstaller(site, BUNDLE);
    expect(again.stdout).toContain('Nothing to change');
    expect(again.code).toBe(0);
    expect(await snapshot(host)).toBe(before);
    expect(await host.run('pgrep -x exim4; pgrep -x dovecot')).toBe(pids);
  });

  test.each(['system', 'virtual'] as const)('--uninstall brings back what was there (%s users)', async (users) => {
    const host = await prepared(users);
    await host.run('echo "# the administrator’s own" >>/etc/dovecot/conf.d/10-mail.conf');
    const before = await snapshot(host);
    expect((await runInstaller(site, BUNDLE)).code).toBe(0);
    const aliases = before.match(/.*\/etc\/aliases$/m)?.[0];
    if (aliases) expect(await snapshot(host)).toContain(aliases);
    const undone = await runInstaller(site, BUNDLE, ['--uninstall', '--yes']);
    expect(undone.code, undone.stdout + undone.stderr).toBe(0);
    const after = withoutBackups(await snapshot(host));
    expect(withoutAccounts(after, users)).toBe(withoutAccounts(withoutBackups(before), users));
  });

  test('refuses an Exim that was built without what the answers need, and takes it where they need none of that', async () => {
    const host = await prepared();
    await host.run('mv /usr/sbin/exim4 /usr/sbin/exim4.heavy');
    await host.write('/usr/sbin/exim4', LIGHT, { mode: 0o755 });
    const before = await snapshot(host);
    const { code, stdout } = await runInstaller(site, BUNDLE);
    expect(code).not.toBe(0);
    expect(stdout).toContain('PROBLEM  this Exim was built without dovecot SPF Content_Scanning\n');
    expect(stdout).toContain('apt-get install --no-install-recommends exim4-daemon-heavy ');
    expect(await snapshot(host)).toBe(before);
    await putBundle(
      host,
      changed(siteAnswers(suite, 'system'), {
        'tls.logins': 'passwords',
        'hardening.spf': 'off',
        'hardening.attachments': 'off',
      }),
      '/root/plainer',
    );
    const plainer = (await runInstaller(site, '/root/plainer', ['--dry-run'])).stdout;
    expect(plainer).toContain('ok       Exim has all that the configuration needs');
  });

  test.each([
    ['Exim’s file', 'root/etc/exim4/exim4.conf', 'begin routers', 'begin rooters'],
    ['a transport that does not exist', 'root/etc/exim4/exim4.conf', 'transport = dovecot_lmtp', 'transport = dovekot'],
    ['Dovecot’s file', 'root/etc/dovecot/conf.d/99-exim-wizard.conf', 'auth_mechanisms', 'auth_mechanism'],
  ])('refuses a broken bundle before anything is swapped in: %s', async (_what, path, right, wrong) => {
    const host = await installed();
    const before = await snapshot(host);
    const text = await host.read(`${BUNDLE}/${path}`);
    expect(text).toContain(right);
    await host.write(`${BUNDLE}/${path}`, text.replaceAll(right, wrong));
    const { code, stdout } = await runInstaller(site, BUNDLE);
    expect(code).not.toBe(0);
    expect(stdout).toContain('PROBLEM');
    expect(await snapshot(host)).toBe(before);
    await works();
  });

  test.each([
    // Passes every check of a configuration, and shows only once the servers run.
    ['Exim asks a Dovecot that is elsewhere', 'root/etc/exim4/exim4.conf', 'port = 2525', 'port = 2526'],
    [
      'Dovecot’s socket is somebody else’s',
      'root/etc/dovecot/conf.d/99-exim-wizard.conf',
      'user = Debian-exim',
      'user = nobody',
    ],
    [
      'Dovecot cannot start',
      'root/etc/dovecot/conf.d/99-exim-wizard.conf',
      'user = Debian-exim',
      'user = no-such-account',
    ],
  ])('rolls back when the new servers do not work: %s', async (_what, path, right, wrong) => {
    const host = await installed();
    const before = withoutBackups(await snapshot(host));
    const text = await host.read(`${BUNDLE}/${path}`);
    expect(text).toContain(right);
    await host.write(`${BUNDLE}/${path}`, text.replaceAll(right, wrong));
    const { code, stdout } = await runInstaller(site, BUNDLE);
    expect(code, stdout).not.toBe(0);
    expect(stdout).toContain('Everything is as it was before');
    expect(withoutBackups(await snapshot(host))).toBe(before);
    expect(await greeting()).toContain(MAIL.name);
    await works();
  });

  test('rolls back when it is killed half way', async () => {
    const host = await installed();
    const before = withoutBackups(await snapshot(host));
    const text = await host.read(`${BUNDLE}/root/etc/exim4/exim4.conf`);
    await host.write(
      `${BUNDLE}/root/etc/exim4/exim4.conf`,
      text.replace('message_size_limit = 50M', 'message_size_limit = 51M'),
    );
    const running = host.start(['sh', `${BUNDLE}/install.sh`, '--yes']);
    await running.waitFor(/Testing|started/);
    running.kill('TERM');
    await running.ended;
    await waitUntil(
      async () => !(await host.run('cat /run/exim-wizard/pid 2>/dev/null || true')).trim(),
      30_000,
      () => 'install.sh has not ended',
    );
    expect(withoutBackups(await snapshot(host))).toBe(before);
    await works();
  });

  test('looks at names, address, DNSSEC and port 25 as the world sees them', async () => {
    const host = await prepared();
    const trusting = (await host.read('/etc/resolv.conf')).replace(/^options/m, 'options trust-ad');
    await host.write('/etc/resolv.conf', trusting);
    site.net.dns.addSecure('org NS a0.org.example');
    const seen = async () => (await runInstaller(site, BUNDLE, ['--dry-run'])).stdout;
    const good = await seen();
    expect(good).toContain(`${MAIL.name} is ${MAIL.ip}, and the reverse`);
    expect(good).toContain('mail for example.org comes to mail.example.org');
    expect(good).toContain('port 25 is open outward');
    expect(good).toContain('ok       the resolver validates DNSSEC: outgoing mail uses DANE');
    expect(good).not.toContain('without DANE');
    expect(good).not.toContain('the resolver does not answer');
    site.net.dns.remove('example.org', 'MX');
    site.net.dns.remove('10.2.0.192.in-addr.arpa', 'PTR');
    await site.mx.close();
    await host.write('/etc/resolv.conf', trusting.replace(' trust-ad', ''));
    const bad = await seen();
    expect(bad).toContain('example.org has no MX record');
    expect(bad).toMatch(/reverse name \(PTR\) is missing/);
    expect(bad).toMatch(/port 25 .*(?:closed|blocked|not open)/);
    expect(bad).toContain('outgoing mail does without DANE');
    await host.write('/etc/resolv.conf', trusting);
    // A resolver that validates nothing says so of no answer.
    site.net.dns.remove('org');
    site.net.dns.add('org NS a0.org.example');
    expect(await seen()).toContain('outgoing mail does without DANE');
    site.net.dns.trouble('example.org', 'servfail');
    expect(await seen()).toContain('the resolver does not answer');
    expect(await host.run('ls -A /var/backups')).not.toContain('exim-wizard');
  });

  test('looks whether block lists talk to its resolver, by the entries that each has for that', async () => {
    const host = await prepared();
    const lists = ['good', 'shared', 'everybody', 'dead', 'silent'].map((name) => `${name}.example.net`);
    const answers = changed(siteAnswers(suite, 'system'), {
      'hardening.blockLists': lists.map((zone, index) => (index ? zone : `${zone}=127.0.0.2-11`)),
    });
    await putBundle(host, answers, BUNDLE);
    const [good, shared, everybody, dead, silent] = lists;
    for (const code of ['127.0.0.2', '127.0.0.4']) site.net.dns.add(`2.0.0.127.${good} A ${code}`);
    site.net.dns.add(`2.0.0.127.${shared} A 127.255.255.254`, `*.0.0.127.${everybody} A 127.0.0.2`);
    site.net.dns.trouble(silent ?? '', 'servfail');
    const { code, stdout } = await runInstaller(site, BUNDLE, ['--dry-run']);
    expect(code, stdout).toBe(0);
    expect(
      stdout
        .split('\n')
        .filter((line) => line.includes('the block list'))
        .map((line) => line.trim()),
    ).toEqual([
      `ok       the block list ${good} answers`,
      expect.stringMatching(new RegExp(`^warning  the block list ${shared} does not talk to this resolver`)),
      expect.stringMatching(new RegExp(`^warning  the block list ${everybody} lists everybody`)),
      expect.stringMatching(new RegExp(`^warning  the block list ${dead} does not know its own test entry`)),
      expect.stringMatching(new RegExp(`^warning  the block list ${silent} does not answer`)),
    ]);
    // Without lists nobody is asked.
    await putBundle(host, changed(answers, { 'hardening.blockListAction': 'off' }), BUNDLE);
    expect((await runInstaller(site, BUNDLE, ['--dry-run'])).stdout).not.toContain('block list');
  });

  test('warns of a hidden machine name that DNS knows: by its MX, else by its address', async () => {
    const host = await prepared();
    const hidden = ['mx-too.example.org', 'address-too.example.org', 'unknown.example.org'];
    await putBundle(
      host,
      changed(siteAnswers(suite, 'system'), {
        'routing.hideNames': hidden,
        'routing.visibleDomain': 'example.org',
      }),
      BUNDLE,
    );
    site.net.dns.machine('mx-too.example.org', '192.0.2.11');
    site.net.dns.machine('address-too.example.org', '192.0.2.12');
    site.net.dns.add(`mx-too.example.org MX 10 ${MAIL.name}`);
    const { code, stdout } = await runInstaller(site, BUNDLE, ['--dry-run']);
    expect(code, stdout).toBe(0);
    expect(stdout).toMatch(
      /mx-too\.example\.org is to be hidden, and its MX is .*mail\.example\.org.*: answers .* go to example\.org/,
    );
    expect(stdout).toContain('address-too.example.org is to be hidden, and DNS has its address');
    expect(stdout).not.toContain('mx-too.example.org is to be hidden, and DNS has');
    expect(stdout).not.toContain('unknown.example.org is to be hidden');
  });

  test.each([
    ['no certificate', `rm -r /etc/letsencrypt/live/${MAIL.name}`, 'certbot certonly'],
    ['a certificate of another name', 'NAME', 'does not cover'],
    ['a port that is taken', 'PORT', 'port 587 is taken'],
    ['an account that is missing', 'userdel bob', 'adduser bob'],
    ['a platform that is another', 'PLATFORM', 'choose the right platform'],
  ])('stops at a problem and says what to do: %s', async (_what, trouble, hint) => {
    const host = await prepared();
    if (trouble === 'NAME') {
      const other = await site.authority.issue(['other.example.net']);
      await host.write(`/etc/letsencrypt/live/${MAIL.name}/fullchain.pem`, other.chain);
      await host.write(`/etc/letsencrypt/live/${MAIL.name}/privkey.pem`, other.key, { mode: 0o600 });
    } else if (trouble === 'PORT') {
      host.start('exec nc -lk -p 587');
      await host.waitForPort(587);
    } else if (trouble === 'PLATFORM') {
      await putBundle(host, siteAnswers(suite === 'bookworm' ? 'trixie' : 'bookworm', 'system'), BUNDLE);
    } else {
      await host.run(trouble);
    }
    const before = await snapshot(host);
    const { code, stdout } = await runInstaller(site, BUNDLE);
    expect(code, stdout).not.toBe(0);
    expect(stdout).toContain(hint);
    expect(await snapshot(host)).toBe(before);
  });

  test('on a platform that is not known, what differs is said; answered so, it installs and works', async () => {
    const host = await prepared();
    const versions = (
      { bookworm: { exim: '4.96', dovecot: '2.3' }, trixie: { exim: '4.98', dovecot: '2.4' } } as const
    )[suite];
    const unknown = changed(siteAnswers(suite, 'system'), {
      'basics.platform': 'other',
      'basics.eximVersion': versions.exim,
      'basics.dovecotVersion': versions.dovecot,
      'basics.eximBinary': '/usr/sbin/exim4',
      'basics.eximUser': 'mail',
      'basics.eximGroup': 'mail',
      'basics.eximService': 'exim4',
      'basics.dovecotConfig': '/etc/mail/dovecot',
    });
    await putBundle(host, unknown, BUNDLE);
    const before = await snapshot(host);
    const refused = await runInstaller(site, BUNDLE);
    expect(refused.code, refused.stdout).not.toBe(0);
    for (const hint of [
      'answer basics.eximConfig with /etc/exim4/exim4.conf,',
      'answer basics.eximUser with Debian-exim,',
      'answer basics.eximGroup with Debian-exim,',
      'answer basics.dovecotConfig with /etc/dovecot,',
      'answer basics.eximLog with',
    ]) {
      expect(refused.stdout).toContain(hint);
    }
    expect(refused.stdout).toContain('/var/log/exim4/mainlog');
    expect(await snapshot(host)).toBe(before);
    await host.run(['rm', '-rf', BUNDLE]);
    const answered = changed(unknown, {
      'basics.eximConfig': '/etc/exim4/exim4.conf',
      'basics.eximUser': 'Debian-exim',
      'basics.eximGroup': 'Debian-exim',
      'basics.dovecotConfig': '/etc/dovecot',
      'basics.eximLog': '/var/log/exim4/mainlog',
    });
    await putBundle(host, answered, BUNDLE);
    const installed = await runInstaller(site, BUNDLE);
    expect(installed.code, installed.stdout + installed.stderr).toBe(0);
    expect(installed.stdout).toContain('paths and accounts are as these files expect them');
    await works();
  });

  test('the sockets work pasted into 10-master.conf too, with the drop-in and without its services', async () => {
    const host = await installed();
    const master = await host.read('/etc/dovecot/conf.d/10-master.conf');
    const snippet = await host.read(`${BUNDLE}/snippets/10-master.conf`);
    await host.write('/etc/dovecot/conf.d/10-master.conf', `${master}\n${snippet}`);
    await service(site, 'dovecot', 'restart');
    await works();
    const dropIn = await host.read('/etc/dovecot/conf.d/99-exim-wizard.conf');
    const alone = dropIn.replace(/(?:^# .*\n)*^service (?:auth|lmtp) \{\n[\s\S]*?^\}\n/gm, '');
    expect(alone).not.toContain('service auth');
    await host.write('/etc/dovecot/conf.d/99-exim-wizard.conf', alone);
    await service(site, 'dovecot', 'restart');
    await works();
  });
}
