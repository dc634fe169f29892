/**
 * Answers as they are kept: only what differs from the preset's defaults. Links, drafts and the line that re-opens a generated file
 * hold this form, so that a default that a later version improves reaches old work, and a link stays short.
 */

import {
  ANSWERS_VERSION,
  type AnswerOf,
  type Answers,
  answerOf,
  defaultsOf,
  describeFound,
  isQuestionId,
  type PresetId,
  type Problem,
  presetIds,
  type QuestionId,
  questionIds,
  readAnswer,
  sameAnswer,
  withAnswer,
} from './index.ts';
import { migrate } from './migrations.ts';

/** `[version, preset, {question: answer}]`; a tuple because it travels in links. */
export type Saved = readonly [version: number, preset: PresetId, answers: { readonly [I in QuestionId]?: AnswerOf<I> }];

/** What was read, and what could not be: nothing is swallowed. */
export interface Restored {
  readonly answers: Answers;
  /** Entries that were left out, as problems; contradictions between answers are not among them. */
  readonly refused: readonly Problem[];
}

/** The answers that differ from their preset's defaults. */
export function toSaved(answers: Answers): Saved {
  const defaults = defaultsOf(answers.preset);
  const changed = questionIds.filter((id) => !sameAnswer(answerOf(answers, id), answerOf(defaults, id)));
  return [ANSWERS_VERSION, answers.preset, Object.fromEntries(changed.map((id) => [id, answerOf(answers, id)]))];
}

const refusal = (question: string, found: unknown, expected: Problem['expected']): Problem => ({
  question,
  path: [],
  found: describeFound(found),
  expected,
  detail: {},
});

/** Reads the saved form, of this or an older version, through the schema; undefined where it is nothing of the kind. */
export function fromSaved(input: unknown): Restored | undefined {
  const saved = migrate(input);
  if (!saved) return undefined;
  const refused: Problem[] = [];
  const preset = presetIds.find((id) => id === saved.preset);
  if (!preset) refused.push({ ...refusal('preset', saved.preset, 'one-of'), detail: { values: presetIds } });
  let answers = defaultsOf(preset ?? presetIds[0]);
  for (const [id, value] of Object.entries(saved.answers)) {
    if (!isQuestionId(id)) {
      refused.push(refusal(id, value, 'known-question'));
      continue;
    }
    const problems = readAnswer(id, value);
    if (problems.length > 0) refused.push(...problems);
    else answers = withAnswer(answers, id, value as AnswerOf<typeof id>);
  }
  return { answers, refused };
}

/** The saved form of an `answers.json`, whole or in part; undefined where it is none. */
export function fromAnswersFile(input: unknown): Restored | undefined {
  if (typeof input !== 'object' || input === null || !('version' in input)) return undefined;
  const { version, preset, ...steps } = input as Record<string, unknown>;
  const flat: Record<string, unknown> = {};
  for (const [step, answers] of Object.entries(steps)) {
    if (typeof answers !== 'object' || answers === null || Array.isArray(answers)) flat[step] = answers;
    else for (const [key, value] of Object.entries(answers)) flat[`${step}.${key}`] = value;
  }
  return fromSaved([version, preset, flat]);
}

/** The words before the saved form in a generated file; a contract, since files out there carry it. */
export const REOPEN_MARK = 'exim-wizard re-opens this:';

/** The one line, without the comment sign, by which the wizard re-opens a file that it made. */
export function reopenLine(answers: Answers): string {
  return `${REOPEN_MARK} ${toBase64Url(JSON.stringify(toSaved(answers)))}`;
}

/** The answers in the first such line of a file's text, or undefined where there is none that can be read. */
export function fromReopenLine(text: string): Restored | undefined {
  const at = text.indexOf(REOPEN_MARK);
  if (at < 0) return undefined;
  const word = /^ ([A-Za-z0-9_-]+)/.exec(text.slice(at + REOPEN_MARK.length))?.[1];
  if (!word) return undefined;
  try {
    return fromSaved(JSON.parse(fromBase64Url(word)));
  } catch {
    return undefined;
  }
}

/** Base64 with the alphabet of URLs and file names (RFC 4648 section 5), without padding. */
export function toBase64UrlBytes(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** @throws where `word` is not what {@link toBase64UrlBytes} makes */
export function fromBase64UrlBytes(word: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(word.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
}

/** The same for the UTF-8 of a text. */
export const toBase64Url = (text: string): string => toBase64UrlBytes(new TextEncoder().encode(text));

/** @throws where `word` is not what {@link toBase64Url} makes */
export const fromBase64Url = (word: string): string =>
  new TextDecoder('utf-8', { fatal: true }).decode(fromBase64UrlBytes(word));
