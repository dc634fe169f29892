/** Starts the memory, hears of links and files, and shows its dialogs and notices when there are any. */
import { lazy, Suspense, useEffect, useLayoutEffect } from 'react';
import { askBeforeLeaving } from '../leaving.ts';
import { useObservable, usePage } from '../state/context.ts';
import type { Wizard } from '../state/wizard.ts';
import { type Brought, hearBrought, mayDrop } from '../transfers.ts';
import { Caught } from '../ui/Caught.tsx';
import { linkInAddress } from './early.ts';
import { createMemory } from './memory.ts';

const Panels = lazy(async () => ({ default: (await import('./Panels.tsx')).Panels }));
const loadBring = () => import('./bring.ts');

async function bringFromAddress(wizard: Wizard): Promise<void> {
  const link = linkInAddress(location.hash);
  if (!link) return;
  history.replaceState(null, '', `#/${wizard.place.get().step}`);
  (await loadBring()).bringLink(wizard, link);
}

async function open(wizard: Wizard, { files, entries, link }: Brought): Promise<void> {
  const { bringFiles, bringLink, filesIn } = await loadBring();
  if (files.length === 0) {
    if (link) bringLink(wizard, link);
    return;
  }
  const hasFolder = entries.some(({ isDirectory }) => isDirectory);
  await bringFiles(wizard, hasFolder ? await filesIn(entries).catch(() => files) : files);
}

/** Browsers say every third of a second that something is still there; that it went away they do not always say. */
const GONE_MS = 1000;

/** Says so while something is dragged over the page that it can open. */
function showDrops(wizard: Wizard): () => void {
  let gone: ReturnType<typeof setTimeout> | undefined;
  const show = (dropping: boolean) => {
    clearTimeout(gone);
    if (dropping) gone = setTimeout(() => show(false), GONE_MS);
    if (wizard.memory.get().dropping !== dropping) wizard.memory.change({ dropping });
  };
  const over = (event: DragEvent) => show(mayDrop(event));
  const leave = (event: DragEvent) => {
    if (!event.relatedTarget) show(false);
  };
  const drop = () => show(false);
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
  useEffect(() => showDrops(wizard), [wizard]);
  useEffect(() => hearBrought((brought) => void open(wizard, brought)), [wizard]);
  useEffect(() => {
    const fromAddress = () => void bringFromAddress(wizard);
    fromAddress();
    addEventListener('hashchange', fromAddress);
    return () => removeEventListener('hashchange', fromAddress);
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
