/** What is known before the page wakes up. Small and without imports, so that an inline script may hold it. */

/** Whether this browser keeps a draft that will take the place of the prerendered answers. */
export function hasDraft(): boolean {
  try {
    const id = sessionStorage.getItem('exim-wizard:current') ?? localStorage.getItem('exim-wizard:current');
    return id !== null && localStorage.getItem(`exim-wizard:draft:${id}`) !== null;
  } catch {
    return false;
  }
}

/** The fragment of a link with answers (`core/answers/link.ts`), which is no step. */
export const linkInAddress = (hash: string): string | undefined => /^#(a1[\w-]+)$/.exec(hash)?.[1];

/** The fragment of a link with answers that `text` ends with. */
export const linkInText = (text: string): string | undefined => /(?:^|#)(a1[\w-]{16,})\s*$/.exec(text)?.[1];
