import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Answers,
  defaultsOf,
  expectations,
  fieldOf,
  isQuestionId,
  type Problem,
  type QuestionId,
  questionIds,
  readAnswer,
  readAnswers,
  withAnswer,
} from './index.ts';
import { FOUND_LIMIT } from './problem.ts';
import { variants } from './variants.ts';

/** What must never get through, each as a piece of a longer text. */
const NASTY: readonly [string, string][] = [
  ['a newline', '\n'],
  ['a carriage return', '\r'],
  ['NUL', '\0'],
  ['a double quote', '"'],
  ['a single quote', "'"],
  ['an expansion', '${run{/bin/sh -c "id"}}'],
  ['a colon', ':'],
  ['an opening brace', '{'],
  ['a backslash', '\\'],
  ['a number sign', '#'],
  ['a space', ' '],
  ['a tab', '\t'],
  ['a no-break space', '\u00a0'],
  ['a line separator', '\u2028'],
  ['a right-to-left override', '\u202e'],
  ['a right-to-left mark', '\u200f'],
  ['a zero-width space', '\u200b'],
  ['a byte order mark', '\ufeff'],
  ['a letter of another script', '\u0430'],
  ['half a surrogate pair', '\ud800'],
  ['10,000 characters', 'x'.repeat(10_000)],
];

/** Each text inside an answer, as a function that puts another text in its place. */
function placesOfText(id: QuestionId): ((text: string) => unknown)[] {
  const { kind } = fieldOf(id).control;
  switch (kind) {
    case 'list':
      return [(text) => [text], (text) => [otherEntry(id), text]];
    case 'aliases':
      return [(text) => [{ alias: text, to: ['alice'] }], (text) => [{ alias: 'info', to: ['alice', text] }]];
    case 'rows':
      return rowsAround(id);
    case 'text':
    case 'choice':
    case 'flag':
    case 'number':
      return [(text) => text];
    default:
      return kind satisfies never;
  }
}

/** An entry of a list that is none of those which are spoilt. */
function otherEntry(id: QuestionId): string {
  return isOfAddresses(id) ? '203.0.113.9' : 'other.example';
}

const isOfAddresses = (id: QuestionId) =>
  ['basics.relayFrom', 'basics.listenAddresses', 'hardening.forwarders'].includes(id);

/** A row that the question takes, with the text in its first cell. (A login may hold more; see `mailserver/invalid-text.test.ts`.) */
function rowsAround(id: QuestionId): ((text: string) => unknown)[] {
  const [row] =
    (variants[id] as readonly unknown[] as readonly (readonly Record<string, unknown>[])[]).find(
      ({ length }) => length > 0,
    ) ?? [];
  const [key] = Object.keys(row ?? {});
  return key ? [(text) => [{ ...row, [key]: text }]] : [];
}

/** A text that the question takes, to be spoilt. */
function sound(id: QuestionId): string {
  const preset = fieldOf(id).default;
  if (typeof preset === 'string' && preset !== '') return preset;
  if (isOfAddresses(id)) return '192.0.2.7';
  if (id === 'tls.names') return 'mail.example.net';
  // Left empty, some follow from other answers; what is spoilt is then a text that a person gives.
  if (preset === '') return String(variants[id][1]);
  return id === 'basics.domains' || id === 'hardening.blockLists' ? 'example.org' : 'alice';
}

function withRaw(id: QuestionId, value: unknown): unknown {
  return withAnswer(defaultsOf('internet-dovecot'), id, value as never);
}

function expectSound(problem: Problem): void {
  expect(problem.found.length).toBeLessThanOrEqual(FOUND_LIMIT);
  expect(problem.found).toMatch(/^[^\p{C}\p{Zl}\p{Zp}\u00a0]*$/u);
  expect(expectations).toContain(problem.expected);
}

/** Questions that may be left empty. */
const optional: readonly QuestionId[] = ['basics.ipv6', 'tls.keyHash'];

/** Questions whose answer is several words. */
const ofWords: readonly QuestionId[] = ['basics.installCommand', 'basics.packages', 'basics.addUserCommand'];

