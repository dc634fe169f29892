/** The wizard and its words, for components. */
import { createContext, use, useSyncExternalStore } from 'react';
import { isQuestionId, locate, type QuestionId, type StepId } from '../../core/answers/index.ts';
import type { BaseWords, Language } from '../../words/languages.ts';
import type { QuestionWords, StepWordsById } from '../../words/messages.ts';
import type { ProblemWords } from '../../words/problem-words.ts';
import type { Readable } from './observable.ts';
import type { Wizard } from './wizard.ts';

/** The words at hand: the base, and what was loaded so far. */
export interface Words extends Omit<BaseWords, 'steps'> {
  readonly steps: Partial<StepWordsById>;
  readonly problems?: ProblemWords | undefined;
}

interface Page {
  readonly wizard: Wizard;
  readonly words: Words;
  readonly speak: (language: Language) => void;
  /** Opens a step once its words are there; then, where one is given, puts the focus on a question. */
  readonly open: (step: StepId, question?: QuestionId) => void;
  /** Has the live region say something. */
  readonly announce: (text: string) => void;
}

export const PageContext = createContext<Page | undefined>(undefined);

export function usePage(): Page {
  const page = use(PageContext);
  if (!page) throw new Error('there is no page around this component');
  return page;
}

/**
 * The part of a store that `select` names; the component is drawn again only when that part is another one. Somebody may have typed
 * before React takes over the prerendered page: it takes over what stands there, and draws what is new right after.
 */
export function useObservable<T, S>(store: Readable<T>, select: (value: T) => S): S {
  const now = () => select(store.get());
  const prerendered = () => select(store.first());
  return useSyncExternalStore(store.follow, now, prerendered);
}

export function questionWords(words: Words, id: QuestionId): QuestionWords | undefined {
  const { step, key } = locate(id);
  return (words.steps[step]?.questions as Readonly<Record<string, QuestionWords>> | undefined)?.[key];
}

/** The label of a question, or its id until its words are there; what is no question (a place in a file, `Problem.question`) is its own label. */
export const labelOf = (words: Words, id: string): string =>
  (isQuestionId(id) ? questionWords(words, id)?.label : undefined) ?? id;
