/** Node → lines. The printer emits each line with the node's own sources; owners of the part are added by its caller. */
import { escapeText } from './escape.ts';
import { between, betweenStatements } from './join.ts';
import { namedListFacts, type OptionFacts, type OptionSection, optionFacts } from './options.ts';
import type {
  Acl,
  Clause,
  Conditional,
  Explained,
  Instance,
  Literal,
  Node,
  Option,
  RetryRule,
  RewriteRule,
  Separator,
  Sources,
  Statement,
  Value,
} from './syntax.ts';
import type { Construct } from './unsafe.ts';

export type SectionName = OptionSection | 'retry' | 'rewrite';
export type CommentLevel = 'none' | 'brief' | 'teaching';

export interface PrintedLine {
  readonly text: string;
  /** Narrower sources of the node, where it names any. */
  readonly from?: Sources;
  /** A comment line: its text depends on the comment level too. */
  readonly comment?: true;
  /** Holds a password. */
  readonly secret?: true;
  /** What the line is about: `main/primary_hostname`, `acl/verify`, `routers/domains`, `redirect/data`, `retry/rule`. */
  readonly about?: string;
  /** The teaching comment of the node that printed it, or of the node around that, whatever the comment level. */
  why?: readonly string[];
}

const BLANK: PrintedLine = { text: '' };
const LINE: readonly Construct[] = ['line'];
/** Lists longer than this are written one item a line. */
const WIDE = 100;

/** The constructs that read a value's text in this option, innermost first. */
function constructsOf(facts: OptionFacts, inList: boolean): Construct[] {
  return [
    ...(facts.match ? (['match'] as const) : []),
    ...(inList ? (['list'] as const) : []),
    ...(facts.expanded ? (['expansion'] as const) : []),
  ];
}

/** What is sent is left with nothing that an expansion or a list would take for its own. */
const constructsOfPiece = ({ inList, sent }: Literal): Construct[] =>
  sent ? ['sent'] : inList ? ['list', 'expansion'] : ['expansion'];

/** One value as Exim reads it in an option with these facts; may hold `\n`, which the caller prints as a continuation. */
export function printValue(
  value: Value,
  facts: OptionFacts,
  separator: Separator = ':',
  inList = facts.list === true,
): string {
  switch (value.kind) {
    case 'flag':
      return value.on ? 'true' : 'false';
    case 'integer':
      return String(value.value);
    case 'size':
    case 'time':
      return `${value.value}${value.unit}`;
    case 'text':
      return escapeText(value.text, [...constructsOf(facts, inList), 'line'], separator);
    case 'expansion':
      return value.pieces
        .map((piece) =>
          typeof piece === 'string' ? piece : escapeText(piece.text, constructsOfPiece(piece), piece.inList),
        )
        .join('');
    case 'list':
      return printList(value.items, value.separator, facts);
    default:
      return value satisfies never;
  }
}

export function printList(items: readonly Value[], separator: Separator, facts: OptionFacts): string {
  const printed = items.map((item) => printValue(item, facts, separator, true));
  const lead = separator === ':' ? '' : `<${separator} `;
  const line = `${lead}${printed.join(` ${separator} `)}`;
  return line.length <= WIDE ? line : `${lead}${printed.join(` ${separator} \n`)}`;
}

/** A logical line as physical ones: each `\n` becomes a continuation, its further lines indented by `hang`. */
function physical(textWithBreaks: string, hang: string): string[] {
  if (!textWithBreaks.includes('\n')) return [textWithBreaks.trimEnd()];
  const rows = textWithBreaks.split('\n').map((row, index) => (index === 0 ? row.trimEnd() : hang + row.trim()));
  return rows.map((row, index) => (index < rows.length - 1 ? `${row.trimEnd()} \\` : row));
}

function annotate(texts: readonly string[], about: string, from?: Sources): PrintedLine[] {
  return texts.map((text) => {
    // The last lock: whatever is inside, a logical line is made of exactly the physical lines that we broke it into.
    const inner = text.trim();
    escapeText(inner.endsWith(' \\') ? inner.slice(0, -2) : inner, LINE);
    return from ? { text, about, from } : { text, about };
  });
}

