/** DNS block lists and greylisting: who is asked about, which answers count, who is exempt, and what happens without an answer. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inLab, smtp } from '../lab/index.ts';
import { aclSite, delivered, knock, panics, reinstall } from './acl-site.ts';
import { FOREIGN, logIn, MAIL, type Site } from './site.ts';

/** 198.51.100.20 as lists are asked for it. */
const ASKED = '20.100.51.198';
const [RANGE, ONE, ANY] = ['bl.example.net', 'bl2.example.net', 'bl3.example.net'];
const FORWARDER = '203.0.113.225';
const lists = {
  'hardening.connectionsPerHour': 10_000,
  'hardening.blockLists': [`${RANGE}=127.0.0.2-11`, `${ONE}=127.0.0.4`, ANY],
  'hardening.forwarders': [FORWARDER],
};

describe.runIf(inLab).each(['bookworm', 'trixie'] as const)('on %s', (suite) => {
  let site: Site;

  beforeAll(async () => {
    site = await aclSite(suite, { ...lists, 'hardening.blockListAction': 'refuse' });
    await site.net.address(FORWARDER);
  });
  afterAll(() => site?.close());

  /** Exactly these lists have the foreign server from now on. */
  function listed(...entries: [zone: string, ...codes: string[]][]) {
    for (const zone of [RANGE, ONE, ANY]) site.net.dns.remove(`${ASKED}.${zone}`);
    for (const [zone, ...codes] of entries) {
      site.net.dns.add(...codes.map((code) => `${ASKED}.${zone} A ${code}`), `${ASKED}.${zone} TXT "see ${zone}"`);
    }
  }

  test.each([
    ['the first code of a range', [RANGE, '127.0.0.2']],
    ['the last one', [RANGE, '127.0.0.11']],
    ['the only code', [ONE, '127.0.0.4']],
    ['any code of a list without codes', [ANY, '127.0.0.254']],
    ['one code of several', [ANY, '127.0.0.1', '127.0.0.9']],
    ['a code beside "public resolver"', [RANGE, '127.255.255.254', '127.0.0.3']],
  ] as const)('refuses a host on a list: %s; those in charge take its mail', async (_what, entry) => {
    listed([...entry] as [string, ...string[]]);
    expect(await knock({ to: ['alice@example.org', 'postmaster@example.org'] })).toMatchObject([
      { code: 550, text: expect.stringMatching(new RegExp(`198.51.100.20 is listed by ${entry[0]}.*see ${entry[0]}`)) },
      { code: 250 },
    ]);
  });

  test.each([
    ['"you asked through a public resolver"', [RANGE, '127.255.255.254']],
    ['the same of a list without codes', [ANY, '127.255.255.254']],
    ['a list that has died and answers with a web server', [ANY, '203.0.113.80']],
    ['the test entry 127.0.0.1', [ANY, '127.0.0.1']],
    ['a code outside the range', [RANGE, '127.0.0.12']],
    ['another code', [ONE, '127.0.0.5']],
  ] as const)('takes mail in spite of %s', async (_what, entry) => {
    listed([...entry] as [string, ...string[]]);
    expect(await knock()).toMatchObject([{ code: 250 }]);
  });

  test.each(['servfail', 'silence'] as const)('takes mail while a list does not answer: %s', async (trouble) => {
    listed([RANGE, '127.0.0.2']);
    site.net.dns.trouble(RANGE, trouble);
    using client = await smtp({ to: MAIL.ip, from: FOREIGN.ip, port: 25 });
    await client.ehlo(FOREIGN.name);
    await client.say(`MAIL FROM:<carol@${FOREIGN.domain}>`);
    expect(await client.say('RCPT TO:<alice@example.org>')).toMatchObject({ code: 250 });
    site.net.dns.trouble(RANGE, undefined);
  });

  test('never asks about people who log in, own programs, forwarders, or for a recipient that is not ours', async () => {
    listed([RANGE, '127.0.0.2']);
    site.net.dns.asked.length = 0;
    const client = await logIn(site, 'alice');
    await client.say('MAIL FROM:<alice@example.org>');
    expect(await client.say('RCPT TO:<bob@example.org>')).toMatchObject({ code: 250 });
    await client.quit();
    using own = await smtp({ from: site.host, to: '127.0.0.1', port: 25 });
    await own.ehlo('localhost');
    await own.say('MAIL FROM:<cron@example.org>');
    expect(await own.say('RCPT TO:<bob@example.org>')).toMatchObject({ code: 250 });
    expect(await knock({ ip: FORWARDER })).toMatchObject([{ code: 250 }]);
    expect(await knock({ to: ['carol@foreign.example'] })).toMatchObject([{ code: 550 }]);
    expect(site.net.dns.asked.filter((question) => question.includes(RANGE))).toEqual([]);
    expect(await knock()).toMatchObject([{ code: 550 }]);
    expect(site.net.dns.asked).toContain(`A ${ASKED}.${RANGE}`);
  });

  test('marks, or refuses only if lists agree', async () => {
    await reinstall(site, { ...lists, 'hardening.blockListAction': 'mark' });
    listed([RANGE, '127.0.0.2'], [ANY, '127.0.0.9']);
    const marked = await delivered(site);
    expect(marked).toContain(`X-Suspicious: listed by ${RANGE}`);
    expect(marked).toContain(`X-Suspicious: listed by ${ANY}`);
    await reinstall(site, { ...lists, 'hardening.blockListAction': 'score', 'hardening.blockListScore': 2 });
    // Each recipient begins to count anew.
    expect(await knock({ to: ['alice@example.org', 'bob@example.org'] })).toMatchObject([
      { code: 550, text: expect.stringContaining('on 2 block lists') },
      { code: 550, text: expect.stringContaining('on 2 block lists') },
    ]);
    listed([RANGE, '127.0.0.2']);
    expect(await knock({ to: ['bob@example.org', 'alice@example.org'] })).toMatchObject([{ code: 250 }, { code: 250 }]);
    expect(await delivered(site)).toContain(`X-Suspicious: listed by ${RANGE}`);
    listed();
    expect(await delivered(site)).not.toContain('X-Suspicious');
    expect(await panics(site)).toEqual([]);
  });
});
