/** The colour scheme: the system's, or the one that was chosen here. */
import { showTheme } from './early.ts';
import { keys } from './keys.ts';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

export const isTheme = (text: string | null): text is Theme => (themes as readonly (string | null)[]).includes(text);

/** What was chosen on an earlier visit. Storage may be forbidden: then the system decides. */
export function storedTheme(): Theme {
  try {
    const stored = localStorage.getItem(keys.theme);
    return isTheme(stored) ? stored : 'system';
  } catch {
    return 'system';
  }
}

export function applyTheme(theme: Theme): void {
  showTheme(theme);
  try {
    localStorage.setItem(keys.theme, theme);
  } catch {
    // The choice holds for this visit.
  }
}
