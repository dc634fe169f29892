import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { defaultsOf } from '../../src/core/answers/index.ts';
import { createGenerator, textOf } from '../../src/core/bundle.ts';
import { readme } from '../../src/words/en/readme.ts';
import { filesOf, generate, npmGenerate, scratch } from './call.ts';

const PRESET = ['--preset', 'internet-dovecot'];
const DONE = { status: 0, stdout: '', stderr: '' };
const expected = new Map(
  createGenerator(readme)(defaultsOf('internet-dovecot'))
    .map((file) => [file.path, { mode: file.mode, text: textOf(file) }] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1)),
);

describe('it writes exactly the files of the bundle', () => {
  test('into a new directory, through npm', async () => {
    const out = join(scratch(), 'out');
    expect(await npmGenerate([...PRESET, '--out', out])).toEqual(DONE);
    expect([...filesOf(out)].sort(([a], [b]) => (a < b ? -1 : 1))).toEqual([...expected]);
  });

  test('into an empty directory, which stays the same directory', async () => {
    const out = scratch();
    const before = statSync(out).ino;
    expect(await generate([...PRESET, '--out', out])).toEqual(DONE);
    expect(new Set(filesOf(out).keys())).toEqual(new Set(expected.keys()));
    expect(statSync(out).ino).toBe(before);
  });

  test('into a directory whose parents are new', async () => {
    const out = join(scratch(), 'a/b/c');
    expect(await generate([...PRESET, '--out', out])).toEqual(DONE);
    expect(filesOf(out).size).toBe(expected.size);
  });

  test.each([0o000, 0o077])('with the modes of the bundle, whatever the umask (%i)', async (umask) => {
    const out = join(scratch(), 'out');
    expect(await generate([...PRESET, '--out', out], { umask })).toEqual(DONE);
    for (const [path, { mode }] of filesOf(out)) expect([path, mode]).toEqual([path, expected.get(path)?.mode]);
    for (const entry of readdirSync(out, { withFileTypes: true, recursive: true })) {
      if (entry.isDirectory()) expect(statSync(join(entry.parentPath, entry.name)).mode & 0o7777).toBe(0o755);
    }
  });

  test('two calls write the same', async () => {
    const [one, two] = [join(scratch(), 'out'), join(scratch(), 'out')];
    await Promise.all([one, two].map((out) => generate([...PRESET, '--out', out])));
    expect(filesOf(one)).toEqual(filesOf(two));
  });
});

describe('relative paths start where the person stands', () => {
  test.each([
    ['through npm', npmGenerate],
    ['through the launcher', generate],
  ])('%s', async (_, call) => {
    const cwd = scratch();
    mkdirSync(join(cwd, 'in'));
    writeFileSync(join(cwd, 'in/answers.json'), '{"basics": {"hostname": "here.example.org"}}');
    expect(await call(['in/answers.json', '--out', 'out'], { cwd })).toEqual(DONE);
    expect(readFileSync(join(cwd, 'out/root/etc/exim4/exim4.conf'), 'utf8')).toContain('here.example.org');
  });

  test('the directory itself', async () => {
    const cwd = scratch();
    expect(await generate([...PRESET, '--out', '.'], { cwd })).toEqual(DONE);
    expect(filesOf(cwd).size).toBe(expected.size);
  });
});

describe('an error leaves nothing', () => {
  test('where writing fails half-way', async () => {
    const folder = scratch();
    const out = join(folder, 'new/out');
    // The shell's limit on a file's size, in blocks of 512 octets, breaks the writing of the larger files.
    const { status, stderr } = await generate([...PRESET, '--out', out], { fileSizeLimit: 8 });
    expect(status).toBe(2);
    expect(stderr).toMatch(/^generate: .*EFBIG/);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('and an empty directory stays, empty', async () => {
    const out = scratch();
    expect(await generate([...PRESET, '--out', out], { fileSizeLimit: 8 })).toMatchObject({ status: 2 });
    expect(readdirSync(out)).toEqual([]);
    expect(existsSync(out)).toBe(true);
  });
});
