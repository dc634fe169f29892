/**
 * The characters that are special, by the construct that reads them. Exim reads a value from the outside in: first the
 * line, then the expansion, then the list. Text is therefore protected from the inside out.
 */
export type Construct = 'match' | 'list' | 'sent' | 'expansion' | 'line';

export interface Unsafe {
  readonly construct: Construct;
  /** Which characters; for lists the separator is added by the interpreter. */
  readonly pattern: RegExp;
  /** `backslash`: before it; `code`, `octal` (of its UTF-8): as a backslash escape; `double`: twice; `refuse`: no way to write it. */
  readonly how: 'backslash' | 'code' | 'octal' | 'double' | 'refuse';
  readonly why: string;
}

/** How a character that has a backslash escape is written inside an expansion (chapter 11.2). */
export const escapeCodes: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

export const unsafe: readonly Unsafe[] = [
  {
    construct: 'match',
    pattern: /^[!+@*^/]|[;]/,
    how: 'refuse',
    why: 'what is matched against may not start as a negation, a named list, a pattern or a file, nor hold a lookup (chapter 10)',
  },
  {
    construct: 'list',
    pattern: /^(?:$|[<\s])|\s$/,
    how: 'refuse',
    why: 'a leading < changes the separator; empty items and white space at the ends are dropped (6.21)',
  },
  {
    construct: 'sent',
    pattern: /\^/g,
    how: 'double',
    why: 'client_send turns a single circumflex into NUL, after the expansion (34.3)',
  },
  {
    construct: 'sent',
    pattern: /[\n\r\0]/,
    how: 'refuse',
    why: 'AUTH sends one line; NUL ends login and password (RFC 4616)',
  },
  {
    construct: 'sent',
    pattern: /[^A-Za-z0-9.@+=,-]/gu,
    how: 'octal',
    why: 'client_send is split as a list first and expanded then: a byte that the expansion makes is steered by neither, whatever it is',
  },
  {
    construct: 'expansion',
    pattern: /[\\${}]/g,
    how: 'backslash',
    why: 'a backslash, a dollar and braces steer the expansion (11.2)',
  },
  {
    construct: 'expansion',
    pattern: /_(?=[A-Z])/g,
    how: 'octal',
    why: "Exim replaces its predefined macros (_HAVE_…, _OPT_…) anywhere in a line, inside somebody's text too (6.4)",
  },
  {
    construct: 'expansion',
    pattern: /[\n\r\t]/g,
    how: 'code',
    why: 'an expansion has backslash escapes for them; raw, a newline would end the option (11.2)',
  },
  {
    construct: 'line',
    pattern: /[\n\r\0]/,
    how: 'refuse',
    why: 'a newline ends the option (6.2), NUL ends the string',
  },
  {
    construct: 'line',
    pattern: /_[A-Z]/,
    how: 'refuse',
    why: 'Exim would replace its predefined macros (_HAVE_…, _OPT_…) in it, and an option that is not expanded has no escape (6.4)',
  },
  {
    construct: 'line',
    pattern: /^["\s]|[\s\\]$/,
    how: 'refuse',
    why: 'a leading quote starts a quoted string (6.16), white space at the ends is dropped, a trailing backslash joins the next line',
  },
];
