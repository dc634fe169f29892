/**
 * Rows of answers that cover every triple of values which valid answers can hold together (seeded random rows and a bitmap; array
 * generators are far too slow for so many questions). A value counts where its question applies: what is absent from the page cannot
 * meet anything. The preset is one more factor beside the questions; the platform is one of the questions.
 */
import {
  type Answers,
  answerOf,
  defaultsOf,
  locate,
  presetIds,
  type QuestionId,
  questionIds,
  stepIds,
} from '../../../src/core/answers/index.ts';
import { applies } from '../../../src/core/answers/relevance.ts';
import { crossProblems } from '../../../src/core/answers/rules.ts';
import { seeded } from '../../../src/core/answers/variants.ts';
import { gates } from './gates.ts';
import { COUNT, type Factor, factorOf, factors, type Level, levels, numberOf, valuesOf } from './levels.ts';
import { Triples, tableOf, type Wanted, type WantedTable } from './triples.ts';

export interface Row {
  readonly answers: Answers;
  /** Numbers of the levels that this row holds, ascending: one for each factor that applies. */
  readonly levels: readonly number[];
}

export interface Plan {
  readonly levels: readonly Level[];
  readonly rows: readonly Row[];
  /** Triples of levels that the rows hold, and those that no valid answers could be found for. */
  readonly covered: number;
  readonly unreachable: number;
  /** Pairs of levels that no valid answers could be found for. */
  readonly unmet: readonly (readonly [Level, Level])[];
}

/** Questions that a contradiction may be mended by, when the one that it names is held fast. */
const RELATED: readonly QuestionId[] = [
  'basics.hostname',
  'basics.domains',
  'basics.administrator',
  'basics.incoming',
  'tls.source',
  'tls.logins',
  'routing.delivery',
  'routing.outgoing',
  'routing.smarthosts',
  'routing.smarthostTls',
  'routing.catchAll',
  'routing.aliases',
  'tls.senderAddresses',
  'dovecot.users',
  'dovecot.mailboxes',
];

type Chosen = Map<Factor, number>;
const pick = (count: number, next: () => number) => Math.floor(next() * count);

/** Where each question's answer stands. */
const places = questionIds.map((id) => ({ ...locate(id), id, values: valuesOf(id) }));
const placeOf = new Map<Factor, (typeof places)[number]>(places.map((place) => [place.id, place]));

/** Made in one go: a copy for each of a hundred answers would take most of the planning's time. */
function answersOf(chosen: Chosen): Answers {
  const answers = { ...defaultsOf(presetIds[chosen.get('preset') ?? 0] ?? presetIds[0]) };
  const steps: Record<string, Record<string, unknown>> = Object.fromEntries(stepIds.map((step) => [step, {}]));
  for (const { step, key, id, values } of places) {
    (steps[step] as Record<string, unknown>)[key] = values[chosen.get(id) ?? 0];
  }
  return Object.assign(answers, steps);
}

/** The answers with another one in one place. */
function changed(answers: Answers, id: QuestionId, value: number): Answers {
  const { step, key, values } = placeOf.get(id) as (typeof places)[number];
  const said = (answers as unknown as Record<string, object>)[step];
  return { ...answers, [step]: { ...said, [key]: values[value] } };
}

/** How often a row is changed to get rid of contradictions before it is given up. */
const MENDINGS = 60;

/** Valid answers that hold `fixed`, at random otherwise; undefined where none were found. */
function rowWith(fixed: Chosen, next: () => number): Row | undefined {
  const chosen: Chosen = new Map(factors.map((factor) => [factor, pick(valuesOf(factor).length, next)]));
  for (const [factor, value] of fixed) chosen.set(factor, value);
  let answers = answersOf(chosen);
  for (let change = 0; change < MENDINGS; change++) {
    const problems = crossProblems(answers);
    const problem = problems[pick(problems.length, next)];
    const unasked = [...fixed.keys()].filter((factor) => factor !== 'preset' && !applies(factor, answers));
    if (!problem && unasked.length === 0) return { answers, levels: levelsOf(answers, chosen) };
    const named = (problem?.question ?? unasked[pick(unasked.length, next)]) as QuestionId;
    const others = problem ? [named, ...RELATED] : (gates.get(named) ?? []);
    const candidates = others.filter((id) => !fixed.has(id));
    const id = !fixed.has(named) && next() < 0.5 ? named : candidates[pick(candidates.length, next)];
    if (!id) continue;
    const value = pick(valuesOf(id).length, next);
    chosen.set(id, value);
    answers = changed(answers, id, value);
  }
  return undefined;
}

