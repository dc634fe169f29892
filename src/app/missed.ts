/** Whether a part of the page that is loaded later could not be (`Missing.tsx` tells it). */
import { observable } from './state/observable.ts';

export const missed = observable(false);

/** How browsers say so; whoever waits for that part hears nothing else. */
const NOT_LOADED = /dynamically imported module|Importing a module/;

export function hearMissing(): void {
  addEventListener('unhandledrejection', ({ reason }) => {
    if (NOT_LOADED.test(reason)) missed.set(true);
  });
}
