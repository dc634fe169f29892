/** What install.sh looks at before it changes anything: the machine, the Exim on it, and the world around. */
import { describe, expect, test } from 'vitest';
import { inLab } from '../lab/index.ts';
import { BUNDLE, machineOf, snapshot } from './installer.ts';
import { changed, MAIL, putBundle, runInstaller, siteAnswers } from './site.ts';

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

export function looking(suite: 'bookworm' | 'trixie'): void {
  describe.runIf(inLab)(`what install.sh looks at on ${suite}`, () => looks(suite));
}

function looks(suite: 'bookworm' | 'trixie'): void {
  const { site, prepared, works } = machineOf(suite);

  test('refuses an Exim that was built without what the answers need, and takes it where they need none of that', async () => {
    const host = await prepared();
    await host.run('mv /usr/sbin/exim4 /usr/sbin/exim4.heavy');
    await host.write('/usr/sbin/exim4', LIGHT, { mode: 0o755 });
    const before = await snapshot(host);
    const { code, stdout } = await runInstaller(site(), BUNDLE);
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
    const plainer = (await runInstaller(site(), '/root/plainer', ['--dry-run'])).stdout;
    expect(plainer).toContain('ok       Exim has all that the configuration needs');
  });

  test('looks at names, address, DNSSEC and port 25 as the world sees them', async () => {
    const host = await prepared();
    const trusting = (await host.read('/etc/resolv.conf')).replace(/^options/m, 'options trust-ad');
    await host.write('/etc/resolv.conf', trusting);
    site().net.dns.addSecure('org NS a0.org.example');
    const seen = async () => (await runInstaller(site(), BUNDLE, ['--dry-run'])).stdout;
    const good = await seen();
    expect(good).toContain(`${MAIL.name} is ${MAIL.ip}, and the reverse`);
    expect(good).toContain('mail for example.org comes to mail.example.org');
    expect(good).toContain('port 25 is open outward');
    expect(good).toContain('ok       the resolver validates DNSSEC: outgoing mail uses DANE');
    expect(good).not.toContain('without DANE');
    expect(good).not.toContain('the resolver does not answer');
    site().net.dns.remove('example.org', 'MX');
    site().net.dns.remove('10.2.0.192.in-addr.arpa', 'PTR');
    await site().mx.close();
    await host.write('/etc/resolv.conf', trusting.replace(' trust-ad', ''));
    const bad = await seen();
    expect(bad).toContain('example.org has no MX record');
    expect(bad).toMatch(/reverse name \(PTR\) is missing/);
    expect(bad).toMatch(/port 25 .*(?:closed|blocked|not open)/);
    expect(bad).toContain('outgoing mail does without DANE');
    await host.write('/etc/resolv.conf', trusting);
    // A resolver that validates nothing says so of no answer.
    site().net.dns.remove('org');
    site().net.dns.add('org NS a0.org.example');
    expect(await seen()).toContain('outgoing mail does without DANE');
    site().net.dns.trouble('example.org', 'servfail');
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
    for (const code of ['127.0.0.2', '127.0.0.4']) site().net.dns.add(`2.0.0.127.${good} A ${code}`);
    site().net.dns.add(`2.0.0.127.${shared} A 127.255.255.254`, `*.0.0.127.${everybody} A 127.0.0.2`);
    site().net.dns.trouble(silent ?? '', 'servfail');
    const { code, stdout } = await runInstaller(site(), BUNDLE, ['--dry-run']);
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
    expect((await runInstaller(site(), BUNDLE, ['--dry-run'])).stdout).not.toContain('block list');
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
    site().net.dns.machine('mx-too.example.org', '192.0.2.11');
    site().net.dns.machine('address-too.example.org', '192.0.2.12');
    site().net.dns.add(`mx-too.example.org MX 10 ${MAIL.name}`);
    const { code, stdout } = await runInstaller(site(), BUNDLE, ['--dry-run']);
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
      const other = await site().authority.issue(['other.example.net']);
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
    const { code, stdout } = await runInstaller(site(), BUNDLE);
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
    const refused = await runInstaller(site(), BUNDLE);
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
    const installed = await runInstaller(site(), BUNDLE);
    expect(installed.code, installed.stdout + installed.stderr).toBe(0);
    expect(installed.stdout).toContain('paths and accounts are as these files expect them');
    await works();
  });
}
