import { ContextTracker } from '@lezer/lr';
import { QuotedString, QuoteOpen } from '../exim.grammar.terms';

/**
 * Whether the parser stands inside a quoted string. There, at any depth of expansion, a quote ends the string and
 * backslashes have two layers (section "String values").
 */
export const quoting = new ContextTracker<boolean>({
  start: false,
  shift: (quoted, term) => quoted || term === QuoteOpen,
  // Not on the closing quote: an unclosed string has none.
  reduce: (quoted, term) => quoted && term !== QuotedString,
  hash: Number,
});
