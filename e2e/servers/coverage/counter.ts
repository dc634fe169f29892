/**
 * Counts triples of values in rows of answers: plain, by the texts of the values as they come along, and without anything of the planner's
 * numbering, so that both can only agree if both are right.
 */
import type { Factor } from './levels.ts';

/** Numbers things in the order in which they are first met. */
class Numbers<T> {
  private readonly known = new Map<T, number>();

  of(thing: T): number {
    const number = this.known.get(thing) ?? this.known.size;
    this.known.set(thing, number);
    return number;
  }
  get count(): number {
    return this.known.size;
  }
}

/** Whether three factors' triples are counted; asked once for each three, and looked up for hundreds of millions of triples. */
function remembered(wanted: (a: Factor, b: Factor, c: Factor) => boolean, all: readonly Factor[]) {
  const [no, yes] = [1, 2];
  const known = new Uint8Array(all.length ** 3);
  return (a: number, b: number, c: number): boolean => {
    const key = (a * all.length + b) * all.length + c;
    if (known[key] === 0) known[key] = wanted(all[a] as Factor, all[b] as Factor, all[c] as Factor) ? yes : no;
    return known[key] === yes;
  };
}

export function countTriples(
  rows: Iterable<ReadonlyMap<Factor, string>>,
  wanted?: (a: Factor, b: Factor, c: Factor) => boolean,
): number {
  const values = new Numbers<string>();
  const factors = new Numbers<Factor>();
  const seen = new Set<Factor>();
  const numbered = [...rows].map((row) =>
    [...row]
      .map(([factor, value]) => {
        seen.add(factor);
        return { value: values.of(`${factor} ${value}`), factor: factors.of(factor) };
      })
      .sort((a, b) => a.value - b.value),
  );
  const isWanted = wanted && remembered(wanted, [...seen]);
  const found = new Uint8Array(values.count ** 3);
  let count = 0;
  for (const row of numbered) {
    for (const [i, a] of row.entries()) {
      for (let j = i + 1; j < row.length; j++) {
        const b = row[j] as (typeof row)[number];
        for (let k = j + 1; k < row.length; k++) {
          const c = row[k] as (typeof row)[number];
          const at = (a.value * values.count + b.value) * values.count + c.value;
          if (found[at] === 1 || (isWanted && !isWanted(a.factor, b.factor, c.factor))) continue;
          found[at] = 1;
          count += 1;
        }
      }
    }
  }
  return count;
}
