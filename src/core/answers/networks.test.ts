import { describe, expect, test } from 'vitest';
import { defaultsOf, type QuestionId, readAnswers, withAnswer } from './index.ts';
import { overlap } from './networks.ts';
import { relayRisks } from './relay-risks.ts';

const codes = (id: QuestionId, values: unknown, also: Partial<Record<QuestionId, unknown>> = {}) => {
  let answers = withAnswer(defaultsOf('internet-dovecot'), id, values as never);
  for (const [other, value] of Object.entries(also)) answers = withAnswer(answers, other as QuestionId, value as never);
  return readAnswers(answers).problems.map(({ expected, detail }) =>
    'suggestion' in detail ? [expected, detail.suggestion] : expected,
  );
};

describe('networks that may send without a login', () => {
  test.each([
    '192.0.2.1',
    '192.0.2.0/24',
    '10.0.0.0/8',
    '192.0.2.1/32',
    '0.0.0.1',
    '::1',
    '2001:db8::/32',
    '2001:db8:1:2:3:4:5:6',
    '1::8',
    '::',
    '2001:db8::1/128',
  ])('%s is one', (network) => {
    expect(codes('basics.relayFrom', [network])).toEqual([]);
  });

  test.each([
    '0.0.0.0/0',
    '::/0',
    '0.0.0.0/1',
    '128.0.0.0/1',
    '10.0.0.0/7',
    '2000::/3',
    '2001:db8::/31',
    // The mask makes it wide, whatever the address.
    '192.0.2.1/0',
    '2001:db8::1/0',
  ])('%s would be an open relay', (network) => {
    expect(codes('basics.relayFrom', [network])).toEqual(['narrower-network']);
  });

  test.each([
    '*',
    '@[]',
    '0/0',
    '192.0.2',
    '192.0.2.256',
    '192.0.2.010',
    '192.0.2.1/33',
    '192.0.2.1/',
    '192.0.2.1/024',
    '192.0.2.0/255.255.255.0',
    'mail.example.org',
    '2001:DB8::1',
    '2001:db8::1::2',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
    '1:2:3:4:5:6:7:8::',
    ':1',
    '1:',
    ':::',
    '::ffff:192.0.2.1',
    '::1%eth0',
    '12345::',
    '2001:db8::/129',
  ])('%s is none', (text) => {
    expect(codes('basics.relayFrom', [text])).toEqual(['ip-network']);
  });

  test.each([
    ['192.0.2.7/24', '192.0.2.0/24'],
    ['10.1.2.3/9', '10.0.0.0/9'],
    ['2001:db8:5::1/64', '2001:db8:5::/64'],
    ['2001:db8:0:8000::/48', '2001:db8::/48'],
  ])('%s is taken for a slip, and %s suggested', (text, suggestion) => {
    expect(codes('basics.relayFrom', [text])).toEqual([['network-start', suggestion]]);
    expect(codes('basics.relayFrom', [suggestion])).toEqual([]);
  });

  test('stand there once, however they are written', () => {
    expect(codes('basics.relayFrom', ['2001:db8::/32', '2001:db8:0:0::/32'])).toEqual(['no-duplicates']);
    expect(codes('basics.relayFrom', ['192.0.2.1', '192.0.2.1/32'])).toEqual(['no-duplicates']);
  });
});

test('addresses to listen on have no mask, and there is at least one', () => {
  const listen = { 'basics.listen': 'addresses' };
  expect(codes('basics.listenAddresses', ['192.0.2.10', '2001:db8::10'], listen)).toEqual([]);
  expect(codes('basics.listenAddresses', ['192.0.2.10/24'], listen)).toEqual(['ip-address']);
  expect(codes('basics.listenAddresses', [], listen)).toEqual(['listen-address']);
  expect(codes('basics.listenAddresses', [])).toEqual([]);
});

test('networks overlap, whichever is the wider', () => {
  expect(overlap('172.17.0.0/16', '172.16.0.0/12')).toBe(true);
  expect(overlap('172.16.0.0/12', '172.17.0.1')).toBe(true);
  expect(overlap('172.32.0.0/16', '172.16.0.0/12')).toBe(false);
  expect(overlap('::1', '127.0.0.1')).toBe(false);
});

test.each([
  ['172.17.0.1', 'container'],
  ['172.16.0.0/12', 'container'],
  ['10.0.0.0/8', 'container'],
  ['10.88.0.0/24', 'container'],
  ['192.168.122.0/24', 'container'],
  ['100.64.0.0/24', 'shared'],
  ['192.168.1.0/24', 'private'],
  ['10.1.2.3', 'private'],
  ['fd12:3456::/48', 'private'],
  ['198.51.0.0/16', 'wide'],
  ['2001:db8::/32', 'wide'],
])('%s is a risk: %s', (network, kind) => {
  expect(relayRisks(['192.0.2.1', network])).toEqual([{ kind, index: 1, network }]);
});

test.each(['192.0.2.25', '192.0.2.0/24', '2001:db8:5::/48', '2001:db8::1', '127.0.0.0/8'])('%s is none', (network) => {
  expect(relayRisks([network])).toEqual([]);
});
