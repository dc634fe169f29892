/** Everything that the page keeps, put together: answers, the files that follow from them, and where the person is. */
import { type PresetId, type QuestionId, questionIds, type StepId } from '../../core/answers/index.ts';
import { type Block, type GeneratedFile, type PartCache, REOPEN_PART } from '../../core/files.ts';
import type { Language } from '../../words/languages.ts';
import type { Memory } from '../memory/memory.ts';
import { type AnswersStore, createAnswersStore } from './answers-store.ts';
import { createFiles, type Files } from './files.ts';
import { type Observable, observable } from './observable.ts';
import { createSecrets, type SecretsStore } from './secrets.ts';

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

export interface Wizard extends Files {
  readonly answers: AnswersStore;
  /** What was typed and is kept nowhere. */
  readonly secrets: SecretsStore;
  /**
   * What is kept in this browser.
   * @throws before `remember`
   */
  readonly memory: Memory;
  /** The memory, made by the first caller: its code comes later than the page (`late.ts`). */
  readonly remember: (make: (answers: AnswersStore) => Memory) => Memory;
  readonly place: Observable<Place>;
  /** Changes some of the place. */
  readonly go: (change: Partial<Place>) => void;
}

/** The preset that the wizard opens with. */
export const FIRST_PRESET: PresetId = 'internet-dovecot';

/** Exim's configuration, by any of its names: the file that the preview opens with. */
export function mainFile(files: readonly GeneratedFile[]): GeneratedFile | undefined {
  return files.find(({ path }) => /(?:^|\/)(?:exim4?\.conf|exim\/configure)$/.test(path)) ?? files[0];
}

/** What was made before the wizard, in tasks of its own. */
export interface Ahead {
  readonly answers: AnswersStore;
  /** Parts that were printed for these answers. */
  readonly cache: PartCache;
}

export function createWizard(
  language: Language,
  preset: PresetId,
  step: StepId = 'basics',
  { answers, cache }: Ahead = { answers: createAnswersStore(preset), cache: new Map() },
): Wizard {
  const secrets = createSecrets();
  const made = createFiles(answers, secrets, language, () => place.get().path, cache);
  const { output } = made;
  const place = observable<Place>({
    step,
    question: undefined,
    inside: false,
    shownProblems: new Set(),
    path: mainFile(output.get().files)?.path ?? '',
    line: undefined,
    target: undefined,
    view: 'questions',
  });

  function go(change: Partial<Place>): void {
    const now = place.get();
    const { path, step, line } = { ...now, ...change };
    // What somebody looks at is not behind.
    if (path !== now.path || step !== now.step || line !== now.line) made.catchUp();
    place.set({ ...place.get(), ...change });
  }

  /** There is always a file to look at, and its text is on its way. */
  function follow(): void {
    const { files } = output.get();
    const file = files.find(({ path }) => path === place.get().path);
    if (!file) go({ path: mainFile(files)?.path ?? '', line: undefined });
    else if (file.pending) made.whole().catch(() => {});
  }
  output.subscribe(follow);
  place.subscribe(follow);

  let kept: Memory | undefined;
  return {
    ...made,
    answers,
    secrets,
    get memory() {
      if (!kept) throw new Error('the memory is not there yet');
      return kept;
    },
    remember(make) {
      kept ??= make(answers);
      return kept;
    },
    place,
    go,
  };
}

/** Lines (from 0) of a file that a question made: by name, or as one of several that its part reads. */
export interface OwnedLines {
  readonly own: readonly number[];
  readonly inherited: readonly number[];
}

/** What was found in a block for the question that was asked for last: most blocks are the very same ones at the next keystroke. */
const found = new WeakMap<Block['lines'], { readonly question: QuestionId; readonly owned: OwnedLines }>();

/** Lines (from 0) of a block. */
function ownedIn(lines: Block['lines'], question: QuestionId): OwnedLines {
  const known = found.get(lines);
  if (known?.question === question) return known.owned;
  const own: number[] = [];
  const inherited: number[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.part === REOPEN_PART) continue;
    if (line.own.includes(question)) own.push(index);
    else if (line.inherited.includes(question)) inherited.push(index);
  }
  found.set(lines, { question, owned: { own, inherited } });
  return { own, inherited };
}

export function ownedLines(file: GeneratedFile, question: QuestionId | undefined): OwnedLines {
  const own: number[] = [];
  const inherited: number[] = [];
  if (!question) return { own, inherited };
  let start = 0;
  for (const { lines } of file.blocks) {
    const owned = ownedIn(lines, question);
    for (const line of owned.own) own.push(start + line);
    for (const line of owned.inherited) inherited.push(start + line);
    start += lines.length;
  }
  return { own, inherited };
}

/** Questions in the order of the wizard, without those that are not known. */
export function inOrder(questions: readonly QuestionId[]): readonly QuestionId[] {
  return questionIds.filter((id) => questions.includes(id));
}
