import { StrictMode } from 'react';
import { createRoot, hydrateRoot } from 'react-dom/client';
import type { StepId } from '../core/answers/index.ts';
import { base as english } from '../words/en/base.ts';
import { type Language, loadBase, loadProblems, loadStep } from '../words/languages.ts';
import { App, stepInAddress } from './App.tsx';
import { showTheme } from './early.ts';
import { whenIdle } from './idle.ts';
import { preferredLanguage } from './language.ts';
import { loadLate } from './late.ts';
import { hasDraft } from './memory/early.ts';
import { hearMissing } from './missed.ts';
import type { Words } from './state/context.ts';
import { createWizard, FIRST_PRESET } from './state/wizard.ts';
import './styles/index.css';
import './offline/bar.css';
import { storedTheme } from './theme.ts';
import { type Typed, typedSoFar } from './wizard/Fields.tsx';

/** Once the app is drawn: the page need not wait unseen any longer (`early.ts`). */
function show(): void {
  requestAnimationFrame(() => setTimeout(() => delete document.documentElement.dataset.wait));
}

function page(base: Words, step: StepId, typed?: Typed) {
  const wizard = createWizard(base.language, FIRST_PRESET, step);
  whenIdle(() => wizard.whole().catch(() => {}));
  return (
    <StrictMode>
      <App wizard={wizard} base={base} typed={typed} drawn={show} />
    </StrictMode>
  );
}

/** The base of a language with the words of the step that is opened first. */
async function wordsFor(language: Language, step: StepId): Promise<Words> {
  const [base, stepWords, problems] = await Promise.all([
    loadBase(language),
    loadStep(language, step),
    loadProblems(language),
  ]);
  return { ...base, problems, steps: { ...base.steps, [step]: stepWords } };
}

/** Takes over the prerendered page where it is the one that is wanted; draws another language or step anew. */
async function start(root: HTMLElement): Promise<void> {
  showTheme(storedTheme());
  const language = preferredLanguage();
  const step = stepInAddress(location.hash) ?? 'basics';
  const isPrerendered = root.firstElementChild && language === 'en' && step === 'basics';
  const late = !isPrerendered || hasDraft() ? loadLate() : undefined;
  if (isPrerendered) {
    // A draft may have its problems. Without what comes later the page is there all the same.
    const problems = late && (await Promise.all([loadProblems(language), late]).catch(() => undefined))?.[0];
    // React would set text areas back to their prerendered text.
    hydrateRoot(root, page({ ...english, problems }, step, typedSoFar()));
    return;
  }
  const [base] = await Promise.all([wordsFor(language, step), late?.catch(() => {})]);
  // Who waited for long has seen the prerendered page, and may have typed there.
  const typed = typedSoFar();
  root.replaceChildren();
  createRoot(root).render(page(base, step, typed));
}

const root = document.getElementById('root');
hearMissing();
if (root) void start(root);
// After everything that typing needs. `vite dev` has no worker.
if (import.meta.env.PROD) {
  addEventListener('load', () => setTimeout(async () => (await import('./offline/start.ts')).startOffline(), 1500));
}
