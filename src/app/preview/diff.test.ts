import { ChangeSet, Text } from '@codemirror/state';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Block, Line } from '../../core/bundle.ts';
import { changeFor } from './change.ts';
import { changeOf, diffBlocks, type Hunk } from './diff.ts';

const line = (text: string): Line => ({ text, own: [], inherited: [], part: '' });
const block = (key: string, ...texts: string[]): Block => ({ key, lines: texts.map(line) });
const textsOf = (blocks: readonly Block[]) => blocks.flatMap(({ lines }) => lines.map(({ text }) => text));

function patch(before: readonly string[], hunks: readonly Hunk[]): string[] {
  const after = [...before];
  for (const { from, to, lines } of hunks.toReversed()) after.splice(from, to - from, ...lines);
  return after;
}

/** Files whose blocks are taken from one ordered list, as the generator's are. */
const KEYS = ['main', 'acl', 'routers', 'transports', 'retry'];
const someFile = fc
  .array(fc.option(fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 5 }), { nil: undefined }), {
    minLength: KEYS.length,
    maxLength: KEYS.length,
  })
  .map((contents) => contents.flatMap((texts, index) => (texts ? [block(KEYS[index] as string, ...texts)] : [])));

test('the hunks turn the old lines into the new ones', () => {
  fc.assert(
    fc.property(someFile, someFile, (before, after) => {
      expect(patch(textsOf(before), diffBlocks(before, after))).toEqual(textsOf(after));
    }),
  );
});

test('as changes of the editor they turn the old document into the new one', () => {
  fc.assert(
    fc.property(someFile, someFile, (before, after) => {
      const doc = Text.of([...textsOf(before), '']);
      const changes = ChangeSet.of(
        diffBlocks(before, after).map((hunk) => changeFor(doc, hunk)),
        doc.length,
      );
      expect(changes.apply(doc).toJSON()).toEqual([...textsOf(after), '']);
    }),
  );
});

test('each hunk says where its lines stand in the new file', () => {
  fc.assert(
    fc.property(someFile, someFile, (before, after) => {
      const now = textsOf(after);
      for (const { at, lines } of diffBlocks(before, after)) expect(now.slice(at, at + lines.length)).toEqual(lines);
    }),
  );
});

test('one changed line is one line, wherever it stands in its block', () => {
  const before = [block('main', 'a', 'b', 'c'), block('acl', 'x')];
  const after = [block('main', 'a', 'B', 'c'), before[1] as Block];
  expect(diffBlocks(before, after)).toEqual([{ from: 1, to: 2, at: 1, lines: ['B'] }]);
});

test('two lines that changed in place do not drag along what lies between', () => {
  const hunks = diffBlocks([block('main', 'a', 'b', 'c')], [block('main', 'A', 'b', 'C')]);
  expect(changeOf(hunks)).toEqual({ lines: [0, 2], removedAt: [], count: 2 });
});

test('a removed block is told by the place where it was', () => {
  const hunks = diffBlocks(
    [block('main', 'a'), block('acl', 'x', 'y'), block('retry', 'z')],
    [block('main', 'a'), block('retry', 'z')],
  );
  expect(changeOf(hunks)).toEqual({ lines: [], removedAt: [1], count: 2 });
});
