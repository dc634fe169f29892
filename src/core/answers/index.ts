/**
 * Composes the steps: the type `Answers`, every `QuestionId`, defaults, presets, and the one way in from outside
 * (`readAnswers`), which accepts only what the schema accepts.
 */
import { basics } from './basics.ts';
import { dovecot } from './dovecot.ts';
import { decodeExpectation, encodeExpectation, type Field } from './field.ts';
import { hardening } from './hardening.ts';
import { type PresetId, presetIds, presetOverrides } from './presets.ts';
import { describeFound, describeName, type Problem } from './problem.ts';
import { review } from './review.ts';
import { routing } from './routing.ts';
import { crossProblems } from './rules.ts';
import { type Issue, oneOf, only, parse, row } from './schema.ts';
import { tls } from './tls.ts';

export type { PlatformId } from './basics.ts';
export { AS_PLATFORM, asksForPlaces, platformIds } from './basics.ts';
export { type BlockList, parseBlockList } from './block-list.ts';
export type { Alias, Column, Control } from './field.ts';
export { fullAddress, splitAddress, splitServer } from './names.ts';
export type { PresetId } from './presets.ts';
export { presetIds } from './presets.ts';
export type { Expectation, ExpectationDetail, Problem } from './problem.ts';
export { describeFound, describeName, expectations } from './problem.ts';
export type { Retry } from './retry.ts';
export type { Route } from './route.ts';
export { crossProblems, roleNames } from './rules.ts';
export type { SenderAddresses } from './sender-address.ts';
export type { Smarthost } from './table.ts';

/** The wizard's steps in their order; each is a record of fields. */
export const steps = { basics, tls, routing, dovecot, hardening, review } as const;
type Steps = typeof steps;
export type StepId = keyof Steps;
export const stepIds = Object.keys(steps) as StepId[];

type ValueOf<F> = F extends Field<infer T> ? T : never;
type StepAnswers<S extends StepId> = { readonly [K in keyof Steps[S]]: ValueOf<Steps[S][K]> };

/** The version of the saved form; older ones are migrated in `migrations` (none yet). */
export const ANSWERS_VERSION = 1;

export type Answers = { readonly version: typeof ANSWERS_VERSION; readonly preset: PresetId } & {
  readonly [S in StepId]: StepAnswers<S>;
};

/** Dotted question ids, `step.question`. */
export type QuestionId = { [S in StepId]: `${S}.${keyof Steps[S] & string}` }[StepId];
export type AnswerOf<I extends QuestionId> = I extends `${infer S}.${infer K}`
  ? S extends StepId
    ? K extends keyof Steps[S]
      ? ValueOf<Steps[S][K]>
      : never
    : never
  : never;

export const questionIds = stepIds.flatMap((step) =>
  Object.keys(steps[step]).map((key) => `${step}.${key}` as QuestionId),
);

interface Location {
  readonly step: StepId;
  readonly key: string;
}

/** Taken apart once: each keystroke asks where hundreds of answers are. */
const locations: ReadonlyMap<string, Location> = new Map(
  questionIds.map((id) => {
    const dot = id.indexOf('.');
    return [id, { step: id.slice(0, dot) as StepId, key: id.slice(dot + 1) }];
  }),
);

export function isQuestionId(text: string): text is QuestionId {
  return locations.has(text);
}

/** Splits a question id into its step and key. */
export const locate = (id: QuestionId): Location => locations.get(id) as Location;

/** The field behind a question id: schema, default and control. */
export function fieldOf(id: QuestionId): Field<unknown> {
  const { step, key } = locate(id);
  return (steps[step] as unknown as Record<string, Field<unknown>>)[key] as Field<unknown>;
}

export function answerOf<I extends QuestionId>(answers: Answers, id: I): AnswerOf<I> {
  const { step, key } = locate(id);
  return (answers[step] as unknown as Record<string, AnswerOf<I>>)[key] as AnswerOf<I>;
}

/** A copy of `answers` with one answer replaced; everything else keeps its identity. */
export function withAnswer<I extends QuestionId>(answers: Answers, id: I, value: AnswerOf<I>): Answers {
  const { step, key } = locate(id);
  return { ...answers, [step]: { ...answers[step], [key]: value } };
}

