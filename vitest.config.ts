import { lezer } from '@lezer/generator/rollup';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const plugins = [lezer(), react()];

/**
 * `unit` needs nothing but Node, `browser` Debian's Chromium, `servers` the lab of real Exims and Dovecots (e2e/lab). Times here only bound what
 * hangs, so they are long: a machine that is a few times slower than usual is no failure.
 */
export default defineConfig({
  test: {
    projects: [
      {
        plugins,
        test: {
          name: 'unit',
          include: ['src/**/*.test.{ts,tsx}', 'e2e/cli/**/*.test.ts'],
          exclude: ['src/**/*.lab.test.ts'],
          testTimeout: 60_000,
          // Nearly all of them are of pure functions: loading all of those once more for each file took a quarter of the time.
          isolate: false,
          // Of itself Vitest leaves one core for others; there are none.
          maxWorkers: '100%',
          sequence: { groupOrder: 0 },
        },
      },
      {
        plugins,
        test: {
          name: 'browser',
          include: ['e2e/browser/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          // A page on a busy machine takes its time; Vitest would give up after a second.
          expect: { poll: { timeout: 60_000 } },
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        plugins,
        test: {
          name: 'servers',
          include: ['e2e/lab/**/*.test.ts', 'e2e/servers/**/*.test.ts', 'src/**/*.lab.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          maxWorkers: 8,
          sequence: { groupOrder: 2 },
          // Each file in a process and a network of its own (lab/own-network.mjs), so that files can use the same addresses.
          pool: 'forks',
          env: { EXIM_WIZARD_OWN_NETWORK: '1' },
        },
      },
    ],
  },
});
