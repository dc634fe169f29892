/** What somebody changed in a generated file is found, and nothing else is called so. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyAnswers } from '../../e2e/arbitrary.ts';
import { readme as english } from '../words/en/readme.ts';
import { readme as chinese } from '../words/zh-CN/readme.ts';
import { defaultsOf, readAnswers, withAnswer } from './answers/index.ts';
import { createGenerator, type GeneratedFile, textOf } from './bundle.ts';
import { compareFiles } from './hand-edits.ts';

const answers = withAnswer(defaultsOf('internet-dovecot'), 'basics.hostname', 'mx.table.example');
const generators = [english, chinese].map((words) => createGenerator(words));
const files = generators[0]?.(answers) ?? [];
const asFound = ({ path, ...rest }: GeneratedFile) => ({
  path: `exim-wizard-x/${path}`,
  text: textOf({ path, ...rest }),
});
const found = files.map(asFound);
const exim = found.find(({ path }) => path.endsWith('exim4.conf')) ?? { path: '', text: '' };
const nothing = { edited: [], others: [], unknown: [] };
const compare = (given: readonly { path: string; text: string }[]) => compareFiles(given, answers, generators);

describe('nothing is found', () => {
  test('in a bundle as it was made, in either language, with any line ends', () => {
    expect(compare(found)).toEqual(nothing);
    expect(compare((generators[1]?.(answers) ?? []).map(asFound))).toEqual(nothing);
    expect(compare(found.map(({ path, text }) => ({ path, text: text.replaceAll('\n', '\r\n') })))).toEqual(nothing);
  });

  test('in any bundle', () => {
    fc.assert(
      fc.property(
        anyAnswers.filter((said) => readAnswers(said).problems.length === 0),
        (said) => {
          const made = (generators[0]?.(said) ?? []).map(asFound);
          expect(compareFiles(made, said, generators)).toEqual(nothing);
        },
      ),
      { numRuns: 10 },
    );
  });

  test('in a file that a browser gave another name', () => {
    expect(compare([{ ...exim, path: 'exim4 (1).conf' }])).toEqual(nothing);
    expect(compare([{ ...exim, path: 'my-old-server.txt' }])).toEqual(nothing);
  });
});

test('a line that was changed, one that was put in, and one that is gone', () => {
  const at = exim.text.split('\n').findIndex((line) => line.startsWith('primary_hostname'));
  const text = exim.text
    .replace(/^primary_hostname = .*$/m, 'primary_hostname = mine')
    .replace(/^begin routers$/m, 'begin routers\n\n# mine');
  const [edit, ...others] = compare([{ path: 'exim4.conf', text }]).edited;
  expect(others).toEqual([]);
  expect(edit?.changes.map(({ kind, text: line }) => [kind, line])).toEqual([
    ['removed', 'primary_hostname = mx.table.example'],
    ['added', 'primary_hostname = mine'],
    ['added', ''],
    ['added', '# mine'],
  ]);
  expect(edit?.changes[0]?.line).toBe(at + 1);
});

test("a change in a Chinese bundle's read-me is one line, not the whole text", () => {
  const made = (generators[1]?.(answers) ?? []).map(asFound).find(({ path }) => path.endsWith('README.md'));
  const text = (made?.text ?? '').replace(/^# .*$/m, '# 我的服务器');
  expect(compare([{ path: 'README.md', text }]).edited[0]?.changes).toHaveLength(2);
});

test('a file of other answers is named, and what follows from those is no change by hand', () => {
  const other = withAnswer(answers, 'basics.hostname', 'mx.other.example');
  const made = (generators[0]?.(other) ?? []).map(asFound).find(({ path }) => path.endsWith('exim4.conf'));
  const path = made?.path ?? '';
  expect(compare([...found.filter((file) => file.path !== path), made ?? exim])).toEqual({
    ...nothing,
    others: [path],
  });
});

test('files of others are named', () => {
  const strangers = [
    { path: 'shopping.txt', text: 'milk\nbread' },
    { path: 'package.json', text: '{"version": "1.0.0"}' },
  ];
  expect(compare([...found, ...strangers])).toEqual({ ...nothing, unknown: ['shopping.txt', 'package.json'] });
});

test('answers that contradict each other are compared with nothing', () => {
  const bad = withAnswer(answers, 'basics.administrator', 'postmaster');
  expect(readAnswers(bad).problems).not.toEqual([]);
  expect(compareFiles([{ path: 'exim4.conf', text: 'x' }], bad, generators).edited).toEqual([]);
});
