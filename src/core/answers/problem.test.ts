import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeFound, describeName, FOUND_LIMIT } from './problem.ts';

describe('describeFound', () => {
  test.each<[unknown, string]>([
    ['foo', '"foo"'],
    ['a "b"', '"a \\"b\\""'],
    [['a', 1], '["a",1]'],
    [undefined, 'nothing'],
    [null, 'null'],
    ['a\u00a0b\u202e\u200f\u2028\ufeff', '"a\\u00a0b\\u202e\\u200f\\u2028\\ufeff"'],
    ['\u{e0041}', '"\\udb40\\udc41"'],
    ['bücher 例子', '"bücher 例子"'],
    ['x'.repeat(100), `"${'x'.repeat(58)}…`],
    [`${'x'.repeat(57)}😀`, `"${'x'.repeat(57)}…`],
  ])('%j', (value, found) => {
    expect(describeFound(value)).toBe(found);
  });

  test('is one visible line of at most 60 characters, whatever it describes', () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.string({ unit: 'binary', maxLength: 200 })), (value) => {
        const found = describeFound(value);
        expect(found.length).toBeLessThanOrEqual(FOUND_LIMIT);
        expect(found).toMatch(/^(?: |[^\p{C}\p{Z}])*$/u);
        expect(Buffer.from(found).toString()).toBe(found);
      }),
    );
  });

  test('is JSON where it is not cut', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 8 }), (text) => {
        const found = describeFound(text);
        if (!found.endsWith('…')) expect(JSON.parse(found)).toBe(text);
      }),
    );
  });
});

test.each([
  ['answers.json', 'answers.json'],
  ['/srv/my answers.json', '"/srv/my\\u0020answers.json"'],
  ['a: b\nc', '"a\\u003a\\u0020b\\nc"'],
  ['', '""'],
])('describeName(%j)', (name, described) => {
  expect(describeName(name)).toBe(described);
});
