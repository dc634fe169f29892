/** Which answers decide whether a question is asked, found by watching what is read. */
import { type Answers, defaultsOf, presetIds, type QuestionId, questionIds } from '../../../src/core/answers/index.ts';
import { applies } from '../../../src/core/answers/relevance.ts';
import { randomAnswers } from '../../../src/core/answers/variants.ts';

/** Made once: random answers are slow to make, and each question looks at all of them. */
const watched = [...presetIds.map(defaultsOf), ...randomAnswers(40, 1)];

/** The questions whose answers decide whether `id` is asked: those that are read when that is looked up. */
function gatesOf(id: QuestionId): readonly QuestionId[] {
  const read = new Set<QuestionId>();
  for (const answers of watched) {
    const steps = Object.entries(answers as Readonly<Record<string, unknown>>).map(([step, said]) => {
      if (typeof said !== 'object' || said === null) return [step, said];
      const get = (target: object, key: string) => {
        read.add(`${step}.${key}` as QuestionId);
        return Reflect.get(target, key) as unknown;
      };
      return [step, new Proxy(said, { get })];
    });
    applies(id, Object.fromEntries(steps) as Answers);
  }
  return [...read];
}

/** The same for every question, looked up once. */
export const gates: ReadonlyMap<QuestionId, readonly QuestionId[]> = new Map(
  questionIds.map((id) => [id, gatesOf(id)]),
);
