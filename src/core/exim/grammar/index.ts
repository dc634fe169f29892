/**
 * The only parser of Exim's configuration language: text → tree. `exim.grammar` says what the tree looks like.
 *
 *     deny  !verify = recipient        Statement(Verb, AclCondition(Not, AclConditionName, Assign, Value))
 *     a = ${lc:$domain}                Option(OptionName, Assign, Value(Operator("${", OperatorName, ":", Variable, "}")))
 */
import type { SyntaxNodeRef } from '@lezer/common';
import type { LRParser } from '@lezer/lr';
import { parser as generated } from './exim.grammar';
import { type NodeName, nodeNames } from './nodes.ts';

export { type NodeName, nodeNames };

// Typed here and not re-exported, so that the declarations of this file do not lead to those of a `.grammar`.
export const parser: LRParser = generated;

const known: ReadonlySet<string> = new Set(nodeNames);

/** A node's name, as one of the names that the grammar has. */
export function nameOf(node: SyntaxNodeRef): NodeName {
  if (known.has(node.name)) return node.name as NodeName;
  throw new Error(`Found the node "${node.name}", expected one of Exim's grammar`);
}

/**
 * Whether Exim would stumble here: `Invalid` covers what it does not understand, `Unclosed` (empty) stands where a
 * brace or a quote is missing. The grammar is total, so there are no error nodes; other parsers' are counted too.
 */
export function isProblem(node: SyntaxNodeRef): boolean {
  return node.type.isError || node.name === 'Invalid' || node.name === 'Unclosed';
}
