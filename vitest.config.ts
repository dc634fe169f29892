import { lezer } from '@lezer/generator/rollup';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const plugins = [lezer(), react()];

/** What takes longest on the servers, longest first. */
const LONG = ['fail2ban.test', 'coverage/', 'rollback-', 'sessions-', 'acl-scanners-', 'certificates.', 'dkim-keys-'];

/**
 * Where nothing is remembered of a run before, Vitest begins with the largest files, and the longest tests are called from files of three
 * lines: the run would end with one of them alone.
 */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const at = LONG.findIndex((name) => moduleId.includes(`/e2e/servers/${name}`));
      return at < 0 ? LONG.length : at;
    };
    // Node's and the browser's tests are groups that come before; within each place the order stays.
    return (await super.sort(files)).toSorted((a, b) => place(a) - place(b));
  }
}

/** `unit` needs nothing but Node, `browser` Debian's Chromium, `servers` the lab of real Exims and Dovecots (e2e/lab). */
export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        plugins,
        test: {
          name: 'unit',
          include: ['src/**/*.test.{ts,tsx}', 'e2e/cli/**/*.test.ts'],
          exclude: ['src/**/*.lab.test.ts'],
          testTimeout: 20_000,
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
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // A page on a busy machine takes its time; Vitest would give up after a second.
          expect: { poll: { timeout: 15_000 } },
          maxWorkers: 2,
          // What one file loads the next need not load again: each test has a browser context of its own.
          isolate: false,
          sequence: { groupOrder: 1 },
        },
      },
      {
        plugins,
        test: {
          name: 'servers',
          include: ['e2e/lab/**/*.test.ts', 'e2e/servers/**/*.test.ts', 'src/**/*.lab.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
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
