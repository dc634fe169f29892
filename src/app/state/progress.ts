/** What is still open: by question for the review, by step for the list of steps. */
import {
  answerOf,
  fieldOf,
  isQuestionId,
  type Problem,
  type QuestionId,
  type StepId,
} from '../../core/answers/index.ts';
import { applies, isSample, sampleQuestions } from '../../core/answers/relevance.ts';
import type { AnswersState } from './answers-store.ts';
import { inputOf } from './input.ts';

export type Attention =
  | { readonly kind: 'problem'; readonly question: QuestionId; readonly problem: Problem; readonly more: number }
  | { readonly kind: 'sample'; readonly question: QuestionId; readonly value: string };

/** Whether the sample value of `id` still waits to be changed or kept. */
export function isOpenSample(state: AnswersState, id: QuestionId): boolean {
  return !state.drafts.has(id) && !state.confirmed.has(id) && applies(id, state.answers) && isSample(id, state.answers);
}

/** Everything that needs attention, one entry a question: problems first. */
export function attentionOf(state: AnswersState): readonly Attention[] {
  const byQuestion = new Map<QuestionId, Problem[]>();
  for (const problem of state.problems) {
    if (!isQuestionId(problem.question)) continue;
    byQuestion.set(problem.question, [...(byQuestion.get(problem.question) ?? []), problem]);
  }
  const problems = [...byQuestion].map(
    ([question, [first, ...rest]]): Attention => ({
      kind: 'problem',
      question,
      problem: first as Problem,
      more: rest.length,
    }),
  );
  const samples = sampleQuestions
    .filter((id) => isOpenSample(state, id) && !byQuestion.has(id))
    .map((question): Attention => ({ kind: 'sample', question, value: sampleText(state, question) }));
  return [...problems, ...samples];
}

/** The sample value of a question in one line. */
export function sampleText(state: AnswersState, id: QuestionId): string {
  return String(inputOf(fieldOf(id).control, answerOf(state.answers, id))).replaceAll('\n', ', ');
}

export type StepState =
  | { readonly kind: 'untouched' | 'done' }
  | { readonly kind: 'attention'; readonly count: number };

export function stepStateOf(state: AnswersState, step: StepId, attention: readonly Attention[]): StepState {
  const count = attention.filter(({ question }) => question.startsWith(`${step}.`)).length;
  if (count > 0) return { kind: 'attention', count };
  return { kind: state.seen.has(step) ? 'done' : 'untouched' };
}
