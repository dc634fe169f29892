import { LanguageSupport, StreamLanguage, type StreamParser } from '@codemirror/language';

interface State {
  /** The fence that will end the code block, if there is one. */
  fence: string;
}

/** Markdown, as far as a README needs it: headings, lists, code, links, emphasis. */
export const markdownParser: StreamParser<State> = {
  name: 'markdown',
  startState: () => ({ fence: '' }),
  copyState: (state) => ({ ...state }),
  token(stream, state) {
    if (stream.sol()) {
      const fence = stream.match(/\s*(```+|~~~+)/, false);
      const mark = fence && typeof fence === 'object' ? (fence[1] ?? '') : '';
      if (mark && (!state.fence || mark.startsWith(state.fence))) {
        state.fence = state.fence ? '' : mark;
        stream.skipToEnd();
        return 'processingInstruction';
      }
      if (state.fence || stream.match(/ {4}(?=\S)/, false)) {
        stream.skipToEnd();
        return 'monospace';
      }
      if (stream.match(/#{1,6}\s.*/)) return 'heading';
      if (stream.match(/\s*([-*+]|\d+[.)])\s/)) return 'list';
      if (stream.match(/\s*>/)) return 'quote';
    }
    if (stream.match(/`+[^`]+`+/)) return 'monospace';
    if (stream.match(/\*\*[^*]+\*\*|__[^_]+__/)) return 'strong';
    if (stream.match(/\*[^*\s][^*]*\*|_[^_\s][^_]*_(?!\w)/)) return 'emphasis';
    if (stream.match(/\[[^\]]*\]\([^)]*\)|<?https?:\/\/[^\s)>]+>?/)) return 'link';
    if (!stream.match(/[A-Za-z0-9]+/)) stream.next();
    return null;
  },
};

export const markdown = (): LanguageSupport => new LanguageSupport(StreamLanguage.define(markdownParser));
