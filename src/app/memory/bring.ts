/** Brings links and files to the page. They are read as data; nothing of them is run or shown as HTML. */

import { toLink } from '../../core/answers/link.ts';
import { MAX_BYTES } from '../../core/archive.ts';
import { type Comparison, compareFiles } from '../../core/hand-edits.ts';
import { type Opened, openFiles, openText } from '../../core/opened.ts';
import { languageIds, loadReadme } from '../../words/languages.ts';
import type { Wizard } from '../state/wizard.ts';

const NOTHING: Comparison = { edited: [], others: [], unknown: [] };

export function bringLink(wizard: Wizard, text: string): void {
  const opened = openText(text, 'link');
  wizard.memory.change({ dialog: undefined, offer: { from: 'link', name: 'link', opened, comparison: NOTHING } });
}

/** With the read-me in every language. Nothing where the generator cannot be loaded: the answers can be opened all the same. */
async function compared({ answers, files }: Opened): Promise<Comparison> {
  if (!answers) return NOTHING;
  try {
    const [{ createGenerator }, ...words] = await Promise.all([
      import('../../core/bundle.ts'),
      ...languageIds.map(loadReadme),
    ]);
    return compareFiles(
      files,
      answers,
      words.map((readme) => createGenerator(readme)),
    );
  } catch {
    return NOTHING;
  }
}

export async function bringFiles(wizard: Wizard, files: readonly File[]): Promise<void> {
  // One octet more than is allowed, so that what is too large is told and never read as a whole.
  const read = files.map(async (file) => {
    const bytes = new Uint8Array(await file.slice(0, MAX_BYTES + 1).arrayBuffer());
    return { path: file.name, bytes };
  });
  const opened = await openFiles(await Promise.all(read));
  const offer = { from: 'files' as const, name: files[0]?.name ?? '', opened, comparison: await compared(opened) };
  wizard.memory.change({ dialog: undefined, offer });
}

/** The address of this page with the answers in its fragment. */
export const linkTo = (wizard: Wizard): string =>
  `${location.href.split('#')[0]}#${toLink(wizard.answers.get().answers)}`;
