import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerOf, defaultsOf, fieldOf, presetIds, questionIds } from '../../core/answers/index.ts';
import { variants } from '../../core/answers/variants.ts';
import { answerIn, inputOf, lineOfEntry, splitList } from './input.ts';

const aliases = fieldOf('routing.aliases').control;

describe('lists', () => {
  test('commas, spaces, lines and their Chinese cousins separate', () => {
    expect(splitList(' a.example,b.example\nc.example  d.example，e.example、f.example\r\n')).toEqual(
      [...'abcdef'].map((letter) => `${letter}.example`),
    );
  });

  test('a no-break space does not separate, so that it is seen as the mistake it is', () => {
    expect(splitList('a.example\u00a0b.example')).toEqual(['a.example\u00a0b.example']);
  });

  test('nothing is an empty list', () => {
    expect(splitList(' \n , ')).toEqual([]);
  });
});

describe('aliases', () => {
  test('a line each: name, colon, targets', () => {
    expect(answerIn(aliases, 'sales: alice, bob@example.net\n\n  info : carol')).toEqual([
      { alias: 'sales', to: ['alice', 'bob@example.net'] },
      { alias: 'info', to: ['carol'] },
    ]);
  });

  test('a line without a colon keeps its text, for the message', () => {
    expect(answerIn(aliases, 'sales alice')).toEqual([{ alias: 'sales alice', to: [] }]);
  });

  test('the message can name the line, blank lines counted', () => {
    expect(lineOfEntry('routing.aliases', 'a: b\n\nc: d', 1)).toBe(3);
    expect(lineOfEntry('basics.domains', 'a.example b.example\nc.example', 2)).toBe(2);
  });
});

describe('numbers', () => {
  const { control } = fieldOf('hardening.messageSize');
  test.each([
    ['25', 25],
    ['', ''],
    ['2.5', '2.5'],
    ['1e3', '1e3'],
    ['-4', -4],
  ])('%j is %j', (input, expected) => {
    expect(answerIn(control, input)).toBe(expected);
  });
});

test.each(questionIds)('the default of %s survives the way through its control', (id) => {
  for (const preset of presetIds) {
    const value = answerOf(defaultsOf(preset), id);
    const { control } = fieldOf(id);
    expect(answerIn(control, inputOf(control, value))).toEqual(value);
  }
});

test('valid aliases survive the way through the text', () => {
  const name = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/);
  const rows = fc.array(fc.record({ alias: name, to: fc.array(name, { minLength: 1, maxLength: 3 }) }));
  fc.assert(
    fc.property(rows, (value) => {
      expect(answerIn(aliases, inputOf(aliases, value))).toEqual(value);
    }),
  );
});

describe('routes and retry rules', () => {
  const routes = fieldOf('routing.routes').control;
  const rules = fieldOf('routing.retryRules').control;

  test('a line each: domain, servers with commas between, encryption', () => {
    expect(
      answerIn(routes, 'a.example mx.a.example, 10.0.0.5:25，mx2.a.example tls\n\nb.example mx.b.example'),
    ).toEqual([
      { domain: 'a.example', servers: ['mx.a.example', '10.0.0.5:25', 'mx2.a.example'], tls: 'tls' },
      { domain: 'b.example', servers: ['mx.b.example'], tls: '' },
    ]);
    expect(answerIn(routes, 'a.example')).toEqual([{ domain: 'a.example', servers: [], tls: '' }]);
    expect(answerIn(routes, 'a.example b.example c d')).toEqual([
      { domain: 'a.example', servers: ['b.example'], tls: 'c d' },
    ]);
  });

  test('a line each: for whom, which error, and steps with spaces between', () => {
    expect(answerIn(rules, ' * rcpt_4xx  F,2h,15m;  F,4d,6h')).toEqual([
      { pattern: '*', error: 'rcpt_4xx', rule: 'F,2h,15m; F,4d,6h' },
    ]);
  });

  test.each(['routing.routes', 'routing.retryRules'] as const)('%s: rows survive the way through the text', (id) => {
    for (const value of variants[id]) {
      const { control } = fieldOf(id);
      expect(answerIn(control, inputOf(control, value))).toEqual(value);
    }
  });
});
