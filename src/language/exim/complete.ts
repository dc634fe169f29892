import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { syntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import type { SyntaxNode } from '@lezer/common';
import type { Description } from './docs/description.ts';
import { descriptionsIn } from './docs.ts';
import { ancestor, driverOf, sectionOf } from './place.ts';

const kinds: Readonly<Record<string, string>> = {
  variables: 'variable',
  operators: 'function',
  items: 'function',
  conditions: 'function',
  verbs: 'keyword',
  directives: 'keyword',
  lists: 'keyword',
  sections: 'namespace',
};

function option(table: string, { name, type, expanded, text }: Description, apply: string): Completion {
  return {
    label: name,
    apply: name + apply,
    type: kinds[table] ?? 'property',
    ...(type && { detail: expanded ? `${type}, expanded` : type }),
    info: text,
  };
}

const from = (table: string, apply = '') =>
  descriptionsIn(table).map((description) =>
    option(table, description, description.type === 'boolean' && apply === ' = ' ? '' : apply),
  );

/** Names that may open a line at a node. */
function lineOptions(state: EditorState, node: SyntaxNode): Completion[] {
  if (ancestor(node, 'AclSection')) return [...from('verbs', ' '), ...from('acl', ' = ')];
  if (ancestor(node, 'RetrySection', 'RewriteSection')) return [];
  const section = sectionOf(state, node);
  if (!section) return [...from('main', ' = '), ...from('lists', ' ')];
  return [...from(driverOf(state, node), ' = '), ...from(section, ' = ')];
}

/** Names for the values that are words of Exim's own. */
function valueOptions(state: EditorState, node: SyntaxNode, line: string): Completion[] {
  const name = /^\s*(?:\w+\s+)?(\w+)\s*=\s*$/.exec(line)?.[1];
  if (name === 'driver') {
    const section = `${sectionOf(state, node)}.`;
    return from('drivers')
      .filter(({ label }) => label.startsWith(section))
      .map((found) => ({
        ...found,
        label: found.label.slice(section.length),
        apply: found.label.slice(section.length),
      }));
  }
  return name === 'control' || name === 'verify' ? from(name) : [];
}

/** Completes variables, items and operators, conditions, directives, options, verbs, and some values. */
export function completeExim(context: CompletionContext): CompletionResult | null {
  const { state, pos } = context;
  const line = state.doc.lineAt(pos);
  const before = line.text.slice(0, pos - line.from);
  const word = /[\w-]*$/.exec(before)?.[0] ?? '';
  const start = pos - word.length;
  const ahead = before.slice(0, before.length - word.length);
  const node = syntaxTree(state).resolveInner(start, -1);
  const result = (options: Completion[]): CompletionResult | null =>
    options.length > 0 ? { from: start, options, validFor: /^[\w-]*$/ } : null;

  if (/^\s*#/.test(before)) return null;
  if (/\$$/.test(ahead)) return result(from('variables'));
  if (/\$\{$/.test(ahead)) return result([...from('items'), ...from('operators', ':'), ...from('variables', '}')]);
  if (/\bdef:$/.test(ahead)) return result(from('variables'));
  if (/\$\{if\s+!?$|\$\{if\s.*\{\s*!?$/.test(ahead) && ancestor(node, 'If', 'ConditionList', 'ConditionBlock')) {
    return result(from('conditions'));
  }
  if (!word && !context.explicit) return null;
  if (/^\s*\.$/.test(ahead)) return result(from('directives', ' '));
  if (/^\s*begin\s+$/.test(ahead)) return result(from('sections'));
  if (/^\s*(hide\s+|!\s*)?$/.test(ahead)) return result(lineOptions(state, node));
  if (/^\s*\w+\s+!?$/.test(ahead) && ancestor(node, 'Statement')) return result(from('acl', ' = '));
  return result(valueOptions(state, node, ahead));
}
