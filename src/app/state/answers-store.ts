/**
 * The truth of the page: what was said, what of it is not valid yet, and how it came to be. Fields report what they hold
 * (`say`); everything else on the page only reads.
 */
import {
  type Answers,
  answerOf,
  crossProblems,
  defaultsOf,
  fieldOf,
  locate,
  type PresetId,
  type Problem,
  type QuestionId,
  questionIds,
  readAnswer,
  type StepId,
  withAnswer,
  withPreset,
} from '../../core/answers/index.ts';
import { applies } from '../../core/answers/relevance.ts';
import { answerIn, type Input, inputOf } from './input.ts';
import { type Observable, observable } from './observable.ts';

/** What changes more than one answer. */
export type Deed = 'preset' | 'open' | 'start-over' | 'other-tab' | 'rename';

/** What an undo step is about: a question, or all of them. */
export type Subject = QuestionId | Deed;

/** Under which name the answers are kept; undo goes from one to the other, so that opening another is undone like anything else. */
export interface DraftName {
  readonly id: string;
  /** As the person calls it; empty where the host's name has to do. */
  readonly name: string;
  /** Entries of the draft that could not be read, by question; they are stored with it as they were. */
  readonly left?: Readonly<Record<string, unknown>>;
}

/** Answers as they were, with the input that was not valid yet. */
export interface Moment {
  /** Each answer valid for itself. */
  readonly answers: Answers;
  readonly drafts: ReadonlyMap<QuestionId, Draft>;
  /** The latest answers that are valid as a whole: what the files are made of. */
  readonly shown: Answers;
  /** Sample values that the person chose to keep. */
  readonly confirmed: ReadonlySet<QuestionId>;
  readonly kept: DraftName;
}

/** A control's content that is no valid answer. */
export interface Draft {
  readonly input: Input;
  readonly problems: readonly Problem[];
}

interface HistoryEntry {
  readonly subject: Subject;
  readonly moment: Moment;
}

export interface AnswersState extends Moment {
  /** `shown` before the last action: what "changed by your last answer" compares with. */
  readonly baseline: Answers;
  /** Of drafts first, then between answers. Only of questions that apply. */
  readonly problems: readonly Problem[];
  readonly past: readonly HistoryEntry[];
  readonly future: readonly HistoryEntry[];
  /** Steps that the person has worked in or left. */
  readonly seen: ReadonlySet<StepId>;
  /** Raised when answers changed other than by their own field, which must then be set. */
  readonly revision: number;
}

export interface AnswersStore extends Observable<AnswersState> {
  /** A field holds `input` now. */
  readonly say: (id: QuestionId, input: Input) => void;
  /** The next change, of the same question too, is a new action. */
  readonly seal: () => void;
  readonly choosePreset: (preset: PresetId) => void;
  readonly confirm: (id: QuestionId) => void;
  readonly see: (step: StepId) => void;
  readonly undo: () => Subject | undefined;
  readonly redo: () => Subject | undefined;
  /** Other answers in the place of these: one action, which can be undone. */
  readonly turn: (deed: Deed, change: Partial<Moment>, seen?: ReadonlySet<StepId>) => void;
  /** The answers of an earlier visit: no action. */
  readonly restore: (moment: Moment, seen: ReadonlySet<StepId>) => void;
  /** What was kept under one id is kept under another from now on, in all that can be undone too. */
  readonly keepAs: (from: string, kept: DraftName) => void;
}

/** What a field of `id` holds at this moment. */
export function inputNow(state: Pick<Moment, 'answers' | 'drafts'>, id: QuestionId): Input {
  return state.drafts.get(id)?.input ?? inputOf(fieldOf(id).control, answerOf(state.answers, id));
}

/** Whether the whole is valid, and what is wrong with it. */
function judge({ answers, drafts }: Pick<Moment, 'answers' | 'drafts'>): {
  valid: boolean;
  problems: readonly Problem[];
} {
  const wrong = drafts.size === 0 ? [] : questionIds.filter((id) => drafts.has(id) && applies(id, answers));
  // Each answer was found valid when it was heard, so only what is between them is left to look at.
  const between = crossProblems(answers);
  return {
    valid: between.length === 0,
    problems: [...wrong.flatMap((id) => drafts.get(id)?.problems ?? []), ...between],
  };
}

function settle(state: AnswersState, moment: Moment, change: Partial<AnswersState>): AnswersState {
  const { valid, problems } = judge(moment);
  return { ...state, ...change, ...moment, problems, shown: valid ? moment.answers : moment.shown };
}

const momentOf = ({ answers, drafts, shown, confirmed, kept }: Moment): Moment => ({
  answers,
  drafts,
  shown,
  confirmed,
  kept,
});

