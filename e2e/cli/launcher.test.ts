import { cpSync, readdirSync, readFileSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { filesOf, generate, npmGenerate, ROOT, scratch } from './call.ts';

/** A checkout of its own, whose sources a test may change. */
function copyOfSources(): string {
  const root = scratch();
  for (const name of ['src', 'package.json']) cpSync(join(ROOT, name), join(root, name), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'));
  return root;
}

/** Changes a source file without a trace in its size or its times. */
function changeUnseen(file: string, from: string, to: string): void {
  const { atime, mtime } = statSync(file);
  const text = readFileSync(file, 'utf8');
  expect(text).toContain(from);
  expect(to).toHaveLength(from.length);
  writeFileSync(file, text.replaceAll(from, to));
  utimesSync(file, atime, mtime);
}

const schemaOf = async (root: string): Promise<string> => (await generate(['--schema'], { root })).stdout;

describe('the launcher', () => {
  test('is never stale: not even where size and time of the changed file are the same', async () => {
    const root = copyOfSources();
    const before = await schemaOf(root);
    expect(before).toContain('mail.example.org');
    changeUnseen(join(root, 'src/core/answers/basics.ts'), 'mail.example.org', 'post.example.org');
    expect(await schemaOf(root)).toBe(before.replaceAll('mail.example.org', 'post.example.org'));
    changeUnseen(join(root, 'src/words/en/problems.ts'), 'true or false', 'false or true');
    const { stderr } = await generate(['--preset', 'internet-dovecot', '--set', 'routing.ipv6=x', '--out', 'o'], {
      root,
    });
    expect(stderr).toBe('routing.ipv6: "x", expected false or true\n');
  });

  test('may be called many times at once before the bundle is made', async () => {
    const root = copyOfSources();
    const outs = Array.from({ length: 4 }, (_, index) => join(root, `out${index}`));
    const outcomes = await Promise.all(
      outs.map((out) => generate(['--preset', 'internet-dovecot', '--out', out], { root })),
    );
    for (const outcome of outcomes) expect(outcome).toEqual({ status: 0, stdout: '', stderr: '' });
    for (const out of outs) expect(filesOf(out)).toEqual(filesOf(outs[0] as string));
    const unfinished = readdirSync(join(ROOT, 'node_modules/.cache/exim-wizard')).filter(
      (name) => !name.endsWith('.mjs'),
    );
    expect(unfinished).toEqual([]);
  });

  /** How long a call takes is measured by the benchmark; this is what it depends on. */
  test('makes the bundle once: another call takes it as it is', async () => {
    const cache = join(ROOT, 'node_modules/.cache/exim-wizard');
    const made = () => readdirSync(cache).map((name) => `${name} ${statSync(join(cache, name)).ino}`);
    await schemaOf(ROOT);
    const before = made();
    expect(before.some((each) => each.startsWith('cli-'))).toBe(true);
    const out = join(scratch(), 'out');
    expect((await npmGenerate(['--preset', 'internet-dovecot', '--out', out])).status).toBe(0);
    // Made again, it would be another file. Other tests may make theirs at the same time.
    expect(made()).toEqual(expect.arrayContaining(before));
  });
});
