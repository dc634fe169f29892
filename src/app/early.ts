/**
 * What runs before the page is drawn: the one inline script. `build.ts` writes this very function into `index.html`, so it
 * uses nothing from outside itself. A page that will look other than the prerendered one waits unseen for the app, for
 * eight seconds at most.
 */
export function early(languages: readonly string[]): void {
  const html = document.documentElement;
  let own = /^#\/?(?!basics$)./.test(location.hash);
  let asked = navigator.languages;
  try {
    const theme = localStorage.getItem('exim-wizard:theme');
    if (theme) html.dataset.theme = theme;
    const chosen = localStorage.getItem('exim-wizard:language');
    if (chosen) asked = [chosen];
    const draft = sessionStorage.getItem('exim-wizard:current') ?? localStorage.getItem('exim-wizard:current');
    if (draft !== null && localStorage.getItem(`exim-wizard:draft:${draft}`) !== null) own = true;
  } catch {}
  const primary = (tag: string) => tag.toLowerCase().split('-')[0];
  const known = asked.map((tag) => languages.find((id) => primary(id) === primary(tag)));
  html.lang = known.find((id) => id) ?? 'en';
  if (!own && html.lang === 'en') return;
  html.dataset.wait = '';
  setTimeout(() => delete html.dataset.wait, 8000);
}
