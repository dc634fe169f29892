/** Drafts in this browser's storage, one key each, so that two tabs with two drafts never touch each other. */
import {
  type Answers,
  defaultsOf,
  isQuestionId,
  type Problem,
  type QuestionId,
  readAnswers,
  stepIds,
} from '../../core/answers/index.ts';
import { fromSaved, type Saved, toSaved } from '../../core/answers/saved.ts';
import { keys } from '../keys.ts';
import { type AnswersState, type DraftName, draftsOf, type Moment } from '../state/answers-store.ts';
import type { Input } from '../state/input.ts';

export const PREFIX = keys.draft;

/** A draft as it is stored. */
export interface Stored {
  readonly name: string;
  readonly saved: Saved;
  /** The latest valid answers, where these are not valid as a whole. */
  readonly shown?: Saved;
  readonly inputs: readonly (readonly [QuestionId, Input])[];
  readonly confirmed: readonly string[];
  readonly seen: readonly string[];
  /** Another one each time that it is written. */
  readonly stamp: string;
  /** When, in milliseconds. */
  readonly at: number;
}

export type Trouble = 'full' | 'forbidden';

export const newId = () => Date.now().toString(36) + Math.random().toString(36).slice(2, 8);

/** Storage may be forbidden altogether: then even asking for it throws. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

export const readText = (id: string): string | null => attempt(() => localStorage.getItem(PREFIX + id)) ?? null;

const isInput = (entry: unknown) =>
  Array.isArray(entry) && typeof entry[0] === 'string' && ['string', 'boolean'].includes(typeof entry[1]);

/** A stored draft, or undefined where there is none that can be read. */
export function parseStored(text: string | null): Stored | undefined {
  const value = text === null ? undefined : attempt(() => JSON.parse(text) as Partial<Stored>);
  if (typeof value !== 'object' || value === null || !Array.isArray(value.saved)) return undefined;
  const list = <T>(items: readonly T[] | undefined) => (Array.isArray(items) ? (items as readonly T[]) : []);
  return {
    name: String(value.name ?? ''),
    saved: value.saved,
    ...(value.shown ? { shown: value.shown } : {}),
    inputs: list(value.inputs).filter(isInput),
    confirmed: list(value.confirmed),
    seen: list(value.seen),
    stamp: String(value.stamp),
    at: Number(value.at) || 0,
  };
}

/** Stores a draft; why not, where it could not be. */
export function put(id: string, draft: Stored): Trouble | undefined {
  try {
    localStorage.setItem(PREFIX + id, JSON.stringify(draft));
    return undefined;
  } catch (error) {
    return error instanceof DOMException && error.name === 'QuotaExceededError' ? 'full' : 'forbidden';
  }
}

/** The draft that this tab goes on with after a reload, and that a new tab begins with. */
export function remember(id: string): void {
  attempt(() => sessionStorage.setItem(keys.current, id));
  attempt(() => localStorage.setItem(keys.current, id));
}

export const remove = (id: string) => attempt(() => localStorage.removeItem(PREFIX + id));

/** The draft that this tab goes on with: its own after a reload, else the one that was worked on last. */
export const currentId = (): string | null =>
  attempt(() => sessionStorage.getItem(keys.current) ?? localStorage.getItem(keys.current)) ?? null;

/** All drafts that can be read, the latest first. */
export function allDrafts(): readonly { readonly id: string; readonly stored: Stored }[] {
  const keys = attempt(() => Object.keys(localStorage)) ?? [];
  return keys
    .filter((key) => key.startsWith(PREFIX))
    .flatMap((key) => {
      const id = key.slice(PREFIX.length);
      const stored = parseStored(readText(id));
      return stored ? [{ id, stored }] : [];
    })
    .sort((a, b) => b.stored.at - a.stored.at);
}

/** What could not be read goes back as it was, unless the question has another answer now. */
function withLeft([version, preset, answers]: Saved, left: DraftName['left']): Saved {
  return [version, preset, { ...left, ...answers }];
}

export function toStored(state: Pick<AnswersState, keyof Moment | 'seen'>): Omit<Stored, 'stamp' | 'at'> {
  return {
    name: state.kept.name,
    saved: withLeft(toSaved(state.answers), state.kept.left),
    ...(state.shown === state.answers ? {} : { shown: toSaved(state.shown) }),
    inputs: [...state.drafts].map(([id, { input }]) => [id, input] as const),
    confirmed: [...state.confirmed],
    seen: [...state.seen],
  };
}

export interface Restored {
  readonly moment: Moment;
  readonly seen: AnswersState['seen'];
  readonly refused: readonly Problem[];
}

/** `answers` where they are valid as a whole, else the preset's: files are made of nothing else. */
export const validOf = (answers: Answers): Answers => readAnswers(answers).answers ?? defaultsOf(answers.preset);

/** A stored draft through the schema; undefined where a later wizard wrote it. */
export function fromStored(id: string, stored: Stored): Restored | undefined {
  const restored = fromSaved(stored.saved);
  if (!restored || restored.refused.some(({ question }) => question === 'preset')) return undefined;
  const { answers, refused, left } = restored;
  const inputs = stored.inputs.filter(([question]) => isQuestionId(question));
  const shown = stored.shown ? (fromSaved(stored.shown)?.answers ?? answers) : answers;
  return {
    moment: {
      answers,
      drafts: draftsOf(answers, new Map(inputs)),
      shown: validOf(shown),
      confirmed: new Set(stored.confirmed.filter(isQuestionId)),
      kept: { id, name: stored.name, ...(refused.length > 0 ? { left } : {}) },
    },
    seen: new Set(stepIds.filter((step) => stored.seen.includes(step))),
    refused,
  };
}
