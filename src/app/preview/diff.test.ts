import { ChangeSet, Text } from '@codemirror/state';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Block, Line } from '../../core/bundle.ts';
import { changesFor } from './change.ts';
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
        diffBlocks(before, after).flatMap((hunk) => changesFor(doc, hunk)),
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
  expect(diffBlocks(before, after)).toEqual([{ from: 1, to: 2, at: 1, lines: ['B'], old: [line('b')] }]);
});

test('two lines that changed in place do not drag along what lies between', () => {
  const hunks = diffBlocks([block('main', 'a', 'b', 'c')], [block('main', 'A', 'b', 'C')]);
  const earlier = new Map([
    [0, line('a')],
    [2, line('c')],
  ]);
  expect(changeOf(hunks)).toEqual({ lines: [0, 2], earlier, removed: [], count: 2 });
});

test('a line put in leaves those around it alone, also where others changed', () => {
  const hunks = diffBlocks([block('main', 'a', 'b', 'c', 'd')], [block('main', 'A', 'b', 'new', 'c', 'd')]);
  expect(changeOf(hunks)).toEqual({ lines: [0, 2], earlier: new Map([[0, line('a')]]), removed: [], count: 2 });
});

test('lines that are gone are told with their text, beside others that changed', () => {
  const hunks = diffBlocks([block('main', 'a', 'b', 'c', 'd')], [block('main', 'A', 'c')]);
  const removed = [
    { at: 0, lines: [line('a'), line('b')] },
    { at: 2, lines: [line('d')] },
  ];
  expect(changeOf(hunks)).toEqual({ lines: [0], earlier: new Map(), removed, count: 3 });
});

test('comments that are gone are counted, and not shown', () => {
  const comment: Line = { ...line('# a'), comment: true };
  const hunks = diffBlocks([{ key: 'main', lines: [comment, line('b')] }], [block('main', 'b')]);
  expect(changeOf(hunks)).toMatchObject({ removed: [], count: 1 });
});

test('a removed block is told by the place where it was', () => {
  const hunks = diffBlocks(
    [block('main', 'a'), block('acl', 'x', 'y'), block('retry', 'z')],
    [block('main', 'a'), block('retry', 'z')],
  );
  const removed = [{ at: 1, lines: [line('x'), line('y')] }];
  expect(changeOf(hunks)).toEqual({ lines: [], earlier: new Map(), removed, count: 2 });
});
