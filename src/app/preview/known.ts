/** What is known of a whole line: for the panel below the text, which is there without an editor too. */
import type { Line } from '../../core/files.ts';
import { type Language, loadManual } from '../../words/languages.ts';
import { type Said, say } from './describe.ts';
import { type Explanation, explain } from './explain.ts';

export interface Known {
  readonly said: Said | undefined;
  readonly chapter: Explanation['chapter'];
}

/** What the tables and the manual know of a line. */
export async function knownOf(line: Line, language: Language): Promise<Known> {
  const [found, words] = await Promise.all([explain(line), loadManual(language)]);
  return {
    said: found?.description && say(found.description, words, language === 'en'),
    chapter: found?.chapter,
  };
}
