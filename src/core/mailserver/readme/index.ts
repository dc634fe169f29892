/** The bundle's README.md: what to do, in order, for these very answers. */
import { type FileDefinition, textGroup } from '../file.ts';
import { contents, notYet } from './contents.ts';
import { keep } from './keep.ts';
import { intro, names } from './names.ts';
import { readmeOutline } from './outline.ts';
import { accounts, certificate, copy, install, packages, renewal } from './prepare.ts';
import { temporary } from './temporary.ts';
import { change, programs, test, undo, watch } from './use.ts';
import { wayOut } from './way-out.ts';
import type { ReadmeWords } from './words.ts';

export { answersFile } from './answers.ts';
export type { ReadmeWords } from './words.ts';

/** The read-me in the language of `words`. */
export function readmeFile(words: ReadmeWords): FileDefinition {
  return {
    ...readmeOutline,
    groups: [
      textGroup(
        'readme',
        [
          intro(words),
          // First what takes longest to become true.
          names(words),
          packages(words),
          accounts(words),
          wayOut(words),
          certificate(words),
          copy(words),
          install(words),
          renewal(words),
          test(words),
          programs(words),
          // For later days.
          watch(words),
          temporary(words),
          keep(words),
          change(words),
          undo(words),
          contents(words),
          notYet(words),
        ],
        1,
      ),
    ],
  };
}
