/** The characters that are special in a Dovecot value, with the reason of each, and their only interpreter. */

/** `text`: a plain value; `content`: the path of `</path`, which knows no quotes. */
export type Construct = 'text' | 'content';

interface Unsafe {
  readonly construct: Construct;
  readonly pattern: RegExp;
  /** `quote`: the value goes between quotes; `backslash`: before it, inside quotes; `refuse`: no way to write it. */
  readonly how: 'quote' | 'backslash' | 'refuse';
  readonly why: string;
}

export const unsafe: readonly Unsafe[] = [
  {
    construct: 'text',
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
    pattern: /[\u0000-\u001f\u007f]/,
    how: 'refuse',
    why: 'a newline ends the setting, and no control character belongs in one',
  },
  { construct: 'text', pattern: /%/, how: 'refuse', why: 'starts a variable, in some settings and not in others' },
  { construct: 'text', pattern: /\$/, how: 'refuse', why: 'takes in another setting or the environment' },
  { construct: 'text', pattern: /^$/, how: 'quote', why: 'an empty value is the default in some settings' },
  {
    construct: 'text',
    pattern: /^[<"']|[\s#{}\\"]/,
    how: 'quote',
    why: 'file content, quotes, words, comments, sections',
  },
  { construct: 'text', pattern: /[\\"]/g, how: 'backslash', why: 'they end the quotes or protect the next character' },
  {
    construct: 'content',
    pattern: /[^A-Za-z0-9._@+=,:~/-]|^(?!\/)/,
    how: 'refuse',
    why: 'a path after < cannot be quoted, and must be absolute to mean the same everywhere',
  },
];

/** Text that a construct has no way to write. The answers' schemas keep it from getting here; this is the second lock. */
export class UnprintableText extends Error {
  constructor(text: string, why: string) {
    super(`cannot be written in Dovecot's configuration: ${JSON.stringify(text)}: ${why}`);
    this.name = 'UnprintableText';
  }
}

/**
 * `text` so that Dovecot gets `text` back.
 * @throws UnprintableText where there is no way to write it
 */
export function protect(text: string, construct: Construct): string {
  let quoted = false;
  let inside = text;
  for (const row of unsafe) {
    if (row.construct !== construct) continue;
    if (row.how === 'backslash') inside = inside.replace(row.pattern, (c) => `\\${c}`);
    else if (row.pattern.test(text)) {
      if (row.how === 'refuse') throw new UnprintableText(text, row.why);
      quoted = true;
    }
  }
  return quoted ? `"${inside}"` : text;
}
