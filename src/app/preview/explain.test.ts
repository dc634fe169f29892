import { expect, test } from 'vitest';
import { defaultsOf } from '../../core/answers/index.ts';
import { createGenerator, linesOf } from '../../core/bundle.ts';
import { readme } from '../../words/en/readme.ts';
import { explain } from './explain.ts';

const files = createGenerator(readme)(defaultsOf('internet-dovecot'));
const linesIn = (end: string) => files.filter(({ path }) => path.endsWith(end)).flatMap((file) => linesOf(file));

test('every setting in the Exim file is explained and has its chapter', () => {
  const silent = linesIn('exim4.conf').filter((line) => {
    const found = line.about ? explain(line) : undefined;
    return line.about && !(found?.description && found.chapter);
  });
  expect(silent.map(({ text, about }) => `${about} ${text}`)).toEqual([]);
});

test('lines of Dovecot are not sent to a chapter of Exim', () => {
  const lines = linesIn('exim-wizard.conf');
  expect(lines.length).toBeGreaterThan(0);
  for (const line of lines) expect(explain(line), line.text).toBeUndefined();
});
