import { ExternalTokenizer, type InputStream } from '@lezer/lr';
import * as term from '../exim.grammar.terms';
import { directives, driverSections, listTypes, modifiers, verbs } from '../names.ts';
import {
  char,
  endOfLine,
  firstOf,
  isBlank,
  isEnd,
  isName,
  isUpper,
  type Reader,
  shiftable,
  skip,
  slice,
  type Token,
  trimEnd,
} from './chars.ts';
import { continuationEnd, directiveEnd, skipSpace } from './continuation.ts';
import { isFieldEnd } from './ends.ts';

const readComment: Reader = (input, stack) =>
  input.next === char.hash ? shiftable(stack, term.Comment, trimEnd(input, endOfLine(input, 0))) : undefined;

function directiveTerm(word: string): number {
  if (directives.open.has(word)) return term.IfKeyword;
  if (directives.middle.has(word)) return term.ElseKeyword;
  return directives.close.has(word) ? term.EndKeyword : term.IncludeKeyword;
}

const readDirective: Reader = (input, stack) => {
  // Directives belong to physical lines: a backslash at the end does not continue them.
  if (stack.canShift(term.DirectiveArgument)) return [term.DirectiveArgument, trimEnd(input, endOfLine(input, 0))];
  const end = stack.canShift(term.IfKeyword) ? directiveEnd(input, 0) : 0;
  return end ? [directiveTerm(slice(input, 1, end)), end] : undefined;
};

const readAssignment: Reader = (input, stack) => {
  if (input.next !== char.equals) return;
  const again = input.peek(1) === char.equals ? shiftable(stack, term.Redefine, 2) : undefined;
  return again ?? shiftable(stack, term.Assign, 1);
};

const readNot: Reader = (input, stack) => {
  if (input.next !== char.bang || !stack.canShift(term.Not)) return;
  let at = skipSpace(input, 1);
  while (input.peek(at) === char.bang) at = skipSpace(input, at + 1);
  return isName(input.peek(at)) ? [term.Not, 1] : undefined;
};

const readSenders: Reader = (input, stack) => {
  const word = 'senders=';
  if (!stack.canShift(term.Senders) || slice(input, 0, word.length) !== word) return;
  return isFieldEnd(input, word.length) ? undefined : [term.Senders, word.length];
};

const sectionTerms: ReadonlyMap<string, number> = new Map([
  ['acl', term.AclSectionName],
  ['retry', term.RetrySectionName],
  ['rewrite', term.RewriteSectionName],
  ['local_scan', term.OptionSectionName],
  ...[...driverSections].map((name): [string, number] => [name, term.DriverSectionName]),
]);

/** Names that stand at the start of a line, or behind the word that opens it. What they are depends on what follows. */
const readName: Reader = (input, stack) => {
  const end = skip(input, 0, isName);
  if (!end) return;
  const word = slice(input, 0, end);
  const after = skipSpace(input, end);
  const next = input.peek(after);
  const named = after > end && isName(next);
  const can = (id: number, when: boolean): Token | undefined => (when ? shiftable(stack, id, end) : undefined);

  if (stack.canShift(term.AclSectionName)) return [sectionTerms.get(word) ?? term.UnknownSectionName, end];
  return (
    can(term.AclVariable, true) ??
    can(term.ListName, true) ??
    can(term.Begin, named && word.toLowerCase() === 'begin') ??
    can(term.Label, next === char.colon) ??
    can(term.MacroName, isUpper(input.next) && next === char.equals) ??
    can(term.MacroCall, isUpper(input.next) && next !== char.equals) ??
    // Before an equals sign stands a name, whatever it is.
    can(term.Verb, next !== char.equals && verbs.has(word)) ??
    can(term.Hide, named && word === 'hide') ??
    can(term.ListType, named && listTypes.has(word)) ??
    can(term.SetKeyword, named && word === 'set') ??
    can(term.AclModifierName, modifiers.has(word)) ??
    can(term.AclConditionName, true) ??
    can(term.OptionName, true)
  );
};

/** The end of the logical line, without the white space before it. */
function endOfLogicalLine(input: InputStream): number {
  let at = 0;
  for (let code = input.peek(at); !isEnd(code); code = input.peek(at))
    at = Math.max(at + 1, continuationEnd(input, at));
  return trimEnd(input, at);
}

const readInvalid: Reader = (input, stack) =>
  stack.canShift(term.Invalid) ? [term.Invalid, endOfLogicalLine(input)] : undefined;

const readLine = firstOf(
  readDirective,
  readComment,
  readAssignment,
  readNot,
  readSenders,
  readName,
  // What fits nowhere costs its own line, never the next.
  readInvalid,
);

/** All that depends on standing at a certain place of a line. */
export const lineTokens = new ExternalTokenizer(
  (input, stack) => {
    if (!isBlank(input.next) && !isEnd(input.next)) readLine(input, stack);
  },
  { contextual: true },
);
