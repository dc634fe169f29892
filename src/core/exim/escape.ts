/** The only interpreter of the table in `unsafe.ts`; nobody else escapes. */
import type { Separator } from './syntax.ts';
import { type Construct, escapeCodes, unsafe } from './unsafe.ts';

/** Text that a construct has no way to write. The answers' schemas keep it from getting here; this is the second lock. */
export class UnprintableText extends Error {
  constructor(text: string, construct: Construct, why: string) {
    super(`cannot be written in a ${construct}: ${JSON.stringify(text)}: ${why}`);
    this.name = 'UnprintableText';
  }
}

/** The UTF-8 of a character as backslash escapes. */
const octal = (character: string) =>
  [...new TextEncoder().encode(character)].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');

/** The rows of each construct, in their order. */
const rowsOf = new Map<Construct, (typeof unsafe)[number][]>();
for (const row of unsafe) rowsOf.set(row.construct, [...(rowsOf.get(row.construct) ?? []), row]);

/** What any row of the construct would act on. Hardly a text has it, and asking once is cheaper than trying each row. */
const special = new Map<Construct, RegExp>();
for (const [construct, rows] of rowsOf) {
  special.set(construct, new RegExp(rows.map(({ pattern }) => `(?:${pattern.source})`).join('|'), 'u'));
}

/**
 * `text` so that Exim, reading it inside `construct`, gets `text` back.
 * @throws UnprintableText where the construct has no way to write it
 */
function protect(text: string, construct: Construct, separator: Separator): string {
  let protectedText = text;
  for (const row of special.get(construct)?.test(text) ? (rowsOf.get(construct) ?? []) : []) {
    if (row.how === 'refuse') {
      if (row.pattern.test(protectedText)) throw new UnprintableText(text, construct, row.why);
    } else if (row.how === 'backslash') {
      protectedText = protectedText.replace(row.pattern, (c) => `\\${c}`);
    } else if (row.how === 'code') {
      protectedText = protectedText.replace(row.pattern, (c) => escapeCodes[c] as string);
    } else if (row.how === 'octal') {
      protectedText = protectedText.replace(row.pattern, octal);
    } else if (row.how === 'double') {
      protectedText = protectedText.replace(row.pattern, (c) => c + c);
    } else {
      row.how satisfies never;
    }
  }
  return construct === 'list' ? protectedText.replaceAll(separator, separator + separator) : protectedText;
}

/** Protects `text` for each of `constructs`, innermost first. */
export function escapeText(text: string, constructs: readonly Construct[], separator: Separator = ':'): string {
  let inner = text;
  for (const construct of constructs) inner = protect(inner, construct, separator);
  return inner;
}
