/** The last line of each file: a comment by which the wizard re-opens it. It holds all answers, so all questions own it. */
import { questionIds } from '../answers/index.ts';
import { reopenLine } from '../answers/saved.ts';
import { type FileDefinition, type TextLine, textGroup } from './file.ts';
import { type Part, remembered } from './part.ts';

/** The id of the part; such lines change with every answer, so nobody counts or marks them. */
export const REOPEN_PART = 'reopen';

/** The same line ends each file. */
const savedAnswers = remembered(questionIds, reopenLine);

/** The line between `open` and `close`. The saved form has no character that could end a comment. */
function reopenGroup(open: string, close = '') {
  const part: Part<TextLine> = {
    id: REOPEN_PART,
    owners: questionIds,
    build: (answers) => [`${open} ${savedAnswers(answers)}${close}`],
  };
  return textGroup(REOPEN_PART, [part]);
}

const hash = reopenGroup('#');
const semicolon = reopenGroup(';');
const markup = reopenGroup('<!--', ' -->');

const groups = { hash, markdown: markup, zone: semicolon } as const;

/** The file with its line at the end, as a comment: `markdown` and XML hide it as HTML does, zone files begin one with `;`. */
export function reopenable(definition: FileDefinition, syntax: keyof typeof groups = 'hash'): FileDefinition {
  return { ...definition, groups: [...definition.groups, groups[syntax]] };
}
