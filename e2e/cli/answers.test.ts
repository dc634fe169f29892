import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { defaultsOf, platformIds, presetIds, questionIds } from '../../src/core/answers/index.ts';
import { textPlaces, withText } from '../text-places.ts';
import { generate, type How, npmGenerate, problemsOf, scratch } from './call.ts';

const PRESET = ['--preset', 'internet-dovecot'];
const set = (...settings: string[]) => settings.flatMap((setting) => ['--set', setting]);

/** The generated Exim configuration. */
async function exim(args: readonly string[], how: How = {}): Promise<string> {
  const out = join(scratch(), 'out');
  const outcome = await generate([...args, '--out', out], how);
  expect(outcome).toEqual({ status: 0, stdout: '', stderr: '' });
  return readFileSync(join(out, 'root/etc/exim4/exim4.conf'), 'utf8');
}

/** The problems of a call, which must have written nothing. */
async function refused(args: readonly string[], how: How = {}, by = generate) {
  const out = join(scratch(), 'out');
  const problems = problemsOf(await by([...args, '--out', out], how));
  expect(existsSync(out)).toBe(false);
  return problems;
}

describe('a problem is one line: question, found, expected', () => {
  test('an empty host name, through npm', async () => {
    expect(await refused([...PRESET, ...set('basics.hostname=')], {}, npmGenerate)).toEqual([
      { question: 'basics.hostname', found: '""', expected: expect.stringContaining('mail.example.org') },
    ]);
  });

  test('every kind of question refuses what it is not', async () => {
    const problems = await refused([
      ...PRESET,
      ...set('basics.platform=windows', 'basics.hostname=foo', 'basics.domains=example.org', 'routing.ipv6=yes'),
      ...set('hardening.messageSize=abc', 'routing.giveUpAfter=1.5', 'routing.aliases=[{"alias":"info","to":[]}]'),
    ]);
    expect(problems).toEqual([
      { question: 'basics.platform', found: '"windows"', expected: `one of ${platformIds.join(', ')}` },
      { question: 'basics.hostname', found: '"foo"', expected: expect.stringContaining('full host name') },
      { question: 'basics.domains', found: '"example.org"', expected: expect.stringContaining('a list') },
      { question: 'routing.ipv6', found: '"yes"', expected: 'true or false' },
      { question: 'routing.giveUpAfter', found: '"1.5"', expected: 'a whole number from 1 to 14' },
      { question: 'routing.aliases', found: '[]', expected: expect.stringContaining('at least one') },
      { question: 'hardening.messageSize', found: '"abc"', expected: 'a whole number from 1 to 1024' },
    ]);
  });

  test('numbers outside their limits are refused as numbers', async () => {
    const problems = await refused([...PRESET, ...set('hardening.messageSize=0', 'routing.giveUpAfter=-3')]);
    expect(problems.map(({ found }) => found)).toEqual(['-3', '0']);
  });

  test('a place inside a list is named', async () => {
    const [problem] = await refused([...PRESET, ...set('basics.domains=["example.org", "b_d"]')]);
    expect(problem).toMatchObject({
      question: 'basics.domains',
      found: '"b_d"',
      expected: expect.stringMatching(/\(at \[1\]\)$/),
    });
  });

  test('one across questions names the first of them', async () => {
    const problems = await refused([...PRESET, ...set('basics.administrator=postmaster')]);
    expect(problems.map(({ question }) => question)).toEqual(['basics.administrator']);
  });

  test('what was found is one visible line, cut at 60 characters', async () => {
    const nasty = `a\nb: c, expected d \u202e\u00a0${'x'.repeat(10_000)}`;
    const [problem] = await refused([...PRESET, '--set', `basics.hostname=${nasty}`], {}, npmGenerate);
    expect(problem).toMatchObject({ question: 'basics.hostname' });
    const by = await generate([...PRESET, '--set', `basics.hostname=${nasty}`, '--out', join(scratch(), 'out')]);
    expect(by.stderr).toMatch(
      /^basics\.hostname: "a\\nb: c, expected d \\u202e\\u00a0x+…, expected a full host name.*\n$/,
    );
  });

  test.each(['colour.x', 'tls.colour', 'preset', 'version', 'basics', '__proto__.x', 'a\nb'])(
    '--set of %j, which is no question',
    async (id) => {
      const [problem, ...others] = await refused([...PRESET, ...set(`${id}=red`)]);
      expect(problem).toMatchObject({ found: '"red"', expected: 'the id of a question that the wizard asks' });
      expect(problem?.question).toBe(id === 'a\nb' ? '"a\\nb"' : id);
      expect(others).toEqual([]);
    },
  );

  test('all of them are told at once, the unknown ones last', async () => {
    const problems = await refused([...PRESET, ...set('colour.x=red', 'basics.hostname=')]);
    expect(problems.map(({ question }) => question)).toEqual(['basics.hostname', 'colour.x']);
  });

  test('a preset that is not there', async () => {
    expect(await refused(['--preset', 'nowhere'])).toEqual([
      { question: 'preset', found: '"nowhere"', expected: `one of ${presetIds.join(', ')}` },
    ]);
  });
});

