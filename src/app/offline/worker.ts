/** The service worker: keeps the whole page, as one version, and waits until it is asked to take over. */
import { cleanupOutdatedCaches, type PrecacheEntry, precacheAndRoute } from 'workbox-precaching';

/** Every file of the build; written in by `vite.config.ts`. */
declare const PRECACHE: PrecacheEntry[];

/** The part of a service worker's world that is used here: the page's types do not know it. */
interface WorkerWorld {
  readonly clients: { readonly claim: () => Promise<void> };
  readonly skipWaiting: () => Promise<void>;
  readonly addEventListener: {
    (type: 'activate', listener: (event: { readonly waitUntil: (work: Promise<void>) => void }) => void): void;
    (type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  };
}
const world = globalThis as unknown as WorkerWorld;

cleanupOutdatedCaches();
precacheAndRoute(PRECACHE);
// The page of the first visit too works on without a network.
world.addEventListener('activate', (event) => event.waitUntil(world.clients.claim()));
world.addEventListener('message', ({ data }) => {
  if (data === 'take-over') void world.skipWaiting();
});
