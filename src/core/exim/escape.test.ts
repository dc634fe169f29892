import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeText, UnprintableText } from './escape.ts';
import type { Separator } from './syntax.ts';
import { type Construct, unsafe } from './unsafe.ts';

/** Text that is likely to hurt: special characters among ordinary ones. */
const nasty = fc.oneof(
  fc.string({
    unit: fc.constantFrom(...'\\${}:;,"\'#<>!+@*^/ \t\n\r\0aA_1\u00a0\u202e', '${run{', '_HAVE_', '\\N', '\n.include '),
  }),
  fc.string({ unit: 'binary' }),
);
const separators = fc.constantFrom<Separator>(':', ';', ',');

/** What Exim's string expansion makes of `source` where it holds no item; fails on one (chapter 11.2). */
function expand(source: string): string {
  return source.replace(/\\([0-7]{1,3}|[\s\S])|[\\${}]/g, (found, escaped?: string) => {
    if (escaped === undefined) throw new Error(`an unescaped ${found} in ${JSON.stringify(source)}`);
    if (/^[0-7]/.test(escaped)) return String.fromCharCode(Number.parseInt(escaped, 8));
    if (escaped === 'N') throw new Error(`a bare \\N in ${JSON.stringify(source)}`);
    return { n: '\n', r: '\r', t: '\t' }[escaped] ?? escaped;
  });
}

/** How Exim splits a list (6.21): a doubled separator is one, white space around an item is dropped. */
function split(source: string, separator: Separator): string[] {
  const items = [''];
  for (let at = 0; at < source.length; at++) {
    if (source[at] === separator && source[at + 1] !== separator) items.push('');
    else items.push((items.pop() ?? '') + source[at]);
    if (source[at] === separator && source[at + 1] === separator) at++;
  }
  return items.map((item) => item.trim());
}

/** The protected text, or undefined where it was refused. */
function tryEscape(text: string, constructs: readonly Construct[], separator?: Separator): string | undefined {
  try {
    return escapeText(text, constructs, separator);
  } catch (error) {
    if (error instanceof UnprintableText) return undefined;
    throw error;
  }
}

describe('text in an expansion', () => {
  test('reads back as it was, and holds nothing that Exim would expand', () => {
    fc.assert(fc.property(nasty, (text) => expand(escapeText(text, ['expansion'])) === text));
  });

  test('has no raw line end and no name of a predefined macro', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        expect(escapeText(text, ['expansion'])).not.toMatch(/[\n\r\t]|_[A-Z]/);
      }),
    );
  });

  test.each([
    ['${run{/bin/sh}}', '\\$\\{run\\{/bin/sh\\}\\}'],
    ['a\nb', 'a\\nb'],
    ['\\N$x\\N', '\\\\N\\$x\\\\N'],
    ['_HAVE_TLS', '\\137HAVE\\137TLS'],
    ['snake_case', 'snake_case'],
  ])('%j', (text, written) => {
    expect(escapeText(text, ['expansion'])).toBe(written);
  });
});

describe('text in a list', () => {
  test('is one item, whatever the separator', () => {
    fc.assert(
      fc.property(fc.array(nasty, { minLength: 1 }), separators, (texts, separator) => {
        const items = texts.map((text) => tryEscape(text, ['list'], separator));
        fc.pre(items.every((item) => item !== undefined));
        expect(split(items.join(` ${separator} `), separator)).toEqual(texts);
      }),
    );
  });

  test('inside an expansion it is split after that', () => {
    fc.assert(
      fc.property(nasty, nasty, (one, two) => {
        const items = [one, two].map((text) => tryEscape(text, ['list', 'expansion']));
        fc.pre(items.every((item) => item !== undefined));
        expect(split(expand(items.join(' : ')), ':')).toEqual([one, two]);
      }),
    );
  });

  test.each(['', ' a', 'a ', '<; a', '\ta', 'a\n'])('%j cannot be an item', (text) => {
    expect(() => escapeText(text, ['list'])).toThrow(UnprintableText);
  });
});

describe('text that something is matched against', () => {
  test.each(['!a', '+a', '@', '*', '^a', '/etc/passwd', 'lsearch;/etc/passwd'])('%j is refused', (text) => {
    expect(() => escapeText(text, ['match', 'list', 'expansion'])).toThrow(UnprintableText);
  });

  test.each(['mail.example.org', 'alice', 'alice@example.org', 'a+b'])('%j stays as it is', (text) => {
    expect(escapeText(text, ['match', 'list', 'expansion'])).toBe(text);
  });
});

describe('a line', () => {
  test.each(['a\nb', 'a\rb', 'a\0b', '"a', ' a', 'a ', 'a\\', '\u00a0a'])('%j is refused', (text) => {
    expect(() => escapeText(text, ['line'])).toThrow(UnprintableText);
  });

  test('the refusal names the text and the reason, on one line', () => {
    expect(() => escapeText('a\nb', ['line'])).toThrow(/^cannot be written in a line: "a\\nb": \S[^\n]*$/);
  });
});

/** What the plaintext authenticator makes of one item (34.3): the expansion's octal escapes, then `^^` is a circumflex. */
const sentBy = (item: string) => {
  const bytes = item.replace(/\\([0-7]{3})/g, (_all, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 8)),
  );
  return Buffer.from(bytes.replaceAll('^^', '^'), 'latin1').toString('utf8');
};

test.each([
  ['me@example.org', 'me@example.org'],
  [' a:b^c$d{e}f\\g"h<i#j ', undefined],
  ['пароль 密码\u00a0', undefined],
  ['_HAVE_GNUTLS ${run{/bin/false}}', undefined],
  ['\u{1f511}', '\\360\\237\\224\\221'],
])('what is sent to another server keeps no character that Exim would read: %j', (typed, written) => {
  const item = escapeText(typed, ['sent']);
  if (written) expect(item).toBe(written);
  expect(item).toMatch(/^(?:[A-Za-z0-9.@+=,-]|\\[0-7]{3})*$/);
  expect(sentBy(item)).toBe(typed);
});

test.each(['a\nb', 'a\rb', 'a\0b'])('%j cannot be sent', (typed) => {
  expect(() => escapeText(typed, ['sent'])).toThrow(UnprintableText);
});

test('no row has a flag that would be lost where all rows of a construct are asked at once', () => {
  expect(unsafe.filter(({ pattern }) => /[^gu]/.test(pattern.flags))).toEqual([]);
});
