import { ExternalTokenizer, type InputStream } from '@lezer/lr';
import { Continuation } from '../exim.grammar.terms';
import { directives } from '../names.ts';
import { char, endOfLine, isBlank, isEnd, isName, skip, slice } from './chars.ts';

const directiveWords = new Set(Object.values(directives).flatMap((words) => [...words]));

/** The end of a directive's word (`.ifdef`) at an offset, or the offset itself if there is none. */
export function directiveEnd(input: InputStream, offset: number): number {
  if (input.peek(offset) !== char.dot) return offset;
  const end = skip(input, offset + 1, isName);
  const after = input.peek(end);
  return directiveWords.has(slice(input, offset + 1, end)) && (isBlank(after) || isEnd(after)) ? end : offset;
}

/**
 * The end of a line's continuation at an offset, or the offset itself if there is none. Exim takes comments and
 * directives out of the physical lines before it joins them, so they belong to the continuation:
 *
 *     hosts = a : \        ⎫
 *     # not c, for now     ⎬ one token, from the backslash …
 *             b            ⎭ … to the start of this line
 */
export function continuationEnd(input: InputStream, offset: number): number {
  if (input.peek(offset) !== char.backslash) return offset;
  let end = skip(input, offset + 1, isBlank);
  if (input.peek(end) !== char.newline) return offset;
  for (;;) {
    const start = skip(input, end + 1, isBlank);
    if (input.peek(start) !== char.hash && directiveEnd(input, start) === start) return end + 1;
    end = endOfLine(input, start);
    if (input.peek(end) < 0) return end;
  }
}

/** The offset behind the white space at an offset, over the ends of lines that are continued. */
export function skipSpace(input: InputStream, offset: number): number {
  let at = offset;
  for (;;) {
    const next = continuationEnd(input, skip(input, at, isBlank));
    if (next === at) return at;
    at = next;
  }
}

/** Stands in the skipped tokens, so lines may be joined anywhere; it comes before all that could eat a backslash. */
export const continuation = new ExternalTokenizer((input) => {
  const end = continuationEnd(input, 0);
  if (end) input.acceptToken(Continuation, end);
});
