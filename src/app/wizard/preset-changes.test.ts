import { expect, test } from 'vitest';
import { defaultsOf, withAnswer } from '../../core/answers/index.ts';
import { ownAnswersLost } from './preset-changes.ts';

const before = defaultsOf('internet-dovecot');
const after = withAnswer(before, 'hardening.spf', 'refuse');

test('defaults are replaced without a word', () => {
  expect(ownAnswersLost(before, before, after)).toEqual([]);
});

test('an own answer that the preset would replace is named', () => {
  const own = withAnswer(withAnswer(before, 'basics.hostname', 'mx.kitchen.example'), 'hardening.spf', 'off');
  expect(ownAnswersLost(own, before, after)).toEqual(['basics.hostname', 'hardening.spf']);
});

test('an own answer that the preset gives as well is not', () => {
  expect(ownAnswersLost(withAnswer(before, 'hardening.spf', 'refuse'), before, after)).toEqual([]);
});
