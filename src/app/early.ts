/**
 * What runs before the page is drawn: the one inline script. `prerender.tsx` writes these very functions into `index.html`, so they
 * use nothing from outside themselves. A page that will look other than the prerendered one waits unseen for the app, for
 * eight seconds at most.
 */
import type { Keys } from './keys.ts';

/** Colours of the page and of the browser around it; `system` leaves both to the system. */
export function showTheme(theme: string): void {
  document.documentElement.dataset.theme = theme;
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[data-scheme]')) {
    const { scheme } = meta.dataset;
    const forced = /^(light|dark)$/.test(theme);
    meta.media = forced ? (scheme === theme ? 'all' : 'not all') : `(prefers-color-scheme: ${scheme})`;
  }
}

export function early(languages: readonly string[], keys: Keys, show: typeof showTheme): void {
  const html = document.documentElement;
  let own = /^#\/?(?!basics$)./.test(location.hash);
  let asked = navigator.languages;
  try {
    // A first visit has nothing to ask for: the second store is not opened.
    if (localStorage.length > 0) {
      const theme = localStorage.getItem(keys.theme);
      if (theme) show(theme);
      const chosen = localStorage.getItem(keys.language);
      if (chosen) asked = [chosen];
      const draft = sessionStorage.getItem(keys.current) ?? localStorage.getItem(keys.current);
      if (draft !== null && localStorage.getItem(keys.draft + draft) !== null) own = true;
    }
  } catch {}
  const primary = (tag: string) => tag.toLowerCase().split('-')[0];
  const known = asked.map((tag) => languages.find((id) => primary(id) === primary(tag)));
  html.lang = known.find((id) => id) ?? 'en';
  if (!own && html.lang === 'en') return;
  html.dataset.wait = '';
  setTimeout(() => delete html.dataset.wait, 8000);
}
