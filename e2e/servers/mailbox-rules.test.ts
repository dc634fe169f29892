/** Quota and Sieve on real Dovecots: rules edited by a mail program's protocol are applied, and a full mailbox refuses at once. */
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inLab } from '../lab/index.ts';
import {
  answersFor,
  FOREIGN,
  freshSite,
  install,
  letter,
  loginOf,
  MAIL,
  PASSWORDS,
  PLATFORM_OF,
  pairs,
  reads,
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

const rule = ['require "fileinto";', 'if header :contains "subject" "[list]" { fileinto "Drafts"; }', ''].join('\r\n');

describe.runIf(inLab).each(pairs)('$suite, $users users', ({ suite, users }) => {
  let site: Site;
  beforeAll(async () => {
    site = await freshSite(suite, users);
    await install(
      site,
      answersFor({
        'basics.platform': PLATFORM_OF[suite],
        'dovecot.users': users,
        'dovecot.mailboxes': ['alice', 'bob'],
        'dovecot.sieve': true,
        'dovecot.quotaGigabytes': 1,
      }),
    );
  });
  afterAll(() => site?.close());

  /** Brings a stranger's letter to a person; the reply and the subject. */
  async function bring(to: string, headers: Record<string, string> = {}) {
    const client = await stranger();
    const from = `carol@${FOREIGN.domain}`;
    const { text, subject } = letter({ From: from, ...headers });
    const reply = await client.message({ from, to: [to], text });
    await client.quit();
    return { reply, subject };
  }
  const inFolder = (login: string, folder: string) =>
    site.host.run(['doveadm', 'fetch', '-u', login, 'hdr.subject', 'mailbox', folder]);

  test('a rule put there by ManageSieve files mail away, and other mail goes to the inbox', async () => {
    const login = loginOf(site, 'alice');
    const said = await site.host.exec(
      ['openssl', 's_client', '-quiet', '-starttls', 'sieve', '-connect', `${MAIL.name}:4190`],
      { input: managing(login, PASSWORDS.alice, rule), timeout: 20_000 },
    );
    expect(said.stdout.match(/^OK/gm)?.length, said.stdout + said.stderr).toBeGreaterThanOrEqual(3);
    expect(said.stdout).not.toMatch(/^NO/m);
    const subject = `[list] ${Date.now()}`;
    const filed = await bring('alice@example.org', { Subject: subject });
    const kept = await bring('alice@example.org');
    expect([filed.reply.code, kept.reply.code]).toEqual([250, 250]);
    expect(await reads(site, 'alice', kept.subject)).toContain('Hello.');
    expect(await inFolder(login, 'Drafts')).toContain('[list]');
    expect(await inFolder(login, 'INBOX')).not.toContain('[list]');
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

  test('the panic log is empty', async () => {
    expect(await site.host.run('cat /var/log/exim4/paniclog 2>/dev/null || true')).toBe('');
  });
});
