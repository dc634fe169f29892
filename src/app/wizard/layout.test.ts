import { expect, test } from 'vitest';
import { locate, questionIds, stepIds } from '../../core/answers/index.ts';
import { languageIds, loadStep } from '../../words/languages.ts';
import { questionsOf } from './layout.ts';

const asked = stepIds.flatMap((step) => questionsOf(step).map(({ id }) => ({ step, id })));

test('every question is asked once, in its own step', () => {
  expect(asked.map(({ id }) => id).toSorted()).toEqual(questionIds.toSorted());
  for (const { step, id } of asked) expect(locate(id).step).toBe(step);
});

test('never a whole step folds', () => {
  for (const step of stepIds) {
    expect(
      questionsOf(step).some(({ rare }) => !rare),
      step,
    ).toBe(true);
  }
});

/** A screen or two; what is longer is divided. */
const LONG = 12;

test('the headings of a step are the same in every language; long steps have some', async () => {
  for (const step of stepIds) {
    const all = await Promise.all(languageIds.map(async (id) => (await loadStep(id, step)).headings ?? {}));
    const [own = {}, ...others] = all.map((headings) => Object.keys(headings));
    for (const other of others) expect(other, step).toEqual(own);
    const shown = questionsOf(step).filter(({ rare }) => !rare);
    if (shown.length > LONG) expect(Object.keys(own).length, step).toBeGreaterThan(2);
  }
});
