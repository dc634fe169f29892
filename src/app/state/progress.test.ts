import { describe, expect, test } from 'vitest';
import { presetIds } from '../../core/answers/index.ts';
import { createAnswersStore } from './answers-store.ts';
import { attentionOf, stepStateOf } from './progress.ts';

/** Most answers that stand between the first screen and the bundle. */
const MOST_ANSWERS = 8;

describe.each(presetIds)('%s', (preset) => {
  const store = createAnswersStore(preset);

  test(`asks at most ${MOST_ANSWERS} answers of everybody, the preset's choice among them`, () => {
    const open = attentionOf(store.get());
    expect(open.every(({ kind }) => kind === 'sample')).toBe(true);
    expect(open.length).toBeGreaterThan(0);
    expect(open.length + 1).toBeLessThanOrEqual(MOST_ANSWERS);
  });

  test('and after those nothing is open', () => {
    for (const { question } of attentionOf(store.get())) store.confirm(question);
    expect(attentionOf(store.get())).toEqual([]);
  });
});

test('a step counts what is open in it; without anything it is untouched, then done', () => {
  const store = createAnswersStore('internet-dovecot');
  const stateOf = (step: 'basics' | 'routing') => stepStateOf(store.get(), step, attentionOf(store.get()));
  expect([stateOf('basics'), stateOf('routing')]).toEqual([{ kind: 'attention', count: 4 }, { kind: 'untouched' }]);
  store.say('basics.hostname', 'not valid!');
  expect(stateOf('basics')).toEqual({ kind: 'attention', count: 4 });
  store.see('routing');
  expect(stateOf('routing')).toEqual({ kind: 'done' });
});
