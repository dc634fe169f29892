/** What an installed server refuses: relaying, unknown recipients, logins that are wrong or out of place, old TLS, forged greetings. */
import { describe, expect, test } from 'vitest';
import { dovecotFiles } from '../../src/core/mailserver/dovecot/index.ts';
import { addresses, onlyTls, smtp } from '../lab/index.ts';
import type { Running } from './sessions.ts';
import { FOREIGN, logIn, loginOf, MAIL, PASSWORDS, siteAnswers, stranger } from './site.ts';

export function refuses(at: Running): void {
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
      const own = await logIn(at.site, 'alice');
      await own.say('MAIL FROM:<alice@example.org>');
      expect(await own.say('RCPT TO:<nobody-here@example.org>')).toMatchObject({ code: 550 });
      await own.quit();
    });

    test('a name that exists only as the other kind of mailbox, for mail and as a login', async () => {
      const { host, suite, users } = at.site;
      if (users === 'virtual') {
        await host.run('useradd --create-home dora && echo dora:only-dora | chpasswd');
      } else {
        const { users: file } = dovecotFiles.of(siteAnswers(suite, 'virtual'));
        await host.run(`mkdir -p /var/vmail/example.org/dora`);
        await host.write(file, 'dora@example.org:{PLAIN}only-dora::::::\n');
      }
      const client = await stranger();
      await client.say(`MAIL FROM:<carol@${FOREIGN.domain}>`);
      expect(await client.say('RCPT TO:<dora@example.org>')).toMatchObject({ code: 550 });
      expect(await client.say('RCPT TO:<bob@example.org>')).toMatchObject({ code: 250 });
      await client.quit();
      for (const [index, name] of ['dora', 'dora@example.org'].entries()) {
        const from = await at.site.net.address(`203.0.113.${110 + index}`);
        const laptop = await smtp({ to: MAIL.ip, from, port: 465, tls: {} });
        await laptop.ehlo('laptop');
        expect(await laptop.authPlain(name, 'only-dora')).toMatchObject({ code: 535 });
        await laptop.quit();
      }
      // Once it is a mailbox of this kind, it is there.
      if (users === 'system') {
        await host.run('useradd --create-home dora');
        const later = await stranger();
        await later.say(`MAIL FROM:<carol@${FOREIGN.domain}>`);
        expect(await later.say('RCPT TO:<dora@example.org>')).toMatchObject({ code: 250 });
        await later.quit();
      }
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
      expect((await plain.authPlain(loginOf(at.site, 'alice'), PASSWORDS.alice)).code).toBeGreaterThanOrEqual(500);
      await plain.quit();
      const client = await stranger();
      expect(client.extensions.has('AUTH')).toBe(false);
      await client.startTls({});
      await client.ehlo(FOREIGN.name);
      expect(client.extensions.has('AUTH')).toBe(false);
      expect((await client.authPlain(loginOf(at.site, 'alice'), PASSWORDS.alice)).code).toBeGreaterThanOrEqual(500);
      await client.quit();
    });

    test('wrong and empty passwords, by PLAIN and by LOGIN', async () => {
      const attempts = [
        [loginOf(at.site, 'alice'), 'wrong'],
        [loginOf(at.site, 'alice'), ''],
        ['nobody-here', ''],
        ['', ''],
      ] as const;
      for (const [index, [user, password]] of attempts.entries()) {
        // Each from an address of its own: Dovecot answers an address that fails slower and slower.
        const from = await at.site.net.address(`203.0.113.${100 + index}`);
        const client = await smtp({ to: MAIL.ip, from, port: 465, tls: {} });
        await client.ehlo('laptop');
        expect((await client.authPlain(user, password)).code, `PLAIN ${user}`).toBeGreaterThanOrEqual(500);
        await client.quit().catch(() => {});
      }
      const client = await smtp({ to: MAIL.ip, from: addresses.stranger2, port: 465, tls: {} });
      await client.ehlo('laptop');
      expect((await client.authLogin(loginOf(at.site, 'alice'), 'wrong')).code).toBeGreaterThanOrEqual(500);
      expect(await client.authLogin(loginOf(at.site, 'alice'), PASSWORDS.alice)).toMatchObject({ code: 235 });
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
}
