import { LanguageSupport, StreamLanguage } from '@codemirror/language';
import { sieve as parser } from '@codemirror/legacy-modes/mode/sieve';

/** Sieve scripts, as CodeMirror has always read them. */
export const sieve = (): LanguageSupport => new LanguageSupport(StreamLanguage.define(parser));