const levelsOf = (answers: Answers, chosen: Chosen): number[] =>
  factors
    .filter((factor) => factor === 'preset' || applies(factor, answers))
    .map((factor) => (numberOf.get(factor) ?? 0) + (chosen.get(factor) ?? 0));

const fixedBy = (numbers: readonly number[]): Chosen =>
  new Map(
    numbers.map((number) => {
      const { factor } = levels[number] as Level;
      return [factor, number - (numberOf.get(factor) ?? 0)];
    }),
  );

/** Candidates of which the best one becomes a row, and tries before values are held to be impossible together. */
const CANDIDATES = 8;
const TRIES = 12;

/** Rows as they are found, and which pairs and triples of levels they hold. */
class Planner {
  readonly rows: Row[] = [];
  readonly covered: Triples;
  private readonly met = new Uint8Array(COUNT * COUNT);
  private readonly next: () => number;

  constructor(seed: number, wanted: WantedTable) {
    this.next = seeded(seed);
    this.covered = new Triples(wanted);
  }

  isMet(a: number, b: number): boolean {
    return this.met[a * COUNT + b] === 1;
  }

  /** Random rows, as long as the best of some candidates brings a good many new triples. */
  addRandom(): void {
    for (;;) {
      let best: Row | undefined;
      let most = 0;
      for (let candidate = 0; candidate < CANDIDATES; candidate++) {
        const row = rowWith(new Map(), this.next);
        const fresh = row ? this.covered.missing(row.levels) : 0;
        if (fresh > most) [best, most] = [row, fresh];
      }
      if (!best || most < Math.max(12, this.rows.length / 8)) return;
      this.keep(best);
    }
  }

  /** A row that holds these levels together; whether one was found. */
  addWith(numbers: readonly number[]): boolean {
    for (let tries = 0; tries < TRIES; tries++) {
      const row = rowWith(fixedBy(numbers), this.next);
      if (!row || !numbers.every((number) => row.levels.includes(number))) continue;
      this.keep(row);
      return true;
    }
    return false;
  }

  private keep(row: Row): void {
    this.rows.push(row);
    this.covered.add(row.levels);
    for (const a of row.levels) for (const b of row.levels) this.met[a * COUNT + b] = 1;
  }
}

/** Calls `each` for every pair of levels of two factors. */
function forPairs(each: (a: number, b: number) => void): void {
  for (let a = 0; a < COUNT; a++) {
    for (let b = a + 1; b < COUNT; b++) if (factorOf[a] !== factorOf[b]) each(a, b);
  }
}

/**
 * Rows for every wanted triple. First random ones; then one for each triple that is left. What no answers could be found for in so many
 * tries is counted as unreachable: pairs first, since they rule out many triples.
 */
export function plan(seed: number, wanted: Wanted = () => true): Plan {
  const table = tableOf(wanted);
  const planner = new Planner(seed, table);
  planner.addRandom();
  const unmet: [Level, Level][] = [];
  forPairs((a, b) => {
    if (!planner.isMet(a, b) && !planner.addWith([a, b])) unmet.push([levels[a] as Level, levels[b] as Level]);
  });
  let unreachable = 0;
  forPairs((a, b) => {
    for (let c = b + 1; c < COUNT; c++) {
      if (factorOf[b] === factorOf[c]) continue;
      if (!table(factorOf[a] as number, factorOf[b] as number, factorOf[c] as number)) continue;
      if (planner.covered.has(a, b, c)) continue;
      const possible = planner.isMet(a, b) && planner.isMet(a, c) && planner.isMet(b, c);
      if (!possible || !planner.addWith([a, b, c])) unreachable += 1;
    }
  });
  return { levels, rows: planner.rows, covered: planner.covered.size, unreachable, unmet };
}

/** The answer of a row to each factor, as text: what an independent counter looks at. */
export function valuesIn(answers: Answers): ReadonlyMap<Factor, string> {
  const found = new Map<Factor, string>([['preset', answers.preset]]);
  for (const id of questionIds) {
    if (applies(id, answers)) found.set(id, JSON.stringify(answerOf(answers, id)));
  }
  return found;
}
