/** Limits by host, sender and login, each driven over its threshold, and what stays open meanwhile. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inLab, type Reply, type SmtpClient, smtp } from '../lab/index.ts';
import { aclSite, knock, panics, send } from './acl-site.ts';
import { FOREIGN, letter, logIn, MAIL, PASSWORDS, type Site, stranger } from './site.ts';

const LIMIT = 5;
/** More than one host may bring. */
const SENDER_RECIPIENTS = 14;

describe.runIf(inLab).each(['bookworm', 'trixie'] as const)('on %s', (suite) => {
  let site: Site;

  beforeAll(async () => {
    site = await aclSite(suite, {
      'hardening.connectionsPerHour': 10,
      'hardening.hostMessagesPerHour': LIMIT,
      'hardening.hostRecipientsPerHour': 2 * LIMIT,
      'hardening.senderMessagesPerHour': LIMIT,
      'hardening.senderRecipientsPerHour': SENDER_RECIPIENTS,
      'hardening.loginMessagesPerHour': LIMIT,
      'hardening.recipientsPerHour': 2 * LIMIT,
      'hardening.unknownRecipients': LIMIT,
    });
    for (let host = 1; host <= 12; host++) {
      site.net.dns.machine(`mx${host}.foreign.example`, await site.net.address(`203.0.113.${100 + host}`));
    }
  });
  afterAll(() => site?.close());

  const from = (host: number) => stranger(`mx${host}.foreign.example`, `203.0.113.${100 + host}`);

  /** How many of these are taken before the first is not; the rate fades a little, so one more than the limit is right too. */
  async function taken(
    tries: number,
    attempt: (index: number) => Promise<{ code: number; text: string }>,
    reason: string,
  ) {
    for (let index = 0; index < tries; index++) {
      const reply = await attempt(index);
      if (reply.code === 250) continue;
      expect(reply).toMatchObject({ code: 451, text: expect.stringContaining(reason) });
      return index;
    }
    return tries;
  }
  const rcpt = (client: SmtpClient, sender: string, to: string) => async () => {
    await client.say('RSET');
    await client.say(`MAIL FROM:<${sender}>`);
    return client.say(`RCPT TO:<${to}>`);
  };
  const within = (count: number, limit: number) => expect([limit, limit + 1]).toContain(count);

  test('messages of a host, from whichever sender; other hosts and those in charge go on', async () => {
    const client = await from(1);
    within(await taken(9, (index) => send(client, { from: `host${index}@foreign.example` }), 'Too much mail'), LIMIT);
    await client.say('RSET');
    await client.say('MAIL FROM:<carol@foreign.example>');
    expect(await client.say('RCPT TO:<postmaster@example.org>')).toMatchObject({ code: 250 });
    await client.quit();
    expect(await knock({ ip: '203.0.113.102', helo: 'mx2.foreign.example' })).toMatchObject([{ code: 250 }]);
  });

  test('recipients of a host', async () => {
    const client = await from(3);
    await client.say('MAIL FROM:<many@foreign.example>');
    const to = (index: number) => client.say(`RCPT TO:<${index % 2 ? 'alice' : 'bob'}+${index}@example.org>`);
    within(await taken(20, to, 'Too much mail'), 2 * LIMIT);
    await client.quit();
  });

  test('messages of a sender, from whichever host; bounces have none', async () => {
    const clients = await Promise.all([4, 5, 6].map(from));
    const of = (sender: string) => (index: number) =>
      rcpt(clients[index % 3] as SmtpClient, sender, 'alice@example.org')();
    within(await taken(9, of('Flood/er@foreign.example'), 'Too much mail'), LIMIT);
    expect(await of('other@foreign.example')(0)).toMatchObject({ code: 250 });
    const bounces = await Promise.all([7, 8].map(from));
    const bounce = (index: number) => rcpt(bounces[index % 2] as SmtpClient, '', 'alice@example.org')();
    expect(await taken(8, bounce, 'Too much mail')).toBe(8);
    for (const client of [...clients, ...bounces]) await client.quit();
  });

  test('recipients of a sender, from several hosts, none of which is past its own limit; other senders go on', async () => {
    const clients = await Promise.all([10, 11].map(from));
    for (const client of clients) await client.say('MAIL FROM:<Crowd/ed@foreign.example>');
    const to = (index: number) =>
      (clients[index % 2] as SmtpClient).say(`RCPT TO:<${index % 3 ? 'alice' : 'bob'}+${index}@example.org>`);
    within(await taken(20, to, 'Too much mail'), SENDER_RECIPIENTS);
    const other = await from(12);
    expect(await rcpt(other, 'other2@foreign.example', 'alice@example.org')()).toMatchObject({ code: 250 });
    expect(await rcpt(other, 'Crowd/ed@foreign.example', 'alice@example.org')()).toMatchObject({ code: 451 });
    expect(await rcpt(other, 'Crowd/ed@foreign.example', 'postmaster@example.org')()).toMatchObject({ code: 250 });
    for (const client of [...clients, other]) await client.quit();
  });

  test('messages of a login, on whichever port, though strangers have used up theirs; other logins go on', async () => {
    const client = await logIn(site, 'alice');
    const own = async (index: number) => {
      const { text } = letter({ Subject: `Own ${index}` });
      return client.message({ from: 'alice@example.org', to: ['bob@example.org'], text });
    };
    within(await taken(9, own, 'message limit'), LIMIT);
    await client.quit();
    const again = await logIn(site, 'alice', 465);
    expect(await again.say('MAIL FROM:<alice@example.org>')).toMatchObject({ code: 451 });
    await again.quit();
    const other = await logIn(site, 'bob');
    const { text } = letter({ From: 'bob@example.org' });
    expect(await other.message({ from: 'bob@example.org', to: ['alice@example.org'], text })).toMatchObject({
      code: 250,
    });
    await other.quit();
  });

  test('recipients of a login', async () => {
    const client = await logIn(site, 'bob');
    await client.say('MAIL FROM:<bob@example.org>');
    const to = (index: number) => client.say(`RCPT TO:<somebody${index}@${FOREIGN.domain}>`);
    const count = await taken(20, to, 'recipient limit');
    // One was used above.
    within(count + 1, 2 * LIMIT);
    await client.quit();
  });

  test('connections of a host on 25; a login from there is free', async () => {
    const from = '203.0.113.109';
    const greetings: Reply[] = [];
    for (let tries = 0; tries < 13; tries++) {
      using client = await smtp({ to: MAIL.ip, from, port: 25 });
      greetings.push(client.greeting);
    }
    expect(greetings.slice(0, 10).map(({ code }) => code)).toEqual(Array(10).fill(220));
    expect(greetings.at(-1)).toMatchObject({ code: 451, text: expect.stringContaining('Too many connections') });
    using person = await smtp({ to: MAIL.ip, from, port: 465, tls: {} });
    await person.ehlo('laptop');
    expect(await person.authPlain('bob', PASSWORDS.bob)).toMatchObject({ code: 235 });
  });

  test('of IPv6 a customer has a whole /64, and its addresses share each limit; another /64 goes on', async () => {
    const own = await Promise.all([1, 2, 3, 4].map((host) => site.net.address(`2001:db8:64:1::${host}`)));
    const other = await site.net.address('2001:db8:64:2::1');
    own.forEach((ip, index) => {
      site.net.dns.machine(`six${index}.foreign.example`, ip);
    });
    site.net.dns.machine('six.foreign.example', other);
    const arrive = async (ip: string, helo: string) => {
      const client = await smtp({ to: MAIL.ip6, from: ip, port: 25 });
      if (client.greeting.code === 220) await client.ehlo(helo);
      return client;
    };
    // Messages: each address for itself stays below the limit.
    const clients = await Promise.all(own.map((ip, index) => arrive(ip, `six${index}.foreign.example`)));
    const message = (index: number) => send(clients[index % 4] as SmtpClient, { from: `six${index}@foreign.example` });
    within(await taken(9, message, 'Too much mail'), LIMIT);
    const stays = await arrive(other, 'six.foreign.example');
    expect(await send(stays, { from: 'six@foreign.example' })).toMatchObject({ code: 250 });
    for (const client of [...clients, stays]) await client.quit();
    // Connections: four were there already.
    const greetings: number[] = [];
    for (let tries = 0; tries < 9; tries++) {
      using client = await smtp({ to: MAIL.ip6, from: own[tries % 4] as string, port: 25 });
      greetings.push(client.greeting.code);
    }
    expect([greetings[0], greetings.at(-1)]).toEqual([220, 451]);
    using welcome = await arrive(other, 'six.foreign.example');
    expect(welcome.greeting).toMatchObject({ code: 220 });
    // Failed logins.
    const login = async (ip: string, password: string) => {
      const client = await smtp({ to: MAIL.ip6, from: ip, port: 465, tls: {} });
      await client.ehlo('laptop');
      const { code } = await client.authPlain('bob', password);
      await client.quit();
      return code;
    };
    for (const ip of own.slice(0, 3)) expect(await login(ip, 'wrong')).toBe(535);
    expect(await login(own[3] as string, PASSWORDS.bob)).toBe(454);
    expect(await login(other, PASSWORDS.bob)).toBe(235);
  });

  test('who tries out names from several addresses of a /64 is counted as one; another /64 goes on', async () => {
    const own = await Promise.all([1, 2, 3, 4].map((host) => site.net.address(`2001:db8:65:1::${host}`)));
    const other = await site.net.address('2001:db8:65:2::1');
    for (const [index, ip] of [...own, other].entries()) site.net.dns.machine(`guess${index}.foreign.example`, ip);
    const from = (index: number, ...to: string[]) =>
      knock({ server: MAIL.ip6, ip: [...own, other][index] as string, helo: `guess${index}.foreign.example`, to });
    // Two names an address: none of them would be past the limit by itself.
    for (const index of [0, 1, 2]) {
      expect(await from(index, `a${index}@example.org`, `b${index}@example.org`)).toMatchObject([
        { code: 550 },
        { code: 550 },
      ]);
    }
    expect(await from(3, 'alice@example.org')).toMatchObject([
      { code: 451, text: expect.stringContaining('unknown recipients') },
    ]);
    expect(await from(4, 'alice@example.org')).toMatchObject([{ code: 250 }]);
  });

  test('programs of the machine that speak SMTP through a pipe share no limit on connections', async () => {
    const greetings = await site.host.run(
      `for i in $(seq 14); do printf 'QUIT\\r\\n' | /usr/sbin/sendmail -bs | head -n 1 | cut -c 1-3; done`,
    );
    expect(greetings.trim().split('\n')).toEqual(Array(14).fill('220'));
    expect(await site.host.run(['exim_dumpdb', '/var/spool/exim4', 'ratelimit'])).not.toMatch(/conn_$/m);
  });

  test('failed logins of a host: good ones pass up to the limit and do not count; above it nobody gets in from there', async () => {
    const from = await site.net.address('203.0.113.120');
    const attempt = async (password: string) => {
      const client = await smtp({ to: MAIL.ip, from, port: 465, tls: {} });
      await client.ehlo('laptop');
      const { code } = await client.authPlain('bob', password);
      await client.quit();
      return code;
    };
    const codes: number[] = [];
    // The limit of these answers is 2, and the rate fades a little between failures.
    for (const password of ['wrong', 'wrong', PASSWORDS.bob, PASSWORDS.bob, PASSWORDS.bob, 'wrong', PASSWORDS.bob]) {
      codes.push(await attempt(password));
    }
    expect(codes).toEqual([535, 535, 235, 235, 235, 535, 454]);
    expect(await panics(site)).toEqual([]);
  });
});
