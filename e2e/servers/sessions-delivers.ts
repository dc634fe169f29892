/** What an installed server takes and where it arrives: from logins, from other servers, from its own programs, and bounces. */
import { describe, expect, test } from 'vitest';
import { smtp } from '../lab/index.ts';
import type { Running } from './sessions.ts';
import { arrivesAbroad, FOREIGN, isKept, leavesQueue, letter, logIn, MAIL, reads, stranger } from './site.ts';

export function delivers(at: Running): void {
  describe('delivers', () => {
    test.each([587, 465] as const)('from a login on %i, over LMTP, to where IMAP reads it', async (port) => {
      const client = await logIn(at.site, 'alice', port);
      const { text, subject } = letter({ To: 'bob@example.org' });
      expect((await client.message({ from: 'alice@example.org', to: ['bob@example.org'], text })).code).toBe(250);
      await client.quit();
      expect(await reads(at.site, 'bob', subject)).toContain('Hello.');
    });

    test('mail from another server, with and without STARTTLS, in any spelling of the name', async () => {
      for (const encrypted of [false, true]) {
        const client = await stranger();
        if (encrypted) {
          expect((await client.startTls({ ca: at.site.authority.cert, servername: MAIL.name })).code).toBe(220);
          await client.ehlo(FOREIGN.name);
        }
        const { text, subject } = letter({ From: `carol@${FOREIGN.domain}` });
        const to = encrypted ? 'ALICE@Example.ORG' : 'alice@example.org';
        expect((await client.message({ from: `carol@${FOREIGN.domain}`, to: [to], text })).code).toBe(250);
        await client.quit();
        expect(await reads(at.site, 'alice', subject)).toContain('Authentication-Results: mail.example.org');
      }
    });

    test('mail of a login to the other server’s MX, encrypted', async () => {
      const client = await logIn(at.site, 'alice');
      const { text, subject } = letter({ To: `carol@${FOREIGN.domain}` });
      const reply = await client.message({ from: 'alice@example.org', to: [`carol@${FOREIGN.domain}`], text });
      expect(reply.code).toBe(250);
      const received = await arrivesAbroad(at.site, subject);
      expect(received).toMatchObject({ from: 'alice@example.org', helo: MAIL.name, secure: true, client: MAIL.ip });
      await client.quit();
    });

    test('with a signature that an independent verifier finds good, for each domain; and bad once the text is changed', async () => {
      for (const domain of ['example.org', 'example.net']) {
        for (const selector of ['mail2026', 'mail2026-ed25519']) {
          const record = await at.site.host.read(`/etc/exim4/wizard/dkim/${domain}.${selector}.dns`);
          at.site.net.dns.add(record.trim());
        }
      }
      const verify = (text: string) => at.site.host.exec(['dkimverify'], { input: text });
      const client = await logIn(at.site, 'bob');
      for (const from of ['bob@example.org', 'sales@example.net']) {
        const { text, subject } = letter({ From: from, To: `carol@${FOREIGN.domain}` });
        const reply = await client.message({ from, to: [`carol@${FOREIGN.domain}`], text });
        expect(reply.code).toBe(250);
        const received = (await arrivesAbroad(at.site, subject))?.text ?? '';
        expect(received.replace(/\r\n\s+/g, '')).toContain(`d=${from.split('@')[1]};`);
        expect(await verify(received)).toMatchObject({ code: 0, stdout: expect.stringContaining('signature ok') });
        // A mailing list adds headers of its own; the text is another matter.
        expect(await verify(`List-Id: <list.example>\r\n${received}`)).toMatchObject({ code: 0 });
        expect((await verify(received.replace('Hello.', 'Hellp.'))).code).not.toBe(0);
      }
      await client.quit();
    });

    test('bounces: a login’s MAIL FROM:<> and a stranger’s', async () => {
      const own = await logIn(at.site, 'alice');
      const receipt = letter({ To: 'bob@example.org' });
      expect((await own.message({ from: '', to: ['bob@example.org'], text: receipt.text })).code).toBe(250);
      await own.quit();
      await reads(at.site, 'bob', receipt.subject);
      const client = await stranger();
      const bounce = letter({ From: `MAILER-DAEMON@${FOREIGN.domain}` });
      expect((await client.message({ from: '', to: ['bob@example.org'], text: bounce.text })).code).toBe(250);
      await client.quit();
      await reads(at.site, 'bob', bounce.subject);
    });

    test('mail of own programs: over 127.0.0.1 and ::1 to the outside, and by sendmail', async () => {
      for (const to of ['127.0.0.1', '::1']) {
        const client = await smtp({ from: at.site.host, to, port: 25 });
        await client.ehlo('localhost');
        const { text, subject } = letter();
        const reply = await client.message({ from: 'cron@example.org', to: [`carol@${FOREIGN.domain}`], text });
        expect(reply).toMatchObject({ code: 250 });
        await arrivesAbroad(at.site, subject);
        await client.quit();
      }
      const { text, subject } = letter({ From: 'root' });
      await at.site.host.run(['/usr/sbin/sendmail', '-oi', `carol@${FOREIGN.domain}`], { input: text });
      await arrivesAbroad(at.site, subject);
    });

    test.each(['root', 'postmaster', 'abuse', 'mailer-daemon'])('%s’s mail to the administrator', async (role) => {
      const { text, subject } = letter({ From: 'cron' });
      await at.site.host.run(['/usr/sbin/sendmail', '-oi', role], { input: text });
      await reads(at.site, 'alice', subject);
    });

    test('mail for the machine’s own name', async () => {
      const { text, subject } = letter({ From: `carol@${FOREIGN.domain}` });
      const client = await stranger();
      const to = [`root@${MAIL.name}`];
      expect((await client.message({ from: `carol@${FOREIGN.domain}`, to, text })).code).toBe(250);
      await client.quit();
      await reads(at.site, 'alice', subject);
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
        await reads(at.site, 'bob', subject);
      }
      await client.quit();
    });

    test('what an alias sends on, under a sender address of ours (SRS), and its bounce back to the first sender', async () => {
      const client = await stranger();
      const { text, subject } = letter({ From: `dave@${FOREIGN.domain}` });
      const reply = await client.message({ from: `dave@${FOREIGN.domain}`, to: ['away@example.org'], text });
      expect(reply.code).toBe(250);
      const sent = await arrivesAbroad(at.site, subject);
      expect(sent?.to).toEqual([`carol@${FOREIGN.domain}`]);
      expect(sent?.from).toMatch(/^SRS0=[^@]+=foreign\.example=dave@example\.org$/);
      const srs = sent?.from ?? '';
      const bounce = letter({ From: `MAILER-DAEMON@${FOREIGN.domain}` });
      expect((await client.message({ from: '', to: [srs], text: bounce.text })).code).toBe(250);
      expect(await arrivesAbroad(at.site, bounce.subject)).toMatchObject({ from: '', to: [`dave@${FOREIGN.domain}`] });
      // A forged one, and a made one used by somebody with a sender address: no bounce, no way through.
      await client.say('MAIL FROM:<>');
      expect(await client.say(`RCPT TO:<${srs.replace(/^SRS0=..../, 'SRS0=AAAA')}>`)).toMatchObject({ code: 550 });
      await client.say('RSET');
      await client.say(`MAIL FROM:<dave@${FOREIGN.domain}>`);
      expect(await client.say(`RCPT TO:<${srs}>`)).toMatchObject({ code: 550 });
      await client.quit();
    });

    test('an alias of one name that is somebody else’s in each domain', async () => {
      const client = await stranger();
      const from = `carol@${FOREIGN.domain}`;
      for (const [address, person] of [
        ['info@example.org', 'alice'],
        ['info@example.net', 'bob'],
      ] as const) {
        const { text, subject } = letter({ From: from });
        expect(await client.message({ from, to: [address], text })).toMatchObject({ code: 250 });
        await reads(at.site, person, subject);
      }
      await client.quit();
    });

    test('an alias to the outside while the server there is down: taken and queued, and it leaves once that is back', async () => {
      const client = await stranger();
      const from = `dave@${FOREIGN.domain}`;
      const { text, subject } = letter({ From: from });
      await at.site.mx.close();
      let id = '';
      try {
        await client.say(`MAIL FROM:<${from}>`);
        expect(await client.say('RCPT TO:<nobody-here@example.org>')).toMatchObject({ code: 550 });
        await client.say('RSET');
        const reply = await client.message({ from, to: ['away@example.org'], text });
        expect(reply).toMatchObject({ code: 250 });
        id = reply.text.replace(/^.*id=/s, '');
        const logged = `== carol@${FOREIGN.domain} <away@example.org>`;
        await isKept(at.site, '/var/log/exim4/mainlog', `${id} ${logged}`);
        expect(await at.site.host.run(['exim4', '-bp'])).toContain(id);
      } finally {
        await at.site.mx.open();
      }
      await leavesQueue(at.site, id);
      expect(await arrivesAbroad(at.site, subject)).toMatchObject({
        from: expect.stringMatching(/^SRS0=[^@]+=foreign\.example=dave@example\.org$/),
        to: [`carol@${FOREIGN.domain}`],
      });
      await client.quit();
    });

    test('what an alias sends on for our own people, under their own address', async () => {
      const client = await logIn(at.site, 'alice');
      const { text, subject } = letter({ To: 'away@example.org' });
      expect((await client.message({ from: 'alice@example.org', to: ['away@example.org'], text })).code).toBe(250);
      expect(await arrivesAbroad(at.site, subject)).toMatchObject({ from: 'alice@example.org' });
      await client.quit();
    });

    test('Exim’s own bounce, to the login that sent what nobody takes', async () => {
      at.site.mx.refuse = (recipient) => (recipient.startsWith('nobody@') ? '550 no such user' : undefined);
      const client = await logIn(at.site, 'alice');
      const { text } = letter({ To: `nobody@${FOREIGN.domain}` });
      const reply = await client.message({ from: 'alice@example.org', to: [`nobody@${FOREIGN.domain}`], text });
      expect(reply.code).toBe(250);
      await client.quit();
      const back = await reads(at.site, 'alice', 'Mail delivery failed: returning message to sender');
      expect(back).toContain('no such user');
    });
  });
}
