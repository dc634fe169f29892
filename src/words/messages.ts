/** The interface of a language: what every `words/<code>/` must say. A missing string is a compile error. */

import type { AnswerOf, PresetId, QuestionId, StepId } from '../core/answers/index.ts';
import type { RelayRiskKind } from '../core/answers/relay-risks.ts';
import type { Circumstance } from '../core/answers/relevance.ts';
import type { Retry, RetryStep } from '../core/answers/retry.ts';
import type { TroubleWords } from '../core/files.ts';
import type { Certainty } from '../core/platforms/index.ts';
import type { PackageNote } from '../core/platforms/packaging.ts';

/** One value of a choice: its name, and what choosing it means. */
export interface ChoiceWords {
  readonly label: string;
  readonly help?: string;
}

interface PlainQuestionWords {
  readonly label: string;
  /** One line below the label. */
  readonly help: string;
  readonly example?: string;
  /** What stands behind a number, such as "days". */
  readonly unit?: string;
  /** A longer explanation, shown on demand; one paragraph an item. */
  readonly why: readonly string[];
}

/** Choices name each of their values; other questions have none. */
type Choices<A> = [A] extends [string]
  ? string extends A
    ? { readonly choices?: never }
    : { readonly choices: Readonly<Record<A, ChoiceWords>> }
  : { readonly choices?: never };

export type QuestionWordsOf<I extends QuestionId> = PlainQuestionWords & Choices<AnswerOf<I>>;

/** The words of any question, with its choices looked up by value. */
export type QuestionWords = PlainQuestionWords & { readonly choices?: Readonly<Record<string, ChoiceWords>> };

/** The keys of a step's questions. */
type KeyOf<S extends StepId> = QuestionId extends infer I ? (I extends `${S}.${infer K}` ? K : never) : never;

/** A sentence, or one that is only true under a circumstance. */
export type GivenFact = string | readonly [when: Circumstance, text: string];

/** What a step says: its questions, and what follows without being asked. */
export interface StepWords<S extends StepId> {
  /** One line below the step's heading: what this step decides. */
  readonly lead: string;
  /** Headings of long steps, each by the question from which on it holds, as `app/wizard/layout.ts` orders them. */
  readonly headings?: { readonly [K in KeyOf<S>]?: string };
  readonly questions: { readonly [K in KeyOf<S>]: QuestionWordsOf<Extract<`${S}.${K}`, QuestionId>> };
  /** What is set up without a question, one fact an item; some hold only under a circumstance. */
  readonly given: readonly GivenFact[];
}

export interface BasicsWords extends StepWords<'basics'> {
  readonly preset: {
    readonly label: string;
    readonly help: string;
    /** Which own answers the chosen preset would replace. */
    readonly replaces: (questions: readonly string[]) => string;
    readonly replace: string;
    readonly keep: string;
  };
  readonly presets: Readonly<Record<PresetId, ChoiceWords>>;
  /** What is dangerous about a network that may send without a login. */
  readonly relayRisks: Readonly<Record<RelayRiskKind, (network: string) => string>>;
}

export interface TlsWords extends StepWords<'tls'> {
  /** What is said of a certificate that was pasted in the place of its key's hash. */
  readonly pasted: {
    readonly read: (names: string) => string;
    readonly unnamed: string;
    readonly expired: (day: string) => string;
    /** It is no certificate for `host`. */
    readonly other: (host: string, names: string) => string;
    readonly refused: Readonly<Record<'private-key' | 'no-certificate' | 'broken' | 'insecure', string>>;
  };
}

/** What a retry rule means, as a sentence. */
export interface RetryWords {
  /** What stands before the sentences. */
  readonly title: string;
  /** `first`: no rule stands before it. */
  readonly sentence: (rule: Retry, steps: readonly RetryStep[], first: boolean) => string;
}

export interface RoutingWords extends StepWords<'routing'> {
  readonly retry: RetryWords;
  /** Passwords at other servers; they are no answers. */
  readonly passwords: {
    readonly label: (login: string, host: string) => string;
    readonly help: string;
    readonly show: string;
    readonly hide: string;
  };
}

/** One thing to do in order to install; the commands themselves are the same in every language. */
export interface CommandWords {
  readonly title: string;
  readonly help?: string;
}

/** A stage on a message's way. */
interface JourneyStageWords {
  readonly title: string;
  readonly text: string;
}

