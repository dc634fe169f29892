import type { FindingWords } from '../../words/finding-words.ts';
import { loadFindings } from '../../words/languages.ts';
import { useLoadedWords } from '../state/loaded-words.ts';

/** What findings say, in the language of the page; undefined until it is loaded. */
export const useFindingWords = (): FindingWords | undefined => useLoadedWords(loadFindings);
