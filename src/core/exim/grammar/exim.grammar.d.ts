// What `lezer()` (a bundler's plugin of @lezer/generator) makes of exim.grammar.
import type { LRParser } from '@lezer/lr';

export const parser: LRParser;
