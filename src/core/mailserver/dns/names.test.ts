import { expect, test } from 'vitest';
import { readme } from '../../../words/en/readme.ts';
import { type Answers, defaultsOf, withAnswer } from '../../answers/index.ts';
import { applies } from '../../answers/relevance.ts';
import { createGenerator, textOf } from '../../bundle.ts';
import { domainRecords, hostRecords, plainValue } from '../../dns/index.ts';
import { mailNames, tlsaLack } from './names.ts';

const HASH = 'ab'.repeat(32);
const own = defaultsOf('internet-dovecot');

const written = (answers: Answers) => {
  const names = mailNames.of(answers);
  return [...hostRecords(names), ...domainRecords(names, 'example.org')].map(
    ({ name, data }) => `${name} ${data.type} ${plainValue(data)}`,
  );
};
const spfOf = (answers: Answers) => written(answers).filter((line) => line.includes('v=spf1'));

test('TLSA names the key where renewals keep it and its hash is known, and nowhere else', () => {
  const tlsa = (answers: Answers) => written(answers).filter((line) => line.includes('TLSA'));
  const kept = withAnswer(withAnswer(own, 'tls.reuseKey', true), 'tls.keyHash', HASH);
  expect(tlsa(kept)).toEqual([`_25._tcp.mail.example.org TLSA 3 1 1 ${HASH}`]);
  expect(tlsaLack.of(kept)).toBeUndefined();
  // A renewal would make a new key, and the record would shut all mail out that is verified by it.
  const renewed = withAnswer(kept, 'tls.reuseKey', false);
  expect(tlsa(renewed)).toEqual([]);
  expect(tlsaLack.of(renewed)).toBe('renewed');
  expect(applies('tls.keyHash', kept)).toBe(true);
  expect(applies('tls.keyHash', renewed)).toBe(false);
  // Caddy makes a new key at every renewal: https://github.com/caddyserver/caddy/pull/6025
  const caddy = withAnswer(kept, 'tls.source', 'caddy');
  expect(tlsa(caddy)).toEqual([]);
  expect(tlsaLack.of(caddy)).toBe('caddy');
  expect([applies('tls.reuseKey', caddy), applies('tls.keyHash', caddy)]).toEqual([false, false]);
  const unknown = withAnswer(kept, 'tls.keyHash', '');
  expect(tlsa(unknown)).toEqual([]);
  expect(tlsaLack.of(unknown)).toBe('unknown');
  // Nobody looks for the key of a server that has none, or that no other server brings mail to.
  for (const without of [withAnswer(renewed, 'tls.source', 'none'), withAnswer(renewed, 'basics.incoming', 'none')]) {
    expect(tlsa(withAnswer(without, 'tls.reuseKey', true))).toEqual([]);
    expect(tlsaLack.of(without)).toBeUndefined();
  }
});

test('SPF names those that send: this server, Gmail’s servers, the provider’s where it told their name, and nobody where it did not', () => {
  expect(spfOf(own)).toEqual(['mail.example.org TXT v=spf1 a -all', 'example.org TXT v=spf1 mx ~all']);
  // Neither this machine nor its MX: they send nothing to others themselves.
  expect(spfOf(defaultsOf('gmail'))).toEqual(['example.org TXT v=spf1 include:_spf.google.com ~all']);
  for (const preset of ['smarthost', 'satellite'] as const) {
    expect(spfOf(defaultsOf(preset)), preset).toEqual([]);
    const told = withAnswer(defaultsOf(preset), 'routing.spfInclude', '_spf.isp.example');
    expect(spfOf(told), preset).toEqual(['example.org TXT v=spf1 include:_spf.isp.example ~all']);
    // Mail to a domain with servers of its own does not leave by the provider's.
    const routed = withAnswer(told, 'routing.routes', [{ domain: 'partner.example', servers: ['192.0.2.8'], tls: '' }]);
    expect(spfOf(routed).at(-1), preset).toBe(
      `example.org TXT v=spf1 ${preset === 'smarthost' ? 'mx' : 'a:laptop.example.org'} include:_spf.isp.example ~all`,
    );
    // It is the provider's, whose servers do not send now.
    expect(spfOf(withAnswer(told, 'routing.outgoing', 'mx')).join()).not.toContain('isp.example');
  }
});

test('the policy of MTA-STS has a line for each field, and the record’s id changes with it and with nothing else', () => {
  const generate = createGenerator(readme);
  const policy = (answers: Answers) => {
    const file = generate(answers).find(({ path }) => path === 'web/mta-sts.example.org/.well-known/mta-sts.txt');
    return file && textOf(file);
  };
  const id = (answers: Answers) => {
    const [line = ''] = written(answers).filter((each) => each.startsWith('_mta-sts.example.org TXT '));
    // RFC 8461 section 3.1: 1 to 32 letters and digits.
    return /^_mta-sts\.example\.org TXT v=STSv1; id=([A-Za-z0-9]{1,32})$/.exec(line)?.[1];
  };
  const testing = withAnswer(own, 'hardening.mtaSts', 'testing');
  // RFC 8461 section 3.2: lines end with LF or CRLF.
  expect(policy(testing)).toBe('version: STSv1\nmode: testing\nmx: mail.example.org\nmax_age: 86400\n');
  const enforce = withAnswer(own, 'hardening.mtaSts', 'enforce');
  expect(policy(enforce)).toBe('version: STSv1\nmode: enforce\nmx: mail.example.org\nmax_age: 1209600\n');
  const moved = withAnswer(enforce, 'basics.hostname', 'mx2.example.org');
  expect(new Set([testing, enforce, moved].map(id)).size).toBe(3);
  expect(id(testing)).toBeDefined();
  expect(id(withAnswer(enforce, 'basics.ipv4', '198.51.100.9'))).toBe(id(enforce));
  expect(policy(own)).toBeUndefined();
});
