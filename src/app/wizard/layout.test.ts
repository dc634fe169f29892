import { expect, test } from 'vitest';
import { locate, type QuestionId, questionIds, stepIds } from '../../core/answers/index.ts';
import { languageIds, loadStep } from '../../words/languages.ts';
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

/** A screen or two; what is longer is divided. */
const LONG = 12;

test('the headings of a step are the same in every language; long steps have some', async () => {
  for (const step of stepIds) {
    const all = await Promise.all(languageIds.map(async (id) => (await loadStep(id, step)).headings ?? {}));
    const [own = {}, ...others] = all.map((headings) => Object.keys(headings));
    for (const other of others) expect(other, step).toEqual(own);
    const shown = layout[step].filter((id) => !rareQuestions.has(id));
    if (shown.length > LONG) expect(Object.keys(own).length, step).toBeGreaterThan(2);
  }
});
