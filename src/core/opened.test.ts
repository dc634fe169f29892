/** What is brought back: each kind gives its answers, and whatever gives none says why. */

import fc from 'fast-check';
import { gzipSync, strToU8, zipSync } from 'fflate';
import { packTar } from 'modern-tar';
import { describe, expect, test } from 'vitest';
import { anyAnswers } from '../../e2e/arbitrary.ts';
import { readme } from '../words/en/readme.ts';
import { ANSWERS_VERSION, type Answers, defaultsOf, readAnswers, withAnswer } from './answers/index.ts';
import { toLink } from './answers/link.ts';
import { reopenLine, toBase64Url } from './answers/saved.ts';
import { MAX_BYTES } from './archive.ts';
import { createGenerator, textOf } from './bundle.ts';
import { linkIn, openFiles, openText } from './opened.ts';

const answers = withAnswer(defaultsOf('internet-dovecot'), 'basics.hostname', 'mx.table.example');
const generate = createGenerator(readme);
const file = (path: string, text: string | Uint8Array) => ({
  path,
  bytes: typeof text === 'string' ? strToU8(text) : text,
});
const bundleOf = (said: Answers) =>
  Object.fromEntries(generate(said).map((made) => [`exim-wizard-x/${made.path}`, strToU8(textOf(made))]));
const zipOf = (said: Answers) => zipSync(bundleOf(said));
const tarOf = async (said: Answers) =>
  gzipSync(
    await packTar(
      Object.entries(bundleOf(said)).map(([name, body]) => ({ header: { name, size: body.length }, body })),
    ),
  );

/** The problems as `question expected found`. */
const complaints = ({ problems }: Awaited<ReturnType<typeof openFiles>>) =>
  problems.map(({ question, expected, found }) => `${question} ${expected} ${found}`);

describe('answers → something → answers', () => {
  test('whatever each is, by link, by line and by answers.json', () => {
    fc.assert(
      fc.property(anyAnswers, (said) => {
        const ways = [
          toLink(said),
          `#${toLink(said)}`,
          `https://wizard.example/x/?a=b#${toLink(said)}\n`,
          `[InternetShortcut]\r\nURL=https://wizard.example/#${toLink(said)}\r\nIconIndex=0\r\n`,
          `<a href="https://wizard.example/#${toLink(said)}">mail</a>`,
          `# a file\n# ${reopenLine(said)}\n`,
          `<!-- ${reopenLine(said)} -->`,
          JSON.stringify(said),
        ];
        for (const way of ways) expect(openText(way)).toEqual({ answers: said, problems: [], files: [] });
      }),
    );
  });

  test('valid ones by every file of the bundle that has its last line, and by both archives', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyAnswers.filter((said) => readAnswers(said).problems.length === 0),
        async (said) => {
          for (const made of generate(said)) {
            // The policy's language has no comments.
            if (made.path.endsWith('/mta-sts.txt')) continue;
            expect((await openFiles([file(made.path, textOf(made))])).answers, made.path).toEqual(said);
          }
          for (const bytes of [zipOf(said), await tarOf(said)]) {
            const opened = await openFiles([file('bundle', bytes)]);
            expect([opened.answers, opened.problems]).toEqual([said, []]);
            expect(opened.files).toHaveLength(generate(said).length);
          }
        },
      ),
      { numRuns: 12 },
    );
  });

  test('files that came together: answers.json counts first, wherever it stands', async () => {
    const other = withAnswer(answers, 'basics.hostname', 'mx.other.example');
    const given = [
      file('exim4.conf', `# ${reopenLine(other)}`),
      file('answers (1).json', JSON.stringify(answers)),
      file('notes.txt', 'milk'),
    ];
    const opened = await openFiles(given);
    expect([opened.answers, opened.problems]).toEqual([answers, []]);
    expect(opened.files.map(({ path }) => path)).toEqual(given.map(({ path }) => path));
  });
});

