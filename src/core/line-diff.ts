/** The lines that differ between two texts, by a longest common subsequence. */
export interface LineChange {
  readonly kind: 'removed' | 'added';
  /** Number of the line (from 1) in its own text. */
  readonly line: number;
  readonly text: string;
}

/** Largest middle part that is compared line by line; beyond it, all of it counts as replaced. */
const MAX_CELLS = 4_000_000;

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

/** What was taken out of `before` and put into `after`, in order. */
export function diffTexts(before: readonly string[], after: readonly string[]): readonly LineChange[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let end = 0;
  const most = Math.min(before.length, after.length) - start;
  while (end < most && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  const old = before.slice(start, before.length - end);
  const now = after.slice(start, after.length - end);
  return walk(old, now).map((change) => ({ ...change, line: change.line + start + 1 }));
}

function walk(old: readonly string[], now: readonly string[]): LineChange[] {
  const width = now.length + 1;
  const small = (old.length + 1) * width <= MAX_CELLS;
  const longest = new Uint32Array(small ? (old.length + 1) * width : 0);
  const at = (i: number, j: number) => longest[i * width + j] ?? 0;
  if (small) {
    for (let i = old.length - 1; i >= 0; i--) {
      for (let j = now.length - 1; j >= 0; j--) {
        longest[i * width + j] = old[i] === now[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
      }
    }
  }
  const changes: LineChange[] = [];
  let i = 0;
  let j = 0;
  while (i < old.length || j < now.length) {
    if (small && i < old.length && j < now.length && old[i] === now[j]) {
      i++;
      j++;
    } else if (i < old.length && (j >= now.length || at(i + 1, j) >= at(i, j + 1))) {
      changes.push({ kind: 'removed', line: i, text: old[i++] as string });
    } else {
      changes.push({ kind: 'added', line: j, text: now[j++] as string });
    }
  }
  return changes;
}
