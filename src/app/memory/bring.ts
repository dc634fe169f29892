/** Brings links and files to the page. They are read as data; nothing of them is run or shown as HTML. */

import { toLink } from '../../core/answers/link.ts';
import { MAX_BYTES } from '../../core/archive.ts';
import { handEdits, type Opened, openFiles, openText } from '../../core/opened.ts';
import type { Wizard } from '../state/wizard.ts';

export function bringLink(wizard: Wizard, text: string): void {
  const opened = openText(text, 'link');
  wizard.memory.change({ dialog: undefined, offer: { from: 'link', name: 'link', opened, edits: [] } });
}

/** None where the generator cannot be loaded: the answers can be opened all the same. */
async function editsIn(wizard: Wizard, { answers, files }: Opened) {
  if (!answers) return [];
  try {
    const generate = await wizard.generator();
    return handEdits(files, [generate(answers)]);
  } catch {
    return [];
  }
}

export async function bringFiles(wizard: Wizard, files: readonly File[]): Promise<void> {
  // One octet more than is allowed, so that what is too large is told and never read as a whole.
  const read = files.map(async (file) => {
    const bytes = new Uint8Array(await file.slice(0, MAX_BYTES + 1).arrayBuffer());
    return { path: file.name, bytes };
  });
  const opened = await openFiles(await Promise.all(read));
  const offer = { from: 'files' as const, name: files[0]?.name ?? '', opened, edits: await editsIn(wizard, opened) };
  wizard.memory.change({ dialog: undefined, offer });
}

/** The address of this page with the answers in its fragment. */
export const linkTo = (wizard: Wizard): string =>
  `${location.href.split('#')[0]}#${toLink(wizard.answers.get().answers)}`;
