/** The smallest store there is: a value, a way to replace it, and who wants to know. */
import { afterPaint } from '../idle.ts';

export interface Observable<T> {
  readonly get: () => T;
  /** The value at the beginning: what the page was prerendered with. */
  readonly first: () => T;
  /** @param when the followers are told; listeners are at once */
  readonly set: (next: T, when?: 'now' | 'after paint') => void;
  /** For what must be in the next frame. */
  readonly subscribe: (listener: () => void) => () => void;
  /** For everything else that follows: it may be told a frame later, so that a key need not wait for all of the page. */
  readonly follow: (follower: () => void) => () => void;
}

/** A store for those who only look. */
export type Readable<T> = Pick<Observable<T>, 'get' | 'first' | 'subscribe' | 'follow'>;

/** Stores whose followers are still to be told: all in one go, so that React draws once. */
const behind = new Set<() => void>();

function tellThose(): void {
  for (const tell of behind) tell();
}

export function observable<T>(initial: T): Observable<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  const followers = new Set<() => void>();
  const tell = () => {
    behind.delete(tell);
    for (const follower of followers) follower();
  };
  const among = (set: Set<() => void>) => (listener: () => void) => {
    set.add(listener);
    return () => set.delete(listener);
  };
  return {
    get: () => value,
    first: () => initial,
    set(next, when = 'now') {
      if (Object.is(next, value)) return;
      value = next;
      for (const listener of listeners) listener();
      if (when === 'now') {
        tell();
        return;
      }
      if (behind.size === 0) afterPaint(tellThose);
      behind.add(tell);
    },
    subscribe: among(listeners),
    follow: among(followers),
  };
}
