/**
 * Routes by domain and own retry rules, on real servers on both sides: mail for a routed domain arrives at its host and nowhere else, waits
 * by its own rule while the host is down, and a route lets no stranger send anywhere.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Retry, Route } from '../../src/core/answers/index.ts';
import {
  type Authority,
  addresses,
  certificateAuthority,
  type Host,
  type Internet,
  inLab,
  internet,
  smtp,
} from '../lab/index.ts';
import { configureExim } from './configure.ts';
import { type Provider, provider } from './provider.ts';
import { answersFor, type Changes, MAIL, PLATFORM_OF } from './site.ts';

const PARTNER = 'partner.example';
/** Where a route leads; and the host that DNS names for the partner and for everybody else. */
const GATE = { name: 'gate.partner.example', ip: '192.0.2.20' };
const MX = { name: 'mx.partner.example', ip: '192.0.2.21' };

export function routes(suite: 'bookworm' | 'trixie'): void {
  describe.runIf(inLab)(`routes and retry rules on ${suite}`, () => sessions(suite));
}

function sessions(suite: 'bookworm' | 'trixie'): void {
  let net: Internet;
  let authority: Authority;
  let host: Host;
  let gate: Provider;
  let mx: Provider;

  beforeAll(async () => {
    net = await internet();
    authority = await certificateAuthority();
    net.dns.machine(MAIL.name, MAIL.ip);
    for (const domain of [PARTNER, `lan.${PARTNER}`, 'foreign.example']) net.dns.add(`${domain} MX 10 ${MX.name}`);
    host = await net.host({ suite, ...MAIL });
    await host.write('/usr/local/share/ca-certificates/lab.crt', authority.cert);
    await host.run('update-ca-certificates 2>&1');
    await host.run(['useradd', '--create-home', 'alice']);
    gate = await provider(net, authority, { suite, ...GATE });
    mx = await provider(net, authority, { suite, ...MX });
  });
  afterAll(async () => {
    await gate?.close();
    await mx?.close();
    await net?.close();
  });

  beforeEach(async () => {
    await host.run('rm -rf /var/spool/exim4/input/* /var/spool/exim4/msglog/* /var/spool/exim4/db/* /var/log/exim4/*');
    for (const each of [gate, mx]) {
      await each.close();
      await each.forget();
    }
    await mx.open({ needsLogin: false });
  });

  const route = (change: Partial<Route> = {}): Route => ({
    domain: PARTNER,
    servers: [GATE.name],
    tls: '',
    ...change,
  });

  /** Puts what the wizard makes of these answers in its place. */
  async function put(rows: readonly Route[], changes: Changes = {}): Promise<void> {
    // The tests send more in a minute than a program may.
    const given: Changes = { 'basics.platform': PLATFORM_OF[suite], 'hardening.localPerMinute': 10_000 };
    const quiet: Changes = { 'hardening.localPerHour': 100_000, 'routing.dkim': false, 'routing.dane': false };
    await configureExim(host, answersFor({ ...given, ...quiet, 'routing.routes': rows, ...changes }));
  }

  let letters = 0;
  /** A program of this machine writes to somebody; the subject. */
  async function send(to: string): Promise<string> {
    letters += 1;
    const subject = `Letter ${letters} by a route`;
    const input = `From: alice@example.org\nTo: ${to}\nSubject: ${subject}\n\nHello.\n`;
    const sent = await host.exec(['exim4', '-odi', '-f', 'alice@example.org', to], { input });
    expect(sent, await host.logs()).toMatchObject({ code: 0 });
    return subject;
  }

  const queued = async () => (await host.run(['exim4', '-bpc'])).trim();
  const mainLog = () => host.run('cat /var/log/exim4/mainlog');
  const flush = () => host.run(['exim4', '-qff']);

  test('mail for the domain arrives at its host alone; other mail goes as before', async () => {
    await gate.open({ needsLogin: false });
    await put([route()]);
    const [routed, other, below] = [
      await send(`carol@${PARTNER}`),
      await send('carol@foreign.example'),
      await send(`carol@lan.${PARTNER}`),
    ];
    expect(await gate.arrives(routed)).toContain(`Envelope-to: carol@${PARTNER}`);
    await mx.arrives(other);
    await mx.arrives(below);
    expect(await gate.log()).toMatch(/I=\[192\.0\.2\.20\]:25 /);
    expect(await gate.kept()).not.toContain(other);
    expect(await gate.kept()).not.toContain(below);
    expect(await mx.kept()).not.toContain(routed);
    expect(await queued()).toBe('0');
  });

  test('all domains below one, an address, a port; own domains stay here', async () => {
    await gate.open({ needsLogin: false });
    await put([route({ domain: `*.${PARTNER}`, servers: [`${GATE.ip}:587`] }), route({ domain: '*.example.org' })], {
      'basics.domains': ['example.org', 'inner.example.org'],
    });
    await gate.arrives(await send(`carol@lan.${PARTNER}`));
    expect(await gate.log()).toMatch(/I=\[192\.0\.2\.20\]:587 /);
    await mx.arrives(await send(`carol@${PARTNER}`));
    for (const domain of ['example.org', 'inner.example.org']) {
      expect(await host.run(['exim4', '-bt', `alice@${domain}`])).toContain('router = mailboxes');
    }
  });

  test('servers are tried in order, IPv6 addresses among them', async () => {
    await put([
      route({ servers: ['gone.partner.example', '[2001:db8:9::9]:2525', `${GATE.ip}:2525`, `${GATE.name}:587`] }),
    ]);
    const routing = await host.run(['exim4', '-bt', `carol@${PARTNER}`]);
    expect(routing).toMatch(/router = routes, transport = routed_smtp\n/);
    expect(routing).toMatch(/host 2001:db8:9::9 +\[2001:db8:9::9\] +port=2525\n/);
    expect(routing).toMatch(/host 192\.0\.2\.20 +\[192\.0\.2\.20\] +port=2525\n/);
    expect(routing).toMatch(/host gate\.partner\.example +\[192\.0\.2\.20\] +port=587\n/);
    expect(routing).not.toContain('gone');
    // Nobody listens on 2525; the last one takes it.
    await gate.open({ needsLogin: false });
    await put([route({ servers: [`${GATE.ip}:2525`, `${GATE.name}:587`] })]);
    await gate.arrives(await send(`carol@${PARTNER}`));
    expect(await gate.log()).toMatch(/I=\[192\.0\.2\.20\]:587 /);
  });

  test('while all else goes through a provider, no login of it reaches the host', async () => {
    await gate.open({ needsLogin: false });
    await put([route()], {
      'routing.outgoing': 'smarthost',
      'routing.smarthosts': [{ server: MX.name, login: 'me@example.net' }],
    });
    await gate.arrives(await send(`carol@${PARTNER}`));
    expect(await gate.log()).not.toContain('AUTH seen');
    expect(await host.run(['exim4', '-bt', 'carol@foreign.example'])).toMatch(
      /router = outbound, transport = remote_smtp/,
    );
  });

  test('what an alias sends on to the domain leaves with a sender of ours; other mail keeps its sender', async () => {
    await gate.open({ needsLogin: false });
    await host.run("umask 027; mkdir -p /etc/exim4/wizard; printf 'key-of-the-test' > /etc/exim4/wizard/srs-key");
    await put([route()], { 'routing.aliases': [{ alias: 'away', to: [`carol@${PARTNER}`] }] });
    await host.run('chgrp Debian-exim /etc/exim4/wizard/srs-key');
    const input = 'From: x@foreign.example\nSubject: Forwarded\n\nHello.\n';
    await host.run(['exim4', '-odi', '-f', 'x@foreign.example', 'away@example.org'], { input });
    expect(await gate.arrives('Subject: Forwarded')).toMatch(/Return-path: <SRS0=[^>]*@example\.org>/);
    await host.run(['exim4', '-odi', '-f', 'x@foreign.example', `Carol@${PARTNER}`], {
      input: input.replace('Forwarded', 'Direct'),
    });
    expect(await gate.arrives('Subject: Direct')).toContain('Return-path: <x@foreign.example>');
  });

  describe('demanded encryption', () => {
    test.each(['starttls', 'tls'] as const)(
      '%s: a wrong certificate makes it wait, the right one lets it go',
      async (tls) => {
        await gate.open({ certificate: ['somebody.else.example'], needsLogin: false });
        await put([route({ tls })]);
        const subject = await send(`carol@${PARTNER}`);
        expect(await queued()).toBe('1');
        expect(await mainLog()).toMatch(/== carol@partner\.example R=routes .*defer .*certificate/);
        expect(await gate.kept()).toBe('');
        await gate.open({ certificate: [GATE.name], needsLogin: false });
        await flush();
        await gate.arrives(subject);
        const port = tls === 'tls' ? 465 : 25;
        expect(await gate.log()).toMatch(new RegExp(`I=\\[192\\.0\\.2\\.20\\]:${port} .*X=TLS\\S+ .*SNI=${GATE.name}`));
      },
    );

    test('of many hosts each is greeted by its own name', async () => {
      const names = Array.from({ length: 40 }, (_, index) => `h${index}.${PARTNER}`);
      for (const name of names) net.dns.machine(name, GATE.ip);
      await gate.open({ certificate: [`h0.${PARTNER}`, `h39.${PARTNER}`], needsLogin: false });
      await put(names.map((name, index) => route({ domain: `d${index}.example`, servers: [name], tls: 'starttls' })));
      for (const index of [0, 39]) {
        await gate.arrives(await send(`carol@d${index}.example`));
        expect(await gate.log()).toContain(`SNI=h${index}.${PARTNER}`);
      }
    });

    test('a host that offers no STARTTLS: it waits; without the demand it goes', async () => {
      await gate.open({ needsLogin: false, starttls: false });
      await put([route({ tls: 'starttls' })]);
      const subject = await send(`carol@${PARTNER}`);
      expect(await queued()).toBe('1');
      expect(await mainLog()).toMatch(/== carol@partner\.example .*defer .*TLS/);
      await put([route()]);
      await flush();
      await gate.arrives(subject);
    });
  });

  const retry = (change: Partial<Retry> = {}): Retry => ({
    pattern: PARTNER,
    error: '*',
    rule: 'F,2h,7m; G,1d,1h,2',
    ...change,
  });

  test('while the host is down it waits, and is tried by its own rule', async () => {
    await put([route()], { 'routing.retryRules': [retry()] });
    const subject = await send(`carol@${PARTNER}`);
    expect(await queued()).toBe('1');
    expect(await mainLog()).toMatch(/== carol@partner\.example R=routes .*Connection refused/);
    const next = await host.run(['exinext', `carol@${PARTNER}`]);
    const times = [...next.matchAll(/(?:last tried|next try at): +(\d+-\w+-\d+ [\d:]+)/g)].map(([, at = '']) =>
      Date.parse(at),
    );
    expect(times, next).toHaveLength(2);
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBe(7 * 60_000);
    // Before its time it is left alone; a forced run tries at once.
    await gate.open({ needsLogin: false });
    await host.run(['exim4', '-q']);
    expect(await queued()).toBe('1');
    await flush();
    await gate.arrives(subject);
    expect(await queued()).toBe('0');
  });

  test('which rule counts, by address and error', async () => {
    const own = [
      retry({ error: 'rcpt_4xx', rule: 'H,8h,10m,1.5' }),
      retry(),
      retry({ pattern: 'bob@foreign.example', error: 'quota_4d', rule: 'F,1w,3h' }),
      retry({ pattern: '*.lan.example', rule: 'F,90m,5m' }),
    ];
    await put([], { 'routing.retryRules': own });
    const rule = async (...query: string[]) =>
      (await host.run(['exim4', '-brt', ...query])).trim().replace(/\s+/g, ' ');
    expect(await rule(PARTNER)).toMatch(/^Retry rule: partner\.example \* F,2h,7m; G,1d,1h,2\.0;$/);
    // It names few errors, and no factor of H; the steps tell which rule it is.
    expect(await rule(`carol@${PARTNER}`, 'rcpt_451')).toMatch(/^Retry rule: partner\.example \* H,8h,10m;$/);
    expect(await rule('bob@foreign.example', 'quota_5d')).toMatch(
      /^Retry rule: bob@foreign\.example quota_4d F,1w,3h;$/,
    );
    expect(await rule('a.lan.example')).toMatch(/^Retry rule: \*\.lan\.example \* F,1h30m,5m;$/);
    expect(await rule('bob@foreign.example')).toMatch(/^Retry rule: \* \* F,2h,15m; G,16h,1h,1\.5; F,4d,6h;$/);
    await put([], { 'routing.retryRules': [...own, { pattern: '*', error: '*', rule: 'F,1d,20m' }] });
    expect(await rule('bob@foreign.example')).toMatch(/^Retry rule: \* \* F,1d,20m;$/);
  });

  describe('a stranger', () => {
    async function tries(relayDomains: readonly string[]) {
      await put([route()], { 'basics.relayDomains': relayDomains, 'basics.hostname': MAIL.name });
      const daemon = host.start(['exim4', '-bdf', '-oP', '/tmp/exim.pid']);
      try {
        await host.waitForPort(25);
        letters += 1;
        const subject = `Letter ${letters} of a stranger`;
        const client = await smtp({ to: MAIL.ip, from: addresses.stranger, port: 25 });
        await client.ehlo('mx.foreign.example');
        const text = `From: x@foreign.example\nTo: carol@${PARTNER}\nDate: Sat, 21 Nov 2026 10:00:00 +0000\nMessage-ID: <${letters}@foreign.example>\nSubject: ${subject}\n\nHello.\n`;
        const reply = await client.message({ from: 'x@foreign.example', to: [`carol@${PARTNER}`], text });
        await client.quit();
        if (reply.code === 250) await gate.arrives(subject);
        return reply;
      } finally {
        daemon.kill('TERM');
        await daemon.ended;
      }
    }

    test('may not send to a routed domain', async () => {
      await gate.open({ needsLogin: false });
      expect(await tries([])).toMatchObject({ code: 550, text: expect.stringContaining('Relay not permitted') });
      expect(await gate.kept()).toBe('');
    });

    test('may where mail of the domain is taken for its own server: it arrives there', async () => {
      await gate.open({ needsLogin: false });
      expect(await tries([PARTNER])).toMatchObject({ code: 250 });
      expect(await mx.kept()).toBe('');
    });
  });
}
