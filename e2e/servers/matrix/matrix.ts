/**
 * Rung 5 of the ladder: a session inside TLS, AUTH, delivery, and what is not relayed, for every preset with every kind of mailbox, each
 * installed by its own install.sh on a clean machine. Each run does a share that changes by the day, `--all` all of it, on sid too.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { effectiveLogins, usesDovecot } from '../../../src/core/answers/consequences.ts';
import { crossProblems } from '../../../src/core/answers/rules.ts';
import { inLab, type SmtpClient, type Suite, smtp, smtpSessions, waitUntil } from '../../lab/index.ts';
import { type Provider, provider } from '../provider.ts';
import { shareInWords, shareOf } from '../shares.ts';
import {
  FOREIGN,
  freshSite,
  install,
  isKept,
  letter,
  logIn,
  loginOf,
  MAIL,
  PASSWORDS,
  panicLog,
  reads,
  type Site,
  stranger,
  suites,
} from '../site.ts';
import { answersOf, type Cell, cells, domainOf, HIDDEN_BEHIND, providerOf } from './cells.ts';

export function matrix(suite: Suite): void {
  describe.runIf(inLab && suites.includes(suite))(`rung 5 on ${suite}`, () => {
    const share = shareOf(cells);
    let done = 0;
    let servers = '';
    describe.each(share)('$preset, $delivery, $users users', (cell) => {
      sessions(suite, cell, async (site) => {
        done += 1;
        servers = await serversOf(site);
      });
    });
    afterAll(() => {
      const of = `${done} of ${cells.length} presets and kinds of mailbox (${shareInWords})`;
      console.log(`${suite}: rung 5: ${of}, ${smtpSessions()} SMTP sessions; ${servers}`);
    });
  });
}

async function serversOf({ host }: Site): Promise<string> {
  const exim = await host.run("exim4 -bV | sed -n 's/^Exim version \\([^ ]*\\).*/\\1/p'");
  return `Exim ${exim.trim()} and Dovecot ${(await host.run(['dovecot', '--version'])).split(' ')[0]}`;
}

/** Somebody of another domain, who sends from {@link FOREIGN}'s server. */
const ERIN = 'erin@elsewhere.example';
const CAROL = `carol@${FOREIGN.domain}`;

