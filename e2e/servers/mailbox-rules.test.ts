/**
 * Quota and Sieve on real Dovecots: rules edited by a mail program's protocol are applied, what Exim marks goes into Junk before them, and a
 * full mailbox refuses at once.
 */
import { once } from 'node:events';
import { connect } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { imap, inLab, onlyTls, type Started, waitUntil } from '../lab/index.ts';
import { SPAMD } from './acl-scanners.ts';
import {
  answersFor,
  arrivesAbroad,
  BUNDLE,
  FOREIGN,
  freshSite,
  install,
  letter,
  loginOf,
  MAIL,
  PASSWORDS,
  type Person,
  PLATFORM_OF,
  pairs,
  reads,
  runInstaller,
  type Site,
  stranger,
} from './site.ts';

/** What a mail program says over ManageSieve (RFC 5804) to put a script and make it the active one. */
function managing(login: string, password: string, script: string): string {
  const credentials = Buffer.from(`\0${login}\0${password}`).toString('base64');
  const size = Buffer.byteLength(script);
  return `AUTHENTICATE "PLAIN" "${credentials}"\r\nPUTSCRIPT "own" {${size}+}\r\n${script}\r\nSETACTIVE "own"\r\nLOGOUT\r\n`;
}

/** What is offered to somebody outside, without TLS. */
async function greeting(): Promise<string> {
  const socket = connect({ host: MAIL.ip, port: 4190, localAddress: FOREIGN.ip, timeout: 10_000 });
  socket.write('LOGOUT\r\n');
  let said = '';
  for await (const piece of socket) said += piece;
  return said;
}

/** An outside address without a reverse name: mail from there is marked. */
const NAMELESS = '203.0.113.230';

const rule = ['require "fileinto";', 'if header :contains "subject" "[list]" { fileinto "Drafts"; }', ''].join('\r\n');

const sending = [
  'require "vacation";',
  `if header :contains "subject" "[away]" { redirect "erin@${FOREIGN.domain}"; }`,
  'else { vacation :days 1 "I am away."; }',
  '',
].join('\r\n');

