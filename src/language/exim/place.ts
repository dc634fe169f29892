/** From a place in a configuration to the names under which the tables know what stands there. */
import { syntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import type { SyntaxNode } from '@lezer/common';

/** The thing at a position: its extent, and the keys that may describe it, the most telling first. */
export interface Thing {
  readonly from: number;
  readonly to: number;
  readonly keys: readonly string[];
}

/** Finds the nearest node of some names, upwards. */
export function ancestor(node: SyntaxNode | null, ...names: readonly string[]): SyntaxNode | null {
  let at = node;
  while (at && !names.includes(at.name)) at = at.parent;
  return at;
}

const textOf = (state: EditorState, node: SyntaxNode | null) => (node ? state.sliceDoc(node.from, node.to) : '');

/** `routers`, `transports` or `authenticators`, in such a section; elsewhere nothing. */
export function sectionOf(state: EditorState, node: SyntaxNode): string {
  return textOf(state, ancestor(node, 'DriverSection')?.getChild('SectionName') ?? null);
}

/** The value of `driver` in the instance around a node. */
export function driverOf(state: EditorState, node: SyntaxNode): string {
  for (const option of ancestor(node, 'Driver')?.getChildren('Option') ?? []) {
    if (textOf(state, option.getChild('OptionName')) === 'driver') return textOf(state, option.getChild('Value'));
  }
  return '';
}

function optionKeys(state: EditorState, node: SyntaxNode, name: string): string[] {
  const section = sectionOf(state, node);
  const tables = section ? [driverOf(state, node), section] : ['main'];
  const names = [name, name.replace(/^not?_/, '')];
  return tables.flatMap((table) => names.map((each) => `${table}/${each}`));
}

/** `$acl_m_count` and `$acl_m0` are both described as `acl_m`, `$auth3` as `auth`, `$2` as a number. */
function variableKeys(text: string): string[] {
  const name = text.replace(/^\$/, '');
  if (/^[rbl]?h(eader)?_/.test(name)) return [`variables/${/^[rbl]?h/.exec(name)?.[0]}_`];
  if (/^\d+$/.test(name)) return ['variables/1'];
  return [`variables/${name}`, `variables/${name.replace(/^(acl_[cm])_?.+$|^(r)_.+$|^(\D+)\d+$/, '$1$2$3')}`];
}

/** `length_3` and `quote_mysql` are described without what varies. */
const operatorKeys = (name: string) => [`operators/${name}`, `operators/${name.replace(/_.*$/, '')}`];

/** `partial-lsearch*,ret=full` is an `lsearch`. */
function keywordKeys(state: EditorState, node: SyntaxNode, text: string): string[] {
  if (textOf(state, node.parent?.getChild('ItemName') ?? null) !== 'lookup') return [];
  return [`lookups/${text.replace(/^partial(-|\(.*?\)|\d+-)*/, '').replace(/[*@,].*$/, '')}`];
}

/** Values that are words of Exim's own: `driver = …`, `control = …`, `verify = …`. */
function valueThing(state: EditorState, value: SyntaxNode): Thing | null {
  const name = textOf(state, value.parent?.getChild('Assign')?.prevSibling ?? null);
  const word = /^[\w-]+/.exec(textOf(state, value))?.[0];
  if (!word || !['driver', 'control', 'verify'].includes(name)) return null;
  const key = name === 'driver' ? `drivers/${sectionOf(state, value)}.${word}` : `${name}/${word}`;
  return { from: value.from, to: value.from + word.length, keys: [key] };
}

function keysOf(state: EditorState, node: SyntaxNode, text: string): readonly string[] {
  switch (node.name) {
    case 'OptionName':
      return optionKeys(state, node, text);
    case 'AclConditionName':
    case 'AclModifierName':
    case 'SetKeyword':
      return [`acl/${text}`];
    case 'Verb':
      return [`verbs/${text}`];
    case 'Variable':
    case 'VariableName':
    case 'Header':
    case 'AclVariable':
      return variableKeys(text);
    case 'ItemName':
      return [`items/${text}`];
    case 'OperatorName':
      return operatorKeys(text);
    case 'ConditionName':
    case 'CompareOperator':
      return [`conditions/${text}`];
    case 'Keyword':
      return keywordKeys(state, node, text);
    case 'Fail':
      return ['items/fail'];
    case 'DirectiveName':
      return [`directives/${text.slice(1)}`];
    case 'ListType':
      return [`lists/${text.replace(/_cache$/, '')}`];
    case 'SectionName':
      return [`sections/${text}`];
    case 'Hide':
      return ['lists/hide'];
    default:
      return [];
  }
}

/** What stands at a position, on the given side of it. */
export function thingAt(state: EditorState, pos: number, side: -1 | 0 | 1): Thing | null {
  const node = syntaxTree(state).resolveInner(pos, side);
  if (node.name === 'Value') {
    const thing = valueThing(state, node);
    return thing && pos >= thing.from && pos <= thing.to ? thing : null;
  }
  const keys = keysOf(state, node, textOf(state, node));
  return keys.length > 0 ? { from: node.from, to: node.to, keys } : null;
}
