/** The start: as little as a first typed character needs to show in the preview; then the page (`page.tsx`). */
import { stepInAddress } from './address.ts';
import { begin } from './begin.ts';
import { showTheme } from './early.ts';
import { nextTask } from './idle.ts';
import { hasDraft } from './memory/early.ts';
import { hearMissing } from './missed.ts';
import './styles/index.css';
import { storedTheme } from './theme.ts';
import { takeTransfers } from './transfers.ts';

showTheme(storedTheme());
hearMissing();
takeTransfers();

/** Whether the prerendered page is the one that is wanted, and not another language, step or draft. `early.ts` has set the language. */
const isAsPrerendered = () =>
  document.documentElement.lang === 'en' && (stepInAddress(location.hash) ?? 'basics') === 'basics' && !hasDraft();

const AGAIN_MS = 5000;
const TRIES = 24;

/** Until it works: without a network for a moment the prerendered page does what it can. */
async function load(tries = TRIES): Promise<typeof import('./page.tsx')> {
  try {
    import('./react.ts').catch(() => {});
    return await import('./page.tsx');
  } catch (problem) {
    if (tries === 0) throw problem;
    await new Promise((again) => setTimeout(again, AGAIN_MS));
    return load(tries - 1);
  }
}

async function start(root: HTMLElement): Promise<void> {
  // An import has the browser find out where it was called: below all of this file's own code it would read the file again for that.
  await Promise.resolve();
  const page = load();
  await nextTask();
  const begun = root.firstElementChild && isAsPrerendered() ? await begin() : undefined;
  const { takeOver } = await page;
  await nextTask();
  await takeOver(root, begun);
}

const root = document.getElementById('root');
if (root) void start(root);
// After everything that typing needs. `vite dev` has no worker.
if (import.meta.env.PROD) {
  addEventListener('load', () => setTimeout(async () => (await import('./offline/start.ts')).startOffline(), 1500));
}
