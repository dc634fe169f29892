/** How long the core takes to make all files, in Node, and how that grows with the answers. */
import {
  type Answers,
  defaultsOf,
  type PresetId,
  presetIds,
  readAnswers,
  withAnswer,
} from '../../src/core/answers/index.ts';
import { createGenerator, linesOf, textOf } from '../../src/core/bundle.ts';
import { readme } from '../../src/words/en/readme.ts';
import { median } from './statistics.ts';

export const amounts = [1, 10, 100, 1000] as const;

/** What grows: the domains, the aliases, or both (an alias without a domain is an address in every domain). */
export const growths = {
  domains: { domains: true, aliases: false },
  aliases: { domains: false, aliases: true },
  'domains and aliases': { domains: true, aliases: true },
} as const;
export type Growing = keyof typeof growths;
export const growing = Object.keys(growths) as readonly Growing[];

export interface Grown {
  readonly milliseconds: number;
  readonly lines: number;
}

export interface Generation {
  readonly preset: PresetId;
  readonly files: number;
  readonly lines: number;
  /** Milliseconds for all files as text, with nothing remembered from before. */
  readonly whole: number;
  /** Milliseconds for all files as lines after one letter of the host name, by a generator that remembers. */
  readonly again: number;
  /** For each of {@link amounts} of what grows. */
  readonly grown: Readonly<Record<Growing, readonly Grown[]>>;
}

const filesOf = (answers: Answers) => createGenerator(readme)(answers);
const linesIn = (answers: Answers) => filesOf(answers).reduce((sum, file) => sum + linesOf(file).length, 0);

/** Files are made with their lines where somebody looks at these, as the preview does: they belong to what a key costs. */
function withLines(files: ReturnType<typeof filesOf>): void {
  for (const { blocks } of files) for (const block of blocks) void block.lines;
}

/** The preset with the most lines. */
export const largestPreset = (): PresetId =>
  presetIds.reduce((largest, preset) =>
    linesIn(defaultsOf(preset)) > linesIn(defaultsOf(largest)) ? preset : largest,
  );

/** Runs that take longer together are not repeated further. */
const ENOUGH_MS = 1500;

/**
 * Median milliseconds of at most `runs` runs of `work`, which is given the number of its run, after as many to warm up. `before` comes
 * before each run and is not counted.
 */
function time(runs: number, work: (run: number) => void, before: () => void = () => {}): number {
  let times: number[] = [];
  for (let round = 0; round < 2; round++) {
    const began = performance.now();
    const earlier = times;
    times = [];
    for (let run = 0; run < runs && performance.now() - began < ENOUGH_MS; run++) {
      before();
      const start = performance.now();
      work(run);
      times.push(performance.now() - start);
    }
    // What takes seconds is not made faster by a warm-up, and nobody should wait for it twice.
    if (times.length < 3) return median([...earlier, ...times]);
  }
  return median(times);
}

/** All files as text, with nothing remembered: derived values are kept for the latest answers, so other ones come before, of another preset. */
function timeOfAll(runs: number, answers: Answers): number {
  const other = defaultsOf(answers.preset === 'gmail' ? 'satellite' : 'gmail');
  return time(
    runs,
    () => filesOf(answers).map(textOf),
    () => filesOf(other),
  );
}

/** The preset's answers with `count` of what grows. */
function grownAnswers(preset: PresetId, what: Growing, count: number): Answers {
  const numbers = Array.from({ length: count }, (_, index) => index);
  const domains = numbers.map((index) => `domain${index}.example`);
  const aliases = numbers.map((index) => ({ alias: `alias${index}`, to: ['alice', `box${index}@elsewhere.example`] }));
  let answers = defaultsOf(preset);
  if (growths[what].domains) answers = withAnswer(answers, 'basics.domains', domains);
  if (growths[what].aliases) answers = withAnswer(answers, 'routing.aliases', aliases);
  const [problem] = readAnswers(answers).problems;
  if (problem) throw new Error(`${count} ${what} are refused: ${problem.question} ${problem.expected}`);
  return answers;
}

function measureGrown(preset: PresetId, what: Growing, runs: number): readonly Grown[] {
  return amounts.map((count) => {
    const answers = grownAnswers(preset, what, count);
    return { milliseconds: timeOfAll(runs, answers), lines: linesIn(answers) };
  });
}

export function measureGeneration(preset: PresetId, runs: number): Generation {
  const answers = defaultsOf(preset);
  const remembering = createGenerator(readme);
  return {
    preset,
    files: filesOf(answers).length,
    lines: linesIn(answers),
    whole: timeOfAll(runs, answers),
    again: time(runs, (run) => withLines(remembering(withAnswer(answers, 'basics.hostname', `mx${run}.example.org`)))),
    grown: {
      domains: measureGrown(preset, 'domains', runs),
      aliases: measureGrown(preset, 'aliases', runs),
      'domains and aliases': measureGrown(preset, 'domains and aliases', runs),
    },
  };
}
