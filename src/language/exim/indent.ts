import { type IndentContext, syntaxTree } from '@codemirror/language';
import type { SyntaxNode } from '@lezer/common';
import { verbs } from '../../core/exim/grammar/names.ts';

/** Lines that get their place anew when their first word is complete. */
export const indentOnInput = new RegExp(`^\\s*(begin \\w+|\\w+:|${[...verbs].join('|')})$`);

function enclosing(node: SyntaxNode | null, names: readonly string[]): SyntaxNode | null {
  let at = node;
  while (at && !names.includes(at.name)) at = at.parent;
  return at;
}

/** The column of an ACL statement's first condition: where its others line up. */
function conditionColumn(context: IndentContext, statement: SyntaxNode): number | null {
  const condition = statement.getChild('AclCondition') ?? statement.getChild('AclModifier');
  return condition && context.column(condition.from);
}

/** A continued line stands under the value that it continues, or under the line before. */
function continuedColumn(context: IndentContext, pos: number): number | null {
  const { doc } = context.state;
  const before = pos > 0 ? doc.lineAt(pos - 1) : null;
  if (!before || !/\\\s*$/.test(before.text) || /^\s*#/.test(before.text)) return null;
  const earlier = before.number > 1 ? doc.line(before.number - 1).text : '';
  if (/\\\s*$/.test(earlier)) return context.lineIndent(before.from);
  const value = /=\s*[^\s\\]/.exec(before.text);
  return value
    ? context.column(before.from + value.index + value[0].length - 1)
    : context.lineIndent(before.from) + context.unit;
}

/**
 * Exim does not care; these are the habits of its own files. Options stand one step in, so do an ACL's verbs, and further
 * conditions line up below the first:
 *
 *     acl_check_rcpt:
 *       deny    message = …
 *               domains = …
 */
export function indentExim(context: IndentContext, pos: number): number | null {
  const continued = continuedColumn(context, pos);
  if (continued !== null) return continued;
  const text = context.textAfterPos(pos).trim();
  if (/^(begin\s|\w+\s*:)/.test(text)) return 0;
  // What is written at the end of a block belongs to it until it says otherwise.
  const node = syntaxTree(context.state).resolveInner(pos, -1);
  const acl = enclosing(node, ['Acl']);
  if (!acl) return enclosing(node, ['Driver']) ? context.unit : text ? 0 : null;
  if (verbs.has(/^\w*/.exec(text)?.[0] ?? '')) return context.unit;
  const statement = enclosing(node, ['Statement']);
  return (statement && conditionColumn(context, statement)) ?? context.unit;
}