/** Gives the lines of a node, which were made for it, its reason; those that have a nearer one keep it, and blank ones are everybody's. */
export function explained<L extends { readonly text: string; why?: readonly string[] }>(
  comment: Explained | undefined,
  lines: L[],
): L[] {
  const why = comment?.teaching ?? (comment?.brief ? [comment.brief] : undefined);
  if (why) for (const line of lines) if (line.text !== '') line.why ??= why;
  return lines;
}

function commentLines(comment: Explained | undefined, level: CommentLevel, indent: string): PrintedLine[] {
  if (!comment || level === 'none') return [];
  const lines = (level === 'teaching' ? comment.teaching : undefined) ?? (comment.brief ? [comment.brief] : []);
  return lines.map((line) => ({ text: `${indent}# ${line}`, comment: true }));
}

function printOption(option: Option, section: OptionSection, indent: string, level: CommentLevel): PrintedLine[] {
  const hide = option.hide ? 'hide ' : '';
  const facts = optionFacts(section, option.name);
  const about = `${facts.driver ?? section}/${option.name}`;
  const head = commentLines(option.comment, level, indent);
  if (option.value.kind === 'flag') {
    const name = option.value.on ? option.name : `no_${option.name}`;
    return explained(option.comment, [...head, ...annotate([`${indent}${hide}${name}`], about, option.from)]);
  }
  const value = printValue(option.value, facts);
  // Our own line breaks aside, the value as a whole must survive the reading of its line: no leading quote, no lost ends.
  if (value !== '') escapeText(value.replace(/ ?\n/g, ''), LINE);
  const line = `${indent}${hide}${option.name} =${value === '' ? '' : ` ${value}`}`;
  const printed = annotate(physical(line, `${indent}    `), about, option.from);
  const lines = option.secret || option.hide ? printed.map((each) => ({ ...each, secret: true as const })) : printed;
  return explained(option.comment, [...head, ...lines]);
}

function printConditional<N>(
  node: Conditional<N>,
  level: CommentLevel,
  indent: string,
  inner: (n: N) => PrintedLine[],
): PrintedLine[] {
  return explained(node.comment, [
    ...commentLines(node.comment, level, indent),
    { text: `.ifdef ${node.macro}` },
    ...node.nodes.flatMap(inner),
    { text: '.endif' },
  ]);
}

/** Width of the column that holds an ACL statement's verb. */
const VERB = 8;
const CLAUSE_INDENT = ' '.repeat(2 + VERB);

function printClause(clause: Clause): string {
  const name = `${clause.negated ? '!' : ''}${clause.name}${clause.variable ? ` ${clause.variable}` : ''}`;
  if (clause.value === undefined) return name;
  const value = printValue(clause.value, optionFacts('acl', clause.name));
  return `${name} = ${value}`.trimEnd();
}

function printStatement(statement: Statement, level: CommentLevel): PrintedLine[] {
  const lines = statement.clauses.flatMap((clause, index) => {
    const lead = index === 0 ? `  ${statement.verb.padEnd(VERB)}` : CLAUSE_INDENT;
    const texts = physical(lead + printClause(clause), `${CLAUSE_INDENT}    `);
    return annotate(texts, `acl/${clause.name}`, clause.from ?? statement.from);
  });
  const body = lines.length > 0 ? lines : annotate([`  ${statement.verb}`], `verbs/${statement.verb}`, statement.from);
  return explained(statement.comment, [...commentLines(statement.comment, level, '  '), ...body]);
}

function printAcl(node: Acl, level: CommentLevel): PrintedLine[] {
  const lines: PrintedLine[] = [...commentLines(node.comment, level, ''), { text: `${node.name}:`, about: 'acl/list' }];
  let before: Acl['statements'][number] | undefined;
  for (const item of node.statements) {
    if (before && level !== 'none' && betweenStatements(before, item) === 1) lines.push(BLANK);
    lines.push(
      ...(item.kind === 'ifdef'
        ? printConditional(item, level, '  ', (inner) => printStatement(inner, level))
        : printStatement(item, level)),
    );
    before = item;
  }
  return explained(node.comment, lines);
}

