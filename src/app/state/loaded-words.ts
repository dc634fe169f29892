import { useEffect, useState } from 'react';
import type { Language } from '../../words/languages.ts';
import { usePage } from './context.ts';

/** Words that come later than the page, in its language; undefined until they are loaded. `load` must be the same function each time. */
export function useLoadedWords<T>(load: (language: Language) => Promise<T>): T | undefined {
  const { language } = usePage().words;
  const [text, setText] = useState<T>();
  useEffect(() => {
    let wanted = true;
    load(language).then((loaded) => {
      if (wanted) setText(loaded);
    });
    return () => {
      wanted = false;
    };
  }, [load, language]);
  return text;
}
