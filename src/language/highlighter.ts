import { tags as t, tagHighlighter } from '@lezer/highlight';

/** Tags → classes. It works without an editor, too: `highlightCode(text, tree, highlighter, …)` prints static HTML. */
export const highlighter = tagHighlighter([
  { tag: t.comment, class: 'tok-comment' },
  { tag: [t.keyword, t.operatorKeyword, t.modifier], class: 'tok-keyword' },
  { tag: [t.controlKeyword, t.definitionKeyword], class: 'tok-control' },
  { tag: [t.heading, t.labelName, t.definition(t.variableName), t.definition(t.macroName)], class: 'tok-definition' },
  { tag: [t.propertyName, t.attributeName], class: 'tok-property' },
  { tag: [t.typeName, t.atom, t.list], class: 'tok-atom' },
  { tag: [t.string, t.regexp, t.monospace], class: 'tok-string' },
  { tag: t.escape, class: 'tok-escape' },
  { tag: [t.number, t.bool], class: 'tok-number' },
  { tag: [t.variableName, t.link], class: 'tok-variable' },
  { tag: [t.macroName, t.processingInstruction], class: 'tok-macro' },
  { tag: [t.operator, t.separator, t.punctuation, t.brace, t.paren], class: 'tok-punctuation' },
  { tag: t.strong, class: 'tok-strong' },
  { tag: t.emphasis, class: 'tok-emphasis' },
  { tag: t.invalid, class: 'tok-invalid' },
]);