function printInstance(node: Instance, section: OptionSection, level: CommentLevel): PrintedLine[] {
  return explained(node.comment, [
    ...commentLines(node.comment, level, ''),
    { text: `${node.name}:`, about: `${node.driver}/${section}` },
    { text: `  driver = ${node.driver}`, about: `drivers/${node.driver}` },
    ...node.options.flatMap((item) =>
      item.kind === 'ifdef'
        ? printConditional(item, level, '  ', (inner) => printOption(inner, section, '  ', level))
        : printOption(item, section, '  ', level),
    ),
  ]);
}

export function printRetrySteps(rule: RetryRule): string {
  const plain: OptionFacts = { type: 'string' };
  const steps = rule.steps.map((step) =>
    step.type === 'F'
      ? `F,${printValue(step.until, plain)},${printValue(step.every, plain)}`
      : `${step.type},${printValue(step.until, plain)},${printValue(step.first, plain)},${step.factor}`,
  );
  return steps.join('; ');
}

function printRetryRule(rule: RetryRule, level: CommentLevel): PrintedLine[] {
  // White space parts the fields, and the pattern is expanded (32.2).
  for (const field of [rule.pattern, rule.error]) {
    if (!/^[^\s"\\${}]+$/.test(field))
      throw new RangeError(`found ${JSON.stringify(field)} in a retry rule, expected one plain word`);
  }
  const line = `${rule.pattern}   ${rule.error}   ${printRetrySteps(rule)}`;
  return explained(rule.comment, [
    ...commentLines(rule.comment, level, ''),
    ...annotate([line], 'retry/rule', rule.from),
  ]);
}

const rewriteFacts: OptionFacts = { type: 'string', expanded: true };

/** The three fields of a rewriting rule; white space parts them, so that none may hold any. */
export function rewriteFields(rule: RewriteRule): readonly [pattern: string, replacement: string, flags: string] {
  const [pattern, replacement] = [rule.pattern, rule.replacement].map((value) => {
    const printed = printValue(value, rewriteFacts);
    if (/[\s"]/.test(printed))
      throw new RangeError(`found ${JSON.stringify(printed)} in a rewriting rule, expected one word`);
    return printed;
  });
  return [pattern as string, replacement as string, rule.flags];
}

function printRewriteRule(rule: RewriteRule, level: CommentLevel): PrintedLine[] {
  return [
    ...commentLines(rule.comment, level, ''),
    ...annotate([rewriteFields(rule).join('   ')], 'rewrite/rule', rule.from),
  ];
}

/** The lines of one node, without the blank lines around it. */
export function printNode(node: Node, section: SectionName, level: CommentLevel): PrintedLine[] {
  const options = section === 'retry' || section === 'rewrite' ? 'main' : section;
  switch (node.kind) {
    case 'option':
      return printOption(node, options, '', level);
    case 'named-list': {
      const items = printList(node.value.items, node.value.separator, namedListFacts);
      const line = `${node.list} ${node.name} =${items === '' ? '' : ` ${items}`}`;
      return explained(node.comment, [
        ...commentLines(node.comment, level, ''),
        ...annotate(physical(line, '    '), `lists/${node.list}`, node.from),
      ]);
    }
    case 'acl':
      return printAcl(node, level);
    case 'instance':
      return printInstance(node, options, level);
    case 'retry':
      return printRetryRule(node, level);
    case 'rewrite':
      return printRewriteRule(node, level);
    case 'ifdef':
      return printConditional(node, level, '', (inner) => printOption(inner, options, '', level));
    default:
      return node satisfies never;
  }
}

/** The lines of sibling nodes of a section, with the blank lines that `join.ts` puts between them. */
export function printNodes(nodes: readonly Node[], section: SectionName, level: CommentLevel): PrintedLine[] {
  const lines: PrintedLine[] = [];
  let before: Node | undefined;
  for (const node of nodes) {
    if (before && between(before, node) === 1) lines.push(BLANK);
    lines.push(...printNode(node, section, level));
    before = node;
  }
  return lines;
}
