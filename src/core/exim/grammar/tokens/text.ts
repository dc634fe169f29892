import { ExternalTokenizer, type InputStream } from '@lezer/lr';
import * as term from '../exim.grammar.terms';
import { char, firstOf, isBlank, isEnd, isLetter, isName, type Reader, skip, slice } from './chars.ts';
import { continuationEnd } from './continuation.ts';

const scalars: readonly (readonly [RegExp, number])[] = [
  [/^(true|false|yes|no)$/i, term.BooleanValue],
  [/^-?(0x[\da-f]+|\d+(\.\d+)?)[kmgt]?$/i, term.NumberValue],
  [/^(\d+[wdhms])+$/, term.TimeValue],
];

/** Longer than any flag, number or time. */
const scalarLimit = 24;

/** A flag, number or time that is the whole of a value: sections "Boolean options" to "Time intervals". */
const readScalar: Reader = (input, stack) => {
  if (!stack.canShift(term.BooleanValue)) return;
  const end = skip(input, 0, (code) => isName(code) || code === char.dot || code === char.dash);
  if (!end || end > scalarLimit || !isEnd(input.peek(skip(input, end, isBlank)))) return;
  const word = slice(input, 0, end);
  const scalar = scalars.find(([pattern]) => pattern.test(word));
  return scalar && [scalar[1], end];
};

const readQuote: Reader = (input, stack) => {
  if (input.next !== char.quote) return;
  const special = stack.context === true ? term.QuoteClose : term.QuoteOpen;
  if (stack.canShift(special)) return [special, 1];
  return stack.canShift(term.plainQuote) ? [term.plainQuote, 1] : undefined;
};

const isHighSurrogate = (code: number) => code >= 0xd800 && code < 0xdc00;
const isLowSurrogate = (code: number) => code >= 0xdc00 && code < 0xe000;
const isOctal = (code: number) => code >= char.zero && code < char.zero + 8;
const isHex = (code: number) => /[\da-f]/i.test(String.fromCharCode(code));

/** The end of the character that a backslash before `at` takes along; in quotes, that character has a notation too. */
function escapedEnd(input: InputStream, at: number, quoted: boolean): number {
  const code = input.peek(at);
  if (isEnd(code) || continuationEnd(input, at) > at) return at;
  if (quoted && code === char.backslash) return isEnd(input.peek(at + 1)) ? at + 1 : at + 2;
  if (isOctal(code)) return Math.min(at + 3, skip(input, at, isOctal));
  if (code === char.lowerX) return Math.min(at + 3, skip(input, at + 1, isHex));
  return isHighSurrogate(code) && isLowSurrogate(input.peek(at + 1)) ? at + 2 : at + 1;
}

/** `\N…\N`, left alone by the expander; without a second `\N`, that is the rest of the string. */
function protectedEnd(input: InputStream, from: number, quoted: boolean): number {
  let at = from;
  for (let code = input.peek(at); !isEnd(code) && !(quoted && code === char.quote); code = input.peek(at)) {
    const joined = continuationEnd(input, at);
    if (joined > at) at = joined;
    else if (code !== char.backslash) at++;
    else {
      const doubled = input.peek(at + 1) === char.backslash;
      const n = quoted ? at + 2 : at + 1;
      if ((doubled || !quoted) && input.peek(n) === char.upperN) return n + 1;
      at = quoted && !isEnd(input.peek(at + 1)) ? at + 2 : at + 1;
    }
  }
  return at;
}

/**
 * Backslashes as the expander sees them (section "Character escape sequences in expanded strings"). In quotes the
 * string's own layer comes first, so there the expander's backslash is a pair.
 */
const readBackslash: Reader = (input, stack) => {
  if (input.next !== char.backslash || !stack.canShift(term.Escape)) return;
  const quoted = stack.context === true;
  const pair = quoted && input.peek(1) === char.backslash && continuationEnd(input, 1) === 1;
  const end = pair ? 2 : 1;
  if (input.peek(end) === char.upperN && pair === quoted) return [term.Protected, protectedEnd(input, end + 1, quoted)];
  const closes = pair && input.peek(end) === char.quote;
  return [term.Escape, closes ? end : escapedEnd(input, end, quoted)];
};

const among = (signs: string) => (code: number) => code >= 0 && signs.includes(String.fromCharCode(code));
const isBeforeItem = among('=:;,{"!<');
const isBehindItem = among(':;,}"');

/** The character after `<` that a list takes for its separator: section "Changing list separators". */
const isSeparator = (code: number) => code > char.space && code < 127 && !isName(code) && !among('${}"\\')(code);

/**
 * The signs of lists: `+name`, a lone separator, `<;` and `!`. They only help the eye; what an option makes of its
 * text is not the grammar's to say.
 */
const readListSign: Reader = (input, stack) => {
  if (!stack.canShift(term.ListReference)) return;
  const before = input.peek(-1);
  const after = input.peek(1);
  if (!isBlank(before) && !isBeforeItem(before)) return;
  switch (String.fromCharCode(input.next)) {
    case ':':
    case ';':
      return isBlank(after) || isEnd(after) ? [term.Separator, 1] : undefined;
    case '!':
      return isEnd(after) ? undefined : [term.ItemNegation, 1];
    case '<':
      if (after === char.backslash && isLetter(input.peek(2))) return [term.SeparatorChange, 3];
      return isSeparator(after) ? [term.SeparatorChange, 2] : undefined;
    case '+': {
      const end = isLetter(after) ? skip(input, 1, isName) : 0;
      const behind = input.peek(end);
      return end && (isBlank(behind) || isEnd(behind) || isBehindItem(behind)) ? [term.ListReference, end] : undefined;
    }
    default:
      return undefined;
  }
};

const endsWord = among('\\$"{}');

/** Here and not in the grammar, whose tokens cannot hold half a surrogate pair. */
const readWord: Reader = (input, stack) => {
  if (!stack.canShift(term.word)) return;
  const end = skip(input, 0, (code) => !isBlank(code) && !isEnd(code) && !endsWord(code));
  return end ? [term.word, end] : undefined;
};

const endsRetryWord = among(',;');

const readRetryWord: Reader = (input, stack) => {
  if (!stack.canShift(term.retryWord)) return;
  const end = skip(input, 0, (code) => !isBlank(code) && !isEnd(code) && !endsRetryWord(code));
  return end ? [term.retryWord, end] : undefined;
};

const readText = firstOf(readQuote, readBackslash, readScalar, readListSign, readWord, readRetryWord);

/** Words, and all that begins with a special character, in values and arguments. */
export const textTokens = new ExternalTokenizer(
  (input, stack) => {
    if (!isBlank(input.next) && !isEnd(input.next)) readText(input, stack);
  },
  { contextual: true },
);
