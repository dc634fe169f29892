import { LanguageSupport, StreamLanguage } from '@codemirror/language';
import { shell as parser } from '@codemirror/legacy-modes/mode/shell';

/** Shell scripts, as CodeMirror has always read them. */
export const shell = (): LanguageSupport => new LanguageSupport(StreamLanguage.define(parser));
