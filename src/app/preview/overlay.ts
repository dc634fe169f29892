/** What lies over the text of a file: marks for the focused question and the last change, dots over secrets. */
import type { StateEffect } from '@codemirror/state';
import { type GeneratedFile, linesOf } from '../../core/files.ts';
import type { Words } from '../state/context.ts';
import { ownedLines, type Wizard } from '../state/wizard.ts';
import { changeIn } from './diff.ts';
import { type LineMarks, markLines } from './marks.ts';
import { hasSecrets, maskedText, maskOf } from './mask.ts';
import { type LineMask, maskLines } from './masks.ts';
import { settings } from './settings.ts';

const isRevealed = (file: GeneratedFile) => settings.get().revealed.has(file.path);

/** Lines of the open file that are marked for the question and for the last change. */
function marksOf(wizard: Wizard, words: Words, file: GeneratedFile, lit: readonly number[]): LineMarks {
  const { lines: changed, removed: gone } = changeIn(wizard.output.get().changes, file.path);
  const removed = gone.map(({ at, lines }) => ({
    at,
    texts: lines.map((line) => (isRevealed(file) ? line.text : maskedText(line, file))),
    label: words.shell.preview.removed(lines.length),
  }));
  return { ...ownedLines(file, wizard.place.get().question), changed, removed, lit };
}

/** Where dots stand in the place of secrets. */
function masksOf(file: GeneratedFile): readonly LineMask[] {
  if (!hasSecrets(file) || isRevealed(file)) return [];
  return linesOf(file).flatMap((line, number) => {
    const mask = maskOf(line, file);
    return mask ? [{ line: number, ...mask }] : [];
  });
}

export interface Overlay {
  /** @param lit lines (from 0) that have just changed */
  readonly marks: (file: GeneratedFile, lit: readonly number[]) => StateEffect<LineMarks>;
  readonly all: (file: GeneratedFile, lit: readonly number[]) => readonly StateEffect<unknown>[];
}

export function overlay(wizard: Wizard, spoken: () => Words): Overlay {
  const marks: Overlay['marks'] = (file, lit) => markLines.of(marksOf(wizard, spoken(), file, lit));
  return { marks, all: (file, lit) => [marks(file, lit), maskLines.of(masksOf(file))] };
}
