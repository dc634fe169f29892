import { expect, test } from 'vitest';
import { readme as en } from '../../../words/en/readme.ts';
import { readme as zhCN } from '../../../words/zh-CN/readme.ts';
import { readAnswers } from '../../answers/index.ts';
import { randomAnswers } from '../../answers/variants.ts';
import { createGenerator, textOf } from '../../bundle.ts';
import { inline } from './markdown.ts';

const points = randomAnswers(40, 11);
const generators = { en: createGenerator(en), zhCN: createGenerator(zhCN) };

function text(language: keyof typeof generators, path: string, index: number): string {
  const file = generators[language](points[index] as (typeof points)[number]).find((each) => each.path === path);
  return file ? textOf(file) : '';
}

test('answers.json is JSON.stringify’s form and reads back as it was', () => {
  for (const [index, answers] of points.entries()) {
    const json = text('en', 'answers.json', index);
    expect(json).toBe(`${JSON.stringify(answers, null, 2)}\n`);
    expect(readAnswers(JSON.parse(json)).answers).toEqual(answers);
  }
});

/** What stands between fences: commands and records, without the remark after a record. */
const commands = (markdown: string) =>
  [...markdown.matchAll(/^```\w+\n([\s\S]*?)^```$/gm)].map((found) => found[1]?.replace(/;.*/g, ''));

test('the commands are the same in every language', () => {
  for (const index of points.keys()) {
    const english = commands(text('en', 'README.md', index));
    expect(english.length).toBeGreaterThan(4);
    expect(commands(text('zhCN', 'README.md', index))).toEqual(english);
  }
});

test('each file of the bundle is explained', () => {
  for (const [index, answers] of points.entries()) {
    const markdown = text('en', 'README.md', index);
    for (const { path } of generators.en(answers)) {
      if (path !== 'README.md') expect(markdown).toContain(`- \`${path}\`: `);
    }
  }
});

test('a value cannot break out of its code', () => {
  expect(inline('mail.example.org')).toBe('`mail.example.org`');
  expect(() => inline('a`b')).toThrow(RangeError);
});
