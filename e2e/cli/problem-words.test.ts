import { describe, expect, test } from 'vitest';
import { type Expectation, expectations } from '../../src/core/answers/index.ts';
import { problems as en } from '../../src/words/en/problems.ts';
import { problems as zhCN } from '../../src/words/zh-CN/problems.ts';

/** Every value that a phrase may name. */
const detail = {
  min: 1,
  max: 30,
  ipv4: 8,
  ipv6: 32,
  version: 1,
  suggestion: 'xn--bcher-kva.example',
  values: Array.from({ length: 1000 }, (_, index) => `box${index}@example.org`),
};
/** What each phrase must name, so that a person knows what to type. */
const named: Partial<Record<Expectation, readonly string[]>> = {
  'whole-number': ['1', '30'],
  'ascii-host-name': [detail.suggestion],
  'ascii-domain': [detail.suggestion],
  'one-of': ['box0@example.org'],
  'known-mailbox': ['box0@example.org'],
  'host-name': ['mail.example.org'],
  domain: ['example.org'],
};

describe.each([
  ['en', en],
  ['zh-CN', zhCN],
])('the phrases in %s', (_, words) => {
  test.each(expectations)('%s', (code) => {
    const phrase = words[code](detail);
    expect(phrase).toMatch(/^\S[^\n]*[^\s.。]$|^.*\.\.$/u);
    expect(phrase).not.toMatch(/undefined|\[object|NaN/);
    expect(phrase.length).toBeLessThanOrEqual(240);
    for (const part of named[code] ?? []) expect(phrase).toContain(part);
  });
});
