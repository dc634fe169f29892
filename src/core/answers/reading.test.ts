import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ANSWERS_VERSION, type Answers, defaultsOf, presetIds, readAnswers, stepIds, withAnswer } from './index.ts';
import { completeAnswers } from './partial.ts';

const defaults = defaultsOf('internet-dovecot');

/** Answers of every shape that the schema and the rules take. */
const label = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,8}[a-z0-9])?$/);
const domain = fc.tuple(label, fc.constantFrom('example', 'test', 'xn--p1ai')).map((parts) => parts.join('.'));
const valid: fc.Arbitrary<Answers> = fc
  .record({
    hostname: domain.map((name) => `mail.${name}`),
    domains: fc.uniqueArray(domain, { minLength: 1, maxLength: 4 }),
    size: fc.integer({ min: 1, max: 1024 }),
    dane: fc.boolean(),
    key: fc.constantFrom('/etc/ssl/key.pem', '/srv/a:b/k@1,2.pem'),
    aliases: fc.uniqueArray(label, { maxLength: 3 }),
  })
  .map(({ hostname, domains, size, dane, key, aliases }) => ({
    ...defaults,
    basics: { ...defaults.basics, hostname, domains },
    tls: { ...defaults.tls, key },
    routing: { ...defaults.routing, dane, aliases: aliases.map((alias) => ({ alias, to: ['someone@far.example'] })) },
    hardening: { ...defaults.hardening, messageSize: size },
  }));

describe('readAnswers', () => {
  test.each(presetIds)("the preset %s's answers are valid", (preset) => {
    expect(readAnswers(defaultsOf(preset))).toEqual({ answers: defaultsOf(preset), problems: [] });
  });

  test('gives back what was saved', () => {
    fc.assert(
      fc.property(valid, (answers) => {
        expect(readAnswers(JSON.parse(JSON.stringify(answers)))).toEqual({ answers, problems: [] });
      }),
    );
  });

  test.each(stepIds)('misses the step %s', (step) => {
    const { [step]: _, ...others } = defaults;
    expect(readAnswers(others).problems).toEqual([
      { question: step, path: [], found: 'nothing', expected: 'object', detail: {} },
    ]);
  });

  test.each([undefined, null, 3, 'text', []])('refuses %j as a whole', (input) => {
    expect(readAnswers(input).problems).toMatchObject([{ question: '', path: [], expected: 'object' }]);
  });

  test('refuses another version and says which it reads', () => {
    expect(readAnswers({ ...defaults, version: 2 }).problems).toEqual([
      { question: 'version', path: [], found: '2', expected: 'known-version', detail: { version: ANSWERS_VERSION } },
    ]);
  });

  test('refuses every key that it does not know, by name', () => {
    const input = { ...defaults, extra: 1, tls: { ...defaults.tls, colour: 'red', hue: { a: 1 } } };
    expect(readAnswers(input).problems.map(({ question, found }) => [question, found])).toEqual([
      ['tls.colour', '"red"'],
      ['tls.hue', '{"a":1}'],
      ['extra', '1'],
    ]);
  });

  test('a key may hold anything and its problem is one line without a second colon', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (key) => {
        fc.pre(!(key in defaults) && key !== '__proto__');
        const [problem] = readAnswers({ ...defaults, [key]: 1 }).problems;
        expect(problem?.question).toMatch(/^[^\s:\p{C}]+$/u);
        expect(problem?.question.length).toBeLessThanOrEqual(360);
      }),
    );
  });

  test('`__proto__` is a key like others, and changes nothing', () => {
    const input = JSON.parse('{"__proto__": {"polluted": true}}');
    expect(readAnswers(completeAnswers(input)).problems.map(({ question }) => question)).toEqual(['__proto__']);
    expect(({} as { polluted?: true }).polluted).toBeUndefined();
  });

  test('tells the place inside a list', () => {
    const bad = withAnswer(defaults, 'routing.aliases', [{ alias: 'info', to: ['alice', 'b d'] }]);
    expect(readAnswers(bad).problems).toMatchObject([
      { question: 'routing.aliases', path: [0, 'to', 1], found: '"b d"', expected: 'mailbox-or-address' },
    ]);
  });

  test('tells each double', () => {
    const bad = withAnswer(defaults, 'basics.domains', ['a.example', 'b.example', 'a.example']);
    expect(readAnswers(bad).problems).toMatchObject([
      { question: 'basics.domains', path: [2], found: '"a.example"', expected: 'no-duplicates' },
    ]);
  });
});

describe('completeAnswers', () => {
  test.each([{}, { version: 1 }, { preset: 'internet-dovecot' }, { tls: {} }])('%j becomes the defaults', (given) => {
    expect(completeAnswers(given)).toEqual(defaults);
  });

  test('keeps what is said, key by key', () => {
    const draft = completeAnswers({ tls: { source: 'files' }, routing: null, colour: 'red', preset: 'x' });
    expect(draft).toEqual({
      ...defaults,
      tls: { ...defaults.tls, source: 'files' },
      routing: null,
      colour: 'red',
      preset: 'x',
    });
  });

  test('a preset named outside counts only where the file names none', () => {
    expect(completeAnswers({}, 'x')).toMatchObject({ preset: 'x' });
    expect(completeAnswers({ preset: 'internet-dovecot' }, 'x')).toMatchObject({ preset: 'internet-dovecot' });
  });
});
