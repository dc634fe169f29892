/** What choosing a preset would take away. */
import {
  type Answers,
  answerOf,
  defaultsOf,
  type PresetId,
  type QuestionId,
  questionIds,
  sameAnswer,
  withPreset,
} from '../../core/answers/index.ts';

/** Questions whose own answer (one that differs from the preset so far) would be another one. */
export function ownAnswersLost(answers: Answers, preset: PresetId): readonly QuestionId[] {
  const before = defaultsOf(answers.preset);
  const after = withPreset(answers, preset);
  return questionIds.filter((id) => {
    const now = answerOf(answers, id);
    return !sameAnswer(now, answerOf(before, id)) && !sameAnswer(now, answerOf(after, id));
  });
}
