/** Everything that the outline leaves out, install.sh, the read-me, Dovecot's files, and what compares them: it comes after the page. */
import type { Answers } from '../../core/answers/index.ts';
import { type Generate, generatorOf, madeAhead, type PartCache } from '../../core/files.ts';
import { fileDefinitions } from '../../core/mailserver/index.ts';
import { type Language, loadReadme } from '../../words/languages.ts';
import { inTasks, nextTask } from '../idle.ts';
import { changesBetween } from '../preview/diff.ts';
import type { AnswersStore } from './answers-store.ts';
import type { Output } from './files.ts';
import type { SecretsStore } from './secrets.ts';

export interface Rest {
  readonly generate: Generate;
  readonly compare: typeof changesBetween;
  /** What it makes, for these answers and secrets. */
  readonly output: Output;
  readonly now: ReturnType<AnswersStore['get']>;
  readonly known: ReturnType<SecretsStore['get']>;
}

/** Made in pieces before it is shown, since nobody waits for it: all at once would hold up a slow processor for a fifth of a second. */
export async function makeRest(
  language: Language,
  answers: AnswersStore,
  secrets: SecretsStore,
  cache: PartCache,
): Promise<Rest> {
  const words = await loadReadme(language);
  await nextTask();
  const definitions = fileDefinitions(words);
  const generate = generatorOf(definitions, cache);
  const known = secrets.get();
  const now = answers.get();
  const make = async (asked: Answers) => {
    await nextTask();
    await inTasks(madeAhead(definitions, asked, cache, known));
    return generate(asked, known);
  };
  const earlier = await make(now.baseline);
  const files = now.shown === now.baseline ? earlier : await make(now.shown);
  await nextTask();
  const changes = changesBetween(earlier, files);
  await nextTask();
  return { generate, compare: changesBetween, output: { files, whole: files, earlier, changes }, now, known };
}
