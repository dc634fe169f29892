/** The smallest store there is: a value, a way to replace it, and who wants to know. */
export interface Observable<T> {
  readonly get: () => T;
  /** The value at the beginning: what the page was prerendered with. */
  readonly first: () => T;
  readonly set: (next: T) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

/** A store for those who only look. */
export type Readable<T> = Pick<Observable<T>, 'get' | 'first' | 'subscribe'>;

export function observable<T>(initial: T): Observable<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    first: () => initial,
    set(next) {
      if (Object.is(next, value)) return;
      value = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
