/**
 * The truth of the page: what was said, what of it is not valid yet, and how it came to be. Fields report what they hold
 * (`say`); everything else on the page only reads.
 */
import {
  type Answers,
  answerOf,
  defaultsOf,
  fieldOf,
  locate,
  type PresetId,
  type Problem,
  type QuestionId,
  questionIds,
  readAnswers,
  type StepId,
  withAnswer,
} from '../../core/answers/index.ts';
import { answerIn, type Input, inputOf } from './input.ts';
import { type Observable, observable } from './observable.ts';
import { applies } from './relevance.ts';

/** What an undo step is about: a question, or the preset. */
export type Subject = QuestionId | 'preset';

/** Answers as they were, with the input that was not valid yet. */
interface Moment {
  readonly answers: Answers;
  readonly drafts: ReadonlyMap<QuestionId, Draft>;
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
  /** Each answer valid for itself. */
  readonly answers: Answers;
  /** The latest answers that are valid as a whole: what the files are made of. */
  readonly shown: Answers;
  /** `shown` before the last action: what "changed by your last answer" compares with. */
  readonly baseline: Answers;
  /** Of drafts first, then between answers. Only of questions that apply. */
  readonly problems: readonly Problem[];
  readonly past: readonly HistoryEntry[];
  readonly future: readonly HistoryEntry[];
  /** Sample values that the person chose to keep. */
  readonly confirmed: ReadonlySet<QuestionId>;
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
}

/** What a field of `id` holds at this moment. */
export function inputNow(state: Moment, id: QuestionId): Input {
  return state.drafts.get(id)?.input ?? inputOf(fieldOf(id).control, answerOf(state.answers, id));
}

/** Whether the whole is valid, and what is wrong with it. */
function judge({ answers, drafts }: Moment): { valid: boolean; problems: readonly Problem[] } {
  const ofDrafts = questionIds.flatMap((id) => (applies(id, answers) ? (drafts.get(id)?.problems ?? []) : []));
  const reading = readAnswers(answers);
  return { valid: reading.answers !== undefined, problems: [...ofDrafts, ...reading.problems] };
}

function settle(state: AnswersState, moment: Moment, change: Partial<AnswersState>): AnswersState {
  const { valid, problems } = judge(moment);
  return { ...state, ...change, ...moment, problems, shown: valid ? moment.answers : state.shown };
}

/** `moment` with what the field of `id` holds now. */
function hear(moment: Moment, id: QuestionId, input: Input): Moment {
  const field = fieldOf(id);
  const value = answerIn(field.control, input);
  const drafts = new Map(moment.drafts);
  drafts.delete(id);
  if (field.schema.safeParse(value).success) {
    return { drafts, answers: withAnswer(moment.answers, id, value as never) };
  }
  const { problems } = readAnswers(withAnswer(moment.answers, id, value as never));
  drafts.set(id, { input, problems: problems.filter((problem) => problem.question === id) });
  return { answers: moment.answers, drafts };
}

function initialState(answers: Answers): AnswersState {
  const moment: Moment = { answers, drafts: new Map() };
  return {
    ...moment,
    shown: answers,
    baseline: answers,
    problems: judge(moment).problems,
    past: [],
    future: [],
    confirmed: new Set(),
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

  function act(subject: Subject, moment: Moment, extra: Partial<AnswersState> = {}): void {
    const before = state.get();
    const joins = open === subject;
    const entry: HistoryEntry = { subject, moment: { answers: before.answers, drafts: before.drafts } };
    state.set(
      settle(before, moment, {
        past: joins ? before.past : [...before.past, entry].slice(-HISTORY_LIMIT),
        future: [],
        baseline: joins ? before.baseline : before.shown,
        ...extra,
      }),
    );
    open = subject;
  }

  /** Undo and redo are each other's mirror: take from one pile, put onto the other. */
  function travel(from: 'past' | 'future', to: 'past' | 'future'): Subject | undefined {
    const now = state.get();
    const entry = now[from].at(-1);
    if (!entry) return undefined;
    const back: HistoryEntry = { subject: entry.subject, moment: { answers: now.answers, drafts: now.drafts } };
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
      act(id, hear(before, id, input), before.seen.has(step) ? {} : { seen: new Set([...before.seen, step]) });
      if (typeof input === 'boolean' || fieldOf(id).control.kind === 'choice') open = undefined;
    },
    seal() {
      open = undefined;
    },
    choosePreset(preset) {
      const before = state.get();
      act('preset', { answers: defaultsOf(preset), drafts: new Map() }, { revision: before.revision + 1 });
      open = undefined;
    },
    confirm(id) {
      const before = state.get();
      state.set({ ...before, confirmed: new Set([...before.confirmed, id]) });
    },
    see(step) {
      const before = state.get();
      if (!before.seen.has(step)) state.set({ ...before, seen: new Set([...before.seen, step]) });
    },
    undo: () => travel('past', 'future'),
    redo: () => travel('future', 'past'),
  };
}
