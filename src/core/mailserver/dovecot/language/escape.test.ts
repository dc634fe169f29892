import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { protect, UnprintableText } from './escape.ts';

/** Text that is likely to hurt: what is special to Dovecot among ordinary characters. */
const nasty = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'\\"\'#{}<>$% \t\n\r\0aA1=,:/', '%{', '$SET:', '!include ', '}\n', '\u00a0') }),
  fc.string({ unit: 'binary' }),
);

/** How Dovecot reads a value: quotes with backslashes inside them, or the bare text. */
function read(source: string): string {
  if (!source.startsWith('"')) return source;
  expect(source).toMatch(/^"(?:[^"\\]|\\.)*"$/);
  return source.slice(1, -1).replace(/\\(.)/g, '$1');
}

describe('a value', () => {
  test.each([
    ['example.org', 'example.org'],
    ['with space', '"with space"'],
    ['', '""'],
    ['a#b', '"a#b"'],
    ['say "hi" \\o/', '"say \\"hi\\" \\\\o/"'],
    ['</etc/passwd', '"</etc/passwd"'],
  ])('%j is written as %s', (text, written) => expect(protect(text, 'text')).toBe(written));

  test.each(['a\nb', 'a\0b', '%{env}', '$SET:x', 'a\u007f'])('%j is refused', (text) => {
    expect(() => protect(text, 'text')).toThrow(UnprintableText);
  });

  test('is read back as it was, on one line, or refused', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        let written: string;
        try {
          written = protect(text, 'text');
        } catch (error) {
          expect(error).toBeInstanceOf(UnprintableText);
          return;
        }
        expect(written).not.toMatch(/[\n\r]/);
        expect(read(written)).toBe(text);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a path after <', () => {
  test('is plain and absolute', () => expect(protect('/etc/ssl/a:b.pem', 'content')).toBe('/etc/ssl/a:b.pem'));
  test.each(['relative.pem', '/a b', '/a"b', '/a#b', '', '/a\nb'])('%j is refused', (path) => {
    expect(() => protect(path, 'content')).toThrow(UnprintableText);
  });
});
