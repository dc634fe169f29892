/**
 * Provenance by construction. A part declares the questions that it reads, is handed those and nothing else, and every
 * line that it prints is owned by them. Which answers made a line is therefore never written down by hand.
 */
import type { AnswerOf, Answers, QuestionId, StepId } from '../answers/index.ts';
import { locate } from '../answers/index.ts';
import { NO_SECRETS, type Secrets } from '../answers/secrets.ts';

export type View<U extends QuestionId> = { readonly [I in U]: AnswerOf<I> };

/** A value worked out from answers (a path, a version); it carries the questions that it came from. */
export interface Derived<T> {
  readonly uses: readonly QuestionId[];
  readonly of: (answers: Answers) => T;
}

/** Some names that follow from the answers; of what holds secrets there are none without them. */
export interface Names extends Pick<Derived<unknown>, 'uses'> {
  readonly of: (answers: Answers, secrets: Secrets) => readonly string[];
}

export type Given = Readonly<Record<string, Derived<unknown>>>;
/** What {@link Derived} values hand over, by name. */
export type ValuesOf<G extends Given> = { readonly [K in keyof G]: G[K] extends Derived<infer T> ? T : never };

/** What a generated line knows about itself. */
export interface Line {
  readonly text: string;
  /** Questions that the node itself names: the narrow reason. Empty where the whole part is the reason. */
  readonly own: readonly QuestionId[];
  /** The other questions of the part that printed it. */
  readonly inherited: readonly QuestionId[];
  /** The part's id: `acl.rcpt`, `routers.aliases`. */
  readonly part: string;
  /** What the line is about, in the manual's terms: `main/primary_hostname`; see `exim/print.ts`. */
  readonly about?: string;
  /** A comment: nothing that a server reads. */
  readonly comment?: true;
  /** Why it is there, for those who want to learn: English, whatever the comment level of the file. */
  readonly why?: readonly string[];
  /** What follows its name is a secret: shown as dots until somebody asks. */
  readonly secret?: true;
}

/** What a printer hands back for a part's nodes. */
export interface RawLine {
  readonly text: string;
  readonly from?: readonly string[];
  readonly about?: string;
  readonly comment?: true;
  readonly why?: readonly string[];
  readonly secret?: true;
}

/** Lines that differ in their texts alone: thousands need no object each on their way. None of them is blank. */
export interface RawRun {
  readonly run: true;
  /** All of them, parted by newlines. */
  readonly text: string;
  readonly from: readonly string[];
}

/** What a printer hands back: a text alone has nothing narrower than its part. */
export type Printed = string | RawLine | RawRun;

/** A part with its types folded away: anything that prints `N`. */
export interface Part<N> {
  readonly id: string;
  /** All questions that it reads, those of its derived values included. */
  readonly owners: readonly QuestionId[];
  /** It prints what is in the secrets; other parts are handed none. */
  readonly readsSecrets?: true;
  readonly build: (answers: Answers, secrets?: Secrets) => readonly N[];
}

/** Where some answers are kept, by step: each keystroke asks for all of them. */
export interface Reads {
  readonly step: StepId;
  readonly keys: readonly string[];
}

export function readsOf(uses: readonly QuestionId[]): readonly Reads[] {
  const places = uses.map(locate);
  const steps = new Set(places.map(({ step }) => step));
  return [...steps].map((step) => ({
    step,
    keys: places.filter((place) => place.step === step).map(({ key }) => key),
  }));
}

/** Whether both answer the same to all that is read. A step that nobody touched is the very same object. */
export function readsSame(reads: readonly Reads[], a: Answers, b: Answers): boolean {
  if (a === b) return true;
  if (a.preset !== b.preset) return false;
  return reads.every(({ step, keys }) => {
    const [one, other] = [a[step], b[step]] as readonly Readonly<Record<string, unknown>>[];
    return one === other || keys.every((key) => one?.[key] === other?.[key]);
  });
}

/** Takes `uses` out of answers. Where each of them stands is looked up once, since every keystroke picks for hundreds of parts. */
function picker(uses: readonly QuestionId[]): (answers: Answers) => Record<string, unknown> {
  const places = uses.map((id) => ({ id, ...locate(id) }));
  // All keys from the beginning, so that the objects of a part have one shape.
  const empty: Readonly<Record<string, unknown>> = Object.fromEntries(uses.map((id) => [id, undefined]));
  return (answers) => {
    const steps = answers as unknown as Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    // A copy has its shape at once; key by key it would be made anew for each.
    const picked = { ...empty };
    for (const { id, step, key } of places) picked[id] = steps[step]?.[key];
    return picked;
  };
}

function closure(uses: readonly QuestionId[], given: Given): readonly QuestionId[] {
  return [...new Set([...uses, ...Object.values(given).flatMap((value) => value.uses)])];
}

/** Works out all of `given`. */
function evaluator<G extends Given>(given: G): (answers: Answers) => ValuesOf<G> {
  const entries = Object.entries(given);
  const empty: Readonly<Record<string, unknown>> = Object.fromEntries(entries.map(([key]) => [key, undefined]));
  return (answers) => {
    const values = { ...empty };
    for (const [key, value] of entries) values[key] = value.of(answers);
    return values as ValuesOf<G>;
  };
}

/**
 * `of`, which reads `uses`, worked out again only where one of these changed: many parts of many files ask for the same value, and a
 * keystroke changes few.
 */
export function remembered<T>(uses: readonly QuestionId[], of: (answers: Answers) => T): (answers: Answers) => T {
  const reads = readsOf(uses);
  let latest: { answers: Answers; readonly value: T } | undefined;
  return (answers) => {
    if (latest && readsSame(reads, latest.answers, answers)) latest.answers = answers;
    else latest = { answers, value: of(answers) };
    return latest.value;
  };
}

/** A value that follows from no answer. */
export const constant = <T>(value: T): Derived<T> => ({ uses: [], of: () => value });

/** A derived value that reads `uses` and nothing else. */
export function derive<const U extends readonly QuestionId[], T, G extends Given = Record<never, never>>(
  uses: U,
  of: (answers: View<U[number]>, given: ValuesOf<G>) => T,
  given?: G,
): Derived<T> {
  const from = given ?? ({} as G);
  const pick = picker(uses);
  const evaluate = evaluator(from);
  const all = closure(uses, from);
  return {
    uses: all,
    of: remembered(all, (answers) => of(pick(answers) as View<U[number]>, evaluate(answers))),
  };
}

/** A part of a file: reads `uses` and `given`, returns nodes; none where it does not apply. */
export function definePart<const U extends readonly QuestionId[], N, G extends Given = Record<never, never>>(part: {
  readonly id: string;
  readonly uses: U;
  readonly given?: G;
  readonly readsSecrets?: true;
  readonly build: (answers: View<U[number]>, given: ValuesOf<G>, secrets: Secrets) => readonly N[];
}): Part<N> {
  const given = part.given ?? ({} as G);
  const pick = picker(part.uses);
  const evaluate = evaluator(given);
  return {
    id: part.id,
    owners: closure(part.uses, given),
    ...(part.readsSecrets ? { readsSecrets: true } : {}),
    build: (answers, secrets = NO_SECRETS) =>
      part.build(pick(answers) as View<U[number]>, evaluate(answers), part.readsSecrets ? secrets : NO_SECRETS),
  };
}
