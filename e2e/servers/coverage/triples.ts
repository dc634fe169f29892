/** Sets of triples of levels. */
import { COUNT, type Factor, factorOf, factors } from './levels.ts';

/** Which factors' triples are wanted; all of them unless said otherwise. */
export type Wanted = (a: Factor, b: Factor, c: Factor) => boolean;
export type WantedTable = (a: number, b: number, c: number) => boolean;

export function tableOf(wanted: Wanted): WantedTable {
  const size = factors.length;
  const table = new Uint8Array(size ** 3);
  for (let a = 0; a < size; a++) {
    for (let b = a + 1; b < size; b++) {
      for (let c = b + 1; c < size; c++) {
        if (wanted(factors[a] as Factor, factors[b] as Factor, factors[c] as Factor)) {
          table[(a * size + b) * size + c] = 1;
        }
      }
    }
  }
  return (a, b, c) => table[(a * size + b) * size + c] === 1;
}

/** Sets of levels are bits in words. */
const WORDS = Math.ceil(COUNT / 32);
const put = (words: Uint32Array, start: number, level: number) => {
  words[start + (level >> 5)] = (words[start + (level >> 5)] as number) | (1 << (level & 31));
};

function bitCount(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Two factors, and the levels that make a wanted triple with levels of both. */
type Pair = readonly [a: number, b: number, thirds: Uint32Array];

function pairsOf(wanted: WantedTable): readonly Pair[] {
  const all = factors.map((_, factor) => factor);
  return all.flatMap((a) =>
    all.slice(a + 1).flatMap((b) => {
      const thirds = new Uint32Array(WORDS);
      for (let c = 0; c < COUNT; c++) {
        const factor = factorOf[c] as number;
        if (factor > b && wanted(a, b, factor)) put(thirds, 0, c);
      }
      return thirds.some((word) => word !== 0) ? [[a, b, thirds] as const] : [];
    }),
  );
}

/** A set of the wanted triples of levels. Nearly all of the planning is spent in here, on some hundred thousand triples a row. */
export class Triples {
  private readonly bits = new Uint32Array(COUNT * COUNT * WORDS);
  private readonly pairs: readonly Pair[];
  private readonly levelAt = new Int32Array(factors.length);
  private readonly inRow = new Uint32Array(WORDS);
  size = 0;

  constructor(wanted: WantedTable) {
    this.pairs = pairsOf(wanted);
  }

  has(a: number, b: number, c: number): boolean {
    return (((this.bits[(a * COUNT + b) * WORDS + (c >> 5)] as number) >>> (c & 31)) & 1) === 1;
  }

  /** How many triples of a row are not in the set. */
  missing(row: readonly number[]): number {
    return this.over(row, false);
  }

  /** Puts all triples of a row into it. */
  add(row: readonly number[]): void {
    this.size += this.over(row, true);
  }

  private over(row: readonly number[], adding: boolean): number {
    const { bits, levelAt, inRow } = this;
    levelAt.fill(-1);
    inRow.fill(0);
    for (const level of row) {
      levelAt[factorOf[level] as number] = level;
      put(inRow, 0, level);
    }
    let count = 0;
    for (const [factorA, factorB, thirds] of this.pairs) {
      const a = levelAt[factorA] as number;
      const b = levelAt[factorB] as number;
      if (a < 0 || b < 0) continue;
      const start = (a * COUNT + b) * WORDS;
      for (let word = b >> 5; word < WORDS; word++) {
        const known = bits[start + word] as number;
        const fresh = (inRow[word] as number) & (thirds[word] as number) & ~known;
        if (fresh === 0) continue;
        count += bitCount(fresh);
        if (adding) bits[start + word] = known | fresh;
      }
    }
    return count;
  }
}
