/** `npm start`, as the README has it: builds, serves, says where. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

test('npm start builds and serves the wizard and prints its address', { timeout: 300_000 }, async () => {
  const cwd = fileURLToPath(new URL('../..', import.meta.url));
  // The test runner's own NODE_ENV would make it another build than a person's.
  const { NODE_ENV: _test, ...env } = process.env;
  // A group of its own, so that the server below npm ends with it.
  const child = spawn('npm', ['start'], { cwd, detached: true, env: { ...env, NO_COLOR: '1' } });
  let said = '';
  child.stdout.on('data', (bytes: Buffer) => {
    said += bytes.toString();
  });
  child.stderr.on('data', (bytes: Buffer) => {
    said += bytes.toString();
  });
  try {
    const end = Date.now() + 100_000;
    let address: string | undefined;
    while (!address && Date.now() < end && child.exitCode === null) {
      await new Promise((wake) => setTimeout(wake, 50));
      address = /Local:\s+(http:\/\/\S+)/.exec(said)?.[1];
    }
    expect(address, said).toBeDefined();
    const response = await fetch(address ?? '');
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('name="basics.hostname"');
  } finally {
    if (child.pid) process.kill(-child.pid, 'SIGTERM');
  }
});
