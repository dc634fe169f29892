import type { InputStream, Stack } from '@lezer/lr';

/** Character codes by name, as far as the tokenizers need them. */
export const char = {
  tab: 9,
  newline: 10,
  carriageReturn: 13,
  space: 32,
  bang: 33,
  quote: 34,
  hash: 35,
  dollar: 36,
  dash: 45,
  dot: 46,
  zero: 48,
  nine: 57,
  colon: 58,
  semicolon: 59,
  less: 60,
  equals: 61,
  greater: 62,
  upperA: 65,
  upperN: 78,
  upperZ: 90,
  backslash: 92,
  underscore: 95,
  lowerA: 97,
  lowerX: 120,
  lowerZ: 122,
  braceOpen: 123,
  braceClose: 125,
} as const;

/** White space within a line; the carriage return of a foreign line ending counts. */
export function isBlank(code: number): boolean {
  return code === char.space || (code >= char.tab && code <= char.carriageReturn && code !== char.newline);
}

/** The end of a line, or of the text. */
export function isEnd(code: number): boolean {
  return code === char.newline || code < 0;
}

export function isUpper(code: number): boolean {
  return code >= char.upperA && code <= char.upperZ;
}

export function isLetter(code: number): boolean {
  return isUpper(code) || (code >= char.lowerA && code <= char.lowerZ);
}

/** Letters, digits and the underscore: what Exim takes for a part of a name. */
export function isName(code: number): boolean {
  return isLetter(code) || (code >= char.zero && code <= char.nine) || code === char.underscore;
}

/** The offset of the first character at or after `offset` for which `test` fails; the end of the text always does. */
export function skip(input: InputStream, offset: number, test: (code: number) => boolean): number {
  let at = offset;
  for (let code = input.peek(at); code >= 0 && test(code); code = input.peek(at)) at++;
  return at;
}

/** The text between two offsets from the stream's position. */
export function slice(input: InputStream, from: number, to: number): string {
  let text = '';
  for (let at = from; at < to; at++) text += String.fromCharCode(input.peek(at));
  return text;
}

/** The offset of the end of the physical line: its newline, or the end of the text. */
export function endOfLine(input: InputStream, offset: number): number {
  return skip(input, offset, (code) => code !== char.newline);
}

/** Moves an end back over trailing white space. */
export function trimEnd(input: InputStream, end: number): number {
  let at = end;
  while (at > 0 && isBlank(input.peek(at - 1))) at--;
  return at;
}

/** A token that begins at the stream's position: its term and its length. */
export type Token = readonly [term: number, length: number];

/** Reads one kind of token, or finds that it does not stand here. */
export type Reader = (input: InputStream, stack: Stack) => Token | undefined;

/** A token that is only worth having where the grammar can use it. */
export function shiftable(stack: Stack, term: number, length: number): Token | undefined {
  return stack.canShift(term) ? [term, length] : undefined;
}

/** Tries readers in order; the first token wins. */
export function firstOf(...readers: readonly Reader[]): (input: InputStream, stack: Stack) => void {
  return (input, stack) => {
    for (const read of readers) {
      const token = read(input, stack);
      if (token) return input.acceptToken(...token);
    }
  };
}
