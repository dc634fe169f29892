import { expect, test } from 'vitest';
import { defaultsOf, withAnswer, withPreset } from '../../core/answers/index.ts';
import { ownAnswersLost } from './preset-changes.ts';

const before = defaultsOf('internet-dovecot');

test('defaults are replaced without a word', () => {
  expect(ownAnswersLost(before, 'internet-dovecot')).toEqual([]);
});

test('an own answer that the preset has no opinion on stays', () => {
  const own = withAnswer(withAnswer(before, 'basics.hostname', 'mx.kitchen.example'), 'hardening.spf', 'off');
  expect(ownAnswersLost(own, 'internet-dovecot')).toEqual([]);
  expect(withPreset(own, 'internet-dovecot')).toEqual(own);
});
