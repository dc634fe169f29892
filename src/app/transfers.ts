/**
 * What is dropped on the page or pasted into it. It is taken from the first script on, before the page can open it
 * (`memory/Memory.tsx`), and waits until then: the browser would leave the page for a file, or nothing would happen.
 */
import { linkInText } from './memory/early.ts';

/** What a transfer held. Browsers empty it after its event, so all of it is taken at once. */
export interface Brought {
  readonly files: readonly File[];
  /** The same where the browser can look into folders. */
  readonly entries: readonly FileSystemEntry[];
  /** A link with answers, or else the address that was dropped. */
  readonly link: string | undefined;
}

const waiting: Brought[] = [];
let hear = (brought: Brought) => {
  waiting.push(brought);
};

/** From now on `open` is given what is brought, first of all what has waited. Only one may hear; it ends with what is returned. */
export function hearBrought(open: (brought: Brought) => void): () => void {
  const before = hear;
  hear = open;
  waiting.splice(0).forEach(open);
  return () => {
    hear = before;
  };
}

/** Where text that is dropped or pasted belongs. */
const takesText = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea'));

/** Whether what is dragged may be let go of here, for the page to open. */
export const mayDrop = ({ dataTransfer, target }: DragEvent): boolean =>
  dataTransfer !== null &&
  (dataTransfer.types.includes('Files') || (dataTransfer.types.includes('text/uri-list') && !takesText(target)));

/** Nobody else takes what was ours. */
function take(event: Event, transfer: DataTransfer, link: string | undefined): void {
  const files = [...transfer.files];
  if (files.length === 0 && !link) return;
  event.preventDefault();
  hear({ files, entries: [...transfer.items].flatMap((item) => item.webkitGetAsEntry?.() ?? []), link });
}

export function takeTransfers(): void {
  addEventListener('dragover', (event) => {
    if (mayDrop(event)) event.preventDefault();
  });
  addEventListener('drop', (event) => {
    const { dataTransfer: transfer } = event;
    if (!transfer || !mayDrop(event)) return;
    take(
      event,
      transfer,
      linkInText(transfer.getData('text/plain')) ?? (transfer.getData('text/uri-list') || undefined),
    );
  });
  addEventListener('paste', (event) => {
    const { clipboardData: transfer, target } = event;
    if (transfer && !takesText(target)) take(event, transfer, linkInText(transfer.getData('text/plain')));
  });
}
