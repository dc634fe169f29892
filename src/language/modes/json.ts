import { LanguageSupport, StreamLanguage, type StreamParser } from '@codemirror/language';

/** JSON, a line at a time: names, strings, numbers, words, punctuation. */
export const jsonParser: StreamParser<null> = {
  name: 'json',
  startState: () => null,
  token(stream) {
    if (stream.eatSpace()) return null;
    if (stream.match(/"([^"\\]|\\.)*"?/)) return stream.match(/\s*:/, false) ? 'propertyName' : 'string';
    if (stream.match(/-?\d+(\.\d+)?([eE][+-]?\d+)?/)) return 'number';
    if (stream.match(/(true|false|null)\b/)) return 'bool';
    if (stream.match(/[{}[\],:]/)) return 'punctuation';
    stream.next();
    return 'invalid';
  },
  languageData: { closeBrackets: { brackets: ['{', '[', '"'] } },
};

export const json = (): LanguageSupport => new LanguageSupport(StreamLanguage.define(jsonParser));
