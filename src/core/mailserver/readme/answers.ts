/** `answers.json`: the answers as the wizard reads them back. There is no secret among them. */
import { ANSWERS_VERSION, type Answers, type QuestionId, steps } from '../../answers/index.ts';
import { type FileDefinition, type TextLine, textGroup } from '../file.ts';
import { definePart, type Part } from '../part.ts';
import { answersOutline } from './outline.ts';

const INDENT = '  ';

/** The lines of `"key": value`, as `JSON.stringify` indents them at that depth; a comma follows unless it is the last. */
function member(key: string, value: unknown, depth: number, last: boolean): string[] {
  const indent = INDENT.repeat(depth);
  const text = `${indent}${JSON.stringify(key)}: ${JSON.stringify(value, null, 2)}${last ? '' : ','}`;
  // Most answers are one line; inside a text JSON has no newline.
  return text.includes('\n') ? text.split('\n').map((line, index) => (index === 0 ? line : indent + line)) : [text];
}

/** Version and preset are no questions: nothing owns these lines. */
const start: Part<TextLine> = {
  id: 'answers.start',
  owners: [],
  build: (answers: Answers) => [
    '{',
    ...member('version', ANSWERS_VERSION, 1, false),
    ...member('preset', answers.preset, 1, false),
  ],
};

const fixed = (id: string, text: string): Part<TextLine> => definePart({ id, uses: [], build: () => [text] });

function question(id: QuestionId, key: string, last: boolean): Part<TextLine> {
  return definePart({ id: `answers.${id}`, uses: [id], build: (a) => member(key, a[id], 2, last) });
}

const stepNames = Object.keys(steps) as (keyof typeof steps)[];

function stepParts(step: keyof typeof steps): Part<TextLine>[] {
  const keys = Object.keys(steps[step]);
  const comma = step === stepNames.at(-1) ? '' : ',';
  return [
    fixed(`answers.${step}.start`, `${INDENT}${JSON.stringify(step)}: {`),
    ...keys.map((key, index) => question(`${step}.${key}` as QuestionId, key, index === keys.length - 1)),
    fixed(`answers.${step}.end`, `${INDENT}}${comma}`),
  ];
}

export const answersFile: FileDefinition = {
  ...answersOutline,
  groups: [textGroup('answers', [start, ...stepNames.flatMap(stepParts), fixed('answers.end', '}')])],
};
