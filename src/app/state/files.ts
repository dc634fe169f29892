/** The files that follow from the answers: at once those that show what is typed, the text of the others when it has been loaded. */
import { type GeneratedFile, generatorOf, outline, type PartCache } from '../../core/files.ts';
import type { Language } from '../../words/languages.ts';
import { inPause } from '../idle.ts';
import type { FileChange } from '../preview/diff.ts';
import type { AnswersStore } from './answers-store.ts';
import { type Observable, observable } from './observable.ts';
import type { Rest } from './rest.ts';
import type { SecretsStore } from './secrets.ts';

/** The files of the latest valid answers. */
export interface Output {
  /** The open one is never behind the answers; the others follow when typing pauses. */
  readonly files: readonly GeneratedFile[];
  /** The files when all of them were made last. */
  readonly whole: readonly GeneratedFile[];
  /** The files before the last action. */
  readonly earlier: readonly GeneratedFile[];
  /** What the last action changed, by path; nothing until what compares is there. */
  readonly changes: ReadonlyMap<string, FileChange>;
}

export interface Files {
  readonly output: Observable<Output>;
  /** All files with their text. Rejects where the rest of the generator cannot be loaded; asking again tries again. */
  readonly whole: () => Promise<readonly GeneratedFile[]>;
  /** All files are as the answers are now. */
  readonly catchUp: () => void;
  /** The read-me speaks another language from now on. */
  readonly speak: (language: Language) => void;
}

export function createFiles(
  answers: AnswersStore,
  secrets: SecretsStore,
  spoken: Language,
  openPath: () => string,
  cache: PartCache = new Map(),
): Files {
  let language = spoken;
  let generate = generatorOf(outline, cache);
  let compare: Rest['compare'] = () => new Map();
  let coming: Promise<Rest> | undefined;

  const first = generate(answers.get().shown, secrets.get());
  const output = observable<Output>({ files: first, whole: first, earlier: first, changes: new Map() });

  let made = answers.get();
  /** All files but the open one are behind the answers. */
  let isBehind = false;
  const catchUpLater = inPause(catchUp);
  answers.subscribe(() => {
    const now = answers.get();
    if (now.shown === made.shown && now.baseline === made.baseline) return;
    if (now.baseline !== made.baseline) catchUp();
    const before = output.get();
    const open = openPath();
    // The baseline is always what was shown when the last action began, so its files are at hand.
    const next = now.shown === made.shown ? before.files : generate(now.shown, secrets.get(), open);
    const ofBaseline = now.baseline === made.baseline ? before.earlier : before.files;
    const earlier = now.baseline === now.shown ? next : ofBaseline;
    if (next !== before.files) {
      isBehind = true;
      catchUpLater();
    }
    made = now;
    output.set({ files: next, whole: before.whole, earlier, changes: compare(earlier, next) }, 'after paint');
  });

  /** Makes the files that were left as they were. */
  function catchUp(): void {
    if (!isBehind) return;
    isBehind = false;
    const { files, earlier } = output.get();
    const next = generate(made.shown, secrets.get());
    const before = earlier === files ? next : earlier;
    output.set({ files: next, whole: next, earlier: before, changes: compare(before, next) }, 'after paint');
  }

  /** Everything again, with what is known now. */
  function remake(): void {
    const { shown, baseline } = answers.get();
    const earlier = generate(baseline, secrets.get());
    const files = baseline === shown ? earlier : generate(shown, secrets.get());
    isBehind = false;
    output.set({ files, whole: files, earlier, changes: compare(earlier, files) });
  }
  secrets.subscribe(remake);

  function adopt(rest: Rest): void {
    ({ generate, compare } = rest);
    if (rest.now !== answers.get() || rest.known !== secrets.get()) {
      remake();
      return;
    }
    isBehind = false;
    output.set(rest.output);
  }

  async function loadRest(): Promise<Rest> {
    const { makeRest } = await import('./rest.ts');
    return makeRest(language, answers, secrets, cache);
  }

  function rest(): Promise<Rest> {
    if (coming) return coming;
    const asked = loadRest();
    coming = asked;
    asked.then(
      (loaded) => {
        if (coming === asked) adopt(loaded);
      },
      () => {
        if (coming === asked) coming = undefined;
      },
    );
    return asked;
  }

  return {
    output,
    catchUp,
    async whole() {
      // Again where the language became another one meanwhile.
      for (let asked = rest(); ; asked = rest()) {
        await asked;
        if (asked !== coming) continue;
        catchUp();
        return output.get().files;
      }
    },
    speak(next) {
      language = next;
      if (!coming) return;
      coming = undefined;
      rest().catch(() => {});
    },
  };
}
