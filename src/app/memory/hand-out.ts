/** Answers that leave the page by the person's hand: as a file, or as a link. */
import { toLink } from '../../core/answers/link.ts';
import type { MemoryWords } from '../../words/messages.ts';
import { usePage } from '../state/context.ts';
import type { Wizard } from '../state/wizard.ts';
import { copyText } from '../ui/clipboard.ts';
import { saveFile } from '../ui/save.ts';

/** The address of this page with the answers in its fragment. */
export const linkTo = (wizard: Wizard): string =>
  `${location.href.split('#')[0]}#${toLink(wizard.answers.get().answers)}`;

/** Copies the link of the open draft; shows it where the browser does not let us. */
export function useCopyLink(text: MemoryWords): () => Promise<void> {
  const { wizard, announce } = usePage();
  return async () => {
    const link = linkTo(wizard);
    if (await copyText(link)) announce(text.copied);
    else wizard.memory.change({ notice: { kind: 'link', link } });
  };
}

/** A draft as `answers.json`, which any later wizard and the command line read. */
export function exportDraft(wizard: Wizard, id: string): void {
  const { memory } = wizard;
  const content = memory.contentOf(id);
  if (!content) {
    memory.change({ notice: { kind: 'unreadable' } });
    return;
  }
  const { answers, missing } = content;
  saveFile(`answers-${answers.basics.hostname}.json`, `${JSON.stringify(answers, null, 2)}\n`, 'application/json');
  if (missing > 0) memory.change({ notice: { kind: 'exported', missing } });
}
