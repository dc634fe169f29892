/** Starts the memory, hears of links and dropped files, and shows its dialogs and notices when there are any. */
import { lazy, Suspense, useEffect, useLayoutEffect } from 'react';
import { useObservable, usePage } from '../state/context.ts';
import { linkInAddress } from './early.ts';

const Panels = lazy(async () => ({ default: (await import('./Panels.tsx')).Panels }));

export function Memory() {
  const { wizard } = usePage();
  const state = useObservable(wizard.memory, (memory) => memory);
  useLayoutEffect(() => wizard.memory.start(), [wizard]);
  useEffect(() => {
    const fromAddress = async () => {
      const link = linkInAddress(location.hash);
      if (!link) return;
      history.replaceState(null, '', `#/${wizard.place.get().step}`);
      (await import('./bring.ts')).bringLink(wizard, link);
    };
    const over = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
    };
    const drop = async (event: DragEvent) => {
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      await (await import('./bring.ts')).bringFiles(wizard, files);
    };
    void fromAddress();
    addEventListener('hashchange', fromAddress);
    addEventListener('dragover', over);
    addEventListener('drop', drop);
    return () => {
      removeEventListener('hashchange', fromAddress);
      removeEventListener('dragover', over);
      removeEventListener('drop', drop);
    };
  }, [wizard]);
  if (!state.dialog && !state.offer && !state.notice && !state.conflict && !state.trouble) return null;
  return (
    <Suspense fallback={null}>
      <Panels />
    </Suspense>
  );
}
