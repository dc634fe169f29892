import { LanguageSupport, StreamLanguage } from '@codemirror/language';
import { properties as parser } from '@codemirror/legacy-modes/mode/properties';

/** Settings below headings in brackets, such as those of fail2ban, as CodeMirror has always read them. */
export const properties = (): LanguageSupport => new LanguageSupport(StreamLanguage.define(parser));
