/**
 * The whole way on real servers: somebody clicks through the page, downloads the bundle, unpacks it on a clean system and runs its
 * install.sh; then people and strangers come. Every refusal stands beside what must pass, so that neither can succeed by accident.
 * One test file a release (`sessions-*.test.ts`), so that they run side by side.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addresses, inLab, onlyTls, smtp } from '../lab/index.ts';
import { bundleFromPage } from './page.ts';
import {
  arrivesAbroad,
  FOREIGN,
  freshSite,
  letter,
  logIn,
  loginOf,
  MAIL,
  PASSWORDS,
  type Person,
  reads as readsOf,
  runInstaller,
  type Site,
  service,
  siteAnswers,
  stranger,
  type Users,
} from './site.ts';

export function sessions(suite: 'bookworm' | 'trixie'): void {
  describe.runIf(inLab).each(['system', 'virtual'] as const)(`${suite}, %s users`, (users) => session(suite, users));
}

function session(suite: 'bookworm' | 'trixie', users: Users): void {
  let site: Site;

  beforeAll(async () => {
    site = await freshSite(suite, users);
    await site.host.write('/root/bundle.tar.gz', await bundleFromPage(siteAnswers(suite, users)));
    await site.host.run('tar -C /root -xzf /root/bundle.tar.gz');
    const { code, stdout, stderr } = await runInstaller(site, `/root/exim-wizard-${MAIL.name}`);
    expect(code, stdout + stderr).toBe(0);
  });
  afterAll(() => site?.close());

  const reads = (person: Person, subject: string) => readsOf(site, person, subject);

  describe('delivers', () => {
    test.each([587, 465] as const)('from a login on %i, over LMTP, to where IMAP reads it', async (port) => {
      const client = await logIn(site, 'alice', port);
      const { text, subject } = letter({ To: 'bob@example.org' });
      expect((await client.message({ from: 'alice@example.org', to: ['bob@example.org'], text })).code).toBe(250);
      await client.quit();
      expect(await reads('bob', subject)).toContain('Hello.');
    });

    test('mail from another server, with and without STARTTLS, in any spelling of the name', async () => {
      for (const encrypted of [false, true]) {
        const client = await stranger();
        if (encrypted) {
          expect((await client.startTls({ ca: site.authority.cert, servername: MAIL.name })).code).toBe(220);
          await client.ehlo(FOREIGN.name);
        }
        const { text, subject } = letter({ From: `carol@${FOREIGN.domain}` });
        const to = encrypted ? 'ALICE@Example.ORG' : 'alice@example.org';
        expect((await client.message({ from: `carol@${FOREIGN.domain}`, to: [to], text })).code).toBe(250);
        await client.quit();
        expect(await reads('alice', subject)).toContain('Authentication-Results: mail.example.org');
      }
    });

    test('mail of a login to the other server’s MX, encrypted', async () => {
      const client = await logIn(site, 'alice');
      const { text, subject } = letter({ To: `carol@${FOREIGN.domain}` });
      const reply = await client.message({ from: 'alice@example.org', to: [`carol@${FOREIGN.domain}`], text });
      expect(reply.code).toBe(250);
      const received = await arrivesAbroad(site, subject);
      expect(received).toMatchObject({ from: 'alice@example.org', helo: MAIL.name, secure: true, client: MAIL.ip });
      await client.quit();
    });

    test('with a signature that an independent verifier finds good, for each domain; and bad once the text is changed', async () => {
      for (const domain of ['example.org', 'example.net']) {
        for (const selector of ['mail2026', 'mail2026-ed25519']) {
          const record = await site.host.read(`/etc/exim4/wizard/dkim/${domain}.${selector}.dns`);
          site.net.dns.add(record.trim());
        }
      }
      const verify = (text: string) => site.host.exec(['dkimverify'], { input: text });
      const client = await logIn(site, 'bob');
      for (const from of ['bob@example.org', 'sales@example.net']) {
        const { text, subject } = letter({ From: from, To: `carol@${FOREIGN.domain}` });
        const reply = await client.message({ from, to: [`carol@${FOREIGN.domain}`], text });
        expect(reply.code).toBe(250);
        const received = (await arrivesAbroad(site, subject))?.text ?? '';
        expect(received.replace(/\r\n\s+/g, '')).toContain(`d=${from.split('@')[1]};`);
        expect(await verify(received)).toMatchObject({ code: 0, stdout: expect.stringContaining('signature ok') });
        // A mailing list adds headers of its own; the text is another matter.
        expect(await verify(`List-Id: <list.example>\r\n${received}`)).toMatchObject({ code: 0 });
        expect((await verify(received.replace('Hello.', 'Hellp.'))).code).not.toBe(0);
      }
      await client.quit();
    });

    test('bounces: a login’s MAIL FROM:<> and a stranger’s', async () => {
      const own = await logIn(site, 'alice');
      const receipt = letter({ To: 'bob@example.org' });
      expect((await own.message({ from: '', to: ['bob@example.org'], text: receipt.text })).code).toBe(250);
      await own.quit();
      await reads('bob', receipt.subject);
      const client = await stranger();
      const bounce = letter({ From: `MAILER-DAEMON@${FOREIGN.domain}` });
      expect((await client.message({ from: '', to: ['bob@example.org'], text: bounce.text })).code).toBe(250);
      await client.quit();
      await reads('bob', bounce.subject);
    });

    test('mail of own programs: over 127.0.0.1 and ::1 to the outside, and by sendmail', async () => {
      for (const to of ['127.0.0.1', '::1']) {
        const client = await smtp({ from: site.host, to, port: 25 });
        await client.ehlo('localhost');
        const { text, subject } = letter();
        const reply = await client.message({ from: 'cron@example.org', to: [`carol@${FOREIGN.domain}`], text });
        expect(reply).toMatchObject({ code: 250 });
        await arrivesAbroad(site, subject);
        await client.quit();
      }
      const { text, subject } = letter({ From: 'root' });
      await site.host.run(['/usr/sbin/sendmail', '-oi', `carol@${FOREIGN.domain}`], { input: text });
      await arrivesAbroad(site, subject);
    });

    test.each(['root', 'postmaster', 'abuse', 'mailer-daemon'])('%s’s mail to the administrator', async (role) => {
      const { text, subject } = letter({ From: 'cron' });
      await site.host.run(['/usr/sbin/sendmail', '-oi', role], { input: text });
      await reads('alice', subject);
    });

    test('mail for the machine’s own name', async () => {
      const { text, subject } = letter({ From: `carol@${FOREIGN.domain}` });
      const client = await stranger();
      const to = [`root@${MAIL.name}`];
      expect((await client.message({ from: `carol@${FOREIGN.domain}`, to, text })).code).toBe(250);
      await client.quit();
      await reads('alice', subject);
    });

    test('aliases to a mailbox, in every domain, and sub-addresses of both', async () => {
      const client = await stranger();
      for (const address of [
        'sales@example.org',
        'sales@example.net',
        'sales+fair@example.org',
        'bob+shop@example.org',
      ]) {
        const { text, subject } = letter({ From: `carol@${FOREIGN.domain}` });
        const reply = await client.message({ from: `carol@${FOREIGN.domain}`, to: [address], text });
        expect(reply.code).toBe(250);
        await reads('bob', subject);
      }
      await client.quit();
    });

    test('what an alias sends on, under a sender address of ours (SRS), and its bounce back to the first sender', async () => {
      const client = await stranger();
      const { text, subject } = letter({ From: `dave@${FOREIGN.domain}` });
      const reply = await client.message({ from: `dave@${FOREIGN.domain}`, to: ['away@example.org'], text });
      expect(reply.code).toBe(250);
      const sent = await arrivesAbroad(site, subject);
      expect(sent?.to).toEqual([`carol@${FOREIGN.domain}`]);
      expect(sent?.from).toMatch(/^SRS0=[^@]+=foreign\.example=dave@example\.org$/);
      const srs = sent?.from ?? '';
      const bounce = letter({ From: `MAILER-DAEMON@${FOREIGN.domain}` });
      expect((await client.message({ from: '', to: [srs], text: bounce.text })).code).toBe(250);
      expect(await arrivesAbroad(site, bounce.subject)).toMatchObject({ from: '', to: [`dave@${FOREIGN.domain}`] });
      // A forged one, and a made one used by somebody with a sender address: no bounce, no way through.
      await client.say('MAIL FROM:<>');
      expect(await client.say(`RCPT TO:<${srs.replace(/^SRS0=..../, 'SRS0=AAAA')}>`)).toMatchObject({ code: 550 });
      await client.say('RSET');
      await client.say(`MAIL FROM:<dave@${FOREIGN.domain}>`);
      expect(await client.say(`RCPT TO:<${srs}>`)).toMatchObject({ code: 550 });
      await client.quit();
    });

    test('what an alias sends on for our own people, under their own address', async () => {
      const client = await logIn(site, 'alice');
      const { text, subject } = letter({ To: 'away@example.org' });
      expect((await client.message({ from: 'alice@example.org', to: ['away@example.org'], text })).code).toBe(250);
      expect(await arrivesAbroad(site, subject)).toMatchObject({ from: 'alice@example.org' });
      await client.quit();
    });

    test('Exim’s own bounce, to the login that sent what nobody takes', async () => {
      site.mx.refuse = (recipient) => (recipient.startsWith('nobody@') ? '550 no such user' : undefined);
      const client = await logIn(site, 'alice');
      const { text } = letter({ To: `nobody@${FOREIGN.domain}` });
      const reply = await client.message({ from: 'alice@example.org', to: [`nobody@${FOREIGN.domain}`], text });
      expect(reply.code).toBe(250);
      await client.quit();
      const back = await reads('alice', 'Mail delivery failed: returning message to sender');
      expect(back).toContain('no such user');
    });

    test('addresses that a login owns: each domain’s for accounts, aliases that reach it', async () => {
      const client = await logIn(site, 'bob');
      const own = ['bob@example.org', 'bob+shop@example.org', 'sales@example.org', 'sales@example.net'];
      for (const from of users === 'system' ? [...own, 'bob@example.net'] : own) {
        const { text } = letter({ From: `Bob <${from}>`, To: 'alice@example.org' });
        expect(await client.message({ from, to: ['alice@example.org'], text })).toMatchObject({ code: 250 });
      }
      await client.quit();
    });

    test('a login’s message without From:, which gets one', async () => {
      const client = await logIn(site, 'alice');
      const { text, subject } = letter({ From: '', To: 'bob@example.org' });
      const reply = await client.message({ from: 'alice@example.org', to: ['bob@example.org'], text });
      expect(reply).toMatchObject({ code: 250 });
      expect(await reads('bob', subject)).toMatch(/^From: alice@example\.org/m);
      await client.quit();
    });

    test.each([
      ['an encoded name with a comma', '=?utf-8?Q?Smith=2C_Alice?= <alice@example.org>'],
      ['an encoded name that holds another address', '=?utf-8?Q?ceo=40bank=2Etest?= <alice@example.org>'],
      ['a quoted name', '"Smith, Alice" <alice@example.org>'],
      ['the bare address', 'Alice@Example.org'],
    ])('an honest From: %s', async (_what, from) => {
      const client = await logIn(site, 'alice');
      const { text } = letter({ From: from, To: 'bob@example.org' });
      expect(await client.message({ from: 'alice@example.org', to: ['bob@example.org'], text })).toMatchObject({
        code: 250,
      });
      await client.quit();
    });
  });

  describe('refuses', () => {
    test.each([
      'carol@foreign.example',
      'carol%foreign.example@example.org',
      'foreign.example!carol@example.org',
      '@example.org:carol@foreign.example',
      '"carol@foreign.example"@example.org',
      'carol@[198.51.100.20]',
      '|/bin/sh@example.org',
      '/etc/passwd@example.org',
    ])('to relay for a stranger: %s', async (recipient) => {
      for (const from of ['', `carol@${FOREIGN.domain}`, 'alice@example.org']) {
        const client = await stranger();
        expect((await client.say(`MAIL FROM:<${from}>`)).code).toBe(250);
        expect((await client.say(`RCPT TO:<${recipient}>`)).code).toBeGreaterThanOrEqual(500);
        await client.quit();
      }
    });

    test('unknown users and system accounts at RCPT, whoever asks', async () => {
      const client = await stranger();
      await client.say(`MAIL FROM:<carol@${FOREIGN.domain}>`);
      for (const name of ['nobody-here', 'www-data', 'Debian-exim', 'vmail', 'nobody']) {
        expect(await client.say(`RCPT TO:<${name}@example.org>`)).toMatchObject({ code: 550 });
      }
      expect(await client.say('RCPT TO:<alice@example.org>')).toMatchObject({ code: 250 });
      await client.quit();
      const own = await logIn(site, 'alice');
      await own.say('MAIL FROM:<alice@example.org>');
      expect(await own.say('RCPT TO:<nobody-here@example.org>')).toMatchObject({ code: 550 });
      await own.quit();
    });

    test('mail on the submission ports without a login', async () => {
      for (const port of [465, 587]) {
        const client = await smtp({ to: MAIL.ip, from: FOREIGN.ip, port, ...(port === 465 ? { tls: {} } : {}) });
        await client.ehlo(FOREIGN.name);
        expect(await client.say(`MAIL FROM:<carol@${FOREIGN.domain}>`)).toMatchObject({ code: 530 });
        await client.quit();
      }
    });

    test('AUTH without TLS, and AUTH on 25 even with TLS', async () => {
      const plain = await smtp({ to: MAIL.ip, from: addresses.stranger2, port: 587 });
      await plain.ehlo('laptop');
      expect(plain.extensions.has('AUTH')).toBe(false);
      expect((await plain.authPlain(loginOf(site, 'alice'), PASSWORDS.alice)).code).toBeGreaterThanOrEqual(500);
      await plain.quit();
      const client = await stranger();
      expect(client.extensions.has('AUTH')).toBe(false);
      await client.startTls({});
      await client.ehlo(FOREIGN.name);
      expect(client.extensions.has('AUTH')).toBe(false);
      expect((await client.authPlain(loginOf(site, 'alice'), PASSWORDS.alice)).code).toBeGreaterThanOrEqual(500);
      await client.quit();
    });

    test('wrong and empty passwords, by PLAIN and by LOGIN', async () => {
      const attempts = [
        [loginOf(site, 'alice'), 'wrong'],
        [loginOf(site, 'alice'), ''],
        ['nobody-here', ''],
        ['', ''],
      ] as const;
      for (const [index, [user, password]] of attempts.entries()) {
        // Each from an address of its own: Dovecot answers an address that fails slower and slower.
        const from = await site.net.address(`203.0.113.${100 + index}`);
        const client = await smtp({ to: MAIL.ip, from, port: 465, tls: {} });
        await client.ehlo('laptop');
        expect((await client.authPlain(user, password)).code, `PLAIN ${user}`).toBeGreaterThanOrEqual(500);
        await client.quit().catch(() => {});
      }
      const client = await smtp({ to: MAIL.ip, from: addresses.stranger2, port: 465, tls: {} });
      await client.ehlo('laptop');
      expect((await client.authLogin(loginOf(site, 'alice'), 'wrong')).code).toBeGreaterThanOrEqual(500);
      expect(await client.authLogin(loginOf(site, 'alice'), PASSWORDS.alice)).toMatchObject({ code: 235 });
      await client.quit();
    });

    test.each([
      ['another user', 'bob@example.org'],
      ['an alias of another user', 'sales@example.org'],
      ['a foreign address', 'ceo@bank.test'],
      ['a name that begins like it', 'alice@example.org.bank.test'],
      ['a sub-address of another user', 'bob+alice@example.org'],
      ['a sub-address that holds its own', 'ceo+alice@example.org'],
    ])('a login’s forged envelope sender: %s', async (_what, from) => {
      const client = await logIn(site, 'alice');
      expect(await client.say(`MAIL FROM:<${from}>`)).toMatchObject({ code: 553 });
      await client.quit();
    });

    test.each([
      ['From: another user', { From: 'bob@example.org' }],
      [
        'From: encoded word that decodes to the login',
        { From: '=?utf-8?Q?alice=40example=2Eorg_=28?= <ceo@bank.test>' },
      ],
      ['From: own address as a name', { From: '"alice@example.org" <ceo@bank.test>' }],
      ['From: two addresses', { From: 'alice@example.org, ceo@bank.test' }],
      ['From: two headers', { From: 'alice@example.org\nFrom: ceo@bank.test' }],
      ['From: two headers, forged first', { From: 'ceo@bank.test\nFrom: alice@example.org' }],
      ['Sender:', { Sender: 'ceo@bank.test' }],
      ['Sender: encoded word', { Sender: '=?utf-8?Q?alice=40example=2Eorg_=28?= <ceo@bank.test>' }],
    ])('a login’s forged %s', async (_what, headers) => {
      const client = await logIn(site, 'alice');
      const { text } = letter(headers as unknown as Record<string, string>);
      const reply = await client.message({ from: 'alice@example.org', to: ['bob@example.org'], text });
      expect(reply).toMatchObject({ code: expect.toSatisfy((code: number) => code >= 550) });
      await client.quit();
    });

    test('TLS 1.0 and 1.1 on submission, and takes them on 25', async () => {
      for (const version of ['TLSv1', 'TLSv1.1'] as const) {
        await expect(smtp({ to: MAIL.ip, port: 465, tls: onlyTls(version) })).rejects.toThrow();
        const submission = await smtp({ to: MAIL.ip, from: addresses.stranger2, port: 587 });
        await submission.ehlo('laptop');
        await expect(submission.startTls(onlyTls(version))).rejects.toThrow();
        submission.close();
        const client = await stranger();
        expect((await client.startTls(onlyTls(version))).code).toBe(220);
        expect(client.tls?.getProtocol()).toBe(version);
        await client.quit();
      }
    });

    test('a stranger who introduces itself as us, except to those in charge', async () => {
      for (const name of [MAIL.name, 'example.org', MAIL.ip, `[${MAIL.ip}]`]) {
        const client = await stranger(name);
        await client.say(`MAIL FROM:<carol@${FOREIGN.domain}>`);
        expect(await client.say('RCPT TO:<alice@example.org>')).toMatchObject({ code: 550 });
        expect(await client.say('RCPT TO:<postmaster@example.org>')).toMatchObject({ code: 250 });
        await client.quit();
      }
    });

    test('a sender whose domain cannot take a bounce, except to those in charge', async () => {
      const client = await stranger();
      await client.say('MAIL FROM:<carol@nowhere.example>');
      expect(await client.say('RCPT TO:<alice@example.org>')).toMatchObject({ code: 550 });
      for (const name of ['postmaster', 'abuse', 'mailer-daemon', 'Postmaster']) {
        expect(await client.say(`RCPT TO:<${name}@example.org>`)).toMatchObject({ code: 250 });
      }
      expect(await client.say('RCPT TO:<postmaster>')).toMatchObject({ code: 250 });
      await client.quit();
    });
  });

  test('counts failed logins by address, and never good ones', async () => {
    const attempt = async (from: string, password: string) => {
      const client = await smtp({ to: MAIL.ip, from, port: 465, tls: {} });
      await client.ehlo('laptop');
      const reply = await client.authPlain(loginOf(site, 'bob'), password);
      await client.quit();
      return reply.code;
    };
    const guesser = await site.net.address('203.0.113.77');
    const codes: number[] = [];
    // The limit of these answers is 2 in ten minutes, and Exim's rate fades a little between failures: the third is still
    // answered, the fourth not. Dovecot makes each failure of an address slower than the last.
    for (let tries = 0; tries < 4; tries++) codes.push(await attempt(guesser, `guess ${tries}`));
    expect(codes).toEqual([535, 535, 535, 454]);
    expect(await attempt(guesser, PASSWORDS.bob)).toBe(454);
    for (let tries = 0; tries < 5; tries++) expect(await attempt(addresses.stranger2, PASSWORDS.bob)).toBe(235);
  });

  test('with Dovecot down: 451 for strangers, a login’s mail is queued; all arrives when it is back', async () => {
    const own = await logIn(site, 'alice');
    await service(site, 'dovecot', 'stop');
    const client = await stranger();
    await client.say(`MAIL FROM:<carol@${FOREIGN.domain}>`);
    expect(await client.say('RCPT TO:<alice@example.org>')).toMatchObject({ code: 451 });
    const queued = letter({ To: 'bob@example.org' });
    expect(await own.message({ from: 'alice@example.org', to: ['bob@example.org'], text: queued.text })).toMatchObject({
      code: 250,
    });
    await service(site, 'dovecot', 'start');
    await site.host.run(['exim4', '-qff'], { timeout: 60_000 });
    await reads('bob', queued.subject);
    const { text, subject } = letter({ From: `carol@${FOREIGN.domain}` });
    await client.say('RSET');
    expect(await client.message({ from: `carol@${FOREIGN.domain}`, to: ['alice@example.org'], text })).toMatchObject({
      code: 250,
    });
    await reads('alice', subject);
    await client.quit();
    await own.quit();
  });

  test('and the panic log is empty', async () => {
    expect(await site.host.run('cat /var/log/exim4/paniclog 2>/dev/null || true')).toBe('');
  });
}
