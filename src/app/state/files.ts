/** The files that follow from the answers: at once those that show what is typed, the text of the others when it has been loaded. */
import { type FileEntry, type GeneratedFile, generatorOf, outline, type PartCache } from '../../core/files.ts';
import { type Language, loadReadme } from '../../words/languages.ts';
import { afterPaint } from '../idle.ts';
import type { changesBetween, FileChange } from '../preview/diff.ts';
import type { AnswersStore } from './answers-store.ts';
import { type Observable, observable } from './observable.ts';
import type { SecretsStore } from './secrets.ts';

/** The files of the latest valid answers. */
export interface Output {
  /** The open one is never behind the answers; the others follow when it has been painted. */
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
  /** The read-me speaks another language from now on. */
  readonly speak: (language: Language) => void;
}

interface Rest {
  readonly definitions: readonly FileEntry[];
  readonly compare: typeof changesBetween;
}

/** Everything that the outline leaves out: install.sh, the read-me in `language`, Dovecot's files. */
async function loadRest(language: Language): Promise<Rest> {
  const [{ fileDefinitions }, { changesBetween }, words] = await Promise.all([
    import('../../core/mailserver/index.ts'),
    import('../preview/diff.ts'),
    loadReadme(language),
  ]);
  return { definitions: fileDefinitions(words), compare: changesBetween };
}

export function createFiles(
  answers: AnswersStore,
  secrets: SecretsStore,
  spoken: Language,
  openPath: () => string,
): Files {
  const cache: PartCache = new Map();
  let language = spoken;
  let generate = generatorOf(outline, cache);
  let compare: Rest['compare'] = () => new Map();
  let coming: Promise<Rest> | undefined;

  const first = generate(answers.get().shown, secrets.get());
  const output = observable<Output>({ files: first, whole: first, earlier: first, changes: new Map() });

  let made = answers.get();
  /** All files but the open one are behind the answers. */
  let isBehind = false;
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
      if (!isBehind) afterPaint(catchUp);
      isBehind = true;
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
    generate = generatorOf(rest.definitions, cache);
    compare = rest.compare;
    remake();
  }

  function rest(): Promise<Rest> {
    if (coming) return coming;
    const asked = loadRest(language);
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
