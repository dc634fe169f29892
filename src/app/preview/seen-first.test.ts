import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type GeneratedFile, linesOf } from '../../core/files.ts';
import { seenFirst } from './seen-first.ts';

const line = (text: string) => ({ text, own: [], inherited: [], part: 'part' });
const fileOf = (blocks: readonly (readonly string[])[]): GeneratedFile => ({
  path: 'file',
  mode: 0o644,
  owners: [],
  blocks: blocks.map((texts, index) => ({ key: `block${index}`, lines: texts.map(line) })),
});
/** `file` with other lines in some blocks; the others keep theirs. */
const withBlocks = (file: GeneratedFile, changed: Readonly<Record<number, readonly string[]>>): GeneratedFile => ({
  ...file,
  blocks: file.blocks.map((block, index) => ({ ...block, lines: changed[index]?.map(line) ?? block.lines })),
});
const textsOf = (file: GeneratedFile) => linesOf(file).map(({ text }) => text);

const file = fileOf([['a', 'b'], ['c'], ['d', 'e', 'f']]);

test('what is seen is drawn, what is not stays as it was', () => {
  const after = withBlocks(file, { 0: ['A', 'b'], 2: ['d', 'E', 'f'] });
  expect(textsOf(seenFirst(file, after, { from: 0, to: 1 }))).toEqual(['A', 'b', 'c', 'd', 'e', 'f']);
  expect(textsOf(seenFirst(file, after, { from: 5, to: 6 }))).toEqual(['a', 'b', 'c', 'd', 'E', 'f']);
});

test('all of it at once where nothing of it is seen, where nothing is left, or where lines move', () => {
  const far = withBlocks(file, { 2: ['d', 'E', 'f'] });
  expect(seenFirst(file, far, { from: 0, to: 2 })).toBe(far);
  expect(seenFirst(file, far, { from: 2, to: 4 })).toBe(far);
  const longer = withBlocks(file, { 0: ['A', 'b'], 2: ['d', 'E', 'f', 'g'] });
  expect(seenFirst(file, longer, { from: 0, to: 1 })).toBe(longer);
  const other: GeneratedFile = { ...file, blocks: file.blocks.slice(1) };
  expect(seenFirst(file, other, { from: 0, to: 1 })).toBe(other);
});

test('two steps are as one, and each line is the old one or the new one at its number', () => {
  const texts = fc.array(fc.constantFrom('x', 'y', 'z'), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(fc.array(texts, { maxLength: 6 }), fc.nat(30), fc.nat(10), fc.nat(63), (blocks, from, length, bits) => {
      const before = fileOf(blocks);
      const changed = Object.fromEntries(
        blocks.flatMap((lines, index) =>
          bits & (1 << index) ? [[index, lines.map((text) => text.toUpperCase())]] : [],
        ),
      );
      const after = withBlocks(before, changed);
      const seen = { from, to: from + length };
      const first = seenFirst(before, after, seen);
      expect(seenFirst(first, after, seen)).toBe(after);
      const [old, now] = [textsOf(before), textsOf(after)];
      for (const [index, text] of textsOf(first).entries()) {
        expect([old[index], now[index]]).toContain(text);
        if (index >= seen.from && index < seen.to) expect(text).toBe(now[index]);
      }
    }),
  );
});
