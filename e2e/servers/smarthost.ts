/**
 * Mail that leaves through a provider, on real servers on both sides: what arrives, and above all what happens while something is
 * wrong. Nothing may be lost, and no password may reach a server that has not shown that it is the right one.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { inLab } from '../lab/index.ts';
import { hidden } from './smarthost-hidden.ts';
import { logins } from './smarthost-logins.ts';
import { bothLogins, FIRST, one, SmarthostSite } from './smarthost-site.ts';
import { troubles } from './smarthost-troubles.ts';

export function smarthost(suite: 'bookworm' | 'trixie'): void {
  describe.runIf(inLab)(`a smarthost on ${suite}`, () => sessions(suite));
}

function sessions(suite: 'bookworm' | 'trixie'): void {
  const running = {} as { at: SmarthostSite };

  beforeAll(async () => {
    running.at = await SmarthostSite.on(suite);
  });
  afterAll(() => running.at?.close());
  beforeEach(() => running.at.reset());

  logins(running);
  troubles(running);
  hidden(running);

  test('a relay in the own network: no login, no certificate that fits', async () => {
    await running.at.first.open({ certificate: ['somebody.else.example'], needsLogin: false });
    await running.at.put(
      one({ 'routing.smarthosts': [{ server: FIRST.typed, login: '' }], 'routing.smarthostTls': 'none' }),
    );
    await running.at.first.arrives(await running.at.send());
    expect(await running.at.first.log()).toMatch(/I=\[192\.0\.2\.20\]:25 /);
    expect(await running.at.first.log()).not.toContain('AUTH seen');
  });

  test('Gmail, by the name that the page has no say in', async () => {
    running.at.net.dns.machine('smtp.gmail.com', FIRST.ip);
    await running.at.first.open({ certificate: ['smtp.gmail.com'] });
    await running.at.put({ 'routing.outgoing': 'gmail' }, { smarthosts: { 'smtp.gmail.com': 'abcd efgh ijkl mnop' } });
    const text = await running.at.first.arrives(await running.at.send());
    expect(await running.at.first.logins()).toEqual(['somebody@gmail.com']);
    expect(await running.at.first.log()).toMatch(/I=\[192\.0\.2\.20\]:587 .*SNI=smtp\.gmail\.com/);
    expect(text).not.toContain('DKIM-Signature');
  });

  test('mail to own domains stays here', async () => {
    await running.at.put(one(), { smarthosts: bothLogins });
    expect(await running.at.host.run(['exim4', '-bt', 'alice@example.org'])).toContain('router = mailboxes');
    expect(await running.at.host.run(['exim4', '-bt', 'carol@foreign.example'])).toMatch(
      /router = outbound, transport = remote_smtp\n\s+host out7\.first\.example +\[192\.0\.2\.20\] +port=587/,
    );
  });

  test('one way of TLS serves all servers of a list: Exim does not expand “protocol”, so answers with two ways are refused', async () => {
    await running.at.first.open({ certificate: [FIRST.typed], needsLogin: false });
    const toSubmission = [{ server: `${FIRST.typed}:587`, login: '' }];
    await running.at.put(one({ 'routing.smarthosts': toSubmission, 'routing.smarthostTls': 'tls' }));
    const expanded = 'protocol = ${if match{$host}{first}{smtps}{smtp}}';
    await running.at.host.run(['sed', '-i', `s/protocol = smtps/${expanded}/`, '/etc/exim4/exim4.conf']);
    expect(await running.at.host.run(['exim4', '-bP', 'transport', 'remote_smtp'])).toContain(expanded);
    // Were it TLS from the first byte, nobody would answer on 587.
    await running.at.first.arrives(await running.at.send());
    expect(await running.at.first.log()).toMatch(/I=\[192\.0\.2\.20\]:587 .*X=TLS/);
  });
}
