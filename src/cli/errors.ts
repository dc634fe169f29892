/** How a call may fail, and the line for each problem. */
import { describeFound, describeName, type Expectation, type Problem } from '../core/answers/index.ts';
import { problems as words } from '../words/en/problems.ts';
import { expectedPhrase } from '../words/problem-words.ts';

/** Wrong usage, or files that cannot be read or written. */
export class CannotDo extends Error {}

/** Answers that the schema or a rule refuses. */
export class InvalidAnswers extends Error {
  /** One for each problem. */
  readonly lines: readonly string[];
  constructor(problems: readonly Problem[]) {
    const lines = problems.map(line);
    super(lines.join('\n'));
    this.lines = lines;
  }
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** A problem with something that is no known question; `name` comes from outside. */
export function problem(name: string, found: unknown, expected: Expectation): Problem {
  return { question: describeName(name), path: [], found: describeFound(found), expected, detail: {} };
}

/** `basics.hostname: "foo", expected a full host name …`, with the place inside a list where there is one. */
function line(wrong: Problem): string {
  const place = wrong.path.length > 0 ? ` (at ${describeFound(wrong.path)})` : '';
  return `${wrong.question}: ${wrong.found}, expected ${expectedPhrase(words, wrong)}${place}`;
}
