/**
 * Outgoing DANE (RFC 7672): a server whose zone names its key gets its mail over that key alone; while it shows another one the mail waits, and goes out
 * once it is right. Without DNSSEC, or where the machine does not believe its resolver, none of that is asked.
 */
import { createHash, X509Certificate } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  addresses,
  type Certificate,
  certificateAuthority,
  type ForeignMx,
  foreignMx,
  type Host,
  type Internet,
  inLab,
  internet,
} from '../lab/index.ts';
import { configureExim } from './configure.ts';
import { answersFor, FOREIGN, MAIL, PLATFORM_OF } from './site.ts';

const TLSA = `_25._tcp.${FOREIGN.name}`;

/** `3 1 1`: the SHA-256 hash of the certificate's public key. */
function keyOf({ cert }: Certificate): string {
  const key = new X509Certificate(cert).publicKey.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(key).digest('hex');
}

describe.runIf(inLab).each(['bookworm', 'trixie'] as const)('on %s', (suite) => {
  let net: Internet;
  let host: Host;
  let certificate: Certificate;
  let other: Certificate;
  let mx: ForeignMx;

  beforeAll(async () => {
    net = await internet();
    host = await net.host({ suite, ...MAIL, trustDns: true });
    const authority = await certificateAuthority();
    certificate = await authority.issue([FOREIGN.name]);
    other = await authority.issue([FOREIGN.name]);
    await configure(true);
  });
  afterAll(async () => {
    await host?.close();
    await net?.close();
  });
  beforeEach(async () => {
    mx = await foreignMx({ address: FOREIGN.ip, name: FOREIGN.name, certificate });
  });
  afterEach(async () => {
    await mx.close();
    net.dns.clear();
    await host.run('exim4 -qff; rm -f /var/spool/exim4/db/* /var/spool/exim4/input/*');
  });

  const configure = (dane: boolean) =>
    configureExim(
      host,
      answersFor({ 'basics.platform': PLATFORM_OF[suite], 'routing.dkim': false, 'routing.dane': dane }),
    );

  /** The other server's zone, with the keys that it names. */
  function zone(secure: boolean, ...keys: string[]): void {
    const lines = [
      `${FOREIGN.domain} MX 10 ${FOREIGN.name}`,
      `${FOREIGN.name} A ${FOREIGN.ip}`,
      ...keys.map((key) => `${TLSA} TLSA 3 1 1 ${key}`),
    ];
    if (secure) net.dns.addSecure(...lines);
    else net.dns.add(...lines);
  }

  let letters = 0;
  /** A program of this machine writes to the other server, and the log begins with that; the subject. */
  async function send(): Promise<string> {
    letters += 1;
    await host.run('rm -f /var/log/exim4/mainlog');
    const subject = `Letter ${letters} by DANE`;
    const to = `carol@${FOREIGN.domain}`;
    const input = `From: alice@example.org\nTo: ${to}\nSubject: ${subject}\n\nHello.\n`;
    expect(await host.exec(['exim4', '-odi', '-f', 'alice@example.org', to], { input })).toMatchObject({ code: 0 });
    return subject;
  }
  const arrived = (subject: string) => mx.messages.find(({ text }) => text.includes(subject));
  const queued = async () => Number(await host.run(['exim4', '-bpc']));
  const log = () => host.run('cat /var/log/exim4/mainlog');

  /** It has not gone out, and neither was it bounced; it goes out once `mend` has been done. */
  async function waitsUntil(subject: string, mend: () => unknown): Promise<void> {
    expect(arrived(subject)).toBeUndefined();
    expect(await queued()).toBe(1);
    expect(await log()).toMatch(/ == carol@foreign\.example .*defer/);
    expect(await log()).not.toMatch(/ \*\* | => |<= <>/);
    await mend();
    await host.run(['exim4', '-qff']);
    expect(arrived(subject)).toMatchObject({ secure: true });
    expect(await queued()).toBe(0);
  }

  test('the key that the zone names: delivered, verified by DANE', async () => {
    zone(true, keyOf(certificate));
    const subject = await send();
    expect(arrived(subject)).toMatchObject({ secure: true, to: [`carol@${FOREIGN.domain}`] });
    expect(await log()).toMatch(/ => carol@foreign\.example .*CV=dane/);
  });

  test('one of two keys, as while a key is changed: delivered', async () => {
    zone(true, keyOf(other), keyOf(certificate));
    expect(arrived(await send())).toBeDefined();
    expect(await log()).toMatch(/CV=dane/);
  });

  test('another key: the mail waits, and goes out once the zone is right', async () => {
    zone(true, keyOf(other));
    await waitsUntil(await send(), () => {
      net.dns.remove(TLSA);
      zone(true, keyOf(certificate));
    });
    expect(await log()).toMatch(/ => carol@foreign\.example .*CV=dane/);
  });

  test('no encryption offered, as when somebody between takes it away: the mail waits', async () => {
    await mx.close();
    mx = await foreignMx({ address: FOREIGN.ip, name: FOREIGN.name });
    zone(true, keyOf(certificate));
    await waitsUntil(await send(), async () => {
      await mx.close();
      mx = await foreignMx({ address: FOREIGN.ip, name: FOREIGN.name, certificate });
    });
  });

  test('the zone’s keys cannot be looked up: the mail waits', async () => {
    zone(true, keyOf(certificate));
    net.dns.trouble(TLSA, 'servfail');
    await waitsUntil(await send(), () => net.dns.trouble(TLSA, undefined));
  });

  test('nobody can name a key in a zone that is not signed, and a zone without keys is as ever', async () => {
    zone(false, keyOf(other));
    expect(arrived(await send())).toMatchObject({ secure: true });
    net.dns.clear();
    zone(true);
    expect(arrived(await send())).toMatchObject({ secure: true });
    expect(await log()).not.toContain('CV=dane');
    expect(await queued()).toBe(0);
  });

  test('without “trust-ad”, or where DANE is not wanted, no key is asked for', async () => {
    zone(true, keyOf(other));
    const resolver = await host.read('/etc/resolv.conf');
    await host.write('/etc/resolv.conf', `nameserver ${addresses.dns}\n`);
    expect(arrived(await send())).toMatchObject({ secure: true });
    await host.write('/etc/resolv.conf', resolver);
    await configure(false);
    net.dns.asked.length = 0;
    expect(arrived(await send())).toMatchObject({ secure: true });
    expect(net.dns.asked).not.toContain(`TLSA ${TLSA}`);
    await configure(true);
    await waitsUntil(await send(), () => net.dns.remove(TLSA));
  });
});
