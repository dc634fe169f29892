/** Questions about what was kept or brought, small enough for the start of the page. */
import { keys } from '../keys.ts';

/** Whether there is a draft to go on with; `../early.ts` asks the same before the page is drawn. */
export function hasDraft(): boolean {
  try {
    const id = sessionStorage.getItem(keys.current) ?? localStorage.getItem(keys.current);
    return id !== null && localStorage.getItem(keys.draft + id) !== null;
  } catch {
    return false;
  }
}

/** The fragment of a link with answers (`core/answers/link.ts`), which is no step. Small: the page asks before it loads the rest. */
export const linkInAddress = (hash: string): string | undefined => /^#(a1[\w-]+)$/.exec(hash)?.[1];

/** The fragment of a link with answers that `text` ends with. */
export const linkInText = (text: string): string | undefined => /(?:^|#)(a1[\w-]{16,})\s*$/.exec(text)?.[1];