export interface ReviewWords extends StepWords<'review'> {
  readonly packageNotes: Readonly<Record<PackageNote, string>>;
  readonly attention: {
    readonly title: string;
    readonly none: string;
    readonly sample: (value: string) => string;
    readonly takeMeThere: string;
  };
  readonly download: {
    readonly title: string;
    readonly help: string;
    readonly zip: string;
    readonly tar: string;
    readonly blocked: (problems: number) => string;
    readonly samples: (count: number) => string;
    readonly ready: (name: string, size: string) => string;
    readonly working: string;
    readonly cancel: string;
    readonly cancelled: string;
    readonly failed: string;
    readonly contents: (files: number) => string;
  };
  readonly install: {
    readonly title: string;
    readonly help: string;
    readonly here: string;
    readonly server: string;
    readonly send: CommandWords;
    readonly login: CommandWords;
    readonly packages: CommandWords;
    readonly accounts: CommandWords;
    readonly firewall: CommandWords;
    readonly certificate: CommandWords;
    readonly permissions: CommandWords;
    readonly unpack: CommandWords;
    readonly dryRun: CommandWords;
    readonly run: CommandWords;
    readonly backup: CommandWords;
    readonly renewal: CommandWords;
    readonly undo: CommandWords;
  };
  readonly temporary: TroubleWords;
  readonly journey: {
    readonly title: string;
    readonly help: string;
    /** What the buttons below a stage are. */
    readonly parts: string;
    readonly stages: Readonly<
      Record<'connection' | 'login' | 'acl' | 'local' | 'accepted' | 'routing' | 'transport', JourneyStageWords>
    >;
  };
}

/** Everything around the questions. */
export interface ShellWords {
  readonly title: string;
  readonly privacy: string;
  readonly skipToQuestions: string;
  readonly skipToPreview: string;
  readonly loading: string;
  /** A part of the page did not come, and what may help. */
  readonly missing: string;
  readonly reload: string;
  readonly steps: {
    readonly label: string;
    readonly names: Readonly<Record<StepId, string>>;
    /** Where there is little room. */
    readonly short: Readonly<Record<StepId, string>>;
    readonly untouched: string;
    readonly done: string;
    readonly attention: (count: number) => string;
    readonly previous: (step: string) => string;
    readonly next: (step: string) => string;
  };
  readonly history: {
    readonly undo: (what: string) => string;
    readonly redo: (what: string) => string;
    readonly nothingToUndo: string;
    readonly nothingToRedo: string;
    readonly undone: (what: string) => string;
    readonly redone: (what: string) => string;
    readonly deeds: Readonly<Record<'open' | 'start-over' | 'other-tab' | 'rename', string>>;
    readonly drafts: (name: string) => string;
  };
  readonly settings: {
    readonly language: string;
    readonly theme: string;
    readonly system: string;
    readonly light: string;
    readonly dark: string;
  };
  readonly shortcuts: Readonly<
    Record<
      | 'title'
      | 'list'
      | 'next'
      | 'previous'
      | 'preview'
      | 'search'
      | 'download'
      | 'undo'
      | 'redo'
      | 'on'
      | 'help'
      | 'close',
      string
    >
  >;
  readonly question: {
    /** Between two sentences on one line. */
    readonly space: '' | ' ';
    readonly example: string;
    readonly why: string;
    readonly term: string;
    readonly listHelp: string;
    readonly range: (min: string, max: string) => string;
    /** What an answer that is left to the platform stands for, and how surely. */
    readonly known: Readonly<Record<Certainty, (value: string) => string>>;
    /** How many values of the chosen platform are not surely known. */
    readonly unsure: (count: number) => string;
    /** Above the rare questions of a step. */
    readonly rare: (count: number) => string;
    readonly given: string;
    readonly sample: string;
    readonly keep: (value: string) => string;
    readonly problem: (found: string, expected: string) => string;
    readonly missing: (expected: string) => string;
    readonly line: (line: number, message: string) => string;
    readonly more: (count: number) => string;
    readonly use: (value: string) => string;
  };
  readonly preview: PreviewWords;
  readonly copy: string;
  readonly copied: string;
  readonly copyFailed: string;
}

