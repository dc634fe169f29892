/** How long the lab waits. */
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * The longest that anything is waited for, in milliseconds. It only bounds what hangs, so it is long: that a machine is a few times slower than
 * another one, or than on another day, is no failure.
 */
export const PATIENCE = 120_000;

/** Polls, for at most {@link PATIENCE}; the longer it lasts the less often, for most conditions start a program. */
export async function waitUntil(condition: () => boolean | Promise<boolean>, complaint: () => string): Promise<void> {
  const start = Date.now();
  while (!(await condition())) {
    const waited = Date.now() - start;
    if (waited > PATIENCE) throw new Error(`${complaint()} (waited ${PATIENCE} ms)`);
    await sleep(Math.min(100, 10 + waited / 10));
  }
}
