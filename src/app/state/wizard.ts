/** Everything that the page keeps, put together: answers, the files that follow from them, and where the person is. */
import { type PresetId, type QuestionId, questionIds, type StepId } from '../../core/answers/index.ts';
import { createGenerator, type GeneratedFile, linesOf, REOPEN_PART, type ReadmeWords } from '../../core/bundle.ts';
import { createMemory, type Memory } from '../memory/memory.ts';
import { changesBetween, type FileChange } from '../preview/diff.ts';
import { type AnswersStore, createAnswersStore } from './answers-store.ts';
import { type Observable, observable } from './observable.ts';

/** The files of the latest valid answers. */
export interface Output {
  readonly files: readonly GeneratedFile[];
  /** The files before the last action. */
  readonly earlier: readonly GeneratedFile[];
  /** What the last action changed, by path. */
  readonly changes: ReadonlyMap<string, FileChange>;
}

export interface Place {
  readonly step: StepId;
  /** The question that had the focus last: its lines are marked. */
  readonly question: QuestionId | undefined;
  /** It has the focus now. */
  readonly inside: boolean;
  /** Questions whose problems may be shown while they have the focus, because they were left with one. */
  readonly shownProblems: ReadonlySet<QuestionId>;
  /** Path of the file in the preview. */
  readonly path: string;
  /** The line (from 0) of that file where the person put the cursor. */
  readonly line: number | undefined;
  /** Where the focus was asked to go: a question, or the step's heading. A new object asks again. */
  readonly target: { readonly question: QuestionId | undefined } | undefined;
  /** What a narrow page shows. */
  readonly view: 'questions' | 'preview';
}

export interface Wizard {
  readonly answers: AnswersStore;
  readonly output: Observable<Output>;
  /** What is kept in this browser. */
  readonly memory: Memory;
  readonly place: Observable<Place>;
  /** Changes some of the place. */
  readonly go: (change: Partial<Place>) => void;
  /** The read-me speaks another language from now on. */
  readonly speak: (words: ReadmeWords) => void;
}

/** The preset that the wizard opens with. */
export const FIRST_PRESET: PresetId = 'internet-dovecot';

/** Exim's configuration, by any of its names: the file that the preview opens with. */
export function mainFile(files: readonly GeneratedFile[]): GeneratedFile | undefined {
  return files.find(({ path }) => /(?:^|\/)(?:exim4?\.conf|exim\/configure)$/.test(path)) ?? files[0];
}

export function createWizard(words: ReadmeWords, preset: PresetId, step: StepId = 'basics'): Wizard {
  let generate = createGenerator(words);
  const answers = createAnswersStore(preset);
  const files = generate(answers.get().shown);
  const output = observable<Output>({ files, earlier: files, changes: new Map() });
  const place = observable<Place>({
    step,
    question: undefined,
    inside: false,
    shownProblems: new Set(),
    path: mainFile(files)?.path ?? '',
    line: undefined,
    target: undefined,
    view: 'questions',
  });

  let made = answers.get();
  answers.subscribe(() => {
    const now = answers.get();
    if (now.shown === made.shown && now.baseline === made.baseline) return;
    const before = output.get();
    // The baseline is always what was shown when the last action began, so its files are at hand.
    const next = now.shown === made.shown ? before.files : generate(now.shown);
    const ofBaseline = now.baseline === made.baseline ? before.earlier : before.files;
    const earlier = now.baseline === now.shown ? next : ofBaseline;
    made = now;
    output.set({ files: next, earlier, changes: changesBetween(earlier, next) });
    if (!next.some(({ path }) => path === place.get().path)) go({ path: mainFile(next)?.path ?? '', line: undefined });
  });

  function go(change: Partial<Place>): void {
    place.set({ ...place.get(), ...change });
  }

  return {
    answers,
    output,
    memory: createMemory(answers),
    place,
    go,
    speak(other) {
      generate = createGenerator(other);
      const next = generate(answers.get().shown);
      output.set({ files: next, earlier: next, changes: new Map() });
    },
  };
}

/** Lines (from 0) of a file that a question made: by name, or as one of several that its part reads. */
export interface OwnedLines {
  readonly own: readonly number[];
  readonly inherited: readonly number[];
}

export function ownedLines(file: GeneratedFile, question: QuestionId | undefined): OwnedLines {
  const own: number[] = [];
  const inherited: number[] = [];
  if (!question) return { own, inherited };
  for (const [index, line] of linesOf(file).entries()) {
    if (line.part === REOPEN_PART) continue;
    if (line.own.includes(question)) own.push(index);
    else if (line.inherited.includes(question)) inherited.push(index);
  }
  return { own, inherited };
}

/** Questions in the order of the wizard, without those that are not known. */
export function inOrder(questions: readonly QuestionId[]): readonly QuestionId[] {
  return questionIds.filter((id) => questions.includes(id));
}
