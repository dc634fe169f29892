/** The start: as little as a first typed character needs to show in the preview; then the page (`page.tsx`). */
import { stepInAddress } from './address.ts';
import { begin } from './begin.ts';
import { showTheme } from './early.ts';
import { hasDraft } from './memory/early.ts';
import { hearMissing } from './missed.ts';
import './styles/index.css';
import './offline/bar.css';
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

/** Lets the browser draw what was scrolled, or a key that was typed, before the next piece of work. */
const pause = () => new Promise<void>((next) => setTimeout(next));

async function start(root: HTMLElement): Promise<void> {
  const page = load();
  await pause();
  const begun = root.firstElementChild && isAsPrerendered() ? begin() : undefined;
  const { takeOver } = await page;
  await takeOver(root, begun);
}

const root = document.getElementById('root');
if (root) void start(root);
// After everything that typing needs. `vite dev` has no worker.
if (import.meta.env.PROD) {
  addEventListener('load', () => setTimeout(async () => (await import('./offline/start.ts')).startOffline(), 1500));
}