export interface PreviewWords {
  readonly title: string;
  readonly files: string;
  readonly show: string;
  readonly backToQuestions: string;
  readonly copyFile: string;
  readonly downloadFile: string;
  readonly search: string;
  readonly mode: (mode: string, owner: string) => string;
  readonly inBundle: string;
  readonly lastValid: (questions: readonly string[]) => string;
  readonly changed: (lines: number) => string;
  readonly changedIn: (lines: number, file: string) => string;
  readonly changedInMore: (files: number) => string;
  readonly owned: (lines: number) => string;
  readonly ownedBy: (lines: number, question: string) => string;
  readonly notHere: (question: string) => string;
  /** Before the other files, and one of them with its count. */
  readonly elsewhere: string;
  readonly jump: (file: string, lines: number) => string;
  readonly previousMark: string;
  readonly nextMark: string;
  readonly markOf: (at: number, all: number) => string;
  readonly panel: string;
  /** Before lines that are gone. */
  readonly removed: (lines: number) => string;
  /** Before what stood in a line's place. */
  readonly earlier: string;
  /** The select that chooses how much the files explain. */
  readonly comments: string;
  readonly commentLevels: Readonly<Record<'none' | 'brief' | 'teaching', string>>;
  readonly wrap: string;
  readonly compare: string;
  readonly foldAll: string;
  readonly unfoldAll: string;
  readonly showSecrets: string;
  /** In the place of one. */
  readonly secret: string;
  readonly line: (line: number) => string;
  /** Before our reason for the line. */
  readonly why: string;
  readonly madeByAll: (questions: readonly string[]) => string;
  readonly madeBy: string;
  readonly alsoFrom: string;
  readonly fixed: string;
  readonly chapter: (number: number, title: string) => string;
  readonly hint: string;
  readonly editorLabel: (path: string) => string;
  /** CodeMirror's own phrases, by their English text. */
  readonly editor: Readonly<Record<string, string>>;
}

/** Where a word of Exim belongs. */
export type ManualKind =
  | 'main'
  | 'routers'
  | 'transports'
  | 'authenticators'
  | 'acl'
  | 'control'
  | 'verify'
  | 'verbs'
  | 'lists'
  | 'directives'
  | 'sections'
  | 'drivers'
  | 'variables'
  | 'items'
  | 'operators'
  | 'conditions'
  | 'lookups';

/** What is said about a word of Exim: loaded when somebody asks. */
export interface ManualWords {
  readonly kinds: Readonly<Record<ManualKind, string>>;
  /** An option of one driver only: `smtp transport`. */
  readonly ofDriver: (kind: string, driver: string) => string;
  /** A type whose value is expanded. */
  readonly expanded: (type: string) => string;
  readonly initially: (value: string) => string;
  readonly since: (version: string) => string;
  readonly always: string;
  /** What changed since the last download. */
  readonly compare: {
    readonly none: string;
    readonly file: string;
    readonly changed: (path: string, lines: number) => string;
    readonly layout: string;
    readonly layouts: Readonly<Record<'unified' | 'side-by-side', string>>;
    readonly before: (path: string) => string;
    readonly now: (path: string) => string;
    /** CodeMirror's own phrases, by their English text. */
    readonly phrases: Readonly<Record<string, string>>;
  };
  /** By table and name; what is not there is said in English. */
  readonly texts: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** The words of each step, by step. */
export interface StepWordsById {
  readonly basics: BasicsWords;
  readonly tls: TlsWords;
  readonly routing: RoutingWords;
  readonly dovecot: StepWords<'dovecot'>;
  readonly hardening: StepWords<'hardening'>;
  readonly review: ReviewWords;
}

/** Drafts, links and files: loaded when they are asked for. */
export interface MemoryWords {
  readonly title: string;
  readonly help: string;
  readonly bring: string;
  readonly create: string;
  readonly openFile: string;
  readonly copyLink: string;
  readonly startOver: string;
  readonly startOverHelp: string;
  /** What is done with one draft: on the button, and its whole name. */
  readonly deeds: Readonly<Record<'open' | 'rename' | 'duplicate' | 'export' | 'delete' | 'undo' | 'save', string>>;
  readonly deed: (deed: string, draft: string) => string;
  readonly name: string;
  readonly current: string;
  readonly changed: (when: string) => string;
  readonly notStored: string;
  readonly deleted: string;
  readonly close: string;
  readonly cancel: string;
  readonly copied: string;
  readonly notCopied: string;
  readonly done: Readonly<Record<'renamed' | 'duplicated' | 'deleted' | 'back', (draft: string) => string>>;
  readonly drop: string;
  readonly offer: {
    readonly title: (host: string) => string;
    readonly nothing: string;
    readonly same: string;
    readonly differs: (answers: number) => string;
    readonly question: string;
    readonly here: string;
    readonly there: string;
    readonly yes: string;
    readonly no: string;
    readonly none: string;
    readonly keys: (names: readonly string[]) => string;
    readonly notRead: string;
    readonly others: string;
    readonly unknown: string;
    readonly edited: (file: string, lines: number) => string;
    readonly editedHelp: string;
    readonly removed: (line: string) => string;
    readonly added: (line: string) => string;
    readonly open: string;
  };
  readonly conflict: string;
  readonly takeTheirs: string;
  readonly keepMine: string;
  readonly full: string;
  readonly forbidden: string;
  readonly unreadable: string;
  readonly kept: (name: string) => string;
  readonly refused: string;
  readonly forget: string;
  readonly exported: (missing: number) => string;
}
