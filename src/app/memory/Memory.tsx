/** Starts the memory, hears of links and files, and shows its dialogs and notices when there are any. */
import { lazy, Suspense, useEffect, useLayoutEffect } from 'react';
import { askBeforeLeaving } from '../leaving.ts';
import { useObservable, usePage } from '../state/context.ts';
import type { Wizard } from '../state/wizard.ts';
import { Caught } from '../ui/Caught.tsx';
import { linkInAddress, linkInText } from './early.ts';
import { createMemory } from './memory.ts';

const Panels = lazy(async () => ({ default: (await import('./Panels.tsx')).Panels }));
const loadBring = () => import('./bring.ts');

/** Where text that is dropped or pasted belongs. */
const takesText = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea'));

async function bringFromAddress(wizard: Wizard): Promise<void> {
  const link = linkInAddress(location.hash);
  if (!link) return;
  history.replaceState(null, '', `#/${wizard.place.get().step}`);
  (await loadBring()).bringLink(wizard, link);
}

/** Whether it was ours: then nobody else takes it. What a transfer holds is gone after the event, so it is taken at once. */
function bringTransfer(wizard: Wizard, transfer: DataTransfer | null): boolean {
  if (!transfer) return false;
  const files = [...transfer.files];
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry?.() ?? []);
  if (files.length > 0) {
    const hasFolder = entries.some(({ isDirectory }) => isDirectory);
    void loadBring().then(async ({ bringFiles, filesIn }) =>
      bringFiles(wizard, hasFolder ? await filesIn(entries).catch(() => files) : files),
    );
    return true;
  }
  const address = transfer.getData('text/uri-list');
  const text = linkInText(transfer.getData('text/plain')) ?? (address || undefined);
  if (text) void loadBring().then(({ bringLink }) => bringLink(wizard, text));
  return text !== undefined;
}

/** Browsers say every third of a second that something is still there; that it went away they do not always say. */
const GONE_MS = 1000;

/** What is dragged over the page and dropped on it. */
function listenToDrops(wizard: Wizard): () => void {
  const mayOpen = ({ dataTransfer, target }: DragEvent) =>
    dataTransfer?.types.includes('Files') || (dataTransfer?.types.includes('text/uri-list') && !takesText(target));
  let gone: ReturnType<typeof setTimeout> | undefined;
  const show = (dropping: boolean) => {
    clearTimeout(gone);
    if (dropping) gone = setTimeout(() => show(false), GONE_MS);
    if (wizard.memory.get().dropping !== dropping) wizard.memory.change({ dropping });
  };
  const over = (event: DragEvent) => {
    const may = mayOpen(event) ?? false;
    if (may) event.preventDefault();
    show(may);
  };
  const leave = (event: DragEvent) => {
    if (!event.relatedTarget) show(false);
  };
  const drop = (event: DragEvent) => {
    show(false);
    if (mayOpen(event) && bringTransfer(wizard, event.dataTransfer)) event.preventDefault();
  };
  addEventListener('dragover', over);
  addEventListener('dragleave', leave);
  addEventListener('drop', drop);
  return () => {
    clearTimeout(gone);
    removeEventListener('dragover', over);
    removeEventListener('dragleave', leave);
    removeEventListener('drop', drop);
  };
}

export function Memory() {
  const { wizard } = usePage();
  const memory = wizard.remember(createMemory);
  const state = useObservable(memory, (now) => now);
  useLayoutEffect(() => memory.start(), [memory]);
  useEffect(() => askBeforeLeaving(wizard.secrets), [wizard]);
  useEffect(() => listenToDrops(wizard), [wizard]);
  useEffect(() => {
    const fromAddress = () => void bringFromAddress(wizard);
    const paste = (event: ClipboardEvent) => {
      if (takesText(event.target)) return;
      const { clipboardData } = event;
      const ours = clipboardData && (clipboardData.files.length > 0 || linkInText(clipboardData.getData('text/plain')));
      if (ours && bringTransfer(wizard, clipboardData)) event.preventDefault();
    };
    fromAddress();
    addEventListener('hashchange', fromAddress);
    addEventListener('paste', paste);
    return () => {
      removeEventListener('hashchange', fromAddress);
      removeEventListener('paste', paste);
    };
  }, [wizard]);
  const { dialog, offer, notice, conflict, trouble, dropping } = state;
  if (!dialog && !offer && !notice && !conflict && !trouble && !dropping) return null;
  return (
    <Caught>
      <Suspense fallback={null}>
        <Panels />
      </Suspense>
    </Caught>
  );
}
