/** What a keystroke does to the editor's document: the transaction's changes, over real files. */
import { ChangeSet, Text } from '@codemirror/state';
import { expect, test } from 'vitest';
import {
  type AnswerOf,
  type Answers,
  defaultsOf,
  type QuestionId,
  questionIds,
  withAnswer,
} from '../../core/answers/index.ts';
import { randomAnswers, variants } from '../../core/answers/variants.ts';
import { createGenerator, type GeneratedFile, textOf } from '../../core/bundle.ts';
import { diffTexts } from '../../core/line-diff.ts';
import { readme } from '../../words/en/readme.ts';
import { changesFor } from './change.ts';
import { diffBlocks } from './diff.ts';

/** The document as the editor has it: the text, and the empty line after its last newline. */
const docOf = (file: GeneratedFile) => Text.of(textOf(file).split('\n'));

interface Effect {
  /** Lines that were taken out and put in. */
  readonly touched: number;
  readonly lines: number;
  readonly result: string;
}

/** The transaction by which the editor goes from one version of a file to another. */
function transact(before: GeneratedFile, after: GeneratedFile): Effect {
  const doc = docOf(before);
  const specs = diffBlocks(before.blocks, after.blocks).flatMap((hunk) => changesFor(doc, hunk));
  const changes = ChangeSet.of(specs, doc.length);
  let touched = 0;
  changes.iterChanges((fromA, toA, _fromB, _toB, inserted) => {
    const whole = [doc.sliceString(fromA, toA), inserted.toString()].map((text) => text.split('\n').length - 1);
    // A change inside a line takes that line out and puts it in.
    touched += whole.reduce((sum, count) => sum + count) || 2;
  });
  return { touched, lines: doc.lines, result: changes.apply(doc).toString() };
}

/** The fewest lines that a change must touch, block by block: whole blocks that come or go, and inside the others what differs. */
function least(before: GeneratedFile, after: GeneratedFile): number {
  const blocks = (file: GeneratedFile) =>
    new Map(file.blocks.map(({ key, lines }) => [key, lines.map(({ text }) => text)] as const));
  const [old, now] = [blocks(before), blocks(after)];
  return [...new Set([...old.keys(), ...now.keys()])]
    .map((key) => diffTexts(old.get(key) ?? [], now.get(key) ?? []).length)
    .reduce((sum, count) => sum + count, 0);
}

const hundred = Array.from({ length: 100 }, (_, index) => ({ alias: `alias${index}`, to: ['alice'] }));

/** What is typed, key by key: the question, and its answers in turn. */
const typing: readonly (readonly [string, QuestionId, Answers, readonly unknown[]])[] = [
  [
    'the host name',
    'basics.hostname',
    defaultsOf('internet-dovecot'),
    ['mail.example.or', 'mail.example.o', 'mail.example.on', 'mail.example.one'],
  ],
  [
    'the name of the fiftieth of a hundred aliases',
    'routing.aliases',
    withAnswer(defaultsOf('internet-dovecot'), 'routing.aliases', hundred),
    ['s', 'sa', 'sal', 'sale'].map((alias) => hundred.with(49, { alias, to: ['alice'] })),
  ],
  [
    'an alias more, before a hundred others',
    'routing.aliases',
    withAnswer(defaultsOf('internet-dovecot'), 'routing.aliases', hundred),
    ['s', 'sa', 'sal'].map((alias) => [{ alias, to: ['alice'] }, ...hundred]),
  ],
  ['the size limit', 'hardening.messageSize', defaultsOf('internet-dovecot'), [5, 51, 512]],
];

test.each(typing)('typing %s touches no line that stays the same', (_, question, start, answers) => {
  const generate = createGenerator(readme);
  let before = generate(start);
  let touched = 0;
  for (const answer of answers) {
    const after = generate(withAnswer(start, question, answer as AnswerOf<typeof question>));
    for (const file of after) {
      const earlier = before.find(({ path }) => path === file.path);
      if (!earlier || earlier === file) continue;
      const effect = transact(earlier, file);
      expect(effect.result).toBe(docOf(file).toString());
      // No more than the lines that differ, and those are few: what is typed, and the line that re-opens the file.
      expect(effect.touched, file.path).toBeLessThanOrEqual(least(earlier, file));
      // Every record of a zone names the host or is of it.
      if (effect.lines > 20 && !file.path.endsWith('.zone'))
        expect(effect.touched, file.path).toBeLessThan(effect.lines / 2);
      touched += effect.touched;
    }
    before = after;
  }
  expect(touched).toBeGreaterThan(0);
});

test('no answer to any question has a line touched that could stay', () => {
  const generate = createGenerator(readme);
  for (const start of randomAnswers(6, 77)) {
    const before = generate(start);
    for (const question of questionIds) {
      for (const value of variants[question]) {
        const after = generate(withAnswer(start, question, value as AnswerOf<typeof question>));
        for (const file of after) {
          const earlier = before.find(({ path }) => path === file.path);
          if (!earlier) continue;
          const { touched, result } = transact(earlier, file);
          expect(result).toBe(docOf(file).toString());
          expect(touched, `${question} in ${file.path}`).toBeLessThanOrEqual(least(earlier, file));
        }
      }
    }
  }
}, 60_000);
