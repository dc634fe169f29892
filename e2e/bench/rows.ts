/** Which figures stand in the table, and the goal of each. */
import { type BuiltFile, type Kind, kinds, neededAtStart, ofKind, weight } from './built.ts';
import { amounts, type Generation, type Growing, growing } from './generation.ts';
import type { FirstVisit } from './load.ts';
import type { Strokes } from './probe.ts';
import type { Row, Section } from './report.ts';
import type { Answered } from './server.ts';
import type { Site } from './sites.ts';
import { median } from './statistics.ts';
import { type Growth, type Speed, speeds } from './typing.ts';

/** The wizard's and the floor's. */
export type Pair<T> = readonly [T, T];

export interface Measured {
  readonly sites: Pair<Site>;
  readonly generation: Generation;
  /** Milliseconds of each call of the command line. */
  readonly calls: readonly number[];
  readonly visits: Pair<FirstVisit[]>;
  readonly walks: Pair<readonly Answered[]>;
  readonly typing: Pair<Readonly<Record<Speed, Strokes>>[]>;
  readonly memory: Pair<Growth>;
}

const KIB = 1024;
const MIB = KIB * KIB;

/** One figure a page, from whatever was measured of each. */
function both<T>([wizard, floor]: Pair<T>, figure: (of: T) => number) {
  return { wizard: [figure(wizard)], floor: [figure(floor)] };
}

/** One figure a run and page. */
function each<T>([wizard, floor]: Pair<readonly T[]>, figure: (of: T) => number) {
  return { wizard: wizard.map(figure), floor: floor.map(figure) };
}

const startJs = ({ build }: Site) => weight(ofKind(neededAtStart(build), 'js')) / KIB;
const startOf = ({ build }: Site): readonly BuiltFile[] => neededAtStart(build);

/** Bytes of one kind, or of all. */
const answeredBytes = (answered: readonly Answered[], kind?: Kind) =>
  answered.filter((one) => kind === undefined || one.kind === kind).reduce((sum, { bytes }) => sum + bytes, 0) / KIB;

function sizes({ sites, walks, visits }: Measured): Section {
  return {
    title: 'Sizes, KiB brotli',
    rows: [
      {
        name: 'JS needed before a first typed character shows',
        ...both(sites, startJs),
        goal: { atMost: 110 },
        digits: 1,
      },
      ...(['css', 'html'] as const).map((kind): Row => {
        const figure = (site: Site) => weight(ofKind(startOf(site), kind)) / KIB;
        return { name: `… ${kind}`, ...both(sites, figure), digits: 1 };
      }),
      {
        name: '… received by then, on slow 4G, idle fetches included',
        ...each(visits, ({ received }) => received.reduce((sum, { bytes }) => sum + bytes, 0) / KIB),
        digits: 1,
      },
      { name: '… requests answered by then', ...each(visits, ({ received }) => received.length) },
      { name: 'everything over a whole walk', ...both(walks, answeredBytes), goal: { atMost: 260 }, digits: 1 },
      ...kinds.map(
        (kind): Row => ({ name: `… ${kind}`, ...both(walks, (all) => answeredBytes(all, kind)), digits: 1 }),
      ),
      { name: '… requests', ...both(walks, (all) => all.length) },
    ],
  };
}

const loads = ({ visits }: Measured): Section => ({
  title: 'First visit, slow 4G and 4 × slower processor',
  rows: [
    { name: 'first contentful paint, ms', ...each(visits, (load) => load.firstPaint), goal: { ratioAtMost: 0.4 } },
    {
      name: 'first typed character painted in the preview, ms',
      ...each(visits, (load) => load.firstShown ?? Number.NaN),
      goal: { ratioAtMost: 0.9 },
    },
    { name: 'keys lost before that', ...each(visits, (load) => load.lost), goal: { atMost: 0 } },
    { name: 'blocking time from navigation, ms', ...each(visits, (load) => load.blocking), goal: { ratioAtMost: 1.5 } },
    { name: 'layout shift', ...each(visits, (load) => load.shift), goal: { atMost: 0 }, digits: 3 },
  ],
});

const keystrokes = ({ typing }: Measured): Section => ({
  title: 'Keystroke to painted preview',
  rows: [
    ...speeds.map(
      (speed): Row => ({
        name: speed === 1 ? 'median, ms' : `median at ${speed} × slower, ms`,
        ...each(typing, (round) => median(round[speed].latencies)),
        goal: { ratioAtMost: 1.25 },
        digits: 1,
      }),
    ),
    {
      name: 'long tasks in 60 keys at 6 × slower',
      ...each(typing, (round) => round[6].longTasks),
      goal: { beyondFloorAtMost: 0 },
    },
    {
      name: 'keys that the preview missed, at all speeds',
      ...each(typing, (round) => speeds.reduce((sum, speed) => sum + round[speed].missed, 0)),
      goal: { atMost: 0 },
    },
  ],
});

const memory = ({ memory: grown }: Measured): Section => ({
  title: 'Memory',
  rows: [
    { name: 'heap after 1000 keys, MiB', ...both(grown, ({ first }) => first.heap / MIB), digits: 2 },
    { name: 'heap after 2000 keys, MiB', ...both(grown, ({ second }) => second.heap / MIB), digits: 2 },
    {
      name: '… growth, MiB',
      wizard: [(grown[0].second.heap - grown[0].first.heap) / MIB],
      goal: { atMost: 0.1 },
      digits: 2,
    },
    { name: 'DOM nodes after 1000 keys', ...both(grown, ({ first }) => first.nodes) },
    { name: 'DOM nodes after 2000 keys', ...both(grown, ({ second }) => second.nodes) },
    { name: '… growth', wizard: [grown[0].second.nodes - grown[0].first.nodes], goal: { atMost: 0 } },
  ],
});

const TIMES_TEN = 12;

/**
 * What ten times as much costs, the worst of the three steps. Where both grow, the lines are their product, a hundred times as many a
 * step, since an alias without a domain is an address in each: there it is ten times the lines that are compared.
 */
function growthRow({ generation }: Measured, what: Growing): Row {
  const grown = generation.grown[what];
  const steps = grown.slice(1).map((more, index) => {
    const less = grown[index] ?? more;
    const times = more.milliseconds / less.milliseconds;
    return what === 'domains and aliases' ? (10 * times) / (more.lines / less.lines) : times;
  });
  const listed = grown.map(({ milliseconds }) => milliseconds.toFixed(milliseconds < 10 ? 1 : 0)).join(', ');
  return {
    name: `… ${amounts.join(', ')} ${what}: ${listed}; the dearest tenfold${what === 'domains and aliases' ? ' of lines' : ''}`,
    wizard: [Math.max(...steps)],
    goal: { atMost: TIMES_TEN },
    digits: 1,
  };
}

const generations = (measured: Measured): Section => ({
  title: 'Generation of all files, Node, ms',
  rows: [
    {
      name: `preset ${measured.generation.preset}`,
      wizard: [measured.generation.whole],
      goal: { atMost: 2 },
      digits: 2,
    },
    { name: 'after one letter of the host name', wizard: [measured.generation.again], digits: 2 },
    ...growing.map((what) => growthRow(measured, what)),
    { name: 'one call of the command line, npm included', wizard: measured.calls, goal: { atMost: 500 } },
  ],
});

/** The table's sections in the order of the project's goals. */
export const sectionsOf = (measured: Measured): readonly Section[] =>
  [sizes, loads, keystrokes, memory, generations].map((section) => section(measured));
