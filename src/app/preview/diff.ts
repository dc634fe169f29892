/**
 * What differs between two versions of a file, in lines. Blocks are matched by key and skipped when they hold the very same
 * lines; inside a changed block the common start and end are kept. A keystroke therefore costs what it changes.
 */
import { type Block, type GeneratedFile, type Line, REOPEN_PART } from '../../core/files.ts';

/** Old lines `from` to `to` (exclusive, from 0) are replaced by `lines`, which begin at line `at` of the new file. */
export interface Hunk {
  readonly from: number;
  readonly to: number;
  readonly at: number;
  readonly lines: readonly string[];
  /** The line that re-opens the file: it follows every answer, so it is no news. */
  readonly quiet?: true;
}

const same = (a: Line | undefined, b: Line | undefined) => a === b || a?.text === b?.text;

/** Hunks inside one block; `from` and `at` are where it begins. */
function diffLines(before: readonly Line[], after: readonly Line[], from: number, at: number): Hunk[] {
  let start = 0;
  while (start < before.length && start < after.length && same(before[start], after[start])) start++;
  let end = 0;
  const most = Math.min(before.length, after.length) - start;
  while (end < most && same(before[before.length - 1 - end], after[after.length - 1 - end])) end++;
  const old = before.slice(start, before.length - end);
  const now = after.slice(start, after.length - end);
  if (old.length === 0 && now.length === 0) return [];
  if (old.length !== now.length) {
    return [{ from: from + start, to: from + start + old.length, at: at + start, lines: now.map((line) => line.text) }];
  }
  // As many lines as before: they changed in place, and those between that did not are left alone.
  const hunks: Hunk[] = [];
  for (const [index, line] of now.entries()) {
    if (same(old[index], line)) continue;
    const place = start + index;
    const last = hunks.at(-1);
    if (last && last.to === from + place) {
      hunks[hunks.length - 1] = { ...last, to: last.to + 1, lines: [...last.lines, line.text] };
    } else {
      hunks.push({ from: from + place, to: from + place + 1, at: at + place, lines: [line.text] });
    }
  }
  return hunks;
}

/** The hunks that turn `before` into `after`, in order. Both name their blocks from one ordered list. */
export function diffBlocks(before: readonly Block[], after: readonly Block[]): readonly Hunk[] {
  const stays = new Set(after.map((block) => block.key));
  const hunks: Hunk[] = [];
  let from = 0;
  let at = 0;
  let next = 0;
  const dropUntil = (key: string | undefined) => {
    for (let old = before[next]; old && old.key !== key && !stays.has(old.key); old = before[++next]) {
      hunks.push({ from, to: from + old.lines.length, at, lines: [] });
      from += old.lines.length;
    }
  };
  for (const block of after) {
    dropUntil(block.key);
    const old = before[next];
    if (old?.key === block.key) {
      if (old.lines !== block.lines) {
        const changed = diffLines(old.lines, block.lines, from, at);
        hunks.push(
          ...(block.key === REOPEN_PART ? changed.map((hunk) => ({ ...hunk, quiet: true as const })) : changed),
        );
      }
      from += old.lines.length;
      next++;
    } else {
      hunks.push({ from, to: from, at, lines: block.lines.map((line) => line.text) });
    }
    at += block.lines.length;
  }
  dropUntil(undefined);
  return hunks.filter((hunk) => hunk.to > hunk.from || hunk.lines.length > 0);
}

/** What changed in a file since the last answer. */
export interface FileChange {
  /** Lines of the new file (from 0) that are new or different. */
  readonly lines: readonly number[];
  /** Lines (from 0) of the new file before which something was removed and nothing put in its place. */
  readonly removedAt: readonly number[];
  /** Changed, added and removed lines together. */
  readonly count: number;
}

export function changeOf(all: readonly Hunk[]): FileChange {
  const hunks = all.filter(({ quiet }) => !quiet);
  const lines = hunks.flatMap((hunk) => hunk.lines.map((_, index) => hunk.at + index));
  const removedAt = hunks.filter((hunk) => hunk.lines.length === 0).map((hunk) => hunk.at);
  const count = hunks.reduce((sum, hunk) => sum + Math.max(hunk.to - hunk.from, hunk.lines.length), 0);
  return { lines, removedAt, count };
}

const NOTHING: FileChange = { lines: [], removedAt: [], count: 0 };

/** Changes by path; only of files that have any. A file that is new counts with all its lines. */
export function changesBetween(
  before: readonly GeneratedFile[],
  after: readonly GeneratedFile[],
): ReadonlyMap<string, FileChange> {
  const old = new Map(before.map((file) => [file.path, file]));
  const changes = new Map<string, FileChange>();
  for (const file of after) {
    const earlier = old.get(file.path);
    if (earlier === file) continue;
    const change = changeOf(diffBlocks(earlier?.blocks ?? [], file.blocks));
    if (change.count > 0) changes.set(file.path, change);
  }
  return changes;
}

export function changeIn(changes: ReadonlyMap<string, FileChange>, path: string): FileChange {
  return changes.get(path) ?? NOTHING;
}
