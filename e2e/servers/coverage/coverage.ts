/**
 * Every triple of answers through rungs 1 to 4 of the ladder, the platforms and what the machine is among them. Each run takes the triples
 * of questions that meet in a part, every pair, so every preset on every platform, and a share of all the other triples that changes by the day; `npm run test:servers -- --all` takes them all, on sid's Exim too. A share of
 * what is tried, with `--all` everything, also meets the battery of relay attempts.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { platformIds, presetIds, questionIds } from '../../../src/core/answers/index.ts';
import { createGenerator, textOf } from '../../../src/core/bundle.ts';
import { eximConfig } from '../../../src/core/mailserver/derived.ts';
import { partOwners } from '../../../src/core/mailserver/exim/config.ts';
import { platformFacts } from '../../../src/core/platforms/index.ts';
import { readme } from '../../../src/words/en/readme.ts';
import { inLab, type Suite } from '../../lab/index.ts';
import { roundTripComplaints } from '../../round-trip.ts';
import { Ladder } from '../ladder.ts';
import { oncePerRun } from '../once.ts';
import { ALL, shareInWords, shareOf } from '../shares.ts';
import { suites } from '../site.ts';
import { countTriples } from './counter.ts';
import { unexplained } from './impossible.ts';
import type { Factor } from './levels.ts';
import { type Plan, plan, type Row, valuesIn } from './rows.ts';

const SEED = 20261121;

/**
 * What the machine is: the platform and what a person may put right of it. Nearly every part reads some of it, so that its triples are nearly
 * all that there are: every run has them in pairs with every other answer, and in triples by shares.
 */
const OF_THE_MACHINE: ReadonlySet<Factor> = new Set([
  'basics.platform',
  ...Object.keys(platformFacts.other.asked).map((key) => `basics.${key}` as Factor),
]);

/** Questions that some part reads together. */
const together = new Set(
  partOwners().flatMap((owners) =>
    owners.flatMap((a, i) => owners.slice(i + 1).flatMap((b, j) => owners.slice(i + j + 2).map((c) => keyOf(a, b, c)))),
  ),
);
function keyOf(...questions: readonly Factor[]): string {
  return [...questions].sort().join(' ');
}
const meet = (...three: [Factor, Factor, Factor]) =>
  !three.some((factor) => OF_THE_MACHINE.has(factor)) && together.has(keyOf(...three));

interface Planned {
  readonly whole: Plan;
  readonly inParts: Plan;
  /** Those of this run. */
  readonly rows: readonly Row[];
}
let known: Promise<Planned> | undefined;

/** Planning takes many seconds: once a run, and not where a release is not there. */
function planned(): Promise<Planned> {
  known ??= oncePerRun('plan', () => ({ whole: plan(SEED), inParts: plan(SEED, meet) })).then(({ whole, inParts }) => {
    const share = shareOf(whole.rows);
    return { whole, inParts, rows: ALL ? share : [...inParts.rows, ...share] };
  });
  return known;
}
/** Planning, counting, reading: others may wait for the plan. */
const PATIENCE = { timeout: 30 * 60_000 };

/** The counting and the reading are the same on every release, so a file of its own does them. */
export function counted(): void {
  test('an independent counter finds as many triples', PATIENCE, async () => {
    const { whole, inParts } = await planned();
    expect(countTriples(whole.rows.map(({ answers }) => valuesIn(answers)))).toBe(whole.covered);
    expect(
      countTriples(
        inParts.rows.map(({ answers }) => valuesIn(answers)),
        meet,
      ),
    ).toBe(inParts.covered);
  });

  test('every question is met in every run, and every preset on every platform', PATIENCE, async () => {
    const met = (await planned()).inParts.rows.map(({ answers }) => answers);
    const factors = new Set(met.flatMap((answers) => [...valuesIn(answers).keys()]));
    expect([...factors].sort()).toEqual(['preset', ...questionIds].sort());
    const machines = new Set(met.map(({ preset, basics }) => `${preset} ${basics.platform}`));
    expect(machines.size).toBe(presetIds.length * platformIds.length);
  });

  test('what no valid answers hold has a reason, pair by pair', PATIENCE, async () => {
    expect(unexplained((await planned()).inParts.unmet)).toEqual([]);
  });

  test('all configurations are read as they were meant, without an error node', PATIENCE, async () => {
    const { rows } = await planned();
    const generate = createGenerator(readme);
    const failures = rows.flatMap(({ answers }) => {
      const file = generate(answers).find(({ path }) => path === `root${eximConfig.of(answers)}`);
      const complaints = file ? roundTripComplaints(answers, textOf(file)) : ['no configuration'];
      return complaints.length > 0 ? [`${JSON.stringify(answers)}\n${complaints.join('\n')}`] : [];
    });
    expect(failures.slice(0, 5)).toEqual([]);
  });
}

/** The rows of this run on one release's Exim. */
export function coverage(suite: Suite): void {
  describe.runIf(inLab && suites.includes(suite))(`coverage on ${suite}`, () => {
    let ladder: Ladder;
    beforeAll(async () => {
      ladder = await Ladder.at(suite);
    });
    afterAll(() => ladder?.close());

    test('all configurations', { timeout: (ALL ? 120 : 30) * 60_000 }, async () => {
      const { whole, inParts, rows } = await planned();
      const failures: string[] = [];
      const attacked = new Set(shareOf(rows));
      for (const [turn, row] of rows.entries()) {
        const mine = ladder.readableHere(row.answers);
        await ladder.put(mine);
        const complaints = await ladder.complaints(mine);
        if (attacked.has(row)) complaints.push(...(await ladder.relaying(mine, turn)));
        if (complaints.length > 0) failures.push(`${JSON.stringify(mine)}\n${complaints.join('\n')}`);
        if (failures.length >= 5) break;
      }
      const what = ALL ? 'all triples' : `triples that meet in a part, all pairs, and ${shareInWords} of the rest`;
      console.log(
        `${suite}: rungs 1 to 4 (${ALL ? 'all' : 'in every run'}), Exim ${await ladder.version()}: ${rows.length} configurations (${what}); the plan: ${whole.rows.length} rows, ${whole.covered} triples, ` +
          `${whole.unreachable} that no valid answers hold; in parts: ${inParts.rows.length} rows, ${inParts.covered} triples; ` +
          `relay attempts against ${attacked.size} of the configurations`,
      );
      expect(failures.join('\n\n')).toBe('');
    });
  });
}
