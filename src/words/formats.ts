/**
 * Numbers and lists as a language writes them. The browser's own formatters take long to make, the first one longer than a frame on a slow
 * processor, so each is made when it is first needed: numbers below a thousand are written alike in every language here.
 */

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** @param language a BCP 47 tag */
export function numberIn(language: string): (n: number) => string {
  const format = once(() => new Intl.NumberFormat(language));
  return (n) => (Number.isInteger(n) && n >= 0 && n < 1000 ? String(n) : format().format(n));
}

/** @param type `unit`: one after the other, without a word before the last one */
export function listIn(
  language: string,
  type: 'conjunction' | 'unit' = 'conjunction',
): (items: readonly string[]) => string {
  const format = once(() => new Intl.ListFormat(language, { type }));
  return (items) => (items.length === 1 ? String(items[0]) : format().format(items));
}
