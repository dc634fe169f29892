/**
 * What the read-me says for later days, done: the logs are turned over by the lines that it gives, its backup has all that a new machine needs, and
 * its rule for the firewall lets in what listens.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answers, withAnswer } from '../../src/core/answers/index.ts';
import { generateFile, textOf } from '../../src/core/mailserver/file.ts';
import { readmeFile } from '../../src/core/mailserver/readme/index.ts';
import { readme } from '../../src/words/en/readme.ts';
import { addresses, inLab, smtp } from '../lab/index.ts';
import {
  answersFor,
  BUNDLE,
  FOREIGN,
  freshSite,
  install,
  letter,
  logIn,
  MAIL,
  reads,
  runInstaller,
  type Site,
  siteAnswers,
  stranger,
} from './site.ts';

/** Where Debian 13's package still listens for programs from before RFC 5804; nobody needs it opened. */
const OLD_SIEVE = 2000;

/** The read-me of these answers. */
function readmeOf(answers: Answers): string {
  const file = generateFile(readmeFile(readme), answers);
  return file ? textOf(file) : '';
}
/** The command in a text that begins so. */
const command = (text: string, start: string): string =>
  text.split('\n').find((line) => line.startsWith(start)) ?? `echo there is no ${start} >&2; false`;

test.runIf(inLab).each(['bookworm', 'trixie'] as const)(
  '%s: logrotate takes the lines of a platform without its own',
  async (suite) => {
    const answers = answersFor({
      'basics.platform': 'other',
      'basics.eximLog': '/var/log/exim4/mainlog',
      'basics.eximUser': 'Debian-exim',
      'basics.eximGroup': 'adm',
    });
    const text = readmeOf(answers);
    const lines = /`\/etc\/logrotate\.d\/exim-wizard`:\n\n```\n([\s\S]*?)```/.exec(text)?.[1] ?? '';
    expect(lines).toContain('/var/log/exim4/mainlog /var/log/exim4/rejectlog {');
    const { host, close } = await freshSite(suite, 'system');
    try {
      await host.run('rm -f /etc/logrotate.d/exim4-*; echo before >/var/log/exim4/mainlog');
      await host.write('/etc/logrotate.d/exim-wizard', lines, { mode: 0o644 });
      await host.run('logrotate --force /etc/logrotate.d/exim-wizard');
      expect(await host.run('cat /var/log/exim4/mainlog.1')).toBe('before\n');
      expect(await host.run("stat -c '%a %U %G %s' /var/log/exim4/mainlog")).toBe('640 Debian-exim adm 0\n');
    } finally {
      await close();
    }
  },
);

describe.runIf(inLab).each([
  ['bookworm', 'system'],
  ['trixie', 'virtual'],
] as const)('a server on %s with %s mailboxes', (suite, users) => {
  let site: Site;
  let text: string;

  beforeAll(async () => {
    site = await freshSite(suite, users);
    // The packages for Sieve are on the lab's machines: without it they listen all the same.
    const answers = withAnswer(siteAnswers(suite, users), 'dovecot.sieve', true);
    text = readmeOf(answers);
    await install(site, answers);
  });
  afterAll(() => site?.close());

  async function bring(): Promise<string> {
    const client = await stranger();
    const { text: message, subject } = letter({ From: `carol@${FOREIGN.domain}` });
    const from = `carol@${FOREIGN.domain}`;
    expect(await client.message({ from, to: ['alice@example.org'], text: message })).toMatchObject({ code: 250 });
    await client.quit();
    return subject;
  }

  test('listens to others on the ports that its read-me opens, and a firewall that drops all else lets them in', async () => {
    const lines = (await site.host.run('ss -Hltn'))
      .trim()
      .split('\n')
      .map((line) => line.trim().split(/\s+/)[3] ?? '');
    const listening = lines.filter((at) => !/^(?:127\.|\[::1\])/.test(at)).map((at) => Number(at.split(':').at(-1)));
    const opened =
      command(text, 'ufw allow')
        .match(/[\d,]+$/)?.[0]
        .split(',')
        .map(Number) ?? [];
    // A web server and the client for certificates come from elsewhere.
    const ours = opened.filter((port) => port !== 80 && port !== 443);
    expect([...new Set(listening.filter((port) => port !== OLD_SIEVE))].toSorted()).toEqual(ours.toSorted());

    const rule = command(readmeOf(withAnswer(siteAnswers(suite, users), 'basics.platform', 'other')), 'nft insert');
    await site.host.run('nft add table inet filter');
    await site.host.run("nft add chain inet filter input '{ type filter hook input priority 0; policy accept; }'");
    await site.host.run('nft add rule inet filter input ct state established,related accept');
    await site.host.run('nft add rule inet filter input meta l4proto tcp reject');
    const port25 = { to: MAIL.ip, from: addresses.stranger, port: 25 };
    await expect(smtp(port25)).rejects.toThrow(/ECONNREFUSED/);
    await site.host.run(rule);
    (await smtp(port25)).close();
    await site.host.run('nft flush chain inet filter input');
  });

  test('is the same on a new machine that got its backup: mail, keys and passwords', async () => {
    const subject = await bring();
    await reads(site, 'alice', subject);
    const srs = await site.host.run('sha256sum /etc/exim4/wizard/srs-key /etc/exim4/wizard/dkim/*');
    expect(srs.trim().split('\n').length).toBeGreaterThan(2);
    await site.host.run(command(text, '(umask 077 && tar '));
    expect(await site.host.run("stat -c '%a %U' /root/mail-backup-*.tar.gz")).toBe('600 root\n');

    // Another machine: nothing of ours is there, and the number of the account that owned the mail is somebody else's.
    await site.host.run(`sh ${BUNDLE}/install.sh --uninstall --yes`);
    const paths = text.match(/\$\(ls -d (.*) 2>\/dev\/null\)/)?.[1] ?? '';
    await site.host.run(`rm -rf ${paths}`);
    expect((await site.host.exec('ls -d /etc/exim4/wizard /var/vmail /home/*/Maildir')).stdout).toBe('');
    if (users === 'virtual') {
      const uid = (await site.host.run('id -u vmail')).trim();
      await site.host.run(`userdel vmail; groupdel vmail; useradd --uid ${uid} --user-group mallory`);
    }
    await site.host.run(command(text, 'tar -xzpf'));
    const { code, stdout, stderr } = await runInstaller(site, BUNDLE, ['--yes'], '');
    expect(code, stdout + stderr).toBe(0);

    expect(await site.host.run('sha256sum /etc/exim4/wizard/srs-key /etc/exim4/wizard/dkim/*')).toBe(srs);
    expect(await site.host.run("stat -c '%a %U:%G' /etc/exim4/wizard/srs-key")).toBe('640 root:Debian-exim\n');
    await reads(site, 'alice', subject);
    // New mail comes beside the old, and the password is the one that it was.
    await reads(site, 'alice', await bring());
    await (await logIn(site, 'alice')).quit();
    if (users === 'virtual') {
      expect(await site.host.run('find /var/vmail ! -user vmail -o ! -group vmail')).toBe('');
    }
  });
});
