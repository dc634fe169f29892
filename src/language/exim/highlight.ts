import { styleTags, tags as t } from '@lezer/highlight';

/** Which part of the tree gets which tag; any CodeMirror highlight style can colour them. */
export const eximHighlighting = styleTags({
  'Comment Continuation': t.lineComment,
  Invalid: t.invalid,

  DirectiveName: t.processingInstruction,
  DirectiveArgument: t.macroName,
  'IncludeDirective/DirectiveArgument': t.string,
  'EndDirective/DirectiveArgument': t.lineComment,
  MacroName: t.definition(t.macroName),
  MacroCall: t.macroName,

  Begin: t.definitionKeyword,
  SectionName: t.heading,
  Label: t.labelName,
  Hide: t.modifier,
  ListType: t.definitionKeyword,
  ListName: t.definition(t.variableName),
  OptionName: t.propertyName,

  Verb: t.controlKeyword,
  AclConditionName: t.propertyName,
  AclModifierName: t.attributeName,
  SetKeyword: t.definitionKeyword,
  AclVariable: t.definition(t.variableName),

  'RetryPattern RewritePattern': t.string,
  RetryError: t.atom,
  RetryAlgorithm: t.keyword,
  RetryArgument: t.number,
  Senders: t.keyword,
  RewriteFlags: t.modifier,

  'QuotedString "\\""': t.string,
  Boolean: t.bool,
  'Number Time': t.number,
  Escape: t.escape,
  Protected: t.regexp,
  ListReference: t.atom,
  'Separator SeparatorChange': t.separator,
  'Assign Redefine': t.definitionOperator,

  'Variable VariableName': t.variableName,
  Header: t.special(t.variableName),
  OperatorName: t.keyword,
  ItemName: t.keyword,
  'If/ItemName Fail': t.controlKeyword,
  Keyword: t.typeName,
  ConditionName: t.operatorKeyword,
  Not: t.logicOperator,
  CompareOperator: t.compareOperator,

  '"${" { }': t.brace,
  ', : ;': t.punctuation,
});
