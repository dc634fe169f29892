/** An answer in words, for a table: a choice by its name, a list in one line. */

import { type Answers, answerOf, fieldOf, type QuestionId } from '../../core/answers/index.ts';
import { numberIn } from '../../words/formats.ts';
import { questionWords, type Words } from '../state/context.ts';
import { inputOf } from '../state/input.ts';

interface Fixed {
  readonly yes: string;
  readonly no: string;
  readonly none: string;
}

export function answerText(words: Words, answers: Answers, id: QuestionId, fixed: Fixed): string {
  const { control } = fieldOf(id);
  const input = inputOf(control, answerOf(answers, id) as unknown);
  if (typeof input === 'boolean') return input ? fixed.yes : fixed.no;
  if (input === '') return fixed.none;
  const text = questionWords(words, id);
  switch (control.kind) {
    case 'choice':
      return text?.choices?.[input]?.label ?? input;
    case 'number':
      return `${numberIn(words.language)(Number(input))} ${text?.unit ?? ''}`.trim();
    default:
      return input;
  }
}
