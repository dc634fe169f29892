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
  describeName,
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
  /** Those entries as they were, so that whoever keeps answers can keep them as well. */
  readonly left: Readonly<Record<string, unknown>>;
  /** How many entries were read. */
  readonly read: number;
}

/** The answers that differ from their preset's defaults. */
export function toSaved(answers: Answers): Saved {
  const defaults = defaultsOf(answers.preset);
  const changed = questionIds.filter((id) => !sameAnswer(answerOf(answers, id), answerOf(defaults, id)));
  return [ANSWERS_VERSION, answers.preset, Object.fromEntries(changed.map((id) => [id, answerOf(answers, id)]))];
}

const refusal = (question: string, found: unknown, expected: Problem['expected']): Problem => ({
  question: describeName(question),
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
  const left: [string, unknown][] = [];
  const entries = Object.entries(saved.answers);
  for (const [id, value] of entries) {
    const problems = isQuestionId(id) ? readAnswer(id, value) : [refusal(id, value, 'known-question')];
    refused.push(...problems);
    if (problems.length > 0) left.push([id, value]);
    else answers = withAnswer(answers, id as QuestionId, value as AnswerOf<QuestionId>);
  }
  return { answers, refused, left: Object.fromEntries(left), read: entries.length - left.length };
}

/** The saved form of an `answers.json`, whole or in part, not yet looked at; undefined where it is none. */
export function savedInFile(input: unknown): unknown {
  if (typeof input !== 'object' || input === null || !('version' in input)) return undefined;
  const { version, preset, ...steps } = input as Record<string, unknown>;
  const flat: [string, unknown][] = [];
  for (const [step, answers] of Object.entries(steps)) {
    if (typeof answers !== 'object' || answers === null || Array.isArray(answers)) flat.push([step, answers]);
    else for (const [key, value] of Object.entries(answers)) flat.push([`${step}.${key}`, value]);
  }
  return [version, preset, Object.fromEntries(flat)];
}

/** The answers of an `answers.json`, or undefined where it holds none that can be read. */
export const fromAnswersFile = (input: unknown): Restored | undefined => fromSaved(savedInFile(input));

/** The words before the saved form in a generated file; a contract, since files out there carry it. */
export const REOPEN_MARK = 'exim-wizard re-opens this:';

/** The one line, without the comment sign, by which the wizard re-opens a file that it made. */
export function reopenLine(answers: Answers): string {
  return `${REOPEN_MARK} ${toBase64Url(JSON.stringify(toSaved(answers)))}`;
}

const REOPEN_WORD = new RegExp(`${REOPEN_MARK} ([A-Za-z0-9_-]+)`, 'g');

/** The saved form in the first such line of a text that holds one, not yet looked at; undefined where there is none. */
export function savedInLine(text: string): unknown {
  for (const [, word = ''] of text.matchAll(REOPEN_WORD)) {
    try {
      return JSON.parse(fromBase64Url(word));
    } catch {
      // Words about such a line, or a line that was damaged.
    }
  }
  return undefined;
}

/** The answers in the first such line of a file's text, or undefined where there is none that can be read. */
export const fromReopenLine = (text: string): Restored | undefined => fromSaved(savedInLine(text));

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
