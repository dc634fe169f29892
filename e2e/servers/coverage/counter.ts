/**
 * Counts triples of values in rows of answers, by texts in a set: slow, plain, and without anything of the planner's numbering, so that both
 * can only agree if both are right.
 */
import type { Factor } from './rows.ts';

export function countTriples(
  rows: Iterable<ReadonlyMap<Factor, string>>,
  wanted: (a: Factor, b: Factor, c: Factor) => boolean = () => true,
): number {
  const ids = new Map<string, number>();
  const idOf = (text: string): number => {
    const known = ids.get(text) ?? ids.size;
    ids.set(text, known);
    return known;
  };
  const seen = new Set<number>();
  for (const row of rows) {
    const entries = [...row].map(([factor, value]) => ({ factor, id: idOf(`${factor} ${value}`) }));
    for (const [i, a] of entries.entries()) {
      for (const [j, b] of entries.slice(i + 1).entries()) {
        for (const c of entries.slice(i + j + 2)) {
          if (!wanted(a.factor, b.factor, c.factor)) continue;
          const [x = 0, y = 0, z = 0] = [a.id, b.id, c.id].sort((m, n) => m - n);
          seen.add((x * 4096 + y) * 4096 + z);
        }
      }
    }
  }
  return seen.size;
}
