/** What the tables know of a word, in the page's language: for the hover and for the panel below the text. */
import type { Description } from '../../language/exim/docs/description.ts';
import { ALWAYS } from '../../language/exim/docs/since.ts';
import type { ManualWords } from '../../words/messages.ts';

export interface Said {
  readonly text: string;
  /** `en` where there is no translation. */
  readonly lang: 'en' | undefined;
  /** Where it belongs, its type, its default, since which version. */
  readonly facts: readonly string[];
}

function sinceIn(words: ManualWords, since: string): string {
  if (since === '') return '';
  return since === ALWAYS ? words.always : words.since(since);
}

/** A description in the words of the page; `english` says that these are English. */
export function say(description: Description, words: ManualWords, english: boolean): Said {
  const { key, kind, driver, type, expanded, initial, since } = description;
  const slash = key.indexOf('/');
  const own = words.texts[key.slice(0, slash)]?.[key.slice(slash + 1)];
  const where = driver ? words.ofDriver(words.kinds[kind], driver) : words.kinds[kind];
  const facts = [
    where,
    type && (expanded ? words.expanded(type) : type),
    initial && words.initially(initial),
    sinceIn(words, since),
  ].filter((fact) => fact !== '');
  return { text: own ?? description.text, lang: own || english ? undefined : 'en', facts };
}
