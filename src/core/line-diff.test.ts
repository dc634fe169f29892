import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diffTexts, type LineChange, sharedLines } from './line-diff.ts';

/** `before` with the changes made: what `after` must be. */
function applied(before: readonly string[], changes: readonly LineChange[]): string[] {
  const removed = new Set(changes.filter(({ kind }) => kind === 'removed').map(({ line }) => line));
  const rest = before.filter((_, index) => !removed.has(index + 1));
  for (const { kind, line, text } of changes) if (kind === 'added') rest.splice(line - 1, 0, text);
  return rest;
}

const lines: fc.Arbitrary<string[]> = fc.array(fc.constantFrom('', 'a', 'b', 'c', 'd'), { maxLength: 12 });

describe('diffTexts', () => {
  test.each<[string, string, string, string[]]>([
    ['nothing', 'a b c', 'a b c', []],
    ['a line in the middle', 'a b c', 'a x c', ['removed 2 b', 'added 2 x']],
    ['a line more at the end', 'a b', 'a b c', ['added 3 c']],
    ['a line less at the start', 'a b c', 'b c', ['removed 1 a']],
    ['two places', 'a b c d e', 'x b c d y', ['removed 1 a', 'added 1 x', 'removed 5 e', 'added 5 y']],
    ['a line that moved', 'a b c d', 'b c d a', ['removed 1 a', 'added 4 a']],
    ['everything', 'a', 'b', ['removed 1 a', 'added 1 b']],
  ])('%s', (_, before, after, expected) => {
    const changes = diffTexts(before.split(' '), after.split(' '));
    expect(changes.map(({ kind, line, text }) => `${kind} ${line} ${text}`)).toEqual(expected);
  });

  test('leads from the one text to the other', () => {
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        expect(applied(before, diffTexts(before, after))).toEqual(after);
      }),
    );
  });

  test('says no more than it must', () => {
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const kept = longest(before, after);
        expect(diffTexts(before, after)).toHaveLength(before.length + after.length - 2 * kept);
      }),
    );
  });

  test('one line put in is one change, wherever it is', () => {
    fc.assert(
      fc.property(lines, fc.nat(12), (before, place) => {
        const at = Math.min(place, before.length);
        expect(diffTexts(before, before.toSpliced(at, 0, 'new'))).toEqual([
          { kind: 'added', line: at + 1, text: 'new' },
        ]);
      }),
    );
  });

  test('texts too large for a table are replaced as a whole between what they share', () => {
    const many = (letter: string) => Array.from({ length: 2100 }, (_, index) => `${letter}${index}`);
    const before = ['first', ...many('a'), 'last'];
    const after = ['first', ...many('b'), 'last'];
    const changes = diffTexts(before, after);
    expect(changes).toHaveLength(4200);
    expect(applied(before, changes)).toEqual(after);
  });
});

/** Length of the longest common subsequence, by its definition. */
function longest(a: readonly string[], b: readonly string[]): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const left of a) {
    const next = [0];
    for (const [j, right] of b.entries()) {
      next.push(left === right ? (row[j] ?? 0) + 1 : Math.max(row[j + 1] ?? 0, next[j] ?? 0));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

test('shared lines count as often as they stand in both', () => {
  expect(sharedLines(['a', 'a', 'b', ''], ['a', 'b', 'b', ''])).toBe(2);
  expect(sharedLines([], ['a'])).toBe(0);
  fc.assert(
    fc.property(lines, lines, (a, b) => {
      expect(sharedLines(a, b)).toBe(sharedLines(b, a));
    }),
  );
});
