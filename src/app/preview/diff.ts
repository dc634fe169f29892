/**
 * What differs between two versions of a file, in lines. Blocks are matched by key and skipped when they hold the very same
 * lines; inside a changed block only what differs is touched. A keystroke therefore costs what it changes.
 */
import { type Block, type GeneratedFile, type Line, REOPEN_PART } from '../../core/files.ts';
import { editsBetween } from '../../core/line-diff.ts';

/** Old lines `from` to `to` (exclusive, from 0) are replaced by `lines`, which begin at line `at` of the new file. */
export interface Hunk {
  readonly from: number;
  readonly to: number;
  readonly at: number;
  readonly lines: readonly string[];
  /** What stood there before. */
  readonly old: readonly Line[];
  /** The line that re-opens the file: it follows every answer, so it is no news. */
  readonly quiet?: true;
}

const same = (a: Line | undefined, b: Line | undefined) => a === b || a?.text === b?.text;

const textsOf = (lines: readonly Line[]) => lines.map(({ text }) => text);

/** Hunks inside one block; `from` and `at` are where it begins. */
function diffLines(before: readonly Line[], after: readonly Line[], from: number, at: number): readonly Hunk[] {
  return editsBetween(before.length, after.length, (i, j) => same(before[i], after[j])).map((edit) => ({
    from: from + edit.from,
    to: from + edit.to,
    at: at + edit.at,
    lines: textsOf(after.slice(edit.at, edit.until)),
    old: before.slice(edit.from, edit.to),
  }));
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
      hunks.push({ from, to: from + old.lines.length, at, lines: [], old: old.lines });
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
      hunks.push({ from, to: from, at, lines: textsOf(block.lines), old: [] });
    }
    at += block.lines.length;
  }
  dropUntil(undefined);
  return hunks.filter((hunk) => hunk.to > hunk.from || hunk.lines.length > 0);
}

/** Lines that are gone from before line `at` (from 0) of the new file. */
export interface Removed {
  readonly at: number;
  readonly lines: readonly Line[];
}

/** What changed in a file since the last answer. */
export interface FileChange {
  /** Lines of the new file (from 0) that are new or different. */
  readonly lines: readonly number[];
  /** What stood in the place of a line (from 0) of the new file that is different. */
  readonly earlier: ReadonlyMap<number, Line>;
  /** Lines without a new one in their place, or with fewer. */
  readonly removed: readonly Removed[];
  /** Changed, added and removed lines together. */
  readonly count: number;
}

export function changeOf(all: readonly Hunk[]): FileChange {
  const hunks = all.filter(({ quiet }) => !quiet);
  const lines = hunks.flatMap((hunk) => hunk.lines.map((_, index) => hunk.at + index));
  const pairs = hunks.filter(({ old, lines: now }) => old.length === now.length);
  const earlier = new Map(pairs.flatMap(({ old, at }) => old.map((line, index) => [at + index, line] as const)));
  const removed = hunks.flatMap(({ old, lines: now, at }) => {
    // Comments that went by themselves went because somebody asked for fewer: no news in their place.
    const isNews = old.length > now.length && old.some(({ text, comment }) => text !== '' && !comment);
    return isNews ? [{ at, lines: old }] : [];
  });
  const count = hunks.reduce((sum, hunk) => sum + Math.max(hunk.old.length, hunk.lines.length), 0);
  return { lines, earlier, removed, count };
}

const NOTHING: FileChange = { lines: [], earlier: new Map(), removed: [], count: 0 };

/** What was found for a file and the one before it: most files are the very same ones at the next keystroke. */
const found = new WeakMap<
  GeneratedFile,
  { readonly earlier: GeneratedFile | undefined; readonly change: FileChange }
>();

function changeFrom(earlier: GeneratedFile | undefined, file: GeneratedFile): FileChange {
  const known = found.get(file);
  if (known && known.earlier === earlier) return known.change;
  const change = changeOf(diffBlocks(earlier?.blocks ?? [], file.blocks));
  found.set(file, { earlier, change });
  return change;
}

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
    const change = changeFrom(earlier, file);
    if (change.count > 0) changes.set(file.path, change);
  }
  return changes;
}

export function changeIn(changes: ReadonlyMap<string, FileChange>, path: string): FileChange {
  return changes.get(path) ?? NOTHING;
}
