/** Everything that is printed parses back to the tree that was meant, with nothing that Exim would not understand. */
import { expect, test } from 'vitest';
import { errorNodes, meant } from '../../../../e2e/round-trip.ts';
import { readme } from '../../../words/en/readme.ts';
import { withAnswer } from '../../answers/index.ts';
import { randomAnswers } from '../../answers/variants.ts';
import { createGenerator, textOf } from '../../bundle.ts';
import { parse } from '../../exim/parse.ts';
import { eximConfig, machine } from '../derived.ts';

test.each(['none', 'brief', 'teaching'] as const)('print, parse: the same tree (comments: %s)', (level) => {
  const generate = createGenerator(readme);
  for (const random of randomAnswers(60, 20261121)) {
    const answers = withAnswer(random, 'review.comments', level);
    const file = generate(answers).find(({ path }) => path === `root${eximConfig.of(answers)}`);
    expect(file).toBeDefined();
    const text = file ? textOf(file) : '';
    expect(errorNodes(text)).toEqual([]);
    const parsed = parse(text);
    expect(parsed.problems.map(({ from, to }) => text.slice(from - 30, to + 30))).toEqual([]);
    expect(parsed.sections).toEqual(meant(answers));
  }
});

test('only comments may hold anything beyond ASCII, and no line a control character', () => {
  const generate = createGenerator(readme);
  for (const answers of randomAnswers(60, 3)) {
    for (const file of generate(answers)) {
      const ours = [eximConfig.of(answers), `${machine.of(answers).ownDirectory}/`];
      if (!ours.some((path) => file.path.startsWith(`root${path}`))) continue;
      for (const line of textOf(file).split('\n')) {
        expect(line).not.toMatch(/\p{Cc}/u);
        if (!line.trimStart().startsWith('#')) expect(line).toMatch(/^[\x20-\x7e]*$/);
      }
    }
  }
});
