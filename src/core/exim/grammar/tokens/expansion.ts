import { ExternalTokenizer } from '@lezer/lr';
import * as term from '../exim.grammar.terms';
import { type ConditionShape, conditionShapes } from '../names.ts';
import { char, firstOf, isBlank, isEnd, isLetter, isName, type Reader, skip, slice } from './chars.ts';
import { skipSpace } from './continuation.ts';

/** Behind `${`: what follows the name tells a variable, an operator and an item apart. */
const readItemName: Reader = (input, stack) => {
  if (!stack.canShift(term.ItemName)) return;
  const end = skip(input, 0, (code) => isName(code) || code === char.dash);
  if (!end) return;
  if (input.peek(end) === char.colon) return [term.OperatorName, end];
  if (input.peek(skipSpace(input, end)) === char.braceClose) return [term.VariableName, end];
  const word = slice(input, 0, end);
  return [word === 'if' ? term.IfName : word === 'filter' ? term.FilterName : term.ItemName, end];
};

const shapeTerms: Record<ConditionShape, number> = {
  none: term.NoneCondition,
  one: term.OneCondition,
  two: term.TwoCondition,
  logic: term.LogicCondition,
  each: term.EachCondition,
  group: term.GroupCondition,
};

/** Where a condition may start: behind `${if`, or behind the brace of a sub-condition. */
const readCondition: Reader = (input, stack) => {
  if (!stack.canShift(term.OneCondition)) return;
  const { next } = input;
  if (next === char.bang) return [term.Negation, 1];
  if (next === char.equals || next === char.less || next === char.greater) {
    return [term.CompareOperator, input.peek(1) === char.equals ? 2 : 1];
  }
  if (!isLetter(next)) return;
  const end = skip(input, 0, isName);
  const word = slice(input, 0, end);
  const shape = conditionShapes.get(word);
  if (word === 'def' && input.peek(end) === char.colon) return [term.DefCondition, end];
  return [shape ? shapeTerms[shape] : term.OtherCondition, end];
};

/** Characters that cannot stand in a keyword or a header's name. */
const ends = (quoted: boolean) => (code: number) =>
  isBlank(code) ||
  isEnd(code) ||
  code === char.braceOpen ||
  code === char.braceClose ||
  code === char.dollar ||
  code === char.backslash ||
  (quoted && code === char.quote);

const endsKeyword = { plain: ends(false), quoted: ends(true) };

const headerName = /^[rbl]?h(eader)?_/;

/** Behind `def:`, a variable's name or a header's; the colon that ends a header's name belongs to it. */
const readDefVariable: Reader = (input, stack) => {
  if (!stack.canShift(term.DefVariable)) return;
  const end = skip(input, 0, isName);
  if (!end) return;
  if (!headerName.test(slice(input, 0, end))) return [term.DefVariable, end];
  const isEndOfName = stack.context === true ? endsKeyword.quoted : endsKeyword.plain;
  const last = skip(input, end, (code) => code !== char.colon && !isEndOfName(code));
  return [term.DefVariable, input.peek(last) === char.colon ? last + 1 : last];
};

/** Between the arguments of an item: `fail`, a lookup's type, options such as `,ret=key`. */
const readKeyword: Reader = (input, stack) => {
  if (!stack.canShift(term.Keyword)) return;
  const { next } = input;
  if (next === char.dollar || next === char.backslash) return [term.Stray, 1];
  const isEndOfWord = stack.context === true ? endsKeyword.quoted : endsKeyword.plain;
  const end = skip(input, 0, (code) => !isEndOfWord(code));
  if (!end) return;
  return [slice(input, 0, end) === 'fail' ? term.Fail : term.Keyword, end];
};

/** Names, conditions and words inside `${…}`, outside its arguments. */
export const expansionTokens = new ExternalTokenizer(
  firstOf(readDefVariable, readItemName, readCondition, readKeyword),
  { contextual: true },
);
