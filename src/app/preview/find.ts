/** What is known of a place in the text; loaded when somebody points at something. */
import { language as languageOf } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import type { Line } from '../../core/files.ts';
import { findDescription } from '../../language/exim/docs/look-up.ts';
import { thingAt } from '../../language/exim/place.ts';
import { type Language, loadManual } from '../../words/languages.ts';
import { say } from './describe.ts';
import { explain } from './explain.ts';
import type { Found } from './hover.ts';

/** The word at a position of a file in Exim's language, else what the line is about. */
export async function findAt(
  state: EditorState,
  pos: number,
  side: -1 | 1,
  line: Line,
  language: Language,
): Promise<Found | undefined> {
  const words = await loadManual(language);
  const thing = state.facet(languageOf)?.name === 'exim' ? thingAt(state, pos, side) : null;
  const word = thing && (await findDescription(thing.keys));
  const start = state.doc.lineAt(pos);
  const description = word ?? (await explain(line))?.description;
  if (!description) return undefined;
  const { from, to } = thing && word ? thing : start;
  return { from, to, description, said: say(description, words, language === 'en') };
}
