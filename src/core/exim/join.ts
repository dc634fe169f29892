/** Blank lines are a rule between siblings, not nodes. */
import type { Conditional, Node, Statement } from './syntax.ts';

/** Blank lines between two nodes of a section. */
export function between(before: Node, after: Node): 0 | 1 {
  if (before.kind === 'acl' || before.kind === 'instance') return 1;
  if (after.kind === 'acl' || after.kind === 'instance') return 1;
  return after.comment ? 1 : 0;
}

/** Blank lines between two statements of an ACL. */
export function betweenStatements(
  _before: Statement | Conditional<Statement>,
  after: Statement | Conditional<Statement>,
): 0 | 1 {
  return after.comment ? 1 : 0;
}
