/** HELO, reverse names, senders, own domain, attachments, unknown recipients, lists: each refusal beside what must pass. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addresses, inLab, waitUntil } from '../lab/index.ts';
import { aclSite, bring, delivered, forwarded, knock, named, panics, reinstall, withAttachment } from './acl-site.ts';
import { FOREIGN, letter, logIn, MAIL, reads, type Site } from './site.ts';

const FORWARDER = '203.0.113.225';
/** Without a reverse name. */
const NAMELESS = '203.0.113.230';

/** From: headers with an address of ours among others. */
const FORGED = [
  'dave@foreign.example, bob@example.org',
  'bob@example.org, dave@foreign.example',
  'Dave <dave@foreign.example>\nFrom: Bob <bob@example.org>',
  '<dave@foreign.example>\nFROM:bob@example.net',
  '=?utf-8?Q?dave=40foreign=2Eexample=2C?= <bob@example.org>',
  '"a:b,c;d" <dave@foreign.example>,\n "<;" <bob@example.org>',
  'Team: dave@foreign.example, bob@example.org;',
];
/** Without one, however they look. */
const HONEST = [
  'dave@foreign.example, "bob@example.org, erin" <erin@foreign.example>',
  '=?utf-8?Q?Dave=2C_bob=40example=2Eorg=2C?= <dave@foreign.example>',
  'Team: dave@foreign.example, erin@foreign.example;',
];