function stepSchema(step: StepId) {
  const fields = steps[step] as unknown as Record<string, Field<unknown>>;
  const shape = Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, field.schema]));
  return row<Record<string, unknown>>(shape, 'object');
}

/** The whole form; `--schema` prints it as JSON Schema. */
export const answersSchema = row<Record<string, unknown>>(
  {
    version: only(ANSWERS_VERSION, encodeExpectation('known-version', { version: ANSWERS_VERSION })),
    preset: oneOf(presetIds, encodeExpectation('one-of', { values: presetIds })),
    ...Object.fromEntries(stepIds.map((step) => [step, stepSchema(step)])),
  },
  'object',
);

function madeDefaults(preset: PresetId): Answers {
  const overrides: Readonly<Record<string, unknown>> = presetOverrides[preset];
  const filled = Object.fromEntries(
    stepIds.map((step) => [
      step,
      Object.fromEntries(
        Object.entries(steps[step]).map(([key, field]) => {
          const id = `${step}.${key}`;
          return [key, id in overrides ? overrides[id] : (field as Field<unknown>).default];
        }),
      ),
    ]),
  );
  return { version: ANSWERS_VERSION, preset, ...filled } as unknown as Answers;
}

const defaults = new Map<PresetId, Answers>();

/** What `preset` answers where the person has said nothing. */
export function defaultsOf(preset: PresetId): Answers {
  const known = defaults.get(preset) ?? madeDefaults(preset);
  defaults.set(preset, known);
  return known;
}

/** Whether two answers say the same. */
export const sameAnswer = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

/**
 * The answers after choosing `preset`: what the person said (what differs from the preset so far) stays, but for questions that the new
 * preset has an answer of its own to.
 */
export function withPreset(answers: Answers, preset: PresetId): Answers {
  const before = defaultsOf(answers.preset);
  let after = defaultsOf(preset);
  for (const id of questionIds) {
    const own = answerOf(answers, id);
    if (!(id in presetOverrides[preset]) && !sameAnswer(own, answerOf(before, id))) after = withAnswer(after, id, own);
  }
  return after;
}

export type Reading = { readonly answers: Answers; readonly problems: readonly [] } | Failure;
interface Failure {
  readonly answers?: undefined;
  readonly problems: readonly Problem[];
}

type Place = readonly (string | number)[];
const UNKNOWN_QUESTION = { expected: 'known-question', detail: {} } as const;

/** Turns one zod issue into problems (one an unknown key): the question, the place inside its answer, found and expected. */
function toProblems(issue: Issue, input: unknown): Problem[] {
  const path = issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key));
  if (issue.code !== 'unrecognized_keys') return [problemAt(path, input, decodeExpectation(issue.message))];
  return issue.keys.map((key) => problemAt([...path, key], input, UNKNOWN_QUESTION));
}

function problemAt(place: Place, input: unknown, code: Pick<Problem, 'expected' | 'detail'>): Problem {
  let found = input;
  for (const key of place) found = (found as Record<string | number, unknown> | undefined)?.[key];
  const question = place
    .slice(0, 2)
    .map((key) => describeName(String(key)))
    .join('.');
  return { question, path: place.slice(2), found: describeFound(found), ...code };
}

/** What is wrong with `value` as the answer to one question, on its own; empty where nothing is. */
export function readAnswer(id: QuestionId, value: unknown): readonly Problem[] {
  const parsed = parse<unknown>(fieldOf(id).schema, value);
  if (parsed.success) return [];
  return parsed.error.issues.map((issue) => ({
    question: id,
    path: issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key)),
    found: describeFound(issue.path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown>)?.[key], value)),
    ...decodeExpectation(issue.message),
  }));
}

/** Reads a complete form from outside (a file, a link, storage): valid answers, or every problem in the form's order. */
export function readAnswers(input: unknown): Reading {
  const parsed = parse(answersSchema, input);
  if (!parsed.success) return { problems: parsed.error.issues.flatMap((issue) => toProblems(issue, input)) };
  const answers = parsed.data as unknown as Answers;
  const problems = crossProblems(answers);
  return problems.length > 0 ? { problems } : { answers, problems: [] };
}
