/** What programs of the machine hand over by sendmail: with limits, without, or refused; and what a login's message tells of its computer. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AnswerOf, type QuestionId, withAnswer } from '../../src/core/answers/index.ts';
import { addresses, inLab, smtp } from '../lab/index.ts';
import {
  arrivesAbroad,
  FOREIGN,
  freshSite,
  letter,
  logIn,
  putBundle,
  reads,
  runInstaller,
  type Site,
  siteAnswers,
  stranger,
} from './site.ts';

const BUNDLE = '/root/bundle';
const ABROAD = `carol@${FOREIGN.domain}`;

describe.runIf(inLab).each(['bookworm', 'trixie'] as const)('programs of the machine on %s', (suite) => {
  let site: Site;

  beforeAll(async () => {
    site = await freshSite(suite, 'system');
  });
  afterAll(() => site?.close());

  async function install(changes: { readonly [I in QuestionId]?: AnswerOf<I> }): Promise<void> {
    let answers = siteAnswers(suite, 'system');
    for (const [id, value] of Object.entries(changes)) answers = withAnswer(answers, id as QuestionId, value as never);
    await site.host.run(['rm', '-rf', BUNDLE]);
    await putBundle(site.host, answers, BUNDLE);
    const { code, stdout, stderr } = await runInstaller(site, BUNDLE);
    expect(code, stdout + stderr).toBe(0);
    // Counters of the test before.
    await site.host.run('rm -f /var/spool/exim4/db/ratelimit*');
  }

  /** Hands a message over as `user`; whether it was taken. */
  async function sendmail(user: string, recipients: readonly string[]) {
    const { text, subject } = letter({ From: user, To: recipients.join(', ') });
    const { code, stdout, stderr } = await site.host.exec(['/usr/sbin/sendmail', '-oi', '-oep', ...recipients], {
      input: text,
      user,
    });
    return { taken: code === 0, said: stdout + stderr, subject };
  }

  /** One message to all of them through a pipe; what Exim answered to each RCPT. */
  async function pipe(user: string, ...to: string[]) {
    const { text, subject } = letter({ From: `${user}@example.org` });
    const recipients = to.map((address) => `RCPT TO:<${address}>\r\n`).join('');
    const { stdout } = await site.host.exec(['/usr/sbin/sendmail', '-bs'], {
      input: `EHLO localhost\r\nMAIL FROM:<${user}@example.org>\r\n${recipients}DATA\r\n${text.replaceAll('\n', '\r\n')}.\r\nQUIT\r\n`,
      user,
    });
    const replies = stdout.split('\r\n').filter((line) => /^\d\d\d /.test(line));
    // After those to the greeting, EHLO and MAIL.
    return { replies: replies.slice(3, 3 + to.length), subject, said: stdout };
  }

  /** How many messages of `user` are in alice's mailbox; alice is the administrator. */
  const inMailbox = async (user: string, subject: string) =>
    (await site.host.exec(`doveadm -f flow fetch -u ${user} uid header subject '${subject}'`)).stdout.split('\n')
      .length - 1;

  async function arrives(user: string, subject: string) {
    await expect.poll(() => inMailbox(user, subject), { timeout: 20_000 }).toBeGreaterThan(0);
  }

  async function bounceArrives() {
    site.mx.refuse = (recipient) => (recipient.startsWith('nobody@') ? '550 no such user' : undefined);
    const client = await logIn(site, 'bob');
    const { text } = letter({ From: 'bob@example.org', To: `nobody@${FOREIGN.domain}` });
    const before = await inMailbox('bob', 'Mail delivery failed');
    expect(await client.message({ from: 'bob@example.org', to: [`nobody@${FOREIGN.domain}`], text })).toMatchObject({
      code: 250,
    });
    await client.quit();
    await expect.poll(() => inMailbox('bob', 'Mail delivery failed'), { timeout: 20_000 }).toBe(before + 1);
  }

  const loopback = async (to = ABROAD) => {
    const client = await smtp({ from: site.host, port: 25 });
    await client.ehlo('localhost');
    const { text } = letter();
    const { code } = await client.message({ from: 'web@example.org', to: [to], text });
    await client.quit();
    return code;
  };

  describe('refused', () => {
    beforeAll(() => install({ 'hardening.localSubmission': 'refused', 'hardening.localExempt': ['bob'] }));

    test('to the outside and to people, by each way of the sendmail command', async () => {
      for (const recipients of [[ABROAD], ['bob', ABROAD], ['root', `x@${FOREIGN.domain}`]]) {
        const { taken, said } = await sendmail('www-data', recipients);
        expect(said).toContain('Local submission is refused on this machine');
        expect(taken).toBe(false);
      }
      const { replies, subject, said } = await pipe('www-data', ABROAD, 'root@example.org', 'sales@example.org');
      expect(replies, said).toEqual([
        '550 Local submission is refused on this machine',
        '250 Accepted',
        '550 Local submission is refused on this machine',
      ]);
      await arrives('alice', subject);
    });

    test('but not to those in charge: cron’s report to root, the administrator, and whom the answers add', async () => {
      for (const [recipients, reader] of [
        [['root'], 'alice'],
        [['alice@example.org'], 'alice'],
        [['root@mail.example.org', 'postmaster'], 'alice'],
        [['bob'], 'bob'],
        [['Bob@Example.org'], 'bob'],
      ] as const) {
        const { taken, subject, said } = await sendmail('www-data', recipients);
        expect(taken, said).toBe(true);
        await arrives(reader, subject);
      }
    });

    test('nor Exim’s own bounces, nor SMTP over loopback', async () => {
      await bounceArrives();
      expect(await loopback()).toBe(250);
    });
  });

  describe.each(['hardening.localPerMinute', 'hardening.localPerHour'] as const)('with limits: %s', (limit) => {
    beforeAll(() => install({ [limit]: 2 }));

    test('each account has its own, alerts have none, bounces pass', async () => {
      const taken: boolean[] = [];
      for (let tries = 0; tries < 4; tries++) taken.push((await sendmail('www-data', [ABROAD])).taken);
      // The rate fades a little between messages, so the third may still pass.
      expect(taken[0]).toBe(true);
      expect(taken[3]).toBe(false);
      for (let tries = 0; tries < 4; tries++) {
        expect(await sendmail('www-data', ['root'])).toMatchObject({ taken: true });
      }
      expect(await sendmail('www-data', [ABROAD])).toMatchObject({ taken: false });
      expect(await sendmail('bob', [ABROAD])).toMatchObject({ taken: true });
      const later = '451 Too many messages from this program, try later';
      for (let tries = 0; tries < 3; tries++) {
        const { replies, subject, said } = await pipe('www-data', ABROAD, 'Root@Example.org');
        expect(replies, said).toEqual([later, '250 Accepted']);
        await arrives('alice', subject);
      }
      expect((await pipe('nobody', ABROAD)).replies).toEqual(['250 Accepted']);
      // Over loopback there is no account to count, only the address.
      const codes = [await loopback(), await loopback(), await loopback(), await loopback()];
      expect([codes[0], codes[3]]).toEqual([250, 451]);
      expect(await loopback('root@example.org')).toBe(250);
      expect(await loopback(ABROAD)).toBe(451);
      await bounceArrives();
    });
  });

  describe('without limits, and without the sender’s computer in the headers', () => {
    beforeAll(() =>
      install({ 'hardening.localSubmission': 'allowed', 'hardening.localPerMinute': 2, 'hardening.hideClient': true }),
    );

    test('more than the limit passes, by sendmail, pipe and loopback', async () => {
      for (let tries = 0; tries < 5; tries++) {
        expect(await sendmail('www-data', [ABROAD])).toMatchObject({ taken: true });
        expect(await loopback()).toBe(250);
      }
      expect((await pipe('www-data', ABROAD)).replies).toEqual(['250 Accepted']);
    });

    test('a login’s address and computer are in the log, and not in its message; another server’s are in both', async () => {
      const client = await logIn(site, 'alice');
      const { text, subject } = letter({ To: ABROAD });
      expect(await client.message({ from: 'alice@example.org', to: [ABROAD], text })).toMatchObject({ code: 250 });
      await client.quit();
      const sent = await arrivesAbroad(site, subject);
      expect(sent?.text).toMatch(/^Received: by mail\.example\.org with esmtpsa tls TLS_[A-Z0-9_]+/m);
      expect(sent?.text).not.toContain(addresses.stranger2);
      expect(sent?.text).not.toContain('laptop_of_alice');
      const log = await site.host.read('/var/log/exim4/mainlog');
      expect(log).toMatch(new RegExp(`<= alice@example\\.org H=.*\\[${addresses.stranger2.replaceAll('.', '\\.')}\\]`));

      const other = await stranger();
      const incoming = letter({ From: ABROAD });
      const reply = await other.message({ from: ABROAD, to: ['alice@example.org'], text: incoming.text });
      expect(reply).toMatchObject({ code: 250 });
      await other.quit();
      await arrives('alice', incoming.subject);
      const received = await site.host.run(`doveadm -f flow fetch -u alice hdr header subject '${incoming.subject}'`);
      expect(received).toMatch(new RegExp(`Received: from ${FOREIGN.name} \\(\\[?${FOREIGN.ip}\\]?`));
    });
  });

  test('a report with a line of 5,000 characters reaches the administrator, and whom it is sent to outside', async () => {
    await install({});
    const { text, subject } = letter({ From: 'root', To: 'root' });
    const line = 'x'.repeat(5000);
    await site.host.run(['/usr/sbin/sendmail', '-oi', 'root', ABROAD], { input: `${text}${line}\n` });
    expect(await reads(site, 'alice', subject)).toContain(line);
    expect((await arrivesAbroad(site, subject))?.text).toContain(line);
  });

  test('as the wizard has it, a login’s address is in its message', async () => {
    await install({});
    const client = await logIn(site, 'alice');
    const { text, subject } = letter({ To: ABROAD });
    expect(await client.message({ from: 'alice@example.org', to: [ABROAD], text })).toMatchObject({ code: 250 });
    await client.quit();
    expect((await arrivesAbroad(site, subject))?.text).toContain(addresses.stranger2);
  });
});