describe.each(questionIds)('%s', (id) => {
  test('has a default that is valid', () => {
    expect(readAnswers(withRaw(id, fieldOf(id).default)).problems).toEqual([]);
  });

  test.each(NASTY)('refuses %s', (name, nasty) => {
    // A colon is fine in a path: the printer doubles it where Exim reads a list.
    if (name === 'a colon' && sound(id).startsWith('/')) return;
    // Of both, words of a command are made; where they may not stand: mailserver/machine.test.ts.
    if (['a colon', 'a space'].includes(name) && ofWords.includes(id)) return;
    // In an IPv6 address one more may well make another address.
    if (name === 'a colon' && id === 'basics.ipv6') return;
    const text = sound(id);
    const middle = Math.ceil(text.length / 2);
    for (const spoilt of [nasty + text, text.slice(0, middle) + nasty + text.slice(middle), text + nasty]) {
      for (const place of placesOfText(id)) {
        const { problems } = readAnswers(withRaw(id, place(spoilt)));
        expect(problems.map(({ question }) => question)).toEqual([id]);
        problems.forEach(expectSound);
      }
    }
  });

  test.each([undefined, null, {}, [[]], [null], 0.5, Number.NaN, '', ' ', [{ alias: 'a' }]])('refuses %j', (value) => {
    if (value === fieldOf(id).default) return;
    const { problems } = readAnswers(withRaw(id, value));
    if (value === '' && optional.includes(id)) return expect(problems).toEqual([]);
    expect(problems.length).toBeGreaterThan(0);
    for (const problem of problems) {
      expect(problem.question).toBe(id);
      expectSound(problem);
    }
  });

  test('takes nothing but plain ASCII, whatever is typed', () => {
    // A retry rule may be for everything: `*`. Words have a blank between.
    const word = id === 'routing.retryRules' ? '[A-Za-z0-9._@+=,:~/*-]+' : '[A-Za-z0-9._@+=,:~/-]+';
    const plain = new RegExp(`^${word}${ofWords.includes(id) ? `(?: ${word})*` : ''}$`);
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string()), (typed) => {
        for (const place of placesOfText(id)) {
          const { answers, problems } = readAnswers(withRaw(id, place(typed)));
          if (answers && typed !== fieldOf(id).default) expect(typed).toMatch(plain);
          problems.forEach(expectSound);
        }
      }),
    );
  });
});

describe('internationalised names', () => {
  const suggestionFor = (id: 'basics.hostname' | 'basics.domains', name: string) => {
    const [problem] = readAnswers(withRaw(id, id === 'basics.hostname' ? name : [name])).problems;
    return problem && { expected: problem.expected, ...problem.detail };
  };

  test.each([
    ['mail.bücher.example', 'mail.xn--bcher-kva.example'],
    ['mail.例子.example', 'mail.xn--fsqu00a.example'],
    ['Mail.Example.ORG', 'mail.example.org'],
  ])('%s: the ASCII form is suggested', (typed, suggestion) => {
    expect(suggestionFor('basics.hostname', typed)).toEqual({ expected: 'ascii-host-name', suggestion });
    expect(suggestionFor('basics.domains', typed)).toEqual({ expected: 'ascii-domain', suggestion });
  });

  test.each(['bücher', '${x}.example', 'a..example', 'user@bücher.example', '127.0.0.1', '[::1]'])(
    '%s: there is nothing to suggest',
    (typed) => {
      expect(suggestionFor('basics.hostname', typed)).toEqual({ expected: 'host-name' });
    },
  );

  test('a suggestion is always valid itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
        const found = suggestionFor('basics.hostname', `${typed}.example`);
        if (found && 'suggestion' in found) {
          expect(readAnswers(withRaw('basics.hostname', found.suggestion)).problems).toEqual([]);
        }
      }),
    );
  });
});

describe('numbers', () => {
  const numbers = questionIds.filter((id) => fieldOf(id).control.kind === 'number');

  test.each(numbers)('%s keeps its limits and says them', (id) => {
    const { control } = fieldOf(id);
    if (control.kind !== 'number') throw new Error(id);
    const { min, max } = control;
    for (const value of [min, max]) expect(readAnswers(withRaw(id, value)).problems).toEqual([]);
    for (const value of [min - 1, max + 1, min + 0.5, Number.POSITIVE_INFINITY, String(min)]) {
      const { problems } = readAnswers(withRaw(id, value));
      expect(problems).toMatchObject([{ question: id, expected: 'whole-number', detail: { min, max } }]);
    }
  });
});

