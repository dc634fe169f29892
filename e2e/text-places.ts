/** Every place of the answers where a person's text can stand: questions, entries of lists, cells of tables. */
import {
  type AnswerOf,
  type Answers,
  answerOf,
  defaultsOf,
  fieldOf,
  presetIds,
  type QuestionId,
  questionIds,
  readAnswers,
  withAnswer,
} from '../src/core/answers/index.ts';
import { applies } from '../src/core/answers/relevance.ts';
import { randomAnswers, variants } from '../src/core/answers/variants.ts';

export interface TextPlace {
  readonly id: QuestionId;
  /** Where in the answer, as a problem names it. */
  readonly path: readonly (string | number)[];
  /** What stands there, and is valid. */
  readonly text: string;
  /** Valid answers that hold it; the question applies. */
  readonly answers: Answers;
}

/** Each text in a value, with its path. */
function* textsIn(value: unknown, path: readonly (string | number)[] = []): Generator<[TextPlace['path'], string]> {
  if (typeof value === 'string') yield [path, value];
  else if (Array.isArray(value)) for (const [index, each] of value.entries()) yield* textsIn(each, [...path, index]);
  else if (typeof value === 'object' && value !== null)
    for (const [key, each] of Object.entries(value)) yield* textsIn(each, [...path, key]);
}

/** Valid answers in which the question applies and is answered by `value`, or undefined where these tries held none. */
function answersWith(id: QuestionId, value: unknown, tries: readonly Answers[]): Answers | undefined {
  const said = tries.map((answers) => withAnswer(answers, id, value as AnswerOf<typeof id>));
  return said.find((answers) => applies(id, answers) && readAnswers(answers).problems.length === 0);
}

/** Of each question: the places in its longest valid answer, and in an answer of each choice. */
export function textPlaces(seed: number): readonly TextPlace[] {
  const tries = [...presetIds.map(defaultsOf), ...randomAnswers(60, seed)];
  return questionIds.flatMap((id) => {
    const places = new Map<string, TextPlace>();
    for (const value of variants[id] as readonly unknown[]) {
      const answers = answersWith(id, value, tries);
      if (!answers) continue;
      for (const [path, text] of textsIn(value)) {
        // One row of a table stands for all: what differs is the column.
        const column = path.filter((key) => typeof key === 'string').join('.');
        const known = places.get(column);
        if (!known || known.text.length < text.length) places.set(column, { id, path, text, answers });
      }
    }
    return [...places.values()];
  });
}

/** The answer of a place with another text there. */
export function withText({ id, path, answers }: TextPlace, text: unknown): Answers {
  const put = (value: unknown, [key, ...rest]: readonly (string | number)[]): unknown => {
    if (key === undefined) return text;
    if (Array.isArray(value)) return value.map((each, index) => (index === key ? put(each, rest) : each));
    const row = value as Record<string, unknown>;
    return { ...row, [key]: put(row[key], rest) };
  };
  return withAnswer(answers, id, put(answerOf(answers, id), path) as AnswerOf<typeof id>);
}

/** Questions that take text of any kind, and those of numbers and flags, which must take none. */
export const kindOf = (id: QuestionId) => fieldOf(id).control.kind;
