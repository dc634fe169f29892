/** A problem in words: what was found, and what is expected. */
import { isQuestionId, type Problem } from '../../core/answers/index.ts';
import { expectedPhrase } from '../../words/problem-words.ts';
import type { Words } from '../state/context.ts';
import { type Input, lineOfEntry } from '../state/input.ts';

/** What `describeFound` says of an empty answer. */
const EMPTY = new Set(['""', '[]', 'nothing']);

/** Empty until its words are there. */
export function problemText(words: Words, problem: Problem, input: Input): string {
  if (!words.problems) return '';
  const expected = expectedPhrase(words.problems, problem);
  const { question } = words.shell;
  const message = EMPTY.has(problem.found) ? question.missing(expected) : question.problem(problem.found, expected);
  const [index] = problem.path;
  if (typeof index !== 'number' || !isQuestionId(problem.question)) return message;
  const line = lineOfEntry(problem.question, String(input), index);
  return line === undefined || !String(input).includes('\n') ? message : question.line(line, message);
}

/** Values that would be valid in place of `text`: as the core suggests, or without white space at the ends. */
export function repairOf(problem: Problem, input: Input, isValid: (text: string) => boolean): string | undefined {
  if (typeof input !== 'string' || problem.path.length > 0) return undefined;
  const { suggestion } = problem.detail;
  const candidates = [
    ...(typeof suggestion === 'string' ? [suggestion] : []),
    input.trim(),
    input.trim().toLowerCase(),
  ];
  return candidates.find((text) => text !== input && isValid(text));
}
