import { useEffect, useState } from 'react';
import type { FindingWords } from '../../words/finding-words.ts';
import { loadFindings } from '../../words/languages.ts';
import { usePage } from '../state/context.ts';

/** What findings say, in the language of the page; undefined until it is loaded. */
export function useFindingWords(): FindingWords | undefined {
  const { words } = usePage();
  const [text, setText] = useState<FindingWords>();
  useEffect(() => {
    let wanted = true;
    loadFindings(words.language).then((loaded) => {
      if (wanted) setText(loaded);
    });
    return () => {
      wanted = false;
    };
  }, [words.language]);
  return text;
}
