/** What is known of the files before all their parts are loaded is what is true of them afterwards. */
import { expect, test } from 'vitest';
import { readme } from '../../words/en/readme.ts';
import { randomAnswers } from '../answers/variants.ts';
import { createGenerator, generatorOf, outline, textOf } from '../bundle.ts';

const first = generatorOf(outline);
const whole = createGenerator(readme);

test('path, mode, owner and order of every file are known at once', () => {
  for (const answers of randomAnswers(25, 11)) {
    const [early, late] = [first, whole].map((generate) =>
      generate(answers).map(({ blocks, pending, ...place }) => place),
    );
    expect(early).toEqual(late);
  }
});

test('a file that is not loaded yet has no text, and its name says which it is', () => {
  const [answers] = randomAnswers(1, 11);
  if (!answers) throw new Error('no answers');
  const files = first(answers);
  const pending = files.filter((file) => file.pending).map(({ path }) => path);
  expect(pending).toContain('install.sh');
  expect(pending).not.toContain('root/etc/exim4/exim4.conf');
  for (const file of files.filter(({ pending }) => pending)) expect(() => textOf(file)).toThrow(file.path);
  expect(whole(answers).filter((file) => file.pending)).toEqual([]);
});

test('files that are there at once keep their very lines when the rest comes', () => {
  const cache = new Map();
  for (const answers of randomAnswers(5, 12)) {
    const lines = (generate: typeof first) =>
      generate(answers).flatMap((file) =>
        file.blocks.map((block) => [`${file.path} ${block.key}`, block.lines] as const),
      );
    const early = lines(generatorOf(outline, cache));
    const later = new Map(lines(createGenerator(readme, cache)));
    expect(early.every(([key, own]) => later.get(key) === own)).toBe(true);
  }
});
