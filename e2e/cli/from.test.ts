/** `--from`: everything that the wizard made is read back; what else lies there is told. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeArchive } from '../../src/app/review/archive.ts';
import { type Answers, defaultsOf, readAnswers, withAnswer } from '../../src/core/answers/index.ts';
import { toLink } from '../../src/core/answers/link.ts';
import { createGenerator, type GeneratedFile, textOf } from '../../src/core/bundle.ts';
import { readme as english } from '../../src/words/en/readme.ts';
import { readme as chinese } from '../../src/words/zh-CN/readme.ts';
import { filesOf, generate, type How, npmGenerate, problemsOf, scratch } from './call.ts';

const DONE = { status: 0, stdout: '', stderr: '' };
const said: Answers = ['basics.hostname=mx.table.example', 'basics.administrator=carol'].reduce((answers, setting) => {
  const [id, value] = setting.split('=') as ['basics.hostname', string];
  return withAnswer(answers, id, value);
}, defaultsOf('internet-dovecot'));
const files = createGenerator(english)(said);
const expected = new Map(files.map((file) => [file.path, textOf(file)]));
const exim = files.find(({ path }) => path.endsWith('exim4.conf')) as GeneratedFile;
const link = `https://wizard.example/exim/#${toLink(said)}`;

/** What a call with `--from` writes, by path. */
async function written(from: string, how: How = {}, by = generate, more: readonly string[] = []) {
  const out = join(scratch(), 'out');
  const outcome = await by(['--from', from, ...more, '--out', out], how);
  const texts = existsSync(out) ? new Map([...filesOf(out)].map(([path, { text }]) => [path, text])) : undefined;
  return { outcome, texts };
}