/** Inputs of an earlier visit as drafts, where they are still not valid. */
export function draftsOf(answers: Answers, inputs: ReadonlyMap<QuestionId, Input>): ReadonlyMap<QuestionId, Draft> {
  let heard: Pick<Moment, 'answers' | 'drafts'> = { answers, drafts: new Map() };
  for (const [id, input] of inputs) heard = { ...hear(heard, id, input), answers };
  return heard.drafts;
}

/** `moment` with what the field of `id` holds now. */
function hear<M extends Pick<Moment, 'answers' | 'drafts'>>(moment: M, id: QuestionId, input: Input): M {
  const value = answerIn(fieldOf(id).control, input);
  const drafts = new Map(moment.drafts);
  drafts.delete(id);
  const problems = readAnswer(id, value);
  if (problems.length === 0) return { ...moment, drafts, answers: withAnswer(moment.answers, id, value as never) };
  drafts.set(id, { input, problems });
  return { ...moment, drafts };
}

function initialState(answers: Answers): AnswersState {
  const kept: DraftName = { id: '', name: '' };
  const moment: Moment = { answers, drafts: new Map(), shown: answers, confirmed: new Set(), kept };
  return {
    ...moment,
    baseline: answers,
    problems: judge(moment).problems,
    past: [],
    future: [],
    seen: new Set(),
    revision: 0,
  };
}

/** Undo steps that are kept. */
const HISTORY_LIMIT = 500;

export function createAnswersStore(preset: PresetId): AnswersStore {
  const state = observable(initialState(defaultsOf(preset)));
  /** The question whose edits join into one action, until `seal`. */
  let open: Subject | undefined;

  function act(subject: Subject, moment: Moment, extra: Partial<AnswersState> = {}, isTyped = false): void {
    const before = state.get();
    const joins = open === subject;
    const entry: HistoryEntry = { subject, moment: momentOf(before) };
    state.set(
      settle(before, moment, {
        past: joins ? before.past : [...before.past, entry].slice(-HISTORY_LIMIT),
        future: [],
        baseline: joins ? before.baseline : before.shown,
        ...extra,
      }),
      isTyped ? 'after paint' : 'now',
    );
    open = subject;
  }

  /** Undo and redo are each other's mirror: take from one pile, put onto the other. */
  function travel(from: 'past' | 'future', to: 'past' | 'future'): Subject | undefined {
    const now = state.get();
    const entry = now[from].at(-1);
    if (!entry) return undefined;
    const back: HistoryEntry = { subject: entry.subject, moment: momentOf(now) };
    const piles = { [from]: now[from].slice(0, -1), [to]: [...now[to], back] };
    state.set(settle(now, entry.moment, { ...piles, baseline: now.shown, revision: now.revision + 1 }));
    open = undefined;
    return entry.subject;
  }

  return {
    ...state,
    say(id, input) {
      const before = state.get();
      if (inputNow(before, id) === input) return;
      const { step } = locate(id);
      const isTyped = typeof input === 'string' && fieldOf(id).control.kind !== 'choice';
      const seen = before.seen.has(step) ? {} : { seen: new Set([...before.seen, step]) };
      act(id, hear(momentOf(before), id, input), seen, isTyped);
      if (!isTyped) open = undefined;
    },
    seal() {
      open = undefined;
    },
    choosePreset(preset) {
      const before = state.get();
      open = undefined;
      const moment = { ...momentOf(before), answers: withPreset(before.answers, preset), drafts: new Map() };
      act('preset', moment, { revision: before.revision + 1 });
      open = undefined;
    },
    confirm(id) {
      const before = momentOf(state.get());
      open = undefined;
      act(id, { ...before, confirmed: new Set([...before.confirmed, id]) });
      open = undefined;
    },
    see(step) {
      const before = state.get();
      if (!before.seen.has(step)) state.set({ ...before, seen: new Set([...before.seen, step]) });
    },
    undo: () => travel('past', 'future'),
    redo: () => travel('future', 'past'),
    turn(deed, change, seen) {
      const before = state.get();
      open = undefined;
      act(deed, { ...momentOf(before), ...change }, { revision: before.revision + 1, ...(seen ? { seen } : {}) });
      open = undefined;
    },
    restore(moment, seen) {
      const before = state.get();
      const after = settle(before, moment, { seen, past: [], future: [], revision: before.revision + 1 });
      state.set({ ...after, baseline: after.shown });
      open = undefined;
    },
    keepAs(from, kept) {
      const now = state.get();
      const renamed = (moment: Moment) => (moment.kept.id === from ? { ...moment, kept } : moment);
      const pile = (entries: readonly HistoryEntry[]) =>
        entries.map((entry) => ({ ...entry, moment: renamed(entry.moment) }));
      state.set({ ...now, ...renamed(momentOf(now)), past: pile(now.past), future: pile(now.future) });
    },
  };
}
