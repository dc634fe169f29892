/**
 * Rungs 1 to 4 of the ladder for many configurations: `-bV`, the daemon, `-bt`, `-bh`. What `-bV` lets pass (an undefined list, a transport
 * that does not exist, a bad cipher string) the later rungs find; the last test shows that they do.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answers, defaultsOf, presetIds, withAnswer } from '../../src/core/answers/index.ts';
import { randomAnswers } from '../../src/core/answers/variants.ts';
import { createGenerator, textOf } from '../../src/core/bundle.ts';

import { readme } from '../../src/words/en/readme.ts';

import { type Host, type Internet, inLab, internet } from '../lab/index.ts';
import { PLATFORM_OF } from './site.ts';

const CONF = '/etc/exim4/exim4.conf';
const COUNT = 40;

/** A session as a stranger would have it; `-bh` runs every ACL up to the message. */
const session = (domain: string) =>
  [
    'EHLO mx.foreign.example',
    'MAIL FROM:<carol@foreign.example>',
    `RCPT TO:<postmaster@${domain}>`,
    `RCPT TO:<root@${domain}>`,
    'RCPT TO:<somebody@elsewhere.example>',
    'DATA',
    'From: carol@foreign.example',
    'Subject: x',
    '',
    'x',
    '.',
    'QUIT',
    '',
  ].join('\r\n');

/** Whether routing alone takes any name: Dovecot is asked later, or a catch-all takes it. */
function takesEveryName({ basics, routing, dovecot }: Answers): boolean {
  if (routing.delivery === 'none') return false;
  if (routing.catchAll !== '' && basics.incoming === 'internet') return true;
  return routing.delivery === 'lmtp' && dovecot.users === 'virtual';
}

describe.runIf(inLab).each(['bookworm', 'trixie'] as const)('the ladder on %s', (suite) => {
  let net: Internet;
  let host: Host;

  beforeAll(async () => {
    net = await internet();
    net.dns.machine('mx.foreign.example', '198.51.100.20');
    net.dns.add('foreign.example MX 10 mx.foreign.example', 'elsewhere.example MX 10 mx.foreign.example');
    // The primary of what a backup takes.
    net.dns.add('example.org MX 10 mx.foreign.example');
    host = await net.host({ suite, name: 'mail.example.org' });
    await host.run(['useradd', '--create-home', 'alice']);
  });
  afterAll(async () => {
    await host?.close();
    await net?.close();
  });

  async function put(answers: Answers): Promise<void> {
    for (const file of createGenerator(readme)(answers)) {
      if (!file.path.startsWith('root/etc/exim4/')) continue;
      const owner = file.group ? `root:${file.group}` : 'root';
      await host.write(file.path.slice('root'.length), textOf(file), { mode: file.mode, owner });
    }
    await host.run('chgrp -R Debian-exim /etc/exim4/wizard && chmod 0750 /etc/exim4/wizard');
  }

  /** Everything that Exim says against this configuration; empty where it has nothing to say. */
  async function complaints(answers: Answers): Promise<string[]> {
    const found: string[] = [];
    await host.run('rm -f /var/spool/exim4/db/*');
    const domain = answers.basics.domains[0] as string;
    const version = await host.exec(['exim4', '-C', CONF, '-bV']);
    if (version.code !== 0) return [`-bV: ${version.stdout}${version.stderr}`];
    const daemon = host.start(['exim4', '-bdf', '-oX', '127.0.0.1.2599', '-oP', '/tmp/exim.pid']);
    await Promise.race([
      host.waitForPort(2599).catch((error: Error) => found.push(`daemon: ${error.message}`)),
      daemon.ended,
    ]);
    daemon.kill('TERM');
    const ending = await daemon.ended;
    if (ending.signal === undefined && ending.code !== 0) found.push(`daemon: ${daemon.output()}`);
    for (const [address, expected] of [
      [`root@${domain}`, 0],
      [`nobody-here@${domain}`, takesEveryName(answers) ? 0 : 2],
      ['carol@foreign.example', 0],
    ] as const) {
      const routed = await host.exec(['exim4', '-bt', address]);
      if (routed.code !== expected) found.push(`-bt ${address}: ${routed.code} ${routed.stdout}${routed.stderr}`);
    }
    const talk = await host.exec(['exim4', '-bh', '198.51.100.20'], { input: session(domain) });
    // What an alias of the roles leads to outside is not looked up in a session; a mailbox is asked of a Dovecot that is not there.
    if (!/^250 Accepted/m.test(talk.stdout)) found.push(`-bh accepts nobody: ${talk.stdout}`);
    if (!/^550 Relay not permitted/m.test(talk.stdout)) found.push(`-bh relays: ${talk.stdout}`);
    if (/^4\d\d |Temporary local problem/m.test(talk.stdout)) found.push(`-bh: ${talk.stdout}${talk.stderr}`);
    const panic = await host.run('cat /var/log/exim4/paniclog 2>/dev/null; rm -f /var/log/exim4/paniclog');
    if (panic) found.push(`panic log: ${panic}`);
    return found;
  }

  const onThisPlatform = (answers: Answers) => withAnswer(answers, 'basics.platform', PLATFORM_OF[suite]);

  test.each(presetIds)('%s as it comes', async (preset) => {
    const answers = onThisPlatform(defaultsOf(preset));
    await put(answers);
    expect(await complaints(answers)).toEqual([]);
  });

  test(`${COUNT} random answers`, async () => {
    for (const answers of randomAnswers(COUNT, 4960982)) {
      const mine = onThisPlatform(answers);
      await put(mine);
      expect(await complaints(mine), JSON.stringify(mine)).toEqual([]);
    }
  });

  test.each([
    ['an option that does not exist', 'never_users = root', 'ever_users = root'],
    ['a list that is defined nowhere', 'domainlist local_domains', 'domainlist lokal_domains'],
    ['a transport that does not exist', 'transport = remote_smtp', 'transport = remote_smpt'],
    ['an ACL that does not exist', 'acl_smtp_rcpt = acl_check_rcpt', 'acl_smtp_rcpt = acl_check_recipient'],
    ['OpenSSL ciphers on GnuTLS', '{NORMAL}', '{HIGH:!MD5}'],
    ['an unbalanced expansion', '${if bool{$acl_m_ours}}', '${if bool{$acl_m_ours}'],
  ])('and it would find %s', async (_what, right, wrong) => {
    const answers = onThisPlatform(defaultsOf('internet-dovecot'));
    await put(answers);
    const text = await host.read(CONF);
    expect(text).toContain(right);
    await host.write(CONF, text.replaceAll(right, wrong), { mode: 0o640, owner: 'root:Debian-exim' });
    expect(await complaints(answers)).not.toEqual([]);
  });
});