test('no text takes long to judge', () => {
  const long = ['a', 'a.', 'a-', '-', '.', '1.', '/', '/a', '/.', '@', 'a@', '\u00fc.', 'xn--'].map((piece) =>
    piece.repeat(100_000),
  );
  // Time of the processor, which other tests beside this one do not make longer.
  const start = process.cpuUsage();
  for (const id of questionIds) {
    for (const text of long) for (const place of placesOfText(id)) readAnswers(withRaw(id, place(text)));
  }
  const { user, system } = process.cpuUsage(start);
  expect((user + system) / 1000).toBeLessThan(5_000);
}, 60_000);

test('a certificate is in a folder, where those of further names are looked for too', () => {
  for (const id of ['tls.certificate', 'tls.key'] as const) {
    expect(readAnswer(id, '/etc/mail.pem')).toEqual([]);
    for (const path of ['/mail.pem', '/', '//mail.pem', '/etc/'])
      expect(readAnswer(id, path)).toMatchObject([{ expected: 'absolute-path' }]);
  }
});

test('question ids are told from other names', () => {
  for (const id of questionIds) expect(isQuestionId(id)).toBe(true);
  for (const text of ['', 'basics', 'basics.', 'basics.colour', 'constructor.name', '__proto__.x']) {
    expect(isQuestionId(text)).toBe(false);
  }
  expect(withAnswer(defaultsOf('internet-dovecot'), 'tls.source', 'files') satisfies Answers).toMatchObject({
    tls: { source: 'files' },
  });
});

describe('addresses', () => {
  test.each(['203.0.113.7', '0.0.0.0', '255.255.255.255'])('%s is an IPv4 address', (text) => {
    expect(readAnswer('basics.ipv4', text)).toEqual([]);
  });
  test.each(['203.0.113', '203.0.113.256', '203.0.113.07', '203.0.113.7.1', '2001:db8::1', 'mail'])(
    '%s is none',
    (text) => {
      expect(readAnswer('basics.ipv4', text)).toMatchObject([{ expected: 'ipv4-address' }]);
    },
  );
  test.each(['2001:db8::7', '::1', 'fe80::', '1:2:3:4:5:6:7:8', '1::8', '1:2:3:4:5:6:7::'])(
    '%s is an IPv6 address',
    (text) => expect(readAnswer('basics.ipv6', text)).toEqual([]),
  );
  test.each(['1:2:3', '1::2::3', '1:2:3:4:5:6:7:8:9', '12345::', ':1', '1:', '::', '::ffff:192.0.2.1', '203.0.113.7'])(
    '%s is none',
    (text) => expect(readAnswer('basics.ipv6', text)).toMatchObject([{ expected: 'ipv6-address' }]),
  );
  test('capitals are offered in lower case', () => {
    expect(readAnswer('basics.ipv6', '2001:DB8::A')).toMatchObject([
      { expected: 'ipv6-lower-case', detail: { suggestion: '2001:db8::a' } },
    ]);
  });
  test.each(['', '_spf.google.com', 'spf.protection.outlook.com', '_a._b.example.net'])('%j is an SPF name', (text) =>
    expect(readAnswer('routing.spfInclude', text)).toEqual([]),
  );
  test.each([
    'example',
    '192.0.2.1',
    'a b.example',
    '_spf.example.net -all',
    'a.example"',
    '%{d}.example',
    'a_b.example',
  ])('%s is none', (text) => expect(readAnswer('routing.spfInclude', text)).toMatchObject([{ expected: 'spf-name' }]));
  test('what was copied with an SPF name is taken off', () => {
    expect(readAnswer('routing.spfInclude', 'include:_SPF.example.net')).toMatchObject([
      { expected: 'bare-spf-name', detail: { suggestion: '_spf.example.net' } },
    ]);
  });
  test('a machine without any is refused, as one problem', () => {
    expect(readAnswers(withRaw('basics.ipv4', '')).problems).toMatchObject([
      { question: 'basics.ipv4', expected: 'some-address' },
    ]);
  });
});

test('a path of this system holds no macro of Exim, since it may stand where nothing is escaped; other underscores are fine', () => {
  for (const id of ['basics.dovecotRun', 'basics.eximConfig', 'basics.eximLog'] as const) {
    const problems = (path: string) => readAnswers(withRaw(id, path)).problems;
    expect(problems('/opt/_HAVE_TLS/run')).toMatchObject([{ question: id, expected: 'absolute-path' }]);
    expect(problems('/opt/mail_run/_x/Run_')).toEqual([]);
  }
});
