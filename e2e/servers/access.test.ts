/** What is refused from everybody: characters that route or name files, malformed headers, long lines; each beside what must pass. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inLab } from '../lab/index.ts';
import {
  FOREIGN,
  freshSite,
  letter,
  logIn,
  putBundle,
  runInstaller,
  type Site,
  siteAnswers,
  stranger,
} from './site.ts';

describe.runIf(inLab).each(['bookworm', 'trixie'] as const)('access control on %s', (suite) => {
  let site: Site;

  beforeAll(async () => {
    site = await freshSite(suite, 'system');
    await putBundle(site.host, siteAnswers(suite, 'system'), '/root/bundle');
    const { code, stdout, stderr } = await runInstaller(site, '/root/bundle');
    expect(code, stdout + stderr).toBe(0);
  });
  afterAll(() => site?.close());

  /** The same from a stranger, whose recipient is here, and from a login, whose recipient is elsewhere. */
  const people = [
    ['a stranger', () => stranger(), `carol@${FOREIGN.domain}`, 'alice@example.org'],
    ['a login', () => logIn(site, 'alice'), 'alice@example.org', `carol@${FOREIGN.domain}`],
  ] as const;

  test.each([
    ['user%other.example@', '550 Restricted characters in address'],
    ['other.example!user@', '550 Restricted characters in address'],
    ['"user@other.example"@', '550 Restricted characters in address'],
    ['/etc/passwd@', '550 Restricted characters in address'],
    ['|/bin/sh@', '550 Restricted characters in address'],
    ['.hidden@', '550 Restricted characters in address'],
  ])('%s is refused, here and elsewhere', async (local, expected) => {
    for (const [, connect, from, to] of people) {
      const client = await connect();
      await client.say(`MAIL FROM:<${from}>`);
      const reply = await client.say(`RCPT TO:<${local}${to.split('@')[1]}>`);
      expect(`${reply.code} ${reply.text}`).toContain(expected);
      expect(await client.say(`RCPT TO:<${to}>`)).toMatchObject({ code: 250 });
      await client.quit();
    }
  });

  test.each(people)(
    'a malformed header and a line of 999 characters are refused from %s, 998 pass',
    async (_who, connect, from, to) => {
      const client = await connect();
      const send = async (headers: Record<string, string>, line: string) => {
        const { text } = letter({ From: from, To: to, ...headers });
        const { code, text: said } = await client.message({ from, to: [to], text: `${text}${line}\n` });
        return `${code} ${said}`;
      };
      expect(await send({}, 'x'.repeat(998))).toMatch(/^250 /);
      expect(await send({}, 'x'.repeat(999))).toMatch(/^550 Line too long \(\d+, limit 998\)/);
      expect(await send({ To: 'Alice <alice@example.org' }, 'x')).toMatch(/^550 Malformed header/);
      expect(await send({ To: 'Alice <alice@example.org>' }, 'x')).toMatch(/^250 /);
      await client.quit();
    },
  );

  test('the greeting names no version', async () => {
    const client = await stranger();
    expect(client.greeting.text).toMatch(/^mail\.example\.org ESMTP\s*$/);
    await client.quit();
  });
});
