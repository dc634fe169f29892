/** What choosing a preset would take away. */
import { type Answers, answerOf, type QuestionId, questionIds } from '../../core/answers/index.ts';

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** Questions whose own answer (one that differs from `before`, the preset so far) would be another one under `after`. */
export function ownAnswersLost(answers: Answers, before: Answers, after: Answers): readonly QuestionId[] {
  return questionIds.filter((id) => {
    const now = answerOf(answers, id);
    return !same(now, answerOf(before, id)) && !same(now, answerOf(after, id));
  });
}
