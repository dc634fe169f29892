/** Everything that is printed parses back to the tree that was meant, with nothing that Exim would not understand. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyAnswers } from '../../../../e2e/arbitrary.ts';
import { errorNodes, meant, roundTripComplaints } from '../../../../e2e/round-trip.ts';
import { readme } from '../../../words/en/readme.ts';
import { readAnswers, withAnswer } from '../../answers/index.ts';
import { passwordProblem } from '../../answers/secrets.ts';
import { randomAnswers } from '../../answers/variants.ts';
import { createGenerator, linesOf, textOf } from '../../bundle.ts';
import { parse } from '../../exim/parse.ts';
import { eximConfig, ownFiles } from '../derived.ts';
import { smarthosts } from '../outgoing.ts';

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
      const ours = [eximConfig.of(answers), `${ownFiles.of(answers).folder}/`];
      if (!ours.some((path) => file.path.startsWith(`root${path}`))) continue;
      for (const line of textOf(file).split('\n')) {
        expect(line).not.toMatch(/\p{Cc}/u);
        if (!line.trimStart().startsWith('#')) expect(line).toMatch(/^[\x20-\x7e]*$/);
      }
    }
  }
});

/** Lines outside of comments that no answer made. */
const ownerless = (lines: ReturnType<typeof linesOf>) =>
  lines
    .filter(({ text, own, inherited }) => text !== '' && own.length + inherited.length === 0)
    .map(({ text }) => text);

const password = fc
  .oneof(fc.string({ unit: 'grapheme', minLength: 1 }), fc.stringMatching(/^[:^${}\\"<#;=, a-z]+$/))
  .filter((text) => passwordProblem(text) === undefined);

test('arbitrary valid answers, and any password: the same tree, no stray character, and an owner for each line', () => {
  const generate = createGenerator(readme);
  fc.assert(
    fc.property(
      anyAnswers.filter((said) => readAnswers(said).problems.length === 0),
      password,
      (answers, typed) => {
        const hosts = smarthosts.of(answers).map(({ host }) => host);
        const secrets = { smarthosts: Object.fromEntries(hosts.map((host) => [host, typed])) };
        const config = generate(answers, secrets).find(({ path }) => path === `root${eximConfig.of(answers)}`);
        expect(config && ownerless(linesOf(config))).toEqual([]);
        const text = config ? textOf(config) : '';
        expect(roundTripComplaints(answers, text, secrets)).toEqual([]);
        const printed = text.split('\n').filter((line) => !line.trimStart().startsWith('#'));
        expect(printed.filter((line) => !/^[\x20-\x7e]*$/.test(line))).toEqual([]);
      },
    ),
    { numRuns: 40 },
  );
}, 60_000);
