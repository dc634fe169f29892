/** Node → lines, each with the node's own sources; owners of the part are added by the caller. */
import { type CommentLevel, type Explained, explained } from '../../../exim/index.ts';
import type { RawLine } from '../../part.ts';
import { protect } from './escape.ts';
import type { Node, Setting, Value } from './syntax.ts';

const BLANK: RawLine = { text: '' };

function printValue(value: Value): string {
  switch (value.kind) {
    case 'flag':
      return value.on ? 'yes' : 'no';
    case 'integer':
      return String(value.value);
    case 'mode':
      return value.bits.toString(8).padStart(4, '0');
    case 'text':
      return protect(value.text, 'text');
    case 'content':
      return `<${protect(value.path, 'content')}`;
    case 'code':
      return value.code;
    default:
      return value satisfies never;
  }
}

function commentLines(comment: Explained | undefined, level: CommentLevel, indent: string): RawLine[] {
  if (!comment || level === 'none') return [];
  const lines = (level === 'teaching' ? comment.teaching : undefined) ?? (comment.brief ? [comment.brief] : []);
  return lines.map((line) => ({ text: `${indent}# ${line}`, comment: true }));
}

function printSetting(node: Setting, indent: string): RawLine {
  const text = `${indent}${node.name} = ${printValue(node.value)}`;
  return { text, about: `dovecot/${node.name}`, ...(node.from ? { from: node.from } : {}) };
}

function printNode(node: Node, level: CommentLevel, indent: string): RawLine[] {
  const head = commentLines(node.comment, level, indent);
  if (node.kind === 'setting') return explained(node.comment, [...head, printSetting(node, indent)]);
  const title = node.name === undefined ? node.type : `${node.type} ${node.name}`;
  const own = { about: `dovecot/${node.type}`, ...(node.from ? { from: node.from } : {}) };
  return explained(node.comment, [
    ...head,
    { text: `${indent}${title} {`, ...own },
    ...node.nodes.flatMap((inner) => printNode(inner, level, `${indent}  `)),
    { text: `${indent}}`, ...own },
  ]);
}

/** The lines of sibling nodes; at the top level a section or a commented node stands apart from what is before it. */
export function printNodes(nodes: readonly Node[], level: CommentLevel): readonly RawLine[] {
  return nodes.flatMap((node, index) => {
    const before = nodes[index - 1];
    const apart =
      before && (before.kind === 'section' || node.kind === 'section' || (node.comment && level !== 'none'));
    return [...(apart ? [BLANK] : []), ...printNode(node, level, '')];
  });
}
