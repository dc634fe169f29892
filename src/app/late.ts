/**
 * What nobody needs before the first typed character shows: it comes when the page is idle, all at once (`late-pieces.ts`). Whoever
 * comes back to a draft waits for it, since the first thing to be seen is that draft.
 */
import { createContext, startTransition, use, useEffect, useLayoutEffect, useState } from 'react';
import { whenIdle } from './idle.ts';
import type * as Pieces from './late-pieces.ts';
import { observable } from './state/observable.ts';

const pieces = observable<typeof Pieces | undefined>(undefined);

/** Rejects where they cannot be loaded; asking again tries again. */
export async function loadLate(): Promise<typeof Pieces> {
  const loaded = pieces.get() ?? (await import('./late-pieces.ts'));
  pieces.set(loaded);
  return loaded;
}

const AGAIN_MS = 5000;

/** Until it works: without a network for a moment the page is only poorer. */
function loadLateWhenIdle(): void {
  whenIdle(() => loadLate().catch(() => setTimeout(loadLateWhenIdle, AGAIN_MS)));
}

export const LateContext = createContext<typeof Pieces | undefined>(undefined);

/**
 * For the app: the pieces as soon as they are there, drawn bit by bit, so that keys need not wait. Who comes back to a draft has them
 * when React takes over, so that the memory comes before what was typed on top of it.
 */
export function useComing(): typeof Pieces | undefined {
  const [late, setLate] = useState(pieces.get);
  useEffect(() => {
    const take = () => startTransition(() => setLate(pieces.get()));
    take();
    return pieces.subscribe(take);
  }, []);
  useEffect(loadLateWhenIdle, []);
  return late;
}

/** The pieces, or undefined until they are there: then they draw nothing that moves what is on the page. */
export const useLate = (): typeof Pieces | undefined => use(LateContext);

/** Whether the page stands: what is folded away comes after it, since a page that holds what nobody sees is painted later and wakes later. */
export const StandsContext = createContext(false);

/**
 * For the app.
 * @param unseen the page waits unseen for what the person kept, where what is folded may be wrong and so unfolded: all of it comes at once
 */
export function useStanding(unseen: boolean): boolean {
  const [stands, setStands] = useState(false);
  useLayoutEffect(() => {
    if (unseen) setStands(true);
  }, [unseen]);
  useEffect(() => whenIdle(() => startTransition(() => setStands(true))), []);
  return stands;
}
