/** POSIX shell text: the one place that quotes, and the form of a part that is a shell function. */
import { commentedGroup, type TextLine, textLines } from '../file.ts';
import { definePart, type Part } from '../part.ts';

export { commentedGroup as shellGroup, textLines as shellLines };

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

/** A part that is the same for all answers: one function, or a few that belong together. */
export function shellPart(name: string, source: string): Part<TextLine> {
  return definePart({ id: `install.${name}`, uses: [], build: () => textLines(source) });
}
