/**
 * Text → nodes, through the grammar (`grammar/`), the only parser there is. Values come back as their text, as Exim would read them
 * after joining continuation lines; `plain.ts` brings our own nodes into the same form, so that what is printed can be compared with
 * what was meant.
 */
import type { SyntaxNode } from '@lezer/common';
import { isProblem, nameOf, parser } from './grammar/index.ts';
import type { ListKind, Verb } from './syntax.ts';

export interface PlainOption {
  readonly kind: 'option';
  readonly name: string;
  readonly hide?: true;
  /** Absent for a flag. */
  readonly value?: string;
}
export interface PlainList {
  readonly kind: 'named-list';
  readonly list: ListKind;
  readonly name: string;
  readonly value: string;
}
export interface PlainClause {
  readonly name: string;
  readonly negated?: true;
  readonly variable?: string;
  readonly value?: string;
}
export interface PlainStatement {
  readonly kind: 'statement';
  readonly verb: Verb;
  readonly clauses: readonly PlainClause[];
}
/** `.ifdef NAME`, `.endif` and their like, as they stand. */
export interface PlainDirective {
  readonly kind: 'directive';
  readonly text: string;
}
export interface PlainAcl {
  readonly kind: 'acl';
  readonly name: string;
  readonly statements: readonly (PlainStatement | PlainDirective)[];
}
export interface PlainInstance {
  readonly kind: 'instance';
  readonly name: string;
  readonly options: readonly (PlainOption | PlainDirective)[];
}
export interface PlainRetry {
  readonly kind: 'retry';
  readonly pattern: string;
  readonly error: string;
  readonly parameters: string;
}
export interface PlainRewrite {
  readonly kind: 'rewrite';
  readonly pattern: string;
  readonly replacement: string;
  readonly flags: string;
}
export type PlainNode = PlainOption | PlainList | PlainAcl | PlainInstance | PlainRetry | PlainRewrite | PlainDirective;

export interface PlainSection {
  readonly name: string;
  readonly nodes: readonly PlainNode[];
}

export interface Parsed {
  readonly sections: readonly PlainSection[];
  /** Places that Exim would not understand, as offsets into the text. */
  readonly problems: readonly { readonly from: number; readonly to: number }[];
}

/** A value with its continuation lines joined, as Exim reads it (chapter 6.2). */
export function joinContinuations(text: string): string {
  return text.replace(/\\[ \t\r]*\n(?:[ \t]*#[^\n]*\n)*[ \t]*/g, '');
}

class Reader {
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  of(node: SyntaxNode | null): string {
    return node ? joinContinuations(this.text.slice(node.from, node.to)) : '';
  }

  child(node: SyntaxNode, name: string): string {
    return this.of(node.getChild(name));
  }

  option(node: SyntaxNode): PlainOption {
    return {
      kind: 'option',
      name: this.child(node, 'OptionName'),
      ...(node.getChild('Hide') ? { hide: true as const } : {}),
      ...(node.getChild('Assign') ? { value: this.child(node, 'Value') } : {}),
    };
  }

  list(node: SyntaxNode): PlainList {
    return {
      kind: 'named-list',
      list: this.child(node, 'ListType') as ListKind,
      name: this.child(node, 'ListName'),
      value: this.child(node, 'Value'),
    };
  }

  clause(node: SyntaxNode): PlainClause {
    const name = ['AclConditionName', 'AclModifierName', 'SetKeyword'].map((kind) => this.child(node, kind)).join('');
    const variable = this.child(node, 'AclVariable');
    return {
      name,
      ...(node.getChild('Not') ? { negated: true as const } : {}),
      ...(variable ? { variable } : {}),
      ...(node.getChild('Assign') ? { value: this.child(node, 'Value') } : {}),
    };
  }

  /** Statements of an ACL; a directive inside or after a statement stands beside it. */
  statements(acl: SyntaxNode): (PlainStatement | PlainDirective)[] {
    const found: (PlainStatement | PlainDirective)[] = [];
    for (const node of children(acl)) {
      if (isDirective(node)) found.push(this.directive(node));
      if (nameOf(node) !== 'Statement') continue;
      const inner = children(node);
      const clauses = inner.filter((child) => child.name === 'AclCondition' || child.name === 'AclModifier');
      found.push({
        kind: 'statement',
        verb: this.child(node, 'Verb') as Verb,
        clauses: clauses.map((child) => this.clause(child)),
      });
      found.push(...inner.filter(isDirective).map((child) => this.directive(child)));
    }
    return found;
  }

  directive(node: SyntaxNode): PlainDirective {
    return { kind: 'directive', text: this.of(node).trim() };
  }

  node(node: SyntaxNode): PlainNode | undefined {
    if (isDirective(node)) return this.directive(node);
    const label = this.child(node, 'Label').trim();
    switch (nameOf(node)) {
      case 'Option':
        return this.option(node);
      case 'NamedList':
        return this.list(node);
      case 'Acl':
        return { kind: 'acl', name: label, statements: this.statements(node) };
      case 'Driver': {
        const options = children(node).flatMap((child): (PlainOption | PlainDirective)[] => {
          if (child.name === 'Option') return [this.option(child)];
          return isDirective(child) ? [this.directive(child)] : [];
        });
        return { kind: 'instance', name: label, options };
      }
      case 'RetryRule':
        return {
          kind: 'retry',
          pattern: this.child(node, 'RetryPattern').trim(),
          error: this.child(node, 'RetryError').trim(),
          parameters: this.child(node, 'RetryParameters').trim(),
        };
      case 'RewriteRule':
        return {
          kind: 'rewrite',
          pattern: this.child(node, 'RewritePattern').trim(),
          replacement: this.child(node, 'RewriteReplacement').trim(),
          flags: this.child(node, 'RewriteFlags').trim(),
        };
      default:
        return undefined;
    }
  }

  section(name: string, node: SyntaxNode): PlainSection {
    return { name, nodes: children(node).flatMap((child) => this.node(child) ?? []) };
  }
}

function children(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) found.push(child);
  return found;
}

const isDirective = (node: SyntaxNode) => node.name.endsWith('Directive');
const isSection = (node: SyntaxNode) => node.name.endsWith('Section');

/** Parses a whole configuration file. Never throws; what Exim would not understand is listed. */
export function parse(text: string): Parsed {
  const tree = parser.parse(text);
  const problems: { from: number; to: number }[] = [];
  tree.iterate({
    enter: (node) => {
      if (isProblem(node)) problems.push({ from: node.from, to: node.to });
    },
  });
  const reader = new Reader(text);
  const top = tree.topNode;
  const sections = children(top).filter(isSection);
  return {
    sections: [
      reader.section('main', top),
      ...sections.map((node) => reader.section(reader.child(node, 'SectionName'), node)),
    ],
    problems,
  };
}
