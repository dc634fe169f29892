import { StrictMode } from 'react';
import { createRoot, hydrateRoot } from 'react-dom/client';
import type { StepId } from '../core/answers/index.ts';
import { base as english } from '../words/en/base.ts';
import { type BaseWords, type Language, loadBase, loadStep } from '../words/languages.ts';
import { App, stepInAddress } from './App.tsx';
import { showTheme } from './early.ts';
import { whenIdle } from './idle.ts';
import { preferredLanguage } from './language.ts';
import { createWizard, FIRST_PRESET } from './state/wizard.ts';
import './styles/index.css';
import './offline/bar.css';
import { storedTheme } from './theme.ts';
import { type Typed, typedSoFar } from './wizard/Fields.tsx';

function page(base: BaseWords, step: StepId, typed?: Typed) {
  const wizard = createWizard(base.language, FIRST_PRESET, step);
  whenIdle(() => wizard.whole().catch(() => {}));
  return (
    <StrictMode>
      <App wizard={wizard} base={base} typed={typed} />
    </StrictMode>
  );
}

/** The base of a language with the words of the step that is opened first. */
async function wordsFor(language: Language, step: StepId): Promise<BaseWords> {
  const [base, stepWords] = await Promise.all([loadBase(language), loadStep(language, step)]);
  return { ...base, steps: { ...base.steps, [step]: stepWords } };
}

/** Once the app is drawn: the page need not wait unseen any longer (`early.ts`). */
function show(): void {
  requestAnimationFrame(() => setTimeout(() => delete document.documentElement.dataset.wait));
}

/** Takes over the prerendered page where it is the one that is wanted; draws another language or step anew. */
async function start(root: HTMLElement): Promise<void> {
  showTheme(storedTheme());
  const language = preferredLanguage();
  const step = stepInAddress(location.hash) ?? 'basics';
  if (root.firstElementChild && language === 'en' && step === 'basics') {
    // React would set text areas back to their prerendered text.
    hydrateRoot(root, page(english, step, typedSoFar()));
    show();
    return;
  }
  const base = await wordsFor(language, step);
  // Who waited for long has seen the prerendered page, and may have typed there.
  const typed = typedSoFar();
  root.replaceChildren();
  createRoot(root).render(page(base, step, typed));
  show();
}

const root = document.getElementById('root');
if (root) void start(root);
// After everything that typing needs. `vite dev` has no worker.
if (import.meta.env.PROD) {
  addEventListener('load', () => setTimeout(async () => (await import('./offline/start.ts')).startOffline(), 1500));
}
