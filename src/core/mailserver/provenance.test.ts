/**
 * The test that proves provenance for every question: change one answer, and each line that differs is owned by that question.
 * It runs over the defaults and over seeded random starting points, since a line may appear only in some of them.
 */
import { expect, test } from 'vitest';
import { readme } from '../../words/en/readme.ts';
import { type AnswerOf, type Answers, defaultsOf, type QuestionId, questionIds, withAnswer } from '../answers/index.ts';
import { randomAnswers, variants } from '../answers/variants.ts';
import { createGenerator, type GeneratedFile, type Line, linesOf } from '../bundle.ts';

/** Two lines are the same if they say the same in the same part (two transports may well share a line). */
const key = (line: Line | undefined) => line && `${line.part}: ${line.text}`;

/** Lines of `a` that are not in `b` and the reverse, by a longest common subsequence. */
function differing(a: readonly Line[], b: readonly Line[]): Line[] {
  let start = 0;
  while (start < a.length && start < b.length && key(a[start]) === key(b[start])) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && key(a.at(-1 - end)) === key(b.at(-1 - end))) end++;
  const left = a.slice(start, a.length - end);
  const right = b.slice(start, b.length - end);
  const width = right.length + 1;
  const longest = new Uint32Array((left.length + 1) * width);
  const at = (i: number, j: number) => longest[i * width + j] as number;
  for (let i = left.length - 1; i >= 0; i--) {
    for (let j = right.length - 1; j >= 0; j--) {
      const same = key(left[i]) === key(right[j]);
      longest[i * width + j] = same ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const changed: Line[] = [];
  let i = 0;
  let j = 0;
  while (i < left.length || j < right.length) {
    if (i < left.length && j < right.length && key(left[i]) === key(right[j])) {
      i++;
      j++;
    } else if (j >= right.length || (i < left.length && at(i + 1, j) >= at(i, j + 1))) {
      changed.push(left[i++] as Line);
    } else {
      changed.push(right[j++] as Line);
    }
  }
  return changed.filter((line) => line.text !== '');
}

const owners = (line: Line): readonly QuestionId[] => [...line.own, ...line.inherited];

/** A file's lines by the part that printed them: a line is never compared with another part's. */
function byPart(file: GeneratedFile): ReadonlyMap<string, GeneratedFile['blocks'][number]> {
  const blocks = new Map(file.blocks.map((block) => [block.key, block]));
  if (blocks.size < file.blocks.length) throw new Error(`two blocks of ${file.path} have the same part`);
  return blocks;
}

/** Lines that differ. The very same lines are not looked at: parts that did not change keep theirs. */
function changedLines(old: GeneratedFile, now: GeneratedFile): Line[] {
  const [before, after] = [byPart(old), byPart(now)];
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((part) => {
    const [was, is] = [before.get(part), after.get(part)];
    return was === is ? [] : differing(was?.lines ?? [], is?.lines ?? []);
  });
}

/** What the change of one answer did: what differs, and what of that the answer does not own. */
function effect(question: QuestionId, before: readonly GeneratedFile[], after: readonly GeneratedFile[]) {
  const complaints: string[] = [];
  let changes = 0;
  const paths = new Set([...before, ...after].map((file) => file.path));
  for (const path of paths) {
    const old = before.find((file) => file.path === path);
    const now = after.find((file) => file.path === path);
    if (!old || !now) {
      changes++;
      const only = (old ?? now) as GeneratedFile;
      if (!only.owners.includes(question)) complaints.push(`${path} comes or goes`);
      continue;
    }
    for (const line of changedLines(old, now)) {
      changes++;
      if (!owners(line).includes(question)) complaints.push(`${path} (${line.part}): ${line.text}`);
    }
  }
  return { complaints, changes };
}

function set(answers: Answers, id: QuestionId, value: unknown): Answers {
  return withAnswer(answers, id, value as AnswerOf<typeof id>);
}

/** Each with a generator of its own, which makes only what an answer changes. */
const points = randomAnswers(25, 20261121).map((answers) => {
  const generate = createGenerator(readme);
  return { answers, generate, before: generate(answers) };
});

test('there are enough valid starting points', () => {
  expect(points.length).toBe(25);
});

for (const question of questionIds) {
  test(`each line that ${question} changes is owned by it`, () => {
    let changes = 0;
    for (const { answers, generate, before } of points) {
      for (const value of variants[question]) {
        const found = effect(question, before, generate(set(answers, question, value)));
        expect(found.complaints).toEqual([]);
        changes += found.changes;
      }
    }
    expect(changes, `${question} changes no line at all`).toBeGreaterThan(0);
  });
}

test('a generator with a memory prints what a fresh one prints', () => {
  const generate = createGenerator(readme);
  for (const { answers } of points) {
    const text = (files: readonly GeneratedFile[]) =>
      files.map((file) => [file.path, linesOf(file).map((l) => l.text)]);
    expect(text(generate(answers))).toEqual(text(createGenerator(readme)(answers)));
  }
});

test('parts whose questions did not change keep their very lines', () => {
  const generate = createGenerator(readme);
  const before = generate(defaultsOf('internet-dovecot'));
  const after = generate(withAnswer(defaultsOf('internet-dovecot'), 'hardening.messageSize', 51));
  const kept = (path: string, key: string) => {
    const block = (files: readonly GeneratedFile[]) =>
      files.find((file) => file.path.endsWith(path))?.blocks.find((candidate) => candidate.key === key)?.lines;
    return block(before) === block(after);
  };
  expect(kept('exim4.conf', 'routers.aliases')).toBe(true);
  expect(kept('exim4.conf', 'main.smtp')).toBe(false);
});