test.each(['\nacl_smtp_rcpt =', '\r', '\u2028x', '\0'])(
  '%j in every text of a file: one problem each, and nothing is written',
  async (end) => {
    const places = textPlaces(7).filter(({ id }, index, all) => all.findIndex((other) => other.id === id) === index);
    const answers: Record<string, unknown> = { ...defaultsOf('internet-dovecot') };
    for (const place of places) {
      const [step = '', key = ''] = place.id.split('.');
      const spoilt = withText(place, place.text + end) as unknown as Record<string, Record<string, unknown>>;
      answers[step] = { ...(answers[step] as object), [key]: spoilt[step]?.[key] };
    }
    const file = join(scratch(), 'answers.json');
    writeFileSync(file, JSON.stringify(answers));
    const problems = await refused([file]);
    expect(problems.map(({ question }) => question).toSorted()).toEqual(places.map(({ id }) => id).toSorted());
  },
);

describe('the order: preset, file, --set from left to right', () => {
  test('the preset alone', async () => {
    expect(await exim(PRESET)).toMatch(/^primary_hostname = mail\.example\.org$/m);
  });

  test('the file over the preset, --set over the file, the last --set over the others', async () => {
    const file = join(scratch(), 'answers.json');
    writeFileSync(file, JSON.stringify({ basics: { hostname: 'file.example.org', domains: ['file.example'] } }));
    const text = await exim([file, ...set('basics.hostname=one.example.org', 'basics.hostname=two.example.org')]);
    expect(text).toMatch(/^primary_hostname = two\.example\.org$/m);
    expect(text).toMatch(/^qualify_domain = file\.example$/m);
  });

  test('arguments may stand in any order', async () => {
    const text = await exim([...set('basics.hostname=a.example.org'), ...PRESET]);
    expect(text).toMatch(/^primary_hostname = a\.example\.org$/m);
  });

  test('each kind of value is read as what it is', async () => {
    const text = await exim([
      ...PRESET,
      ...set('basics.platform=debian-12', 'basics.domains=["a.example", "b.example"]', 'hardening.messageSize=7'),
      ...set('routing.ipv6=true', 'routing.aliases=[{"alias": "info", "to": ["alice", "bob@elsewhere.example"]}]'),
    ]);
    expect(text).toMatch(/^qualify_domain = a\.example$/m);
    expect(text).toMatch(/b\.example/);
    expect(text).toMatch(/^message_size_limit = 7M$/m);
  });
});

describe('the file', () => {
  const complete = JSON.stringify(defaultsOf('internet-dovecot'));
  const hostname = (name: string) => JSON.stringify({ basics: { hostname: name } });

  test.each([
    ['complete', complete],
    ['empty', '{}'],
    ['only a version', '{"version": 1}'],
    ['with a byte order mark', `\ufeff${complete}`],
  ])('%s: as good as the preset alone', async (_, stdin) => {
    expect(await exim(['-'], { stdin })).toBe(await exim(PRESET));
  });

  test('on standard input, through npm', async () => {
    const out = join(scratch(), 'out');
    const outcome = await npmGenerate(['-', '--out', out], { stdin: hostname('in.example.org') });
    expect(outcome).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(readFileSync(join(out, 'root/etc/exim4/exim4.conf'), 'utf8')).toContain('in.example.org');
  });

  test('unknown keys are problems, each of them', async () => {
    const stdin = '{"colour": 1, "basics": {"hue": "red", "hostname": "a.example.org", "shade": 2}, "a: b\\nc": 3}';
    const problems = await refused(['-'], { stdin });
    expect(problems.map(({ question, found }) => `${question} ${found}`).sort()).toEqual([
      '"a\\u003a\\u0020b\\nc" 3',
      'basics.hue "red"',
      'basics.shade 2',
      'colour 1',
    ]);
    for (const { expected } of problems) expect(expected).toBe('the id of a question that the wizard asks');
  });

  test('another version, another preset, a step that is none', async () => {
    const problems = await refused(['-'], { stdin: '{"version": 2, "preset": "x", "tls": []}' });
    expect(problems).toEqual([
      { question: 'version', found: '2', expected: expect.stringContaining('version') },
      { question: 'preset', found: '"x"', expected: `one of ${presetIds.join(', ')}` },
      { question: 'tls', found: '[]', expected: 'an object of questions and answers' },
    ]);
  });

  test.each(['', '{', '[1', 'hostname = x', '{"a": 1}}'])('no JSON: %j', async (stdin) => {
    const [problem] = await refused(['-'], { stdin });
    expect(problem).toEqual({ question: '-', found: JSON.stringify(stdin), expected: 'JSON in UTF-8' });
  });

  test('no UTF-8', async () => {
    const [problem] = await refused(['-'], { stdin: Buffer.from('{"a":"\xfc"}', 'latin1') });
    expect(problem).toMatchObject({ expected: 'JSON in UTF-8' });
  });

  test.each(['[]', 'null', '3', '"text"'])('JSON that is no form: %s', async (stdin) => {
    const file = join(scratch(), 'answers.json');
    writeFileSync(file, stdin);
    expect(await refused([file])).toEqual([
      { question: file, found: stdin, expected: 'an object of questions and answers' },
    ]);
  });

  test('a value of the wrong type in every question', async () => {
    const wrong: Record<string, Record<string, unknown>> = {};
    for (const id of questionIds) {
      const [step, key] = id.split('.') as [string, string];
      wrong[step] = { ...wrong[step], [key]: { is: 'wrong' } };
    }
    const problems = await refused(['-'], { stdin: JSON.stringify(wrong) });
    expect(problems.map(({ question }) => question)).toEqual([...questionIds]);
  });
});