describe.runIf(inLab).each(pairs)('$suite, $users users', ({ suite, users }) => {
  let site: Site;
  let filter: Started;
  beforeAll(async () => {
    site = await freshSite(suite, users);
    await site.net.address(NAMELESS);
    await site.host.write('/root/spamd.py', SPAMD);
    filter = site.host.start(['python3', '/root/spamd.py', '11333']);
    await filter.waitFor(/ready/);
    await install(
      site,
      answersFor({
        'basics.platform': PLATFORM_OF[suite],
        'dovecot.users': users,
        'dovecot.mailboxes': ['alice', 'bob'],
        'dovecot.sieve': true,
        'dovecot.quotaGigabytes': 1,
        'hardening.spamFilter': 'rspamd',
      }),
    );
  });
  afterAll(() => site?.close());

  /** Brings a stranger's letter to a person; the reply and the subject. */
  async function bring(to: string, headers: Record<string, string> = {}, ip: string = FOREIGN.ip) {
    const client = await stranger(FOREIGN.name, ip);
    const from = `carol@${FOREIGN.domain}`;
    const { text, subject } = letter({ From: from, ...headers });
    const reply = await client.message({ from, to: [to], text });
    await client.quit();
    return { reply, subject };
  }
  /** Puts a person's rule as a mail program does. */
  async function putRule(person: Person, script: string): Promise<void> {
    const said = await site.host.exec(
      ['openssl', 's_client', '-quiet', '-starttls', 'sieve', '-connect', `${MAIL.name}:4190`],
      { input: managing(loginOf(site, person), PASSWORDS[person], script), timeout: 20_000 },
    );
    expect(said.stdout.match(/^OK/gm)?.length, said.stdout + said.stderr).toBeGreaterThanOrEqual(3);
    expect(said.stdout).not.toMatch(/^NO/m);
  }
  const inFolder = (login: string, folder: string) =>
    site.host.run(['doveadm', 'fetch', '-u', login, 'hdr.subject', 'mailbox', folder]);

  test('a rule put there by ManageSieve files mail away, and other mail goes to the inbox', async () => {
    const login = loginOf(site, 'alice');
    await putRule('alice', rule);
    const subject = `[list] ${Date.now()}`;
    const filed = await bring('alice@example.org', { Subject: subject });
    const kept = await bring('alice@example.org');
    expect([filed.reply.code, kept.reply.code]).toEqual([250, 250]);
    expect(await reads(site, 'alice', kept.subject)).toContain('Hello.');
    expect(await inFolder(login, 'Drafts')).toContain('[list]');
    expect(await inFolder(login, 'INBOX')).not.toContain('[list]');
  });

  /** Whom the limits on programs have counted. */
  const counted = async () => {
    const counters = await site.host.run(['exim_dumpdb', '/var/spool/exim4', 'ratelimit']);
    return [...counters.matchAll(/1m\/per_mail\/local_(.*)$/gm)].map(([, who]) => who);
  };

  /** Waits until a person's message is somewhere; the folder that it is in. */
  async function folderOf(login: string, subject: string): Promise<string> {
    let found: string | undefined;
    await waitUntil(
      async () => {
        for (const folder of ['INBOX', 'Junk', 'Drafts']) {
          if ((await inFolder(login, folder)).includes(subject)) found = folder;
        }
        return found !== undefined;
      },
      () => `${login} has not got ${subject}`,
    );
    return found as string;
  }

  test('what the spam filter or a check on strangers marks lands in Junk, before any rule; what senders mark themselves does not', async () => {
    const login = loginOf(site, 'alice');
    const place = async (headers: Record<string, string>, ip?: string) => {
      const subject = `[list] filed ${Math.random().toString(36).slice(2)}`;
      expect((await bring('alice@example.org', { ...headers, Subject: subject }, ip)).reply.code).toBe(250);
      return folderOf(login, subject);
    };
    // The rule of the test before files [list] into Drafts.
    expect(await place({})).toBe('Drafts');
    expect(await place({ 'X-Points': 'POINTS 9 POINTS' })).toBe('Junk');
    expect(await place({}, NAMELESS)).toBe('Junk');
    const forged = { 'X-Spam-Flag': 'YES', 'X-Suspicious': 'virus', 'X-Spam-Score': '99' };
    expect(await place(forged)).toBe('Drafts');
    expect(await place({ ...forged, 'X-Points': 'POINTS 9 POINTS' }, NAMELESS)).toBe('Junk');
    const last = await site.host.run([
      'doveadm',
      'fetch',
      '-u',
      login,
      'text',
      'mailbox',
      'Junk',
      'header',
      'X-Points',
      '9',
    ]);
    const marks = last.match(/^X-S(?:uspicious|pam-\w+):.*$/gm)?.map((line) => line.trim());
    // Of both that were judged: none of the sender's, each of ours once.
    expect(marks?.toSorted()).toEqual([
      'X-Spam-Flag: YES',
      'X-Spam-Flag: YES',
      'X-Spam-Score: 9.0',
      'X-Spam-Score: 9.0',
      'X-Suspicious: no reverse name',
    ]);
    // Without the compiled copy Dovecot complains that it may not write one.
    const log = () => site.host.run('cat /var/log/dovecot* /var/log/syslog /var/log/mail* 2>/dev/null || true');
    const complaint = /sieve.*permission to save.*exim-wizard-junk/;
    expect(await log()).not.toMatch(complaint);
    await site.host.run('rm /etc/dovecot/exim-wizard-junk.svbin');
    expect(await place({}, NAMELESS)).toBe('Junk');
    expect(await log()).toMatch(complaint);
  });

  test('a rule that redirects leaves under SRS and its bounce reaches the first sender', async () => {
    await putRule('bob', sending);
    const subject = `[away] ${Date.now()}`;
    // A line that would choose the counter, and options for it.
    const forged = { 'X-Sieve-Redirected-From': 'forged@example.org/strict' };
    expect((await bring('bob@example.org', { Subject: subject, ...forged })).reply.code).toBe(250);
    const sent = await arrivesAbroad(site, subject);
    expect(sent?.to).toEqual([`erin@${FOREIGN.domain}`]);
    expect(sent?.from).toMatch(/^SRS0=[^@]+=foreign\.example=carol@example\.org$/);
    // A header that its first sender may have signed as absent (DKIM).
    expect(sent?.text).not.toMatch(/^Sender:/im);
    // Rules of many run as one account, those of Dovecot 2.4 as root: what is counted is whose rule it was.
    const counters = await site.host.run(['exim_dumpdb', '/var/spool/exim4', 'ratelimit']);
    const own = users === 'virtual' ? 'bob@example\\.org' : '(?:bob@example\\.org|[1-9]\\d*)';
    expect(counters).toMatch(new RegExp(`1m/per_mail/local_${own}$`, 'm'));
    expect(counters).not.toMatch(/forged|local_0$/m);
    const client = await stranger();
    const bounce = letter({ From: `MAILER-DAEMON@${FOREIGN.domain}` });
    expect(await client.message({ from: '', to: [sent?.from ?? ''], text: bounce.text })).toMatchObject({ code: 250 });
    await client.quit();
    expect(await arrivesAbroad(site, bounce.subject)).toMatchObject({ from: '', to: [`carol@${FOREIGN.domain}`] });
  });

  test('a holiday answer goes out once, from the person, with an empty sender', async () => {
    await putRule('bob', sending);
    await site.host.run('rm -f /var/spool/exim4/db/ratelimit*');
    const ask = async (name: string) => {
      const client = await stranger();
      const from = `${name}@${FOREIGN.domain}`;
      const { text, subject } = letter({ From: from, To: 'bob@example.org' });
      expect(await client.message({ from, to: ['bob@example.org'], text })).toMatchObject({ code: 250 });
      await client.quit();
      await reads(site, 'bob', subject);
      return subject;
    };
    const answer = await arrivesAbroad(site, `Auto: ${await ask('carol')}`);
    expect(answer).toMatchObject({ from: '', to: [`carol@${FOREIGN.domain}`] });
    expect(answer?.text).toMatch(/^From: <?bob@example\.org>?\r?$/m);
    expect(answer?.text).not.toMatch(/^Sender:/im);
    // Asked again, Dovecot is silent; the answer to somebody else shows that it had its turn.
    await ask('carol');
    await arrivesAbroad(site, `Auto: ${await ask('dave')}`);
    const answers = site.mx.messages.filter(({ text }) => text.includes('I am away.'));
    expect(answers.map(({ to }) => to[0])).toEqual([`carol@${FOREIGN.domain}`, `dave@${FOREIGN.domain}`]);
    // They count for him, and not for the account that all rules run as, which may be root.
    const uid = users === 'system' ? (await site.host.run(['id', '-u', 'bob'])).trim() : '';
    expect(await counted()).toEqual(suite === 'bookworm' && uid ? [uid] : ['answers_bob@example.org']);
  });

  test('a program of another account names no sender by “sendmail -f”: it leaves as that account', async () => {
    const send = async (user: string, sender: string) => {
      const { text, subject } = letter({ From: sender, 'X-Sieve-Redirected-From': 'alice@example.org' });
      const to = `carol@${FOREIGN.domain}`;
      expect(
        await site.host.exec(['/usr/sbin/sendmail', '-oi', '-f', sender, to], { input: text, user }),
      ).toMatchObject({ code: 0 });
      return (await arrivesAbroad(site, subject))?.from;
    };
    const leaves = [await send('www-data', 'ceo@bank.example'), await send('www-data', 'alice@example.org')];
    expect(leaves).toEqual(['www-data@example.org', 'www-data@example.org']);
    // Whose rules run under his own account may send on what others wrote, and nothing in another's name.
    if (users === 'system') expect(await send('bob', 'alice@example.org')).toBe('bob@example.org');
    expect(await counted()).toContain((await site.host.run(['id', '-u', 'www-data'])).trim());
    expect(await counted()).not.toContain('alice@example.org');
  });

  test('the folders that mail programs look for are there, marked and subscribed', async () => {
    await using box = await imap({
      address: MAIL.ip,
      name: MAIL.name,
      ca: site.authority.cert,
      user: loginOf(site, 'alice'),
      password: PASSWORDS.alice,
    });
    const folders = await box.folders();
    expect(folders.filter(({ use }) => use)).toEqual(
      expect.arrayContaining([
        { path: 'Drafts', use: '\\Drafts', subscribed: true },
        { path: 'Junk', use: '\\Junk', subscribed: true },
        { path: 'Sent', use: '\\Sent', subscribed: true },
        { path: 'Trash', use: '\\Trash', subscribed: true },
      ]),
    );
  });

  test('mail programs: no password before STARTTLS on 143, and no TLS 1.1 on 993', async () => {
    const plain = connect({ host: MAIL.ip, port: 143, localAddress: FOREIGN.ip, timeout: 10_000 });
    plain.write(`1 CAPABILITY\r\n2 LOGIN ${loginOf(site, 'alice')} x\r\n3 LOGOUT\r\n`);
    let said = '';
    for await (const piece of plain) said += piece;
    expect(said).toMatch(/^\* CAPABILITY .*\bSTARTTLS\b/m);
    expect(said).toMatch(/^\* CAPABILITY .*\bLOGINDISABLED\b/m);
    expect(said).toMatch(/^2 (?:NO|BAD) \[PRIVACYREQUIRED\]/m);
    const offering = async (version: 'TLSv1.1' | 'TLSv1.2') => {
      const socket = connectTls({ host: MAIL.ip, port: 993, rejectUnauthorized: false, ...onlyTls(version) });
      try {
        await once(socket, 'secureConnect');
        return socket.getProtocol();
      } finally {
        socket.destroy();
      }
    };
    // Dovecot 2.3 hangs up without the alert that says why.
    await expect(offering('TLSv1.1')).rejects.toThrow(/protocol version|disconnected before secure/i);
    expect(await offering('TLSv1.2')).toBe('TLSv1.2');
  });

  test('a wrong password edits nothing, and there is no login before TLS', async () => {
    const input = managing(loginOf(site, 'alice'), 'wrong', rule);
    const said = await site.host.exec(
      ['openssl', 's_client', '-quiet', '-starttls', 'sieve', '-connect', `${MAIL.name}:4190`],
      { input, timeout: 20_000 },
    );
    expect(said.stdout).toMatch(/^NO/m);
    const offered = await greeting();
    expect(offered).toContain('"STARTTLS"');
    expect(offered).toContain('"SASL" ""');
  });

  test('a full mailbox is refused while the sender is there, others are not; the administrator sees how full', async () => {
    const login = loginOf(site, 'bob');
    const before = await bring('bob@example.org');
    expect(before.reply.code).toBe(250);
    await reads(site, 'bob', before.subject);
    const home = (await site.host.run(['doveadm', 'user', '-f', 'home', login])).trim();
    // Dovecot takes sizes from the names of Maildir, so a small file is a large message.
    const name = '1700000000.M1P1.big,S=1200000000,W=1200000000:2,S';
    await site.host.run(
      `f="${home}/Maildir/cur/${name}"; printf 'Subject: big\\n\\nbig\\n' >"$f"; chown --reference="${home}/Maildir" "$f"`,
    );
    expect(await site.host.run(['doveadm', 'quota', 'get', '-u', login])).toMatch(
      /STORAGE\s+117\d{4}\s+1048576\s+11\d/,
    );
    const client = await stranger();
    await client.say(`MAIL FROM:<carol@${FOREIGN.domain}>`);
    const refused = await client.say('RCPT TO:<bob@example.org>');
    expect(refused.code).toBe(550);
    expect(await client.say('RCPT TO:<alice@example.org>')).toMatchObject({ code: 250 });
    await client.quit();
  });

  if (users === 'virtual') {
    test('a second run does without changes, a third with a full mailbox puts the rule right, and it goes with its compiled copy', async () => {
      const files = () =>
        site.host.run('cd /etc/dovecot && ls -l exim-wizard-junk.* 2>/dev/null | cut -c 1-10 || true');
      const run = (...flags: string[]) => runInstaller(site, BUNDLE, [...flags, '--yes'], '');
      await site.host.run('sievec /etc/dovecot/exim-wizard-junk.sieve');
      expect((await run()).stdout).toContain('Nothing to change.');
      await site.host.run('echo "# changed" >>/etc/dovecot/exim-wizard-junk.sieve');
      const { code, stdout, stderr } = await run();
      expect(code, stdout + stderr).toBe(0);
      expect(await files()).toBe('-rw-r--r--\n-rw-r--r--\n');
      expect((await run('--uninstall')).code).toBe(0);
      expect(await files()).toBe('');
    });
  }

  test('the panic log is empty', async () => {
    expect(await site.host.run('cat /var/log/exim4/paniclog 2>/dev/null || true')).toBe('');
  });
});
