/** POSIX shell text: the one place that quotes, and the form of a part that is a shell function. */
import type { CommentLevel } from '../../exim/index.ts';
import { type AnyGroup, group, printText, type TextLine } from '../file.ts';
import { definePart, type Part } from '../part.ts';

/**
 * `text` as one word that a shell reads back exactly, whatever is in it: nothing is special between single quotes but the
 * quote itself, which is written outside of them.
 * @throws RangeError for what no shell word can hold (NUL) or no single line (a newline)
 */
export function quote(text: string): string {
  if (/[\0\n\r]/.test(text)) throw new RangeError(`found ${JSON.stringify(text)}, expected text of one line`);
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/**
 * Several names as one word, apart by spaces, for `for name in $NAMES`.
 * @throws RangeError for a name that the shell would split or expand there
 */
export function quoteNames(names: readonly string[]): string {
  const odd = names.find((name) => !/^[A-Za-z0-9._@+=,:~/-]+$/.test(name));
  if (odd !== undefined)
    throw new RangeError(`found ${JSON.stringify(odd)}, expected a name without special characters`);
  return quote(names.join(' '));
}

/** Lines of shell text; comments can be left out. The first and last newline of the source are for the eye only. */
export function shellLines(source: string): TextLine[] {
  return source
    .replace(/^\n|\n$/g, '')
    .split('\n')
    .map((text) => (/^\s*#(?!!)/.test(text) ? { text, from: [], comment: true } : text));
}

/** A part that is the same for all answers: one function, or a few that belong together. */
export function shellPart(name: string, source: string): Part<TextLine> {
  return definePart({ id: `install.${name}`, uses: [], build: () => shellLines(source) });
}

/** A group of shell text, without its comments where the person wants none. */
export function shellGroup(key: string, parts: readonly Part<TextLine>[], gap: 0 | 1): AnyGroup {
  const print = (lines: readonly TextLine[], level: CommentLevel) =>
    printText(level === 'none' ? lines.filter((line) => typeof line === 'string' || !line.comment) : lines);
  return group({ key, heading: [], parts, print, gap });
}
