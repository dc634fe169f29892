/** Phrases for what is expected of an answer, in one language (`<code>/problems.ts`), and the way from a problem to its phrase. */
import type { Expectation, ExpectationDetail, Problem } from '../core/answers/index.ts';

/** One phrase an expectation. It completes "expected …": no capital at the start, no full stop at the end. */
export type ProblemWords = Record<Expectation, (detail: ExpectationDetail) => string>;

/** What is expected where `problem` was found, as a phrase. */
export function expectedPhrase(words: ProblemWords, problem: Pick<Problem, 'expected' | 'detail'>): string {
  return words[problem.expected](problem.detail);
}
