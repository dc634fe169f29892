/** The battery of relay attempts against each preset, on both releases: Exim alone, as it would run. */
import { afterAll, beforeAll, describe, test } from 'vitest';
import { type Answers, defaultsOf, presetIds, withAnswer } from '../../src/core/answers/index.ts';
import { type ForeignMx, foreignMx, type Host, type Internet, inLab, internet } from '../lab/index.ts';
import { configureExim } from './configure.ts';
import { expectNoRelay } from './relay.ts';
import { FOREIGN, MAIL, PLATFORM_OF } from './site.ts';

export function relays(suite: 'bookworm' | 'trixie'): void {
  describe.runIf(inLab)(`attempts to relay on ${suite}`, () => battery(suite));
}

function battery(suite: 'bookworm' | 'trixie'): void {
  let net: Internet;
  let host: Host;
  let mx: ForeignMx;

  beforeAll(async () => {
    net = await internet();
    net.dns.machine(MAIL.name, MAIL.ip);
    net.dns.machine(FOREIGN.name, FOREIGN.ip);
    net.dns.machine('smtp.example.net', FOREIGN.ip);
    net.dns.machine('smtp.gmail.com', FOREIGN.ip);
    // Where example.org is not of this server, as for a backup, the other one is its primary.
    for (const domain of [FOREIGN.domain, 'elsewhere.example', 'example.org'])
      net.dns.add(`${domain} MX 10 ${FOREIGN.name}`);
    mx = await foreignMx({ address: FOREIGN.ip, name: FOREIGN.name });
    host = await net.host({ suite, ...MAIL });
    await host.run(['useradd', '--create-home', 'alice']);
  });
  afterAll(async () => {
    await mx?.close();
    await host?.close();
    await net?.close();
  });

  test.each(presetIds)('%s', { timeout: 120_000 }, (preset) => attempts(defaultsOf(preset)));

  test('a route to the foreign domain is for our own people alone', { timeout: 120_000 }, () =>
    attempts(
      withAnswer(defaultsOf('internet-dovecot'), 'routing.routes', [
        { domain: FOREIGN.domain, servers: [FOREIGN.name], tls: '' },
        { domain: `*.${FOREIGN.domain}`, servers: [FOREIGN.ip], tls: '' },
      ]),
    ),
  );

  async function attempts(given: Answers): Promise<void> {
    const answers = withAnswer(given, 'basics.platform', PLATFORM_OF[suite]);
    await host.run('rm -rf /var/spool/exim4/db/* /var/spool/exim4/input/* /var/log/exim4/*');
    await configureExim(host, answers);
    const daemon = host.start(['exim4', '-bdf', '-oP', '/tmp/exim.pid']);
    try {
      await host.waitForPort(25);
      const { hostname, domains, incoming } = answers.basics;
      await expectNoRelay({
        host,
        name: hostname,
        domain: domains[0] as string,
        foreign: FOREIGN.domain,
        mx,
        accepted: incoming === 'none' ? undefined : `postmaster@${domains[0]}`,
      });
    } finally {
      daemon.kill('TERM');
      await daemon.ended;
    }
  }
}