describe('what is left out by hand is the preset', () => {
  test.each([
    ['a step', '{"basics": {"hostname": "mx.table.example"}}'],
    ['a step and the version', '{"version": 1, "basics": {"hostname": "mx.table.example"}}'],
    ['a byte order mark', '\ufeff{"basics": {"hostname": "mx.table.example"}}'],
  ])('%s', async (_, text) => {
    expect((await openFiles([file('answers.json', text)])).answers).toEqual(answers);
  });
});

describe('what holds no answers says why', () => {
  test.each<[string, string, string]>([
    ['package.json', '{"name": "x", "version": "0.1.0"}', 'package.json wizard-file'],
    ['manifest.json', '{"version": 1, "files": []}', 'manifest.json wizard-file'],
    ['jest.json', '{"preset": "ts-jest"}', 'jest.json wizard-file'],
    ['list.json', '[1, 2, 3]', 'list.json wizard-file'],
    ['other.json', '{"routing": {"type": "osrm"}}', 'routing.type known-question "osrm"'],
    ['answers.json', `{"version": ${ANSWERS_VERSION + 1}, "preset": "x", "basics": {}}`, 'version known-version'],
    [
      'exim4.conf',
      `# exim-wizard re-opens this: ${toBase64Url(`[${ANSWERS_VERSION + 1},"x",{}]`)}`,
      'version known-version',
    ],
    ['exim4.conf', '# exim-wizard re-opens this: damaged', 'exim4.conf wizard-file'],
    ['colours.css', 'a { color: #a1b2c3 }', 'colours.css wizard-file'],
    ['empty', '', 'empty wizard-file'],
    ['my file', 'text', '"my\\u0020file" wizard-file'],
  ])('%s %s', async (name, text, why) => {
    const opened = await openFiles([file(name, text)]);
    expect(opened.answers).toBeUndefined();
    expect(complaints(opened)).toEqual([expect.stringContaining(why)]);
  });

  test('binary, too large, half an archive, an empty one: each by its name', async () => {
    const opened = await openFiles([
      file('photo.jpg', new Uint8Array([0xff, 0xd8, 0xff, 0xe0])),
      file('disk.img', new Uint8Array(MAX_BYTES + 1)),
      file('half.zip', zipOf(answers).slice(0, 2000)),
      file('half.tar.gz', (await tarOf(answers)).slice(0, 2000)),
    ]);
    expect(opened.answers).toBeUndefined();
    expect(complaints(opened).map((text) => text.split(' ').slice(0, 2).join(' '))).toEqual([
      'photo.jpg wizard-file',
      'disk.img small-file',
      'half.zip whole-archive',
      'half.tar.gz whole-archive',
    ]);
    expect(complaints(await openFiles([file('none.zip', zipSync({ 'folder/': new Uint8Array() }))]))).toHaveLength(1);
  });

  test('an entry that cannot be read is told, and the others are kept', async () => {
    const said = JSON.stringify({ ...answers, hardening: { ...answers.hardening, messageSize: -1, 'co lour': 'red' } });
    const opened = await openFiles([file('answers.json', said), file('photo.jpg', new Uint8Array([0xff]))]);
    expect(opened.answers?.basics.hostname).toBe('mx.table.example');
    expect(opened.problems.map(({ question, expected }) => [question, expected])).toEqual([
      ['photo.jpg', 'wizard-file'],
      ['hardening.messageSize', 'whole-number'],
      ['"hardening.co\\u0020lour"', 'known-question'],
    ]);
  });

  test('it never throws, and a problem is one line', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), fc.uint8Array({ maxLength: 200 }), async (name, bytes) => {
        const { problems } = await openFiles([file(name, bytes)]);
        for (const { question, found } of problems) expect(question + found).toMatch(/^[^\n\r\u2028]*$/);
      }),
    );
    fc.assert(fc.property(fc.json(), (json) => void openText(json)));
  });
});

test('a link is told from a path and from other fragments', () => {
  const link = toLink(answers);
  for (const text of [link, `#${link}`, `https://wizard.example/#${link}`]) expect(linkIn(text)).toBe(link);
  for (const text of ['a1.conf', 'answers.json', '/tmp/a1', '#a1b2c3', 'https://wizard.example/#/routing']) {
    expect(linkIn(text)).toBeUndefined();
  }
});
