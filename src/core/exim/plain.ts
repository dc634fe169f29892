/** Our own nodes in the form in which the parser gives them back (`parse.ts`). */
import { namedListFacts, optionFacts } from './options.ts';
import type { PlainClause, PlainDirective, PlainNode, PlainOption, PlainStatement } from './parse.ts';
import { printList, printRetrySteps, printValue, rewriteFields, type SectionName } from './print.ts';
import type { Clause, Conditional, Node, Option, Statement } from './syntax.ts';

/** Our own line breaks, as they read once Exim has joined the lines. */
const joined = (value: string) =>
  value
    .split('\n')
    .map((row) => row.trim())
    .join(' ')
    .trim();

const optionsOf = (section: SectionName) => (section === 'retry' || section === 'rewrite' ? 'main' : section);

function plainOption(option: Option, section: SectionName): PlainOption {
  const hide = option.hide ? { hide: true as const } : {};
  if (option.value.kind === 'flag') {
    return { kind: 'option', name: option.value.on ? option.name : `no_${option.name}`, ...hide };
  }
  const value = joined(printValue(option.value, optionFacts(optionsOf(section), option.name)));
  return { kind: 'option', name: option.name, ...hide, value };
}

function plainClause(clause: Clause): PlainClause {
  return {
    name: clause.name,
    ...(clause.negated ? { negated: true as const } : {}),
    ...(clause.variable ? { variable: clause.variable } : {}),
    ...(clause.value ? { value: joined(printValue(clause.value, optionFacts('acl', clause.name))) } : {}),
  };
}

const plainStatement = (statement: Statement): PlainStatement => ({
  kind: 'statement',
  verb: statement.verb,
  clauses: statement.clauses.map(plainClause),
});

function unfold<N, P>(items: readonly (N | Conditional<N>)[], plain: (item: N) => P): (P | PlainDirective)[] {
  return items.flatMap((item): (P | PlainDirective)[] => {
    if (!isConditional(item)) return [plain(item)];
    return [
      { kind: 'directive', text: `.ifdef ${item.macro}` },
      ...item.nodes.map(plain),
      { kind: 'directive', text: '.endif' },
    ];
  });
}

const isConditional = <N>(item: N | Conditional<N>): item is Conditional<N> =>
  (item as { readonly kind?: string }).kind === 'ifdef';

/** One node of a section, as the parser gives it back once it is printed; several for what stands between directives. */
export function toPlain(node: Node, section: SectionName): PlainNode[] {
  switch (node.kind) {
    case 'option':
      return [plainOption(node, section)];
    case 'named-list': {
      const value = joined(printList(node.value.items, node.value.separator, namedListFacts));
      return [{ kind: 'named-list', list: node.list, name: node.name, value }];
    }
    case 'acl':
      return [{ kind: 'acl', name: node.name, statements: unfold(node.statements, plainStatement) }];
    case 'instance': {
      const driver: PlainOption = { kind: 'option', name: 'driver', value: node.driver };
      const options = unfold(node.options, (option) => plainOption(option, section));
      return [{ kind: 'instance', name: node.name, options: [driver, ...options] }];
    }
    case 'retry':
      return [{ kind: 'retry', pattern: node.pattern, error: node.error, parameters: printRetrySteps(node) }];
    case 'rewrite': {
      const [pattern, replacement, flags] = rewriteFields(node);
      return [{ kind: 'rewrite', pattern, replacement, flags }];
    }
    case 'ifdef':
      return unfold<Option, PlainOption>([node], (option) => plainOption(option, section));
    default:
      return node satisfies never;
  }
}
