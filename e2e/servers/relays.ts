/** The battery of relay attempts against each preset, on both releases: Exim alone, as it would run. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answers, defaultsOf, presetIds, withAnswer } from '../../src/core/answers/index.ts';
import { addresses, type ForeignMx, foreignMx, type Host, type Internet, inLab, internet, smtp } from '../lab/index.ts';
import { configureExim } from './configure.ts';
import { clients, complaints, type Line, sessionsOf, type Target } from './relay.ts';
import { ALL } from './shares.ts';
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

  test.each(presetIds)('%s', (preset) => tryAll(defaultsOf(preset)));

  test('a route to the foreign domain is for our own people alone', () =>
    tryAll(
      withAnswer(defaultsOf('internet-dovecot'), 'routing.routes', [
        { domain: FOREIGN.domain, servers: [FOREIGN.name], tls: '' },
        { domain: `*.${FOREIGN.domain}`, servers: [FOREIGN.ip], tls: '' },
      ]),
    ));

  test('a host that may relay is as much inside as the machine itself; its neighbour is outside', async () => {
    const listed = await net.address('203.0.113.77');
    await tryAll(withAnswer(defaultsOf('internet-dovecot'), 'basics.relayFrom', [listed]), listed);
  });

  /** A session with the running server; what was not answered as it must be. */
  async function session(from: string | Host, to: string, lines: readonly Line[]): Promise<string[]> {
    const client = await smtp({ to, from, port: 25 });
    const replies: string[] = [];
    try {
      for (const { say } of lines) {
        const { code, text } = await client.say(say);
        replies.push(`${code} ${text}`);
      }
    } catch (error) {
      // The server has hung up: what was not answered is a complaint.
      if (!/closed/.test(String(error))) throw error;
    } finally {
      client.close();
    }
    return complaints(lines, replies, from === host ? `inside, to ${to}` : `from ${from}`);
  }

  /** Everything that is tried from inside comes from the machine itself, or from `listed`, which may relay. */
  async function tryAll(given: Answers, listed?: string): Promise<void> {
    const answers = withAnswer(given, 'basics.platform', PLATFORM_OF[suite]);
    await host.run('rm -rf /var/spool/exim4/db/* /var/spool/exim4/input/* /var/log/exim4/*');
    await configureExim(host, answers);
    const daemon = host.start(['exim4', '-bdf', '-oP', '/tmp/exim.pid']);
    try {
      await host.waitForPort(25);
      const { hostname, domains, incoming } = answers.basics;
      const target: Target = {
        name: hostname,
        domain: domains[0] as string,
        ip: host.ip,
        foreign: FOREIGN.domain,
      };
      const own = `postmaster@${target.domain}`;
      const found: string[] = [];
      const tried = ALL ? clients(target) : clients(target).slice(0, 5);
      for (const [index, client] of tried.entries()) {
        // Limits on what one address may try in an hour would end the battery early.
        await host.run('rm -f /var/spool/exim4/db/*');
        for (const lines of sessionsOf(target, client, 'inside', own)) {
          // Both loopbacks in turn.
          const loopback = index % 2 === 0 ? '127.0.0.1' : '::1';
          found.push(...(await (listed ? session(listed, host.ip, lines) : session(host, loopback, lines))));
        }
        if (incoming === 'none') continue;
        for (const lines of sessionsOf(target, client, 'outside', own)) {
          found.push(...(await session(addresses.distant, host.ip, lines)));
        }
      }
      expect(found).toEqual([]);
      expect(mx.messages).toEqual([]);
      if (incoming === 'none') {
        await expect(smtp({ to: host.ip, from: addresses.distant, port: 25 })).rejects.toThrow(/ECONNREFUSED/);
      }
    } finally {
      daemon.kill('TERM');
      await daemon.ended;
    }
  }
}
