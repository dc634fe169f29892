import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { expectations, fieldOf, locate, questionIds, stepIds } from '../core/answers/index.ts';
import {
  chooseLanguage,
  type Language,
  languageIds,
  loadBase,
  loadDns,
  loadFindings,
  loadMemory,
  loadProblems,
  loadReadme,
  loadStep,
} from './languages.ts';
import type { QuestionWords } from './messages.ts';

/** What a phrase may be told: numbers, names, lists, what a problem knows. */
const told: readonly (readonly unknown[])[] = [
  [3, 'x', 'y'],
  ['x', 3, 'y'],
  [['a', 'b'], 'x'],
  [{ min: 1, max: 2, values: ['a'], suggestion: 'b', version: 1, network: 'x' }],
];

function sayings(phrase: (...parts: readonly unknown[]) => unknown, path: string): [string, string][] {
  return told.flatMap((parts) => {
    try {
      // What comes of parts of another kind is nothing that anybody reads.
      return stringsIn(phrase(...parts), `${path}()`).filter(([, text]) => !/NaN|undefined|\[object/.test(text));
    } catch {
      // It wants to be told something else.
      return [];
    }
  });
}

/** Every string inside `value`, with its path; phrases are said. */
function stringsIn(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') return sayings(value as () => unknown, path);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => stringsIn(inner, `${path}.${key}`));
}

/** Everything that a person reads in a language. */
async function catalogue(language: Language): Promise<[string, string][]> {
  const { shell } = await loadBase(language);
  const [problems, memory, dns, findings, readme, ...steps] = await Promise.all([
    loadProblems(language),
    loadMemory(language),
    loadDns(language),
    loadFindings(language),
    loadReadme(language),
    ...stepIds.map((step) => loadStep(language, step)),
  ]);
  return stringsIn({ shell, problems, memory, dns, findings, readme, steps });
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
    const problems = await loadProblems(language);
    expect(problems[code]({ min: 1, max: 2, values: ['a'], suggestion: 'b' })).toMatch(/\S/);
  });

  test('no text is empty, and none has stray white space', async () => {
    const allowed = ['.question.space', '.question.example'];
    for (const [path, text] of await catalogue(language)) {
      if (path.endsWith('()') || allowed.some((end) => path.endsWith(end))) continue;
      expect(text, path).toMatch(/^\S(?:.*\S)?$/s);
    }
  });
});

test.each(languageIds)('%s: a finding says why, with the values that were found', async (language) => {
  const { codes } = await loadFindings(language);
  const detail = new Proxy({}, { get: (_target, name) => `«${String(name)}»` });
  for (const [code, { why }] of Object.entries(codes)) {
    expect(why(detail), code).toMatch(/\S/);
    expect(why(detail), code).not.toMatch(/undefined/);
  }
});

test('each language has a folder with the same files, and no folder is forgotten', () => {
  const here = new URL('.', import.meta.url);
  const folders = readdirSync(here, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.map(({ name }) => name).toSorted()).toEqual(languageIds.toSorted());
  // Of English alone: how its plurals are made. What is a file in one language may be a folder in another (`manual`).
  const filesOf = (id: string) =>
    readdirSync(new URL(`${id}/`, here))
      .filter((name) => name !== 'count.ts')
      .map((name) => name.replace(/\.ts$/, ''));
  for (const id of languageIds) expect(filesOf(id), id).toEqual(filesOf('en'));
});

test('English has none of the words that hide work', async () => {
  for (const [path, text] of await catalogue('en')) {
    expect(text, path).not.toMatch(/\b(?:simply|just|easily|easy|obviously|of course|please)\b/i);
  }
});

test.each(languageIds.filter((id) => id !== 'en'))(
  '%s is complete: all of its sentences are in its own script',
  async (id) => {
    const sentences = (await catalogue(id)).filter(([path, text]) => {
      // Names of systems, commands and packages are the same in every language.
      return !path.includes('.choices.') && !path.endsWith('.packages.example') && /\p{L}{3,} \p{L}{2,}/u.test(text);
    });
    expect(sentences.length).toBeGreaterThan(100);
    const others = sentences.filter(([, text]) => !/\p{Script=Han}/u.test(text));
    expect(others).toEqual([]);
  },
);

test('Chinese sentences have Chinese punctuation', async () => {
  for (const [path, text] of await catalogue('zh-CN')) {
    expect(text, path).not.toMatch(/\p{Script=Han}[,;:?!]|[,;?!]\p{Script=Han}/u);
  }
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
