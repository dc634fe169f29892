import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { quote, quoteNames, shellLines } from './shell.ts';

/** What a shell makes of `words`, each printed and followed by NUL. */
const readBy = (words: readonly string[]) =>
  execFileSync('sh', ['-c', `printf '%s\\0' ${words.join(' ')}`])
    .toString()
    .split('\0')
    .slice(0, -1);

const nasty = fc.string({
  unit: fc.constantFrom(...'\'"\\$`(){}[]<>|&;*?~!# \taé\u00a0', '$(id)', "'\\''", '${HOME}'),
});

describe('quote', () => {
  test('the real sh reads back what was typed', () => {
    const typed = fc.sample(nasty, { numRuns: 500, seed: 1 });
    expect(readBy(typed.map(quote))).toEqual(typed);
  });

  test.each(['a\nb', 'a\0b', 'a\rb'])('refuses %j', (text) => expect(() => quote(text)).toThrow(RangeError));
});

describe('quoteNames', () => {
  test('is one word that splits into the names', () => {
    expect(quoteNames(['example.org', 'xn--a.example'])).toBe("'example.org xn--a.example'");
    expect(quoteNames([])).toBe("''");
  });

  test.each(['a b', 'a*', "a'b", '', '$(id)', 'a\nb'])('refuses %j', (name) => {
    expect(() => quoteNames(['fine', name])).toThrow(RangeError);
  });
});

test('comments are marked, the first line of a script is none', () => {
  expect(shellLines('\n#!/bin/sh\n# why\n  # inner\necho "#"\n')).toEqual([
    '#!/bin/sh',
    { text: '# why', from: [], comment: true },
    { text: '  # inner', from: [], comment: true },
    'echo "#"',
  ]);
});