/** A file that holds `content`, and is gone after the test. */
function put(name: string, content: string | Uint8Array): string {
  const path = join(scratch(), name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}

const bundle = async (kind: 'zip' | 'tar.gz', made: readonly GeneratedFile[] = files) =>
  (await makeArchive(kind, said.basics.hostname, made, new Date())).bytes;

describe('gives the same files again', () => {
  test.each<[string, () => Promise<string> | string]>([
    ['a .tar.gz', async () => put('bundle.tar.gz', await bundle('tar.gz'))],
    ['a .zip', async () => put('bundle.zip', await bundle('zip'))],
    [
      'a bundle that the page made in Chinese',
      async () => put('b.zip', await bundle('zip', createGenerator(chinese)(said))),
    ],
    ['answers.json', () => put('answers.json', expected.get('answers.json') ?? '')],
    ["Exim's configuration", () => put('exim4.conf', textOf(exim))],
    ['the read-me', () => put('README.md', expected.get('README.md') ?? '')],
    ['a link', () => link],
    ['the fragment alone', () => `#${toLink(said)}`],
    ['a file that holds a link', () => put('mail.url', `[InternetShortcut]\r\nURL=${link}\r\n`)],
  ])('from %s', async (_, from) => {
    expect(await written(await from())).toEqual({ outcome: DONE, texts: expected });
  });

  test('from every file that has its last line', async () => {
    const marked = files.filter((file) => textOf(file).includes('exim-wizard re-opens this: '));
    expect(marked.length).toBeGreaterThan(3);
    for (const file of marked) {
      const { outcome, texts } = await written(put(file.path.replaceAll('/', '_'), textOf(file)));
      expect([file.path, outcome.status, texts]).toEqual([file.path, 0, expected]);
    }
  });

  test('from standard input, and from where you stand, through npm', async () => {
    expect(await written('-', { stdin: await bundle('zip') })).toEqual({ outcome: DONE, texts: expected });
    const cwd = dirname(put('exim4.conf', textOf(exim)));
    expect(await written('exim4.conf', { cwd }, npmGenerate)).toEqual({ outcome: DONE, texts: expected });
  });

  test('and --set says the last word', async () => {
    const { texts } = await written(link, {}, generate, ['--set', 'basics.hostname=mx.new.example']);
    expect(texts?.get(exim.path)).toMatch(/^primary_hostname = mx\.new\.example$/m);
    expect(texts?.get('answers.json')).toContain('"carol"');
  });
});

describe('what else is there is told', () => {
  test('lines changed by hand, other answers, files of others: a note each, and the answers all the same', async () => {
    const edited = new Map([
      [exim.path, `${textOf(exim).replace('begin routers', 'begin routers\n# mine')}`],
      ['README.md', (expected.get('README.md') ?? '').replace(/^# .*$/m, '# My server')],
    ]);
    const other = createGenerator(english)(withAnswer(said, 'basics.administrator', 'dave'));
    const made = [
      ...files.filter(({ path }) => path !== 'install.sh'),
      ...other.filter(({ path }) => path === 'install.sh'),
    ];
    const changed = made.map((file) => {
      const text = edited.get(file.path);
      const lines = text?.replace(/\n$/, '').split('\n') ?? [];
      const line = (content: string) => ({ text: content, own: [], inherited: [], part: 'mine' });
      return text === undefined ? file : { ...file, blocks: [{ key: 'mine', lines: lines.map(line) }] };
    });
    const stranger = {
      ...exim,
      path: 'shopping.txt',
      blocks: [{ key: 'x', lines: [{ text: 'milk', own: [], inherited: [], part: 'x' }] }],
    };
    const { outcome, texts } = await written(put('bundle.zip', await bundle('zip', [...changed, stranger])));
    const folder = 'exim-wizard-mx.table.example';
    expect({ ...outcome, stderr: outcome.stderr.trimEnd().split('\n') }).toEqual({
      status: 0,
      stdout: '',
      stderr: [
        expect.stringMatching(`^note: ${folder}/README.md: 2 lines differ from what the wizard prints`),
        expect.stringMatching(`^note: ${folder}/${exim.path}: 1 line differs from what the wizard prints`),
        `note: ${folder}/install.sh: holds other answers, which are not used`,
        `note: ${folder}/shopping.txt: is none of the wizard's files and was not read`,
      ],
    });
    expect(texts).toEqual(expected);
  });
});

describe('what cannot be read is a problem', () => {
  test.each<[string, string | Uint8Array, string, string]>([
    ['package.json', '{"name": "x", "version": "0.1.0"}', 'package.json', 'what this wizard made'],
    ['exim4.conf', 'primary_hostname = x\n', 'exim4.conf', 'what this wizard made'],
    ['photo.jpg', new Uint8Array([0xff, 0xd8]), 'photo.jpg', 'what this wizard made'],
    ['bundle.zip', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), 'bundle.zip', 'a whole .zip'],
    ['answers.json', '{"version": 9, "preset": "x", "basics": {}}', 'version', 'the version of the answers'],
    ['answers.json', JSON.stringify({ ...said, colour: { x: 1 } }), 'colour.x', 'the id of a question'],
    ['answers.json', JSON.stringify({ ...said, tls: { ...said.tls, source: 'x' } }), 'tls.source', 'one of'],
  ])('%s', async (name, content, question, phrase) => {
    const path = put(name, content);
    const { outcome, texts } = await written(path);
    expect(texts).toBeUndefined();
    const [problem, ...others] = problemsOf(outcome);
    expect(others).toEqual([]);
    expect(problem?.question.endsWith(question) || problem?.question.includes('…')).toBe(true);
    expect(problem?.expected).toContain(phrase);
  });

  test('answers that contradict each other', async () => {
    const bad = withAnswer(said, 'basics.administrator', 'postmaster');
    expect(readAnswers(bad).problems).not.toEqual([]);
    const { outcome, texts } = await written(`#${toLink(bad)}`);
    expect(texts).toBeUndefined();
    expect(problemsOf(outcome).map(({ question }) => question)).toEqual(['basics.administrator']);
  });

  test.each([
    ['no such file', ['--from', '/nowhere/bundle.zip']],
    ['a folder', ['--from', '.']],
    ['a preset as well', ['--from', link, '--preset', 'internet-dovecot']],
    ['two of them', ['--from', link, '--from', link]],
  ])('wrong usage: %s', async (_, args) => {
    const out = join(scratch(), 'out');
    const { status, stdout, stderr } = await generate([...args, '--out', out]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^generate: .+\n$/);
    expect(existsSync(out)).toBe(false);
  });
});