describe.runIf(inLab).each(['bookworm', 'trixie'] as const)('on %s', (suite) => {
  let site: Site;

  beforeAll(async () => {
    site = await aclSite(suite, {
      'hardening.connectionsPerHour': 10_000,
      'hardening.helo': 'dns',
      'hardening.reverseName': 'refuse',
      'hardening.senderCallout': true,
      'hardening.ownDomain': 'headers',
      'hardening.unknownRecipients': 5,
      'hardening.spf': 'refuse',
      'hardening.forwarders': [`${FORWARDER}/32`, '2001:db8:44::/48'],
    });
    for (const ip of [FORWARDER, NAMELESS]) await site.net.address(ip);
    site.mx.refuse = (recipient) => (recipient === 'invented@foreign.example' ? '550 no such user' : undefined);
    site.net.dns.add(
      `strict.example MX 10 ${FOREIGN.name}`,
      'strict.example TXT "v=spf1 ip4:198.51.100.99 -all"',
      'down.example MX 10 down.foreign.example',
    );
    // Nobody listens there.
    site.net.dns.machine('down.foreign.example', addresses.stranger2);
  });
  afterAll(() => site?.close());

  test('takes mail of an honest stranger, unmarked', async () => {
    expect(await delivered(site)).not.toContain('X-Suspicious');
  });

  test.each([
    ['our name', MAIL.name, 'HELO/EHLO name is mine'],
    ['our domain', 'example.net', 'HELO/EHLO name is mine'],
    ['our address', `[${MAIL.ip}]`, 'HELO/EHLO name is mine'],
    ['a bare address', '198.51.100.20', 'needs a full host name'],
    ['a name without a domain', 'EXCHANGE', 'needs a full host name'],
    ['a name that is not in DNS', 'mail.office.local', 'is not in DNS'],
  ])('HELO: %s', async (_what, helo, reason) => {
    expect(await knock({ helo, to: ['alice@example.org', 'postmaster@example.org'] })).toMatchObject([
      { code: 550, text: expect.stringContaining(reason) },
      { code: 250 },
    ]);
  });

  test.each([FOREIGN.name, FOREIGN.name.toUpperCase(), '[198.51.100.20]', '[IPv6:2001:db8::1]'])(
    'HELO that is right: %s',
    async (helo) => {
      expect(await knock({ helo })).toMatchObject([{ code: 250 }]);
    },
  );

  test('no HELO at all', async () => {
    expect(await knock({ helo: undefined })).toMatchObject([{ code: 503, text: 'HELO or EHLO required' }]);
  });

  test('HELO while DNS does not answer: later, not never', async () => {
    site.net.dns.trouble('ill.example', 'servfail');
    expect(await knock({ helo: 'mx.ill.example' })).toMatchObject([{ code: 451 }]);
    site.net.dns.trouble('ill.example', undefined);
  });

  test('a server without a reverse name, except to those in charge; later while DNS does not answer', async () => {
    const to = ['alice@example.org', 'abuse@example.org'];
    expect(await knock({ ip: NAMELESS, to })).toMatchObject([
      { code: 550, text: expect.stringContaining('reverse name') },
      { code: 250 },
    ]);
    site.net.dns.trouble('230.113.0.203.in-addr.arpa', 'servfail');
    expect(await knock({ ip: NAMELESS })).toMatchObject([{ code: 451 }]);
    site.net.dns.trouble('230.113.0.203.in-addr.arpa', undefined);
  });

  test('a sender whose server does not know it; one whose server does not answer passes', async () => {
    expect(await knock({ from: 'invented@foreign.example' })).toMatchObject([
      { code: 550, text: expect.stringContaining('cannot be verified') },
    ]);
    expect(await knock({ from: 'dave@foreign.example' })).toMatchObject([{ code: 250 }]);
    expect(await knock({ from: 'erin@down.example' })).toMatchObject([{ code: 250 }]);
    expect(await knock({ from: '' })).toMatchObject([{ code: 250 }]);
  });

  test('our own domain from outside, in the envelope and in From:, whatever the From: says of itself', async () => {
    expect(await knock({ from: 'bob@example.org' })).toMatchObject([
      { code: 550, text: expect.stringContaining('Log in') },
    ]);
    expect(await bring({ headers: { From: 'Bob <bob@EXAMPLE.org>' } })).toMatchObject({
      code: 550,
      text: expect.stringContaining('Log in'),
    });
    expect(await bring({ headers: { From: '"bob@example.org" <dave@foreign.example>' } })).toMatchObject({ code: 250 });
    for (const forged of FORGED) {
      const reply = await bring({ headers: { From: forged } });
      expect(reply, forged).toMatchObject({ code: 550, text: expect.stringContaining('Log in') });
    }
    for (const From of HONEST) expect(await bring({ headers: { From } }), From).toMatchObject({ code: 250 });
    const client = await logIn(site, 'alice');
    const { text } = letter();
    expect(await client.message({ from: 'alice@example.org', to: ['bob@example.org'], text })).toMatchObject({
      code: 250,
    });
    await client.quit();
  });

  test('SPF fail, but not what a listed forwarder brings, which is not judged by its address either', async () => {
    expect(await knock({ from: 'dave@strict.example' })).toMatchObject([
      { code: 550, text: expect.stringContaining('SPF') },
    ]);
    for (const visit of [{ from: 'dave@strict.example' }, { from: 'bob@example.org' }, { helo: 'EXCHANGE' }]) {
      expect(await knock({ ...visit, ip: FORWARDER })).toMatchObject([{ code: 250 }]);
    }
    expect(await knock({ ip: FORWARDER, to: ['carol@foreign.example'] })).toMatchObject([
      { code: 550, text: expect.stringContaining('Relay') },
    ]);
  });

  test.each([
    ['setup.exe'],
    ['INVOICE.PDF.JS'],
    ['invoice.lnk. '],
    ['rfc2231', "filename*=utf-8''invoice%2Eexe"],
    ['rfc2231 in pieces', 'filename*0="invoice."; filename*1="scr"'],
    ['rfc2047', 'filename="=?utf-8?B?aW52b2ljZS5leGU=?="'],
  ])('a dangerous attachment: %s', async (name, parameters?: string) => {
    const text = withAttachment(name, parameters);
    expect(await bring({ text })).toMatchObject({ code: 550, text: expect.stringContaining('Attachments') });
    expect(await bring({ text, to: ['abuse@example.org'] })).toMatchObject({ code: 250 });
    expect((await bring({ text, ip: FORWARDER })).code).toBe(250);
  });

  test.each(['report.pdf', 'exe.txt', 'photo.com.jpg', 'notes.example'])('a harmless attachment: %s', async (name) => {
    expect(await delivered(site, { text: withAttachment(name) })).not.toContain('X-Suspicious');
  });

  test.each([
    ['named by its type alone', (name: string) => named(name)],
    ['in a forwarded message', (name: string) => forwarded(withAttachment(name))],
    ['named by its type, in a forwarded message', (name: string) => forwarded(named(name))],
  ])('an attachment %s', async (_how, message) => {
    expect(await bring({ text: message('report.pdf') })).toMatchObject({ code: 250 });
    expect(await bring({ text: message('setup.exe') })).toMatchObject({
      code: 550,
      text: expect.stringContaining('Attachments'),
    });
  });

  test('own people send what they like', async () => {
    const client = await logIn(site, 'alice');
    const text = withAttachment('setup.exe').replace('carol@foreign.example', 'alice@example.org');
    expect(await client.message({ from: 'alice@example.org', to: ['bob@example.org'], text })).toMatchObject({
      code: 250,
    });
    await client.quit();
  });

  test('who tries out names is asked to wait; others and those in charge are not', async () => {
    const ip = await site.net.address('203.0.113.240');
    site.net.dns.machine('guesser.example', ip);
    const helo = 'guesser.example';
    const codes: number[] = [];
    for (let tries = 0; tries < 7; tries++) {
      const [reply] = await knock({ ip, helo, to: [`name${tries}@example.org`] });
      codes.push(reply?.code ?? 0);
    }
    // The rate of five an hour is passed by the sixth at the latest: it fades a little meanwhile.
    expect(codes.slice(0, 5)).toEqual([550, 550, 550, 550, 550]);
    expect(codes.at(-1)).toBe(451);
    expect(await knock({ ip, helo, to: ['alice@example.org', 'postmaster@example.org'] })).toMatchObject([
      { code: 451, text: expect.stringContaining('unknown recipients') },
      { code: 250 },
    ]);
    // In one message as over many.
    const to = Array.from({ length: 7 }, (_, index) => `name${index}@example.org`);
    const replies = (
      await knock({ ip: addresses.stranger2, helo: 'down.foreign.example', to: [...to, 'alice@example.org'] })
    ).map(({ code }) => code);
    expect(replies).toEqual([550, 550, 550, 550, 550, 451, 451, 451]);
    expect(await knock({ ip: FORWARDER })).toMatchObject([{ code: 250 }]);
  });

  test('the resolver is down: strangers have to come again, own people and programs do not, and nothing is lost', async () => {
    const client = await logIn(site, 'alice');
    await site.net.dns.close();
    const out: string[] = [];
    try {
      expect(await knock({ ip: addresses.distant, from: 'frank@late.example', helo: 'mx.late.example' })).toMatchObject(
        [{ code: 451 }],
      );
      for (const to of ['bob@example.org', `carol@${FOREIGN.domain}`]) {
        const { text, subject } = letter({ To: to });
        expect(await client.message({ from: 'alice@example.org', to: [to], text })).toMatchObject({ code: 250 });
        out.push(subject);
      }
      const { text, subject } = letter({ From: 'root' });
      await site.host.run(['/usr/sbin/sendmail', '-oi', `carol@${FOREIGN.domain}`], { input: text });
      out.push(subject);
      await client.quit();
      // What ends here needs no resolver.
      await reads(site, 'bob', out[0] ?? '');
      expect(site.mx.messages.some((message) => message.text.includes(subject))).toBe(false);
    } finally {
      await site.net.dns.listen(addresses.dns);
    }
    const isAbroad = (subject: string) => site.mx.messages.some((message) => message.text.includes(subject));
    // A run of the queue passes over what is being tried at that moment.
    const allGone = async () => {
      await site.host.run(['exim4', '-qff']);
      return out.slice(1).every(isAbroad);
    };
    await waitUntil(allGone, () => `not all of ${out.slice(1)} has arrived`);
    expect(await knock()).toMatchObject([{ code: 250 }]);
  });

  test('the lists of the administrator, which a second installation leaves alone', async () => {
    const folder = '/etc/exim4/wizard';
    expect(await site.host.run(`stat -c '%a %U %G' ${folder}/deny-hosts`)).toBe('640 root Debian-exim\n');
    const put = (name: string, line: string) => site.host.run(`echo '${line}' >>${folder}/${name}`);
    await put('deny-hosts', '198.51.100.0/24');
    expect(await knock()).toMatchObject([{ code: 550, text: expect.stringContaining('not wanted') }]);
    await put('allow-senders', 'carol@foreign.example');
    expect(await knock()).toMatchObject([{ code: 250 }]);
    expect(await knock({ from: 'dave@foreign.example' })).toMatchObject([{ code: 550 }]);
    await put('allow-hosts', FOREIGN.ip);
    expect(await knock({ from: 'dave@foreign.example', helo: 'EXCHANGE' })).toMatchObject([{ code: 250 }]);
    expect(await knock({ to: ['carol@foreign.example'] })).toMatchObject([{ code: 550 }]);
    await reinstall(site, { 'hardening.helo': 'own' });
    expect(await site.host.read(`${folder}/deny-hosts`)).toMatch(/^#.*\n#.*\n198\.51\.100\.0\/24\n$/);
    await site.host.run(`: >${folder}/allow-hosts; rm ${folder}/deny-hosts ${folder}/allow-senders`);
    expect(await knock({ from: 'dave@foreign.example' })).toMatchObject([{ code: 250 }]);
    await put('deny-senders', '*@*.example');
    expect(await knock({ from: 'dave@foreign.example' })).toMatchObject([
      { code: 550, text: expect.stringContaining('<dave@foreign.example>') },
    ]);
    expect(await knock({ from: '' })).toMatchObject([{ code: 250 }]);
  });

  test('milder levels let through what the strict ones refuse, and nothing else', async () => {
    await site.host.run('rm -f /etc/exim4/wizard/deny-senders');
    await reinstall(site, { 'hardening.helo': 'form', 'hardening.ownDomain': 'refuse', 'hardening.spf': 'off' });
    // HELO: its form alone counts, and an underscore is no fault.
    for (const helo of ['mail.office.local', 'mail_1.office.local']) {
      expect(await knock({ helo }), helo).toMatchObject([{ code: 250 }]);
    }
    expect(await knock({ helo: 'EXCHANGE' })).toMatchObject([{ code: 550 }]);
    // Our own domain: in the envelope, but not in From:, as a list sends on what our people write.
    expect(await knock({ from: 'bob@example.org' })).toMatchObject([{ code: 550 }]);
    const post = {
      from: 'list-bounces@foreign.example',
      headers: { From: 'bob@example.org', 'List-Id': '<list.foreign.example>' },
    };
    expect(await delivered(site, post)).not.toContain('X-Suspicious');
    // SPF: nobody asks.
    site.net.dns.asked.length = 0;
    expect(await knock({ from: 'dave@strict.example' })).toMatchObject([{ code: 250 }]);
    expect(site.net.dns.asked).toContainEqual('MX strict.example');
    expect(site.net.dns.asked).not.toContainEqual('TXT strict.example');
  });

  test('and with marks instead: everything is taken', async () => {
    await site.host.run('rm -f /etc/exim4/wizard/deny-senders');
    await reinstall(site, {
      'hardening.reverseName': 'mark',
      'hardening.ownDomain': 'mark',
      'hardening.attachments': 'mark',
    });
    expect(await delivered(site, { ip: NAMELESS })).toContain('X-Suspicious: no reverse name');
    expect(await delivered(site, { from: 'bob@example.org' })).toContain('X-Suspicious: own domain from outside');
    for (const From of ['bob@example.org', ...FORGED]) {
      expect(await delivered(site, { headers: { From } }), From).toContain('X-Suspicious: own domain');
    }
    for (const From of HONEST) expect(await delivered(site, { headers: { From } })).not.toContain('X-Suspicious');
    expect(await delivered(site, { text: withAttachment('a.exe') })).toContain('X-Suspicious: dangerous attachment');
    expect(await delivered(site)).not.toContain('X-Suspicious');
    expect(await panics(site)).toEqual([]);
  });
});
