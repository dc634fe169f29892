/** The lines that differ between two texts: as few as can be (E. W. Myers, "An O(ND) difference algorithm", 1986). */
export interface LineChange {
  readonly kind: 'removed' | 'added';
  /** Number of the line (from 1) in its own text. */
  readonly line: number;
  readonly text: string;
}

/** Old items `from` to `to` (exclusive) are replaced by the new items `at` to `until` (exclusive); all from 0. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly at: number;
  readonly until: number;
}

/** Differences beyond which all of the middle counts as replaced: time grows with their square. */
const MOST = 2000;

/** How many lines (each counted as often as in both) two texts share. */
export function sharedLines(a: readonly string[], b: readonly string[]): number {
  const left = new Map<string, number>();
  for (const line of a) if (line !== '') left.set(line, (left.get(line) ?? 0) + 1);
  let shared = 0;
  for (const line of b) {
    const count = left.get(line) ?? 0;
    if (count === 0) continue;
    left.set(line, count - 1);
    shared++;
  }
  return shared;
}

/**
 * What turns a sequence of `before` items into one of `after` items, in order, with something unchanged between two edits.
 * Time and memory grow with the square of what differs, and only once with what does not.
 */
export function editsBetween(
  before: number,
  after: number,
  same: (old: number, now: number) => boolean,
): readonly Edit[] {
  let start = 0;
  while (start < before && start < after && same(start, start)) start++;
  let end = 0;
  while (end < Math.min(before, after) - start && same(before - 1 - end, after - 1 - end)) end++;
  const olds = before - start - end;
  const news = after - start - end;
  if (olds === 0 && news === 0) return [];
  const inside = (i: number, j: number) => same(start + i, start + j);
  const edits = olds === 0 || news === 0 ? undefined : middleEdits(olds, news, inside);
  return (edits ?? [{ from: 0, to: olds, at: 0, until: news }]).map(({ from, to, at, until }) => ({
    from: from + start,
    to: to + start,
    at: at + start,
    until: until + start,
  }));
}

/** How far (in old items) paths with so many differences get, by diagonal (old minus new) from minus to plus their number. */
type Front = Int32Array;

/** The diagonal from which the path with one difference more comes: its neighbour that got further. */
function cameFrom(previous: Front, count: number, diagonal: number): number {
  if (diagonal === -count) return diagonal + 1;
  if (diagonal === count) return diagonal - 1;
  const [left = 0, right = 0] = [previous[diagonal - 1 + count - 1], previous[diagonal + 1 + count - 1]];
  return left < right ? diagonal + 1 : diagonal - 1;
}

/** The edits of a part whose ends differ; undefined where too much differs. */
function middleEdits(olds: number, news: number, same: (i: number, j: number) => boolean): readonly Edit[] | undefined {
  const fronts: Front[] = [];
  for (let count = 0; count <= Math.min(olds + news, MOST); count++) {
    const previous = fronts.at(-1);
    const front: Front = new Int32Array(2 * count + 1);
    for (let diagonal = -count; diagonal <= count; diagonal += 2) {
      let i = 0;
      if (previous) {
        const from = cameFrom(previous, count, diagonal);
        i = (previous[from + count - 1] ?? 0) + (from < diagonal ? 1 : 0);
      }
      while (i < olds && i - diagonal < news && same(i, i - diagonal)) i++;
      front[diagonal + count] = i;
      if (i >= olds && i - diagonal >= news) return editsAlong(fronts, olds, news);
    }
    fronts.push(front);
  }
  return undefined;
}

/** Walks the path back from its end; neighbouring differences are one edit. */
function editsAlong(fronts: readonly Front[], olds: number, news: number): readonly Edit[] {
  const edits: Edit[] = [];
  let diagonal = olds - news;
  for (let count = fronts.length; count > 0; count--) {
    const previous = fronts[count - 1] as Front;
    const before = cameFrom(previous, count, diagonal);
    const from = previous[before + count - 1] ?? 0;
    const at = from - before;
    const [to, until] = before < diagonal ? [from + 1, at] : [from, at + 1];
    const next = edits.at(-1);
    if (next && next.from === to && next.at === until) edits[edits.length - 1] = { ...next, from, at };
    else edits.push({ from, to, at, until });
    diagonal = before;
  }
  return edits.reverse();
}

/** What was taken out of `before` and put into `after`, in order. */
export function diffTexts(before: readonly string[], after: readonly string[]): readonly LineChange[] {
  return editsBetween(before.length, after.length, (i, j) => before[i] === after[j]).flatMap(
    ({ from, to, at, until }) => [
      ...before.slice(from, to).map((text, index) => ({ kind: 'removed' as const, line: from + index + 1, text })),
      ...after.slice(at, until).map((text, index) => ({ kind: 'added' as const, line: at + index + 1, text })),
    ],
  );
}
