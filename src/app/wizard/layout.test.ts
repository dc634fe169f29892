import { expect, test } from 'vitest';
import { locate, type QuestionId, questionIds, stepIds } from '../../core/answers/index.ts';
import { layout } from './layout.ts';
import { rareQuestions } from './rare.ts';

const asked = stepIds.flatMap((step) => (layout[step] as readonly QuestionId[]).map((id) => ({ step, id })));

test('every question is asked once, in its own step', () => {
  expect(asked.map(({ id }) => id).toSorted()).toEqual(questionIds.toSorted());
  for (const { step, id } of asked) expect(locate(id).step).toBe(step);
});

test('what folds is among them, and never a whole step', () => {
  for (const id of rareQuestions) expect(questionIds).toContain(id);
  for (const step of stepIds)
    expect(
      layout[step].some((id) => !rareQuestions.has(id)),
      step,
    ).toBe(true);
});
