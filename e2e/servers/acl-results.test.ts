/** Authentication-Results, DKIM and SPF as the recipient sees them, and messages that hide in others. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inLab, type SmtpClient } from '../lab/index.ts';
import { aclSite, bring, delivered, panics, send } from './acl-site.ts';
import { FOREIGN, letter, logIn, MAIL, reads, type Site, stranger } from './site.ts';

describe.runIf(inLab).each(['bookworm', 'trixie'] as const)('on %s', (suite) => {
  let site: Site;

  beforeAll(async () => {
    site = await aclSite(suite, { 'hardening.connectionsPerHour': 10_000 });
    site.net.dns.add('strict.example TXT "v=spf1 ip4:198.51.100.99 -all"', `strict.example MX 10 ${FOREIGN.name}`);
    site.net.dns.add(`${FOREIGN.domain} TXT "v=spf1 mx -all"`);
  });
  afterAll(() => site?.close());

  /** The Authentication-Results headers of a message, unfolded, without their name. */
  const results = (text: string) =>
    (text.split(/\r?\n\r?\n/)[0] ?? '')
      .replace(/\r?\n[ \t]+/g, ' ')
      .split(/\r?\n/)
      .filter((line) => /^authentication-results:/i.test(line))
      .map((line) => line.slice(line.indexOf(':') + 1).trim());

  const forged = [
    `${MAIL.name}; spf=pass smtp.mailfrom=forged.example`,
    `MAIL.example.ORG; dkim=pass header.d=forged.example`,
    `"${MAIL.name}"; dmarc=pass header.from=forged.example`,
    `(a (nested \\) comment); with.a.name) ${MAIL.name} 1; auth=pass forged.example`,
    `${MAIL.name}/1; spf=pass smtp.mailfrom=forged.example`,
    `${MAIL.name}; none forged.example`,
    `\n ${MAIL.name};\n\tspf=pass smtp.mailfrom=forged.example`,
  ];
  const honest = [
    'mx.other.example; spf=pass smtp.mailfrom=honest.example; dkim=pass header.d=honest.example',
    `mx.other.example; x=pass (says ${MAIL.name};) honest.example`,
    `${MAIL.name}.other.example; spf=pass smtp.mailfrom=honest.example`,
    `sub.${MAIL.name}; spf=pass smtp.mailfrom=honest.example`,
    '<+ honest.example; not a result at all',
    'mx.folded.example;\n\tspf=pass\n\tsmtp.mailfrom=honest.example',
  ];

  test('forged results of our own are removed, those of others stay, and ours come first', async () => {
    // The first one tries to give the list of headers another separator.
    const all = [honest[4], ...forged, ...honest.filter((_, index) => index !== 4)];
    const text = `${all.map((value) => `Authentication-Results: ${value}`).join('\n')}\n`;
    const { text: message, subject } = letter({ From: `carol@${FOREIGN.domain}` });
    expect(await bring({ text: text + message })).toMatchObject({ code: 250 });
    const found = results(await reads(site, 'alice', subject));
    expect(found[0]).toMatch(/^mail\.example\.org;.*spf=pass/);
    const expected = [honest[4], ...honest.filter((_, index) => index !== 4)].map((value) =>
      value?.replace(/\n\s*/g, ' '),
    );
    expect(found.slice(1).toSorted()).toEqual(expected.toSorted());
  });

  test('without forged ones nothing is touched', async () => {
    const { text, subject } = letter({
      From: `carol@${FOREIGN.domain}`,
      'Authentication-Results': honest[0] as string,
    });
    await bring({ text });
    expect(results(await reads(site, 'alice', subject))).toMatchObject([
      expect.stringMatching(/^mail\.example\.org;/),
      honest[0],
    ]);
  });

  test('a login cannot give itself good results', async () => {
    const client = await logIn(site, 'alice');
    const { text, subject } = letter({ 'Authentication-Results': forged[0] as string });
    await client.message({ from: 'alice@example.org', to: ['bob@example.org'], text });
    await client.quit();
    expect(results(await reads(site, 'bob', subject))).toEqual([]);
  });

  test('SPF: pass and fail are marked, nothing is refused', async () => {
    expect(results(await delivered(site))[0]).toMatch(/spf=pass/);
    expect(results(await delivered(site, { from: 'dave@strict.example' }))[0]).toMatch(/spf=fail/);
  });

  test('DKIM: a good and a broken signature are marked, neither is refused', async () => {
    const { host, net } = site;
    await host.run('openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out /root/dkim.pem 2>/dev/null');
    const key = (await host.run('openssl pkey -in /root/dkim.pem -pubout -outform DER | openssl base64 -A')).trim();
    net.dns.add(`s1._domainkey.${FOREIGN.domain} TXT "v=DKIM1; k=rsa; p=${key.slice(0, 200)}" "${key.slice(200)}"`);
    const { text, subject } = letter({ From: `carol@${FOREIGN.domain}` });
    const input = text.replaceAll('\n', '\r\n');
    const signed = (await host.run(['dkimsign', 's1', FOREIGN.domain, '/root/dkim.pem'], { input })).replaceAll(
      '\r\n',
      '\n',
    );
    expect(await bring({ text: signed })).toMatchObject({ code: 250 });
    expect(results(await reads(site, 'alice', subject))[0]).toMatch(/dkim=pass header\.d=foreign\.example/);
    const broken = signed.replace('Hello.', 'Hellp.').replaceAll(subject, `${subject} broken`);
    expect(await bring({ text: broken })).toMatchObject({ code: 250 });
    expect(results(await reads(site, 'alice', `${subject} broken`))[0]).toMatch(/dkim=fail/);
  });

  test('DKIM: a good and a broken Ed25519 signature are marked too', async () => {
    const { host, net } = site;
    await host.run('cd /root && dknewkey --ktype ed25519 ed25519 >/dev/null 2>&1');
    const record = (await host.read('/root/ed25519.dns')).trim();
    net.dns.add(
      `ed._domainkey.${FOREIGN.domain} TXT "v=DKIM1; k=ed25519; p=${/p=([A-Za-z0-9+/=]+)/.exec(record)?.[1]}"`,
    );
    const { text, subject } = letter({ From: `carol@${FOREIGN.domain}` });
    const input = text.replaceAll('\n', '\r\n');
    const sign = ['dkimsign', '--signalg', 'ed25519-sha256', 'ed', FOREIGN.domain, '/root/ed25519.key'];
    const signed = (await host.run(sign, { input })).replaceAll('\r\n', '\n');
    expect(signed).toContain('a=ed25519-sha256');
    expect(await bring({ text: signed })).toMatchObject({ code: 250 });
    expect(results(await reads(site, 'alice', subject))[0]).toMatch(
      /dkim=pass header\.d=foreign\.example header\.i=@foreign\.example header\.s=ed header\.a=ed25519-sha256/,
    );
    const broken = signed.replace('Hello.', 'Hellp.').replaceAll(subject, `${subject} broken`);
    expect(await bring({ text: broken })).toMatchObject({ code: 250 });
    expect(results(await reads(site, 'alice', `${subject} broken`))[0]).toMatch(/dkim=fail/);
  });

  test.each([
    ['silence', 'tmperror \\(pubkey unavailable\\)'],
    ['no such name', '(?:tmperror|fail) \\(pubkey unavailable\\)'],
  ] as const)('DKIM: whose key cannot be had (%s) arrives, and its results say so', async (trouble, result) => {
    const { host, net } = site;
    const name = `s2._domainkey.${FOREIGN.domain}`;
    await host.run('openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out /root/dkim2.pem 2>/dev/null');
    const { text, subject } = letter({ From: `carol@${FOREIGN.domain}` });
    const input = text.replaceAll('\n', '\r\n');
    const signed = await host.run(['dkimsign', 's2', FOREIGN.domain, '/root/dkim2.pem'], { input });
    if (trouble !== 'no such name') net.dns.trouble(name, trouble);
    try {
      expect(await bring({ text: signed.replaceAll('\r\n', '\n') })).toMatchObject({ code: 250 });
    } finally {
      net.dns.trouble(name, undefined);
    }
    const [said] = results(await reads(site, 'alice', subject));
    expect(said).toMatch(
      new RegExp(`dkim=(?:${result}) .*header\\.d=foreign\\.example header\\.i=@foreign\\.example header\\.s=s2`),
    );
    expect(said).not.toContain('dkim=pass');
  });

  /** CVE-2023-51766: what other servers may take for the end of a message. */
  test.each([
    ['LF . CR LF', '\n.\r\n'],
    ['LF . LF', '\n.\n'],
    ['CR LF . LF', '\r\n.\n'],
    ['CR LF . CR', '\r\n.\r'],
    ['LF . CR', '\n.\r'],
  ])('no message hides in another: %s', async (_what, end) => {
    const client: SmtpClient = await stranger();
    const { text, subject } = letter({ From: `carol@${FOREIGN.domain}` });
    await client.say(`MAIL FROM:<carol@${FOREIGN.domain}>`);
    await client.say('RCPT TO:<alice@example.org>');
    await client.say('DATA');
    const inner = `MAIL FROM:<ceo@bank.example>\r\nRCPT TO:<alice@example.org>\r\nDATA\r\nSubject: smuggled ${subject}\r\n\r\nx`;
    const reply = await client.say(`${text.replaceAll('\n', '\r\n')}x${end}${inner}\r\n.`);
    // One message or none; whatever comes, it is one reply.
    const next = await client.say('NOOP');
    expect([reply.code, next.code]).toEqual([expect.toSatisfy((code: number) => code === 250 || code >= 500), 250]);
    await client.quit();
    const log = await site.host.run('cat /var/log/exim4/mainlog');
    expect(log).not.toContain('ceo@bank.example');
    const { subject: after } = await (async () => {
      const open = await stranger();
      const sent = await send(open, {});
      await open.quit();
      return sent;
    })();
    await reads(site, 'alice', after);
    expect(await panics(site)).toEqual([]);
  });
});
