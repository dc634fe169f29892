/** Typing: how long the preview takes to follow, at three speeds of the processor, and what is left behind in memory. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Browser } from '@playwright/test';
import { FIELD_SELECTOR, type Key, type Memory, openEditor, type Visit, visit } from './browser.ts';
import type { Strokes } from './probe.ts';
import type { Site } from './sites.ts';

export const speeds = [1, 4, 6] as const;
export type Speed = (typeof speeds)[number];

const PACE_MS = 100;
/** Keys in a row on one page before it is the other's turn. */
const TURN = 20;
const LETTERS = 'quartz';
const WARM_UP = 24;
/** After the last key: until that is painted, and until what was lit by it has faded. */
const SETTLE_MS = 600;
const FADE_MS = 2500;

/** A word, letter by letter, and away again, for ever. */
export function* keys(): Generator<Key, never> {
  for (;;) {
    yield* LETTERS;
    for (const _ of LETTERS) yield 'Backspace';
  }
}

/** Types `count` keys. The pace is not the screen's, so that keys fall anywhere between two frames. */
async function type({ press }: Visit, source: Generator<Key, never>, count: number, pace: number): Promise<void> {
  for (let index = 0; index < count; index++) {
    press(source.next().value);
    await wait(pace + ((index * 7) % 17));
  }
}

/** Ready to type at the end of the field. A few letters stay in it: its sample value would be a case of its own. */
async function begin(browser: Browser, site: Site, preset: string): Promise<Typist> {
  const opened = await visit(browser);
  await openEditor(opened, site, preset);
  await opened.page.focus(FIELD_SELECTOR);
  await opened.page.keyboard.press('End');
  const source = keys();
  for (const letter of 'ab') opened.press(letter);
  await type(opened, source, WARM_UP, PACE_MS);
  return { visit: opened, source };
}

interface Typist {
  readonly visit: Visit;
  readonly source: Generator<Key, never>;
}

/** Types on both pages in turns, which begin with another page each time, and returns what each page did. */
export async function typeInTurns(
  browser: Browser,
  sites: readonly Site[],
  preset: string,
  count: number,
): Promise<readonly Readonly<Record<Speed, Strokes>>[]> {
  const typists: Typist[] = [];
  for (const site of sites) typists.push(await begin(browser, site, preset));
  const results = typists.map(() => ({}) as Record<Speed, Strokes>);
  try {
    for (const speed of speeds) {
      for (let typed = 0, turn = 0; typed < count; typed += TURN, turn++) {
        const order = [...typists.keys()];
        if (turn % 2 === 1) order.reverse();
        for (const index of order) {
          const typist = typists[index];
          const result = results[index];
          if (!typist || !result) continue;
          const strokes = await oneTurn(typist, speed, Math.min(TURN, count - typed));
          result[speed] = result[speed] ? joined(result[speed], strokes) : strokes;
        }
      }
    }
  } finally {
    await Promise.all(typists.map(({ visit }) => visit.close()));
  }
  return results;
}

const joined = (a: Strokes, b: Strokes): Strokes => ({
  latencies: [...a.latencies, ...b.latencies],
  missed: a.missed + b.missed,
  longTasks: a.longTasks + b.longTasks,
});

/** Only the page whose turn it is is slowed down: a slowed page burns the processor even when it rests. */
async function oneTurn({ visit, source }: Typist, speed: Speed, count: number): Promise<Strokes> {
  await visit.slowDown(speed);
  await visit.page.evaluate(() => window.bench.begin());
  await type(visit, source, count, PACE_MS);
  await wait(SETTLE_MS);
  const strokes = await visit.page.evaluate(() => window.bench.strokes());
  await visit.slowDown(1);
  return strokes;
}

const MEMORY_PACE_MS = 20;

export interface Growth {
  readonly first: Memory;
  readonly second: Memory;
}

/** Memory after `count` keys and after as many again. */
export async function growth(browser: Browser, site: Site, preset: string, count: number): Promise<Growth> {
  const { visit, source } = await begin(browser, site, preset);
  const after = async () => {
    await visit.page.evaluate(() => window.bench.begin());
    await type(visit, source, count, MEMORY_PACE_MS);
    await wait(FADE_MS);
    await visit.page.evaluate(() => window.bench.begin());
    return visit.memory();
  };
  try {
    return { first: await after(), second: await after() };
  } finally {
    await visit.close();
  }
}
