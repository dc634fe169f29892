/** The answers that a call asks for: a preset's, then a file's, then each `--set`. */
import {
  type Answers,
  fieldOf,
  isQuestionId,
  locate,
  presetIds,
  type QuestionId,
  readAnswers,
} from '../core/answers/index.ts';
import { completeAnswers, type Draft, isDraft } from '../core/answers/partial.ts';
import type { BundleRequest, Setting } from './arguments.ts';
import { InvalidAnswers, problem } from './errors.ts';
import { readJson } from './input.ts';
import { readBack } from './read-back.ts';

/** The answers of a call. @throws InvalidAnswers, CannotDo */
export async function answersOf(request: BundleRequest): Promise<Answers> {
  const { file, preset = presetIds[0] } = request;
  const given =
    request.from !== undefined ? await readBack(request.from) : file === undefined ? { preset } : await readJson(file);
  if (!isDraft(given)) throw new InvalidAnswers([problem(file ?? '', given, 'object')]);
  const draft = completeAnswers(given, preset);
  const unknown = request.settings.filter((setting) => !apply(draft, setting));
  const reading = readAnswers(draft);
  const problems = [
    ...reading.problems,
    ...unknown.map(({ question, value }) => problem(question, value, 'known-question')),
  ];
  if (reading.answers && problems.length === 0) return reading.answers;
  throw new InvalidAnswers(problems);
}

/** Sets one answer, unless there is no such question. Where the whole step was refused, its answers are lost with it. */
function apply(draft: Draft, { question, value }: Setting): boolean {
  if (!isQuestionId(question)) return false;
  const { step, key } = locate(question);
  if (isDraft(draft[step])) draft[step][key] = readValue(question, value);
  return true;
}

/** A typed value, or the text itself where it is none: then the schema says what is expected. */
function readValue(question: QuestionId, text: string): unknown {
  const { kind } = fieldOf(question).control;
  switch (kind) {
    case 'choice':
    case 'text':
      return text;
    case 'flag':
      return text === 'true' ? true : text === 'false' ? false : text;
    case 'number':
      return /^-?\d+$/.test(text) ? Number(text) : text;
    case 'list':
    case 'aliases':
    case 'rows':
      return tryJson(text) ?? text;
    default:
      return kind satisfies never;
  }
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