function sessions(suite: Suite, cell: Cell, covered: (site: Site) => Promise<void>): void {
  const answers = answersOf(cell, suite);
  const domain = domainOf(cell);
  const sender = providerOf(cell);
  const logins = effectiveLogins(answers.basics.incoming, answers.tls.logins);
  const readByImap = usesDovecot(cell.delivery, logins) && answers.tls.source !== 'none';
  let site: Site;
  let outside: Provider | undefined;

  beforeAll(async () => {
    expect(crossProblems(answers)).toEqual([]);
    site = await freshSite(suite, cell.users, domain);
    site.net.dns.add(`elsewhere.example MX 10 ${FOREIGN.name}`);
    if (sender) {
      await site.host.write('/usr/local/share/ca-certificates/lab.crt', site.authority.cert);
      await site.host.run('update-ca-certificates 2>&1');
      outside = await provider(site.net, site.authority, { suite, name: sender.name, ip: sender.ip });
      await outside.knows({ [sender.login]: sender.password });
      await outside.open();
    }
    const people = `${PASSWORDS.alice}\n${PASSWORDS.bob}\n`;
    const ofMailboxes = cell.delivery !== 'none' && cell.users === 'virtual' ? people : '';
    const ofLogins = logins === 'passwords' ? people : '';
    await install(site, answers, `${sender ? `${sender.password}\n` : ''}${ofMailboxes}${ofLogins}`);
    if (sender) {
      const kept = await site.host.run(['stat', '-c', '%a %U:%G', '/etc/exim4/wizard/smarthost-logins']);
      expect(kept.trim()).toBe('640 root:Debian-exim');
    }
    await covered(site);
  });
  afterAll(async () => {
    await outside?.close();
    await site?.close();
  });

  /** Waits until the message is where mail to the outside goes; who sent it, as the envelope says. */
  async function leaves(subject: string): Promise<string> {
    if (outside) return /^Return-path: <(.*)>$/m.exec(await outside.arrives(subject))?.[1] ?? '';
    const { mx } = site;
    const found = () => mx.messages.find(({ text }) => text.includes(subject));
    await waitUntil(
      () => found() !== undefined,
      () => `${subject} has not arrived at ${FOREIGN.name}`,
    );
    return found()?.from ?? '';
  }

  /** Waits until alice has the message: as IMAP shows it where Dovecot has a certificate, else in her files. */
  async function reachesAlice(subject: string): Promise<void> {
    if (readByImap) expect(await reads(site, 'alice', subject)).toContain('Hello.');
    else if (cell.delivery === 'mbox') await isKept(site, '/var/mail/alice', subject);
    else if (cell.users === 'system') await isKept(site, '/home/alice/Maildir/new/*', subject);
    else await isKept(site, `/var/vmail/${domain}/alice/Maildir/new/*`, subject);
  }

  /** Somebody whom the machine takes mail for; those in charge are elsewhere where nobody has a mailbox here. */
  const own = cell.delivery === 'none' ? `postmaster@${domain}` : `alice@${domain}`;

  /** Waits until a message to {@link own} is where it belongs; what is sent on for a stranger has a sender of ours (SRS). */
  async function arrives(subject: string, from: string): Promise<void> {
    if (cell.delivery !== 'none') await reachesAlice(subject);
    else if (from === ERIN) expect(await leaves(subject)).toMatch(/^SRS0=/i);
    else expect(await leaves(subject)).toBe(shown(from));
  }

  /** A satellite hides its name from everybody else. */
  const shown = (from: string) => (cell.preset === 'satellite' ? from.replace(domain, HIDDEN_BEHIND) : from);

  async function send(client: SmtpClient, from: string, to: string): Promise<string> {
    const { text, subject } = letter({ From: from, To: to });
    expect(await client.message({ from, to: [to], text })).toMatchObject({ code: 250 });
    return subject;
  }

  /** One message to somebody here and one to somebody elsewhere. */
  async function sendBoth(client: SmtpClient, from: string): Promise<void> {
    await arrives(await send(client, from, own), from);
    expect(await leaves(await send(client, from, CAROL))).toBe(shown(from));
  }

  if (answers.basics.incoming === 'none') fromInside();
  else fromOutside();
  if (logins === 'none') withoutLogins();
  else withLogins();

  test('and the panic log is empty', async () => {
    expect(await panicLog(site)).toBe('');
  });

  function fromInside(): void {
    test('its own programs reach people here and outside; nobody else can connect', async () => {
      for (const port of [25, 465, 587]) {
        await expect(smtp({ to: MAIL.ip, from: FOREIGN.ip, port })).rejects.toThrow(/ECONNREFUSED/);
      }
      const client = await smtp({ from: site.host, to: '127.0.0.1', port: 25 });
      await client.ehlo('localhost');
      await sendBoth(client, `cron@${domain}`);
      await client.quit();
    });
  }

  function fromOutside(): void {
    test('a stranger reaches people here, in plain text and inside TLS, and nobody elsewhere', async () => {
      for (const encrypted of [false, true]) {
        const client = await stranger();
        if (encrypted) {
          expect((await client.startTls({ ca: site.authority.cert, servername: MAIL.name })).code).toBe(220);
          await client.ehlo(FOREIGN.name);
        }
        expect(client.extensions.has('AUTH')).toBe(false);
        await client.say(`MAIL FROM:<${ERIN}>`);
        const elsewhere = await client.say('RCPT TO:<dave@elsewhere.example>');
        expect(elsewhere).toMatchObject({ code: 550, text: expect.stringContaining('Relay not permitted') });
        await client.say('RSET');
        await arrives(await send(client, ERIN, own), ERIN);
        for (const relayed of answers.basics.relayDomains) await leaves(await send(client, ERIN, `dave@${relayed}`));
        await client.quit();
      }
    });

    test('its own programs reach people here and outside', async () => {
      const client = await smtp({ from: site.host, to: '127.0.0.1', port: 25 });
      await client.ehlo('localhost');
      await sendBoth(client, `cron@${domain}`);
      await client.quit();
    });
  }

  function withLogins(): void {
    test.each([465, 587] as const)('a login on %i reaches people here and outside', async (port) => {
      const client = await logIn(site, 'alice', port);
      await sendBoth(client, `alice@${domain}`);
      await client.quit();
    });

    test('a wrong password is no login, and does not open the way outside', async () => {
      const client = await smtp({ to: MAIL.ip, from: FOREIGN.ip, port: 465, tls: {} });
      await client.ehlo('laptop');
      expect(await client.authPlain(loginOf(site, 'alice'), 'wrong')).toMatchObject({ code: 535 });
      expect(await client.say(`MAIL FROM:<alice@${domain}>`)).toMatchObject({ code: 530 });
      expect(await client.authPlain(loginOf(site, 'alice'), PASSWORDS.alice)).toMatchObject({ code: 235 });
      expect(await client.say(`MAIL FROM:<alice@${domain}>`)).toMatchObject({ code: 250 });
      expect(await client.say(`RCPT TO:<${CAROL}>`)).toMatchObject({ code: 250 });
      await client.quit();
    });
  }

  function withoutLogins(): void {
    test('nobody listens where people log in elsewhere', async () => {
      for (const port of [465, 587]) {
        await expect(smtp({ to: MAIL.ip, from: FOREIGN.ip, port })).rejects.toThrow(/ECONNREFUSED/);
      }
      const client = await smtp({ from: site.host, to: '127.0.0.1', port: 25 });
      expect(await client.ehlo('localhost')).toMatchObject({ code: 250 });
      await client.quit();
    });
  }
}
