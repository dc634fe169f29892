/** As whom a login may send, in the envelope and in the header. Each forgery stands beside what is honest and looks much like it. */
import { describe, expect, test } from 'vitest';
import { addresses, imap, smtp } from '../lab/index.ts';
import type { Running } from './sessions.ts';
import { arrivesAbroad, FOREIGN, letter, logIn, MAIL, PASSWORDS, reads, type Users } from './site.ts';

export function senders(at: Running, users: Users): void {
  describe('delivers', () => {
    test('addresses that a login owns: each domain’s for accounts, aliases that reach it', async () => {
      const client = await logIn(at.site, 'bob');
      const own = ['bob@example.org', 'bob+shop@example.org', 'sales@example.org', 'sales@example.net'];
      for (const from of users === 'system' ? [...own, 'bob@example.net'] : own) {
        const { text } = letter({ From: `Bob <${from}>`, To: 'alice@example.org' });
        expect(await client.message({ from, to: ['alice@example.org'], text })).toMatchObject({ code: 250 });
      }
      await client.quit();
    });

    test('an address elsewhere that a login was given, in the envelope and in From:, and nobody else', async () => {
      const from = `news@${FOREIGN.domain}`;
      const to = [`carol@${FOREIGN.domain}`];
      const client = await logIn(at.site, 'alice');
      const { text, subject } = letter({ From: `News <${from}>`, To: `carol@${FOREIGN.domain}` });
      expect(await client.message({ from, to, text })).toMatchObject({ code: 250 });
      const sent = await arrivesAbroad(at.site, subject);
      expect(sent?.from).toBe(from);
      // There is no key for a domain of somebody else's: the signature is the main domain's.
      expect(sent?.text.replace(/\r\n\s+/g, '')).toMatch(/^DKIM-Signature: .*d=example\.org; ?s=/);
      expect(sent?.text).not.toContain(`d=${FOREIGN.domain}`);
      // What she has besides as the administrator and by an alias is hers as before.
      for (const own of ['postmaster@example.org', 'info@example.org']) {
        const mail = letter({ From: own });
        expect(await client.message({ from: own, to: ['bob@example.org'], text: mail.text })).toMatchObject({
          code: 250,
        });
      }
      await client.quit();
      const other = await logIn(at.site, 'bob');
      expect(await other.say(`MAIL FROM:<${from}>`)).toMatchObject({
        code: 553,
        text: expect.stringContaining(`may not send as <${from}>`),
      });
      const forged = letter({ From: `News <${from}>` });
      expect(await other.message({ from: 'bob@example.org', to, text: forged.text })).toMatchObject({
        code: 553,
        text: expect.stringContaining('may not use this From: address'),
      });
      await other.quit();
    });

    test('a login by the whole address, as autodiscover has Outlook take it, for sending and for reading', async () => {
      const address = 'alice@example.org';
      const client = await smtp({ to: MAIL.ip, from: addresses.stranger2, port: 465, tls: {} });
      await client.ehlo('laptop');
      expect(await client.authPlain(address, PASSWORDS.alice)).toMatchObject({ code: 235 });
      const { text, subject } = letter({ To: address });
      expect(await client.message({ from: address, to: [address], text })).toMatchObject({ code: 250 });
      await client.quit();
      await reads(at.site, 'alice', subject);
      await using box = await imap({ address: MAIL.ip, user: address, password: PASSWORDS.alice });
      expect((await box.messages()).map((mail) => mail.subject)).toContain(subject);
    });

    test('a login’s message without From:, which gets one', async () => {
      const client = await logIn(at.site, 'alice');
      const { text, subject } = letter({ From: '', To: 'bob@example.org' });
      const reply = await client.message({ from: 'alice@example.org', to: ['bob@example.org'], text });
      expect(reply).toMatchObject({ code: 250 });
      expect(await reads(at.site, 'bob', subject)).toMatch(/^From: alice@example\.org/m);
      await client.quit();
    });

    test.each([
      ['an encoded name with a comma', '=?utf-8?Q?Smith=2C_Alice?= <alice@example.org>'],
      ['an encoded name that holds another address', '=?utf-8?Q?ceo=40bank=2Etest?= <alice@example.org>'],
      ['a quoted name', '"Smith, Alice" <alice@example.org>'],
      ['the bare address', 'Alice@Example.org'],
    ])('an honest From: %s', async (_what, from) => {
      const client = await logIn(at.site, 'alice');
      const { text } = letter({ From: from, To: 'bob@example.org' });
      expect(await client.message({ from: 'alice@example.org', to: ['bob@example.org'], text })).toMatchObject({
        code: 250,
      });
      await client.quit();
    });
  });

  describe('refuses', () => {
    test.each([
      ['another user', 'bob@example.org'],
      ['an alias of another user', 'sales@example.org'],
      ['the own alias in a domain where it is another user’s', 'info@example.net'],
      ['a foreign address', 'ceo@bank.test'],
      ['a name that begins like it', 'alice@example.org.bank.test'],
      ['a sub-address of another user', 'bob+alice@example.org'],
      ['a sub-address that holds its own', 'ceo+alice@example.org'],
    ])('a login’s forged envelope sender: %s', async (_what, from) => {
      const client = await logIn(at.site, 'alice');
      expect(await client.say(`MAIL FROM:<${from}>`)).toMatchObject({
        code: 553,
        text: expect.stringContaining(`may not send as <${from}>`),
      });
      await client.quit();
    });

    test('a message passed on under its writer’s name: its From: counts, and not the own address in Resent-From:', async () => {
      const client = await logIn(at.site, 'alice');
      const resent = { 'Resent-From': 'alice@example.org', 'Resent-To': 'bob@example.org' };
      const pass = (from: string) => {
        const { text } = letter({ From: from, ...resent });
        return client.message({ from: 'alice@example.org', to: ['bob@example.org'], text });
      };
      for (const writer of [`carol@${FOREIGN.domain}`, 'bob@example.org']) {
        expect(await pass(writer)).toMatchObject({
          code: 553,
          text: expect.stringContaining('may not use this From: address'),
        });
      }
      expect(await pass('alice@example.org')).toMatchObject({ code: 250 });
      await client.quit();
    });

    test.each<[what: string, headers: Record<string, string>]>([
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
      const client = await logIn(at.site, 'alice');
      const { text } = letter(headers);
      const reply = await client.message({ from: 'alice@example.org', to: ['bob@example.org'], text });
      expect(reply).toMatchObject({
        code: 553,
        text: expect.stringContaining(`may not use this ${'Sender' in headers ? 'Sender:' : 'From:'} address`),
      });
      await client.quit();
    });
  });
}
