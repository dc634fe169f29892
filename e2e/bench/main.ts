/**
 * The benchmark of the page: the goals of the project beside the floor page (`floor/`), on whatever machine this is. Times mean little
 * by themselves; the ratios of wizard and floor, measured in turns within one run, are what counts. It measures and judges nothing:
 * the exit status is 0 also where a goal is missed. What is deterministic, the sizes, is a test: `e2e/browser/sizes.test.ts`.
 *
 *     build ── serve ─┬─ first visits, slowed down    load.ts    ─┐
 *                     ├─ a whole walk                 walk.ts     ├─ one table   rows.ts, report.ts
 *                     ├─ typing, memory               typing.ts   │
 *                     └─ the core, a call, in Node    generation.ts, command.ts
 */
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import type { Browser } from '@playwright/test';
import { launch } from './browser.ts';
import { measureCalls } from './command.ts';
import { largestPreset, measureGeneration } from './generation.ts';
import { type FirstVisit, firstVisit } from './load.ts';
import { missedGoals, table } from './report.ts';
import { type Measured, type Pair, sectionsOf } from './rows.ts';
import { openSites, type Site } from './sites.ts';
import { growth, typeInTurns } from './typing.ts';
import { walk } from './walk.ts';

const HELP = `Measures the wizard beside the floor page, bare React and CodeMirror, and prints one table.

  npm run bench [-- --quick] [-- --against-itself]

  --quick           few runs: a minute and a half, and only a rough picture
  --against-itself  the floor in the wizard's place: how far from 1 a ratio is by chance on this machine
`;

interface Effort {
  readonly visits: number;
  readonly rounds: number;
  readonly strokes: number;
  readonly generations: number;
}

const THOROUGH: Effort = { visits: 9, rounds: 5, strokes: 60, generations: 400 };
const QUICK: Effort = { visits: 3, rounds: 1, strokes: 60, generations: 100 };
const MEMORY_STROKES = 1000;

const say = (text: string) => process.stderr.write(`${text}\n`);

/** `measure` for both sites in turns, each turn beginning with the other one. */
async function inTurns<T>(runs: number, [wizard, floor]: Pair<Site>, measure: (site: Site) => Promise<T>) {
  const results: Pair<T[]> = [[], []];
  for (let run = 0; run < runs; run++) {
    const order = run % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const);
    for (const index of order) results[index].push(await measure(index === 0 ? wizard : floor));
  }
  return results;
}

async function measure(root: string, browser: Browser, sites: Pair<Site>, effort: Effort): Promise<Measured> {
  const preset = largestPreset();
  say('generation');
  const generation = measureGeneration(preset, effort.generations);
  const calls = measureCalls(root, preset);
  say(`first visits: ${effort.visits} of each page`);
  const visits: Pair<FirstVisit[]> = await inTurns(effort.visits, sites, (site) => firstVisit(browser, site));
  say('a whole walk');
  const walks = [await walk(browser, sites[0], preset), await walk(browser, sites[1], preset)] as const;
  const typing: Measured['typing'] = [[], []];
  for (let round = 0; round < effort.rounds; round++) {
    say(`typing: round ${round + 1} of ${effort.rounds}`);
    const [wizard, floor] = await typeInTurns(browser, sites, preset, effort.strokes);
    if (wizard) typing[0].push(wizard);
    if (floor) typing[1].push(floor);
  }
  say(`memory: ${MEMORY_STROKES} and ${2 * MEMORY_STROKES} keys on each page`);
  const grow = (site: Site) => growth(browser, site, preset, MEMORY_STROKES);
  const memory = await Promise.all([grow(sites[0]), grow(sites[1])]);
  return { sites, generation, calls, visits, walks, typing, memory };
}

/** The whole benchmark; `root` is the project's folder. Returns the exit status. */
export async function main(root: string, args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { quick: { type: 'boolean' }, 'against-itself': { type: 'boolean' }, help: { type: 'boolean' } },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const effort = values.quick ? QUICK : THOROUGH;
  say('building');
  const sites = await openSites(root, values['against-itself'] === true);
  const browser = await launch();
  try {
    const measured = await measure(root, browser, [sites.wizard, sites.floor], effort);
    const sections = sectionsOf(measured);
    const missed = missedGoals(sections);
    const machine = cpus().length === 2 ? 'two shared cores' : `${cpus().length} shared cores`;
    const { preset, files, lines } = measured.generation;
    process.stdout.write(
      `Machine: ${machine}. Chromium ${browser.version()}, Node ${process.versions.node}. ` +
        `Medians of ${effort.visits} first visits and ${effort.rounds} × ${effort.strokes} keys at each speed; ` +
        `preset ${preset} (${files} files, ${lines} lines).\n\n${table(sections)}\n\n` +
        `${missed.length === 0 ? 'All goals are met.' : `Goals not met: ${missed.join('; ')}.`}\n`,
    );
    return 0;
  } finally {
    await browser.close();
    await sites.close();
  }
}
