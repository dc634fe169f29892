import { ExternalTokenizer, type InputStream } from '@lezer/lr';
import * as term from '../exim.grammar.terms';
import { char, firstOf, isBlank, isEnd, type Reader, shiftable } from './chars.ts';
import { continuationEnd } from './continuation.ts';

/** White space, a continuation and the line's end close a field of a retry or rewrite rule. */
export function isFieldEnd(input: InputStream, offset: number): boolean {
  const code = input.peek(offset);
  return isBlank(code) || isEnd(code) || continuationEnd(input, offset) > offset;
}

const readUnclosed: Reader = (input, stack) => {
  // A quoted string ends at its quote, so whatever is open inside it ends there too.
  if (input.next === char.quote ? stack.context !== true || stack.canShift(term.QuoteClose) : !isEnd(input.next))
    return;
  return shiftable(stack, term.Unclosed, 0);
};

const readFieldEnd: Reader = (input, stack) => (isFieldEnd(input, 0) ? shiftable(stack, term.fieldEnd, 0) : undefined);

const readTextEnd: Reader = (input, stack) => (input.next < 0 ? shiftable(stack, term.textEnd, 0) : undefined);

/** Zero-width ends: of what is still open at the end of a line or string, of a field, of a last line. */
export const endTokens = new ExternalTokenizer(firstOf(readUnclosed, readFieldEnd, readTextEnd), { contextual: true });
