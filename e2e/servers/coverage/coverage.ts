/**
 * Every triple of answers through rungs 1 to 4 of the ladder. Each run takes the triples of questions that meet in a part, every preset, and
 * a share of all the other triples that changes by the day; `npm run test:servers -- --all` takes them all, on sid's Exim too.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createGenerator, textOf } from '../../../src/core/bundle.ts';
import { eximConfig } from '../../../src/core/mailserver/derived.ts';
import { partOwners } from '../../../src/core/mailserver/exim/config.ts';
import { readme } from '../../../src/words/en/readme.ts';
import { inLab, type Suite } from '../../lab/index.ts';
import { roundTripComplaints } from '../../round-trip.ts';
import { Ladder } from '../ladder.ts';
import { suites } from '../site.ts';
import { countTriples } from './counter.ts';
import { type Factor, type Plan, plan, type Row, valuesIn } from './rows.ts';

const SEED = 20261121;
const ALL = process.env.EXIM_WIZARD_ALL === '1';
/** One in so many rows of the whole plan in an ordinary run. */
const SHARES = 12;
const today = Math.floor(Date.now() / 86_400_000) % SHARES;

/** Questions that some part reads together. */
const together = new Set(
  partOwners().flatMap((owners) =>
    owners.flatMap((a, i) => owners.slice(i + 1).flatMap((b, j) => owners.slice(i + j + 2).map((c) => keyOf(a, b, c)))),
  ),
);
function keyOf(...questions: readonly Factor[]): string {
  return [...questions].sort().join(' ');
}
const meet = (a: Factor, b: Factor, c: Factor) => together.has(keyOf(a, b, c));

interface Planned {
  readonly whole: Plan;
  readonly inParts: Plan;
  /** Those of this run. */
  readonly rows: readonly Row[];
}
let known: Planned | undefined;

/** Planning takes the better part of a minute: once a process, and not where a release is not there. */
function planned(): Planned {
  if (known) return known;
  const whole = plan(SEED);
  const inParts = plan(SEED, meet);
  const share = whole.rows.filter((_row, index) => index % SHARES === today);
  known = { whole, inParts, rows: ALL ? whole.rows : [...inParts.rows, ...share] };
  return known;
}
/** Planning, counting, reading: with `--all`, three releases plan at the same time. */
const PATIENCE = { timeout: 30 * 60_000 };

/** The counting and the reading are the same on every release, so one file does them. */
export function counted(): void {
  test('an independent counter finds as many triples', PATIENCE, () => {
    const { whole, inParts } = planned();
    expect(countTriples(whole.rows.map(({ answers }) => valuesIn(answers)))).toBe(whole.covered);
    expect(
      countTriples(
        inParts.rows.map(({ answers }) => valuesIn(answers)),
        meet,
      ),
    ).toBe(inParts.covered);
  });

  test('all configurations are read as they were meant, without an error node', PATIENCE, () => {
    const { rows } = planned();
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

    test('all configurations', { timeout: 30 * 60_000 }, async () => {
      const { whole, inParts, rows } = planned();
      const failures: string[] = [];
      for (const { answers } of rows) {
        const mine = ladder.onThisPlatform(answers);
        await ladder.put(mine);
        const complaints = await ladder.complaints(mine);
        if (complaints.length > 0) failures.push(`${JSON.stringify(mine)}\n${complaints.join('\n')}`);
        if (failures.length >= 5) break;
      }
      const what = ALL ? 'all triples' : `triples that meet in a part, and share ${today + 1} of ${SHARES} of the rest`;
      console.log(
        `${suite}: ${rows.length} configurations (${what}); the plan: ${whole.rows.length} rows, ${whole.covered} triples, ` +
          `${whole.unreachable} that no valid answers hold; in parts: ${inParts.rows.length} rows, ${inParts.covered} triples`,
      );
      expect(failures.join('\n\n')).toBe('');
    });
  });
}
