/** Which part of a line is a secret, and what is shown in its place until somebody asks. */
import { type GeneratedFile, type Line, REOPEN_PART } from '../../core/files.ts';

/** As many for every secret: their number tells nothing. */
export const DOTS = '••••••••';

export interface Mask {
  /** Columns of the line, from 0; `to` is exclusive. */
  readonly from: number;
  readonly to: number;
}

const isSecret = (line: Line, file: Pick<GeneratedFile, 'secret'>) =>
  line.secret || (file.secret && !line.comment && line.part !== REOPEN_PART && !/^\s*(#|$)/.test(line.text));

/** Where a line's secret stands: what follows its first `=` or `:`, or all of it. What ends in `=` is base64, and no name. */
export function maskOf(line: Line, file: Pick<GeneratedFile, 'secret'>): Mask | undefined {
  if (!isSecret(line, file)) return undefined;
  const to = line.text.trimEnd().length;
  const named = /^\s*[^\s=:]+(?:\s+[^\s=:]+)*\s*[=:](?![=\s]*$)\s*/.exec(line.text)?.[0].length ?? to;
  const from = named < to ? named : line.text.length - line.text.trimStart().length;
  return from < to ? { from, to } : undefined;
}

/** The text of a line with dots in the place of a secret. */
export function maskedText(line: Line, file: Pick<GeneratedFile, 'secret'>): string {
  const mask = maskOf(line, file);
  return mask ? line.text.slice(0, mask.from) + DOTS + line.text.slice(mask.to) : line.text;
}

/** Blocks keep their lines as long as they say the same, so each is looked through once. */
const known = new WeakMap<readonly Line[], boolean>();

/** Whether a file holds any secret. */
export function hasSecrets(file: Pick<GeneratedFile, 'secret' | 'blocks'>): boolean {
  return file.blocks.some(({ lines }) => {
    const found = known.get(lines) ?? lines.some((line) => line.secret);
    known.set(lines, found);
    return found || (file.secret && lines.some((line) => maskOf(line, file)));
  });
}
