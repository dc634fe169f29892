/** Works once the next frame has been painted, so that it does not hold up what a key changed. Hidden pages have no frames. */
export function afterPaint(work: () => void): void {
  if (typeof requestAnimationFrame !== 'function' || document.hidden) {
    setTimeout(work, 0);
    return;
  }
  requestAnimationFrame(() => setTimeout(work, 0));
}

/** The rest is a task of its own: the browser can draw, or take a key, before it. */
export const nextTask = () => new Promise<void>((next) => setTimeout(next));

/** How long a task may take before the browser has its turn, in milliseconds: a slow processor is about four times slower than it was written on. */
export const SLICE_MS = 8;

/** Works off `pieces`, as many in a task as fit. */
export async function inTasks(pieces: Iterable<unknown>): Promise<void> {
  let end = performance.now() + SLICE_MS;
  for (const _ of pieces) {
    if (performance.now() < end) continue;
    await nextTask();
    end = performance.now() + SLICE_MS;
  }
}

/** Nobody has typed for so long who is still typing fast. */
const PAUSE_MS = 150;

/** Puts `work` off until typing pauses: each call puts it off again. It is for what nobody sees while typing. */
export function inPause(work: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(work, PAUSE_MS);
  };
}

/** Waits until the page has nothing better to do, at most two seconds; returns what calls it off. */
export function whenIdle(work: () => void): () => void {
  if (typeof requestIdleCallback === 'function') {
    const handle = requestIdleCallback(work, { timeout: 2000 });
    return () => cancelIdleCallback(handle);
  }
  const timer = setTimeout(work, 200);
  return () => clearTimeout(timer);
}
