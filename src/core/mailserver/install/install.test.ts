/** install.sh as a text: that every shell takes it, and that its tables say what the bundle holds. Real servers: e2e/servers. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readme } from '../../../words/en/readme.ts';
import { defaultsOf, withAnswer } from '../../answers/index.ts';
import { randomAnswers } from '../../answers/variants.ts';
import { createGenerator, textOf } from '../../bundle.ts';

const generate = createGenerator(readme);
const answers = [
  ...randomAnswers(40, 7),
  ...(['none', 'teaching'] as const).map((level) =>
    withAnswer(defaultsOf('internet-dovecot'), 'review.comments', level),
  ),
];
const shell = spawnSync('dash', ['-c', ':']).status === 0 ? 'dash' : 'sh';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'install-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function script(path: string, files: ReturnType<typeof generate>): string {
  const file = files.find((candidate) => candidate.path === path);
  return file ? textOf(file) : '';
}

test('every script is good shell, whatever the answers', () => {
  for (const [index, each] of answers.entries()) {
    for (const file of generate(each)) {
      if (!textOf(file).startsWith('#!/bin/sh')) continue;
      expect(file.mode).toBe(0o755);
      const path = join(folder, `${index}.sh`);
      writeFileSync(path, textOf(file));
      execFileSync(shell, ['-n', path]);
    }
  }
});

test('its table names each installed file with owner and mode', () => {
  for (const each of answers) {
    const files = generate(each);
    const table = /^bundle_files\(\) \{\n([\s\S]*?)\n\}/m.exec(script('install.sh', files))?.[1]?.split('\n');
    const expected = files
      .filter((file) => file.path.startsWith('root/'))
      .map((file) => `  "$1" 0${file.mode.toString(8)} '${file.owner}' '${file.group}' '${file.path.slice(4)}'`);
    expect(table?.sort()).toEqual(expected.sort());
  }
});

test('without comments, no comment is left but the first line and the one that re-opens it', () => {
  const text = script('install.sh', generate(withAnswer(defaultsOf('internet-dovecot'), 'review.comments', 'none')));
  const lines = text.trimEnd().split('\n').slice(1, -1);
  expect(lines.filter((line) => /^\s*#/.test(line))).toEqual([]);
});

test('--help, wrong usage', () => {
  const path = join(folder, 'install.sh');
  writeFileSync(path, script('install.sh', generate(defaultsOf('internet-dovecot'))));
  const run = (...options: string[]) => spawnSync(shell, [path, ...options], { encoding: 'utf8' });
  expect(run('--help')).toMatchObject({ status: 0, stderr: '' });
  expect(run('--help').stdout).toContain('--uninstall');
  expect(run('--nonsense')).toMatchObject({ status: 2, stdout: '' });
});

test('a function is defined once', () => {
  const names = [...script('install.sh', generate(defaultsOf('internet-dovecot'))).matchAll(/^(\w+)\(\) /gm)].map(
    (m) => m[1],
  );
  expect(names.length).toBeGreaterThan(50);
  expect(new Set(names).size).toBe(names.length);
});
