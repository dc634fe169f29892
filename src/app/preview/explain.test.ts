import { expect, test } from 'vitest';
import { defaultsOf } from '../../core/answers/index.ts';
import { createGenerator, linesOf } from '../../core/bundle.ts';
import { readme } from '../../words/en/readme.ts';
import { explain } from './explain.ts';

const files = createGenerator(readme)(defaultsOf('internet-dovecot'));
const linesIn = (end: string) => files.filter(({ path }) => path.endsWith(end)).flatMap((file) => linesOf(file));

test('every setting in the Exim file is explained and has its chapter', async () => {
  const settings = linesIn('exim4.conf').filter(({ about }) => about);
  expect(settings.length).toBeGreaterThan(0);
  for (const line of settings) {
    expect([line.about, await explain(line)]).toEqual([
      line.about,
      { description: expect.anything(), chapter: expect.anything() },
    ]);
  }
});

test('lines of Dovecot are not sent to a chapter of Exim', async () => {
  const lines = linesIn('exim-wizard.conf');
  expect(lines.length).toBeGreaterThan(0);
  for (const line of lines) expect(await explain(line), line.text).toBeUndefined();
});
