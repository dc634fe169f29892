import { syntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import type { SyntaxNode } from '@lezer/common';

interface Range {
  readonly from: number;
  readonly to: number;
}

const directives: ReadonlySet<string> = new Set(['IfDirective', 'ElseDirective', 'EndDirective']);

/** Nodes that are a block below their first line. */
const blocks: ReadonlySet<string> = new Set([
  'AclSection',
  'DriverSection',
  'RetrySection',
  'RewriteSection',
  'OptionSection',
  'Acl',
  'Driver',
  'Statement',
]);

/** Nodes that are a line, maybe a continued one. */
const lines: ReadonlySet<string> = new Set([
  'MacroDefinition',
  'NamedList',
  'Option',
  'AclCondition',
  'AclModifier',
  'RetryRule',
  'RewriteRule',
]);

/**
 * Where a block's own lines end. What stands behind them speaks of the next block, though the tree has it in this one:
 * comments, and the `.endif` of an `.ifdef` that began before.
 */
function endOfBlock(block: SyntaxNode): number {
  let end = block.from;
  let open = 0;
  for (let child = block.firstChild; child; child = child.nextSibling) {
    if (child.name === 'IfDirective') open++;
    else if (child.name === 'EndDirective' && open > 0) {
      open--;
      end = child.to;
    } else if (blocks.has(child.name)) end = endOfBlock(child);
    else if (child.name !== 'Comment' && !directives.has(child.name)) end = child.to;
  }
  return end;
}

/** From an `.ifdef` or `.else` line to the line before the directive that ends its part. */
function foldDirective(state: EditorState, start: SyntaxNode): Range | null {
  const cursor = syntaxTree(state).cursor();
  cursor.moveTo(start.from, 1);
  let depth = 0;
  while (cursor.next()) {
    if (cursor.from <= start.from || !directives.has(cursor.name)) continue;
    if (cursor.name === 'IfDirective') depth++;
    else if (depth === 0) return { from: start.to, to: Math.max(start.to, state.doc.lineAt(cursor.from).from - 1) };
    else if (cursor.name === 'EndDirective') depth--;
  }
  return null;
}

const isComment = (state: EditorState, number: number) =>
  number >= 1 && number <= state.doc.lines && /^\s*#/.test(state.doc.line(number).text);

/** Three or more lines of comment, from the first of them. */
function foldComments(state: EditorState, from: number): Range | null {
  const first = state.doc.lineAt(from);
  if (!isComment(state, first.number) || isComment(state, first.number - 1)) return null;
  let last = first.number;
  while (isComment(state, last + 1)) last++;
  return last - first.number >= 2 ? { from: first.to, to: state.doc.line(last).to } : null;
}

/**
 * What can be folded at a line: sections, ACLs and their statements, driver instances, conditional parts, continued lines
 * and longer comments.
 */
export function foldExim(state: EditorState, lineStart: number, lineEnd: number): Range | null {
  const first = lineStart + (/\S/.exec(state.doc.lineAt(lineStart).text)?.index ?? 0);
  let node: SyntaxNode | null = syntaxTree(state).resolveInner(first, 1);
  if (node.name === 'Comment') return foldComments(state, lineStart);
  for (; node; node = node.parent) {
    // A parent that began earlier may be the section whose first option this is.
    if (node.from < lineStart) return null;
    if (directives.has(node.name)) return node.name === 'EndDirective' ? null : foldDirective(state, node);
    const to = blocks.has(node.name) ? endOfBlock(node) : lines.has(node.name) ? node.to : lineEnd;
    if (to > lineEnd) return { from: lineEnd, to };
  }
  return null;
}
