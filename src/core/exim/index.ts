export * from './build.ts';
export { escapeText, UnprintableText } from './escape.ts';
export type { CommentLevel, PrintedLine, SectionName } from './print.ts';
export { explained, printNode, printNodes } from './print.ts';
export type {
  Clause,
  Explained,
  Instance,
  Literal,
  Node,
  Option,
  Piece,
  RetryRule,
  RetryStep,
  RewriteRule,
  Sources,
  Statement,
  Value,
} from './syntax.ts';
export {
  acl,
  code,
  ex,
  ifdef,
  integer,
  list,
  literal,
  namedList,
  pieces,
  sent,
  size,
  statement,
  text,
  time,
} from './syntax.ts';
