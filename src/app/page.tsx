/** The page: takes over the prerendered one where that is the one that is wanted; draws another language or step anew. */
import { StrictMode, startTransition } from 'react';
import { createRoot, hydrateRoot } from 'react-dom/client';
import type { StepId } from '../core/answers/index.ts';
import { base as english } from '../words/en/base.ts';
import { type Language, loadBase, loadProblems, loadStep } from '../words/languages.ts';
import { App } from './App.tsx';
import { stepInAddress } from './address.ts';
import type { Begun } from './begin.ts';
import { whenIdle } from './idle.ts';
import { preferredLanguage } from './language.ts';
import { loadLate } from './late.ts';
import { hasDraft } from './memory/early.ts';
import type { Words } from './state/context.ts';
import { createWizard, FIRST_PRESET, type Wizard } from './state/wizard.ts';
import { type Typed, typedSoFar } from './wizard/controls.ts';

/** Once the app is drawn: the page need not wait unseen any longer (`early.ts`). */
function show(): void {
  requestAnimationFrame(() => setTimeout(() => delete document.documentElement.dataset.wait));
}

interface Drawn {
  readonly wizard: Wizard;
  readonly base: Words;
  readonly typed?: Typed;
  readonly drawn?: () => void;
}

function page({ wizard, base, typed, drawn = show }: Drawn) {
  whenIdle(() => wizard.whole().catch(() => {}));
  return (
    <StrictMode>
      <App wizard={wizard} base={base} typed={typed} drawn={drawn} />
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

/** The prerendered page with the draft of an earlier visit. */
async function wakeDraft(root: HTMLElement): Promise<void> {
  // It may have its problems. Without what comes later the page is there all the same.
  const [problems] = (await Promise.all([loadProblems('en'), loadLate()]).catch(() => undefined)) ?? [];
  const wizard = createWizard('en', FIRST_PRESET);
  // React would set text areas back to their prerendered text.
  hydrateRoot(root, page({ wizard, base: { ...english, problems }, typed: typedSoFar() }));
}

async function drawAnew(root: HTMLElement, language: Language, step: StepId): Promise<void> {
  const [base] = await Promise.all([wordsFor(language, step), loadLate().catch(() => {})]);
  // Who waited for long has seen the prerendered page, and may have typed there.
  const typed = typedSoFar();
  root.replaceChildren();
  createRoot(root).render(page({ wizard: createWizard(language, FIRST_PRESET, step), base, typed }));
}

/** @param begun what was typed into the prerendered page, where that is the one that is wanted */
export async function takeOver(root: HTMLElement, begun: Begun | undefined): Promise<void> {
  if (begun) {
    const { wizard, stop } = begun;
    const drawn = () => {
      stop();
      show();
    };
    // In pieces, so that keys need not wait for all of it.
    startTransition(() => {
      hydrateRoot(root, page({ wizard, base: english, drawn }));
    });
    return;
  }
  const language = preferredLanguage();
  const step = stepInAddress(location.hash) ?? 'basics';
  const draft = root.firstElementChild && language === 'en' && step === 'basics' && hasDraft();
  await (draft ? wakeDraft(root) : drawAnew(root, language, step));
}
