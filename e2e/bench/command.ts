/** How long one call of the command line takes, npm included, once its bundle is made. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const CALLS = 9;

/** Milliseconds of each call for `preset`; `root` is the project's folder. */
export function measureCalls(root: string, preset: string): readonly number[] {
  const folder = mkdtempSync(join(tmpdir(), 'exim-wizard-bench-'));
  const call = (name: string): number => {
    const start = performance.now();
    const args = ['run', '--silent', 'generate', '--', '--preset', preset, '--out', join(folder, name)];
    const { status, stderr } = spawnSync('npm', args, { cwd: root, encoding: 'utf8' });
    if (status !== 0) throw new Error(`npm run generate ended with ${status}: ${stderr}`);
    return performance.now() - start;
  };
  try {
    call('first');
    return Array.from({ length: CALLS }, (_, index) => call(`call-${index}`));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
