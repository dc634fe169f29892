/** The answers of the last bundle that was downloaded, a draft each, kept in this browser: what "changed since" compares with. */
import type { Answers } from '../../core/answers/index.ts';
import { fromSaved, toSaved } from '../../core/answers/saved.ts';
import { keys } from '../keys.ts';
import { observable } from '../state/observable.ts';

const PREFIX = 'exim-wizard.downloaded:';

/** What was downloaded, by draft; filled when the page is awake. */
export const downloads = observable<ReadonlyMap<string, Answers>>(new Map());

/** A bundle of these answers was downloaded. */
export function noteDownload(draft: string, answers: Answers): void {
  downloads.set(new Map([...downloads.get(), [draft, answers]]));
  try {
    localStorage.setItem(PREFIX + draft, JSON.stringify(toSaved(answers)));
  } catch {
    // Storage is full or forbidden: known until the page is left.
  }
}

function answersIn(text: string | null): Answers | undefined {
  try {
    return text === null ? undefined : fromSaved(JSON.parse(text))?.answers;
  } catch {
    return undefined;
  }
}

/** The downloads of earlier visits; those of drafts that were deleted are forgotten. */
export function recallDownloads(): void {
  try {
    const all = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
    const isOrphan = (key: string) => localStorage.getItem(keys.draft + key.slice(PREFIX.length)) === null;
    for (const key of all.filter(isOrphan)) localStorage.removeItem(key);
    const kept = all.flatMap((key) => {
      const answers = answersIn(localStorage.getItem(key));
      return answers ? [[key.slice(PREFIX.length), answers] as const] : [];
    });
    downloads.set(new Map([...kept, ...downloads.get()]));
  } catch {
    // Storage is forbidden.
  }
}
