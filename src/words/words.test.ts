import { describe, expect, test } from 'vitest';
import { expectations, fieldOf, locate, questionIds, stepIds } from '../core/answers/index.ts';
import { chooseLanguage, languageIds, loadBase, loadStep } from './languages.ts';
import type { QuestionWords } from './messages.ts';

/** Every string inside `value`; functions are called with plausible arguments. */
function stringsIn(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => stringsIn(inner, `${path}.${key}`));
}

describe.each(languageIds)('%s', (language) => {
  test.each(questionIds)('%s has words', async (id) => {
    const { step, key } = locate(id);
    const words = (await loadStep(language, step)).questions as Readonly<Record<string, QuestionWords>>;
    const { label, help, why, choices } = words[key] as QuestionWords;
    expect(label).not.toBe('');
    expect(help).not.toBe('');
    expect(why.length).toBeGreaterThan(0);
    const { control } = fieldOf(id);
    if (control.kind === 'choice') expect(Object.keys(choices ?? {}).toSorted()).toEqual(control.values.toSorted());
    if (control.kind === 'number') expect(words[key]?.unit).toBeTruthy();
  });

  test.each(expectations)('%s has a phrase', async (code) => {
    const { problems } = await loadBase(language);
    expect(problems[code]({ min: 1, max: 2, values: ['a'], suggestion: 'b' })).toMatch(/\S/);
  });

  test('no text is empty, and none has stray white space', async () => {
    const { shell } = await loadBase(language);
    const steps = await Promise.all(stepIds.map((step) => loadStep(language, step)));
    const allowed = new Set(['.question.space', '.question.example']);
    for (const [path, text] of stringsIn([shell, ...steps])) {
      if ([...allowed].some((end) => path.endsWith(end))) continue;
      expect(text, path).toMatch(/^\S(?:.*\S)?$/s);
    }
  });
});

test('English has none of the words that hide work', async () => {
  const texts = stringsIn([
    (await loadBase('en')).shell,
    ...(await Promise.all(stepIds.map((step) => loadStep('en', step)))),
  ]);
  for (const [path, text] of texts) expect(text, path).not.toMatch(/\b(?:simply|just|easily|obviously)\b/i);
});

test.each([
  [['zh-TW', 'en'], 'zh-CN'],
  [['de-DE', 'en-GB'], 'en'],
  [['fr'], 'en'],
  [['en-US', 'zh-CN'], 'en'],
  [[], 'en'],
])('a browser that asks for %j gets %s', (preferred, expected) => {
  expect(chooseLanguage(preferred)).toBe(expected);
});
