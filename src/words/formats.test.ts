import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { count } from './en/count.ts';
import { listIn, numberIn } from './formats.ts';

afterEach(() => vi.unstubAllGlobals());

const languages = ['en', 'zh-CN'];

test.each(languages)('numbers in %s are written as the language writes them', (language) => {
  const [ours, theirs] = [numberIn(language), new Intl.NumberFormat(language)];
  for (let n = -20; n < 1100; n++) expect(ours(n)).toBe(theirs.format(n));
  fc.assert(
    fc.property(fc.oneof(fc.integer(), fc.double({ noNaN: true })), (n) => {
      // Intl writes -0 with its sign, which says nothing to anybody.
      expect(ours(n)).toBe(Object.is(n, -0) ? '0' : theirs.format(n));
    }),
    { examples: [[-0], [0.5], [999], [1000], [Number.POSITIVE_INFINITY]] },
  );
});

test.each(languages.flatMap((language) => (['conjunction', 'unit'] as const).map((type) => [language, type] as const)))(
  'lists in %s, %s',
  (language, type) => {
    const [ours, theirs] = [listIn(language, type), new Intl.ListFormat(language, { type })];
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 5 }), (items) => {
        expect(ours(items)).toBe(theirs.format(items));
      }),
    );
  },
);

test('English has one form for 1 and another for all other numbers', () => {
  const plural = new Intl.PluralRules('en');
  for (let n = 0; n < 3000; n++) {
    expect(count(n, 'line', 'lines').endsWith(' line')).toBe(plural.select(n) === 'one');
  }
  expect([count(0, 'line', 'lines'), count(1, 'line', 'lines'), count(1234, 'line', 'lines')]).toEqual([
    '0 lines',
    '1 line',
    '1,234 lines',
  ]);
});

test('a formatter is made when it is needed, and not before', () => {
  vi.stubGlobal('Intl', {});
  const [number, list] = [numberIn('en'), listIn('en')];
  expect([number(0), number(999), list(['Domains'])]).toEqual(['0', '999', 'Domains']);
  expect(() => number(1000)).toThrow();
});
