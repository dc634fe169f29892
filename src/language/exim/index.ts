/** Exim's run-time configuration as a CodeMirror language. */
import { foldService, indentService, LanguageSupport, LRLanguage } from '@codemirror/language';
import type { LRParser } from '@lezer/lr';
import { parser } from '../../core/exim/grammar/index.ts';
import { foldExim } from './fold.ts';
import { eximHighlighting } from './highlight.ts';
import { indentExim, indentOnInput } from './indent.ts';

export { optionHover } from './hover.ts';

const highlighted: LRParser = parser.configure({ props: [eximHighlighting] });

/** The language alone: tree, highlighting tags, comments, closing brackets. */
export const eximLanguage = LRLanguage.define({
  name: 'exim',
  parser: highlighted,
  languageData: {
    commentTokens: { line: '#' },
    closeBrackets: { brackets: ['{', '"'] },
    indentOnInput,
  },
});

/** The language with folding, indentation and, where an editor asks for it, completion from the option tables. */
export function exim(): LanguageSupport {
  return new LanguageSupport(eximLanguage, [
    foldService.of(foldExim),
    indentService.of(indentExim),
    // The tables come when somebody types, not with the page.
    eximLanguage.data.of({
      autocomplete: async (...args: Parameters<typeof import('./complete.ts')['completeExim']>) =>
        (await import('./complete.ts')).completeExim(...args),
    }),
  ]);
}
