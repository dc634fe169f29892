/**
 * The whole way on real servers: somebody clicks through the page, downloads the bundle, unpacks it on a clean system and runs its
 * install.sh; then people and strangers come. Every refusal stands beside what must pass, so that neither can succeed by accident.
 * One test file a release (`sessions-*.test.ts`), so that they run side by side.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addresses, inLab, type Suite, smtp } from '../lab/index.ts';
import { bundleFromPage } from './page.ts';
import { delivers } from './sessions-delivers.ts';
import { refuses } from './sessions-refuses.ts';
import { senders } from './sessions-senders.ts';
import {
  FOREIGN,
  freshSite,
  leavesQueue,
  letter,
  logIn,
  loginOf,
  MAIL,
  PASSWORDS,
  reads,
  runInstaller,
  type Site,
  service,
  siteAnswers,
  stranger,
  suites,
  type Users,
} from './site.ts';

/** The installed server; there once the tests run. */
export interface Running {
  readonly site: Site;
}

export function sessions(suite: Suite): void {
  describe.runIf(inLab && suites.includes(suite)).each(['system', 'virtual'] as const)(`${suite}, %s users`, (users) =>
    session(suite, users),
  );
}

function session(suite: Suite, users: Users): void {
  const at = {} as { site: Site };

  beforeAll(async () => {
    at.site = await freshSite(suite, users);
    await at.site.host.write('/root/bundle.tar.gz', await bundleFromPage(siteAnswers(suite, users)));
    await at.site.host.run('tar -C /root -xzf /root/bundle.tar.gz');
    const { code, stdout, stderr } = await runInstaller(at.site, `/root/exim-wizard-${MAIL.name}`);
    expect(code, stdout + stderr).toBe(0);
  });
  afterAll(() => at.site?.close());

  delivers(at);
  senders(at, users);
  refuses(at);

  test('counts failed logins by address, and never good ones', async () => {
    const attempt = async (from: string, password: string) => {
      const client = await smtp({ to: MAIL.ip, from, port: 465, tls: {} });
      await client.ehlo('laptop');
      const reply = await client.authPlain(loginOf(at.site, 'bob'), password);
      await client.quit();
      return reply.code;
    };
    const guesser = await at.site.net.address('203.0.113.77');
    const codes: number[] = [];
    // The limit of these answers is 2 in ten minutes, and Exim's rate fades a little between failures: the third is still
    // answered, the fourth not. Dovecot makes each failure of an address slower than the last.
    for (let tries = 0; tries < 4; tries++) codes.push(await attempt(guesser, `guess ${tries}`));
    expect(codes).toEqual([535, 535, 535, 454]);
    expect(await attempt(guesser, PASSWORDS.bob)).toBe(454);
    for (let tries = 0; tries < 5; tries++) expect(await attempt(addresses.stranger2, PASSWORDS.bob)).toBe(235);
  });

  test('with Dovecot down: 451 for strangers, a login’s mail is queued; all arrives when it is back', async () => {
    const own = await logIn(at.site, 'alice');
    await service(at.site, 'dovecot', 'stop');
    const client = await stranger();
    await client.say(`MAIL FROM:<carol@${FOREIGN.domain}>`);
    expect(await client.say('RCPT TO:<alice@example.org>')).toMatchObject({ code: 451 });
    const queued = letter({ To: 'bob@example.org' });
    const taken = await own.message({ from: 'alice@example.org', to: ['bob@example.org'], text: queued.text });
    expect(taken).toMatchObject({ code: 250 });
    await service(at.site, 'dovecot', 'start');
    await leavesQueue(at.site, taken.text.replace(/^.*id=/s, ''));
    await reads(at.site, 'bob', queued.subject);
    const { text, subject } = letter({ From: `carol@${FOREIGN.domain}` });
    await client.say('RSET');
    expect(await client.message({ from: `carol@${FOREIGN.domain}`, to: ['alice@example.org'], text })).toMatchObject({
      code: 250,
    });
    await reads(at.site, 'alice', subject);
    await client.quit();
    await own.quit();
  });

  test('and the panic log is empty', async () => {
    expect(await at.site.host.run('cat /var/log/exim4/paniclog 2>/dev/null || true')).toBe('');
  });
}
