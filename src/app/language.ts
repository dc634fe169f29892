/** The language of the page: the one that was chosen here, else the browser's first one that there is. */
import { chooseLanguage, isLanguage, type Language } from '../words/languages.ts';
import { keys } from './keys.ts';

export function preferredLanguage(): Language {
  try {
    const stored = localStorage.getItem(keys.language);
    if (stored && isLanguage(stored)) return stored;
  } catch {
    // Storage may be forbidden: the browser's list decides.
  }
  return chooseLanguage(navigator.languages);
}

export function rememberLanguage(language: Language): void {
  try {
    localStorage.setItem(keys.language, language);
  } catch {
    // The choice holds for this visit.
  }
}
