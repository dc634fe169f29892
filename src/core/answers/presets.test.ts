import { describe, expect, test } from 'vitest';
import {
  answerOf,
  defaultsOf,
  type PresetId,
  presetIds,
  questionIds,
  readAnswers,
  withAnswer,
  withPreset,
} from './index.ts';
import { presetOverrides } from './presets.ts';
import { applies, isSample } from './relevance.ts';

test.each(presetIds)('%s: its defaults are valid', (preset) => {
  expect(readAnswers(defaultsOf(preset)).problems).toEqual([]);
});

test.each(presetIds)('%s: overrides what it says and nothing else', (preset) => {
  for (const id of questionIds) {
    const expected = presetOverrides[preset][id] ?? answerOf(defaultsOf('internet-dovecot'), id);
    expect(answerOf(defaultsOf(preset), id), id).toEqual(expected);
  }
});

describe('choosing another preset', () => {
  const said = withAnswer(
    withAnswer(defaultsOf('internet-dovecot'), 'basics.hostname', 'mx.kitchen.example'),
    'hardening.messageSize',
    25,
  );

  test('keeps what a person said, where the preset has no opinion', () => {
    const local = withPreset(said, 'internet-local');
    expect(local.preset).toBe('internet-local');
    expect(local.basics.hostname).toBe('mx.kitchen.example');
    expect(local.hardening.messageSize).toBe(25);
    expect(local.routing.delivery).toBe('maildir');
  });

  test('takes the preset’s own answers over the person’s, and there and back loses only those', () => {
    const backup = withPreset(said, 'backup-mx');
    expect(backup.basics.hostname).toBe('mx2.example.org');
    const back = withPreset(backup, 'internet-dovecot');
    expect(back.hardening.messageSize).toBe(25);
    expect(back.routing.delivery).toBe('lmtp');
  });
});

test('who hands all mail to a provider is asked for no address, and has none in DNS; whoever others must find is', () => {
  const satellite = withAnswer(defaultsOf('satellite'), 'basics.ipv4', '');
  for (const id of ['basics.ipv4', 'basics.ipv6'] as const) {
    expect(applies(id, satellite)).toBe(false);
    for (const preset of presetIds)
      if (preset !== 'satellite') expect(applies(id, defaultsOf(preset)), preset).toBe(true);
  }
  expect(readAnswers(satellite).problems).toEqual([]);
  const found = [
    withAnswer(satellite, 'routing.outgoing', 'mx'),
    withAnswer(satellite, 'tls.source', 'certbot'),
    withAnswer(satellite, 'routing.delivery', 'lmtp'),
  ];
  for (const answers of found) {
    expect(applies('basics.ipv4', answers)).toBe(true);
    expect(readAnswers(answers).problems.map(({ expected }) => expected)).toContain('some-address');
  }
});

test('samples are the preset’s own; what a preset leaves empty is none', () => {
  const open = (preset: PresetId) =>
    questionIds.filter((id) => isSample(id, defaultsOf(preset)) && applies(id, defaultsOf(preset)));
  expect(open('internet-dovecot')).toEqual([
    'basics.hostname',
    'basics.ipv4',
    'basics.domains',
    'basics.administrator',
  ]);
  expect(open('internet-local')).toEqual([
    'basics.hostname',
    'basics.ipv4',
    'basics.domains',
    'basics.administrator',
    'tls.passwordLogins',
  ]);
  expect(open('backup-mx')).toContain('basics.relayDomains');
});
