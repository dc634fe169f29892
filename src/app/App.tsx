/** The page: steps, questions, preview; the words; and what the screen reader is told. */

import { startTransition, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { type QuestionId, type StepId, stepIds } from '../core/answers/index.ts';
import { listIn } from '../words/formats.ts';
import { type Language, loadBase, loadProblems, loadStep } from '../words/languages.ts';
import { stepInAddress } from './address.ts';
import { Header } from './Header.tsx';
import { rememberLanguage } from './language.ts';
import { LateContext, StandsContext, useComing, useStanding } from './late.ts';
import { linkInAddress } from './memory/early.ts';
import { splitPath } from './preview/FileTabs.tsx';
import { Preview } from './preview/Preview.tsx';
import { PageContext, useObservable, usePage, type Words } from './state/context.ts';
import { mainFile, type Wizard } from './state/wizard.ts';
import { Icon } from './ui/Icon.tsx';
import type { Typed } from './wizard/controls.ts';
import { Fields } from './wizard/Fields.tsx';
import { StepList } from './wizard/StepList.tsx';
import { StepPage } from './wizard/StepPage.tsx';

interface Props {
  readonly wizard: Wizard;
  readonly base: Words;
  /** What was typed into the prerendered page before it woke up. */
  readonly typed?: Typed | undefined;
  /** Called once everything stands on the page, the draft of the last visit too. */
  readonly drawn?: () => void;
}

export function App({ wizard, base, typed, drawn }: Props) {
  const { words, need, speak } = useWords(wizard, base);
  const [said, announce] = useState('');
  const open = useNavigation(wizard, need);
  const late = useComing();
  const stands = useStanding(typed !== undefined);
  useEffect(() => drawn?.(), [drawn]);
  const page = useMemo(() => ({ wizard, words, speak, open, announce }), [wizard, words, speak, open]);
  return (
    <PageContext value={page}>
      <LateContext value={late}>
        <StandsContext value={stands}>
          <Fields wizard={wizard} typed={typed}>
            <Frame />
          </Fields>
        </StandsContext>
        {late && <late.Memory />}
        <ChangeReports />
        {late && <late.Missing />}
        <p className="sr-only" role="status" aria-live="polite">
          {said}
        </p>
      </LateContext>
    </PageContext>
  );
}

/** The words, growing by a step's when it is opened; the others come when the page is idle. */
function useWords(wizard: Wizard, base: Words) {
  const [words, setWords] = useState<Words>(base);
  const latest = useRef<Words>(base);

  const keep = useCallback((next: Words) => {
    latest.current = next;
    setWords(next);
  }, []);

  const need = useCallback(
    async (step: StepId): Promise<void> => {
      const { language, steps } = latest.current;
      if (steps[step]) return;
      const loaded = await loadStep(language, step);
      const now = latest.current;
      if (now.language === language) keep({ ...now, steps: { ...now.steps, [step]: loaded } });
    },
    [keep],
  );

  /** Everything that is left, at once: the page is drawn again for it. */
  const needAll = useCallback(async (): Promise<void> => {
    const { language } = latest.current;
    const load = async (step: StepId) => [step, await loadStep(language, step)] as const;
    const [problems, ...steps] = await Promise.all([loadProblems(language), ...stepIds.map(load)]);
    const now = latest.current;
    if (now.language !== language) return;
    // Bit by bit: nobody waits for them.
    startTransition(() => keep({ ...now, problems, steps: { ...Object.fromEntries(steps), ...now.steps } }));
  }, [keep]);

  const speak = useCallback(
    async (language: Language) => {
      const { step } = wizard.place.get();
      const [next, stepWords, problems] = await Promise.all([
        loadBase(language),
        loadStep(language, step),
        loadProblems(language),
      ]);
      rememberLanguage(language);
      wizard.speak(language);
      keep({ ...next, problems, steps: { ...next.steps, [step]: stepWords } });
    },
    [wizard, keep],
  );

  const { language } = words;
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = latest.current.shell.title;
    const timer = setTimeout(() => void needAll(), 400);
    return () => clearTimeout(timer);
  }, [language, needAll]);

  return { words, need, speak };
}

/** Opens steps, by call and by the browser's back and forward. */
function useNavigation(wizard: Wizard, need: (step: StepId) => Promise<void>) {
  const show = useCallback(
    async (step: StepId, target: { readonly question: QuestionId | undefined } | undefined) => {
      await need(step);
      const from = wizard.place.get().step;
      if (from !== step) wizard.answers.see(from);
      wizard.go({ step, target, view: 'questions' });
    },
    [wizard, need],
  );
  const open = useCallback(
    (step: StepId, question?: QuestionId) => {
      if (stepInAddress(location.hash) !== step) history.pushState(null, '', `#/${step}`);
      void show(step, { question });
    },
    [show],
  );
  useEffect(() => {
    const follow = () => {
      if (linkInAddress(location.hash)) return;
      const step = stepInAddress(location.hash) ?? 'basics';
      if (step !== wizard.place.get().step) void show(step, { question: undefined });
    };
    const first = stepInAddress(location.hash);
    if (first && first !== wizard.place.get().step) void show(first, undefined);
    addEventListener('popstate', follow);
    return () => removeEventListener('popstate', follow);
  }, [wizard, show]);
  return open;
}

function Frame() {
  const { wizard, words } = usePage();
  const view = useObservable(wizard.place, (place) => place.view);
  // No links: the part of the address behind # names the step.
  const skipTo = (part: 'questions' | 'preview') => {
    flushSync(() => wizard.go({ view: part }));
    document.getElementById(part)?.focus();
  };
  return (
    <div className="page" data-view={view}>
      <button type="button" className="skip-link" onClick={() => skipTo('questions')}>
        {words.shell.skipToQuestions}
      </button>
      <button type="button" className="skip-link" onClick={() => skipTo('preview')}>
        {words.shell.skipToPreview}
      </button>
      <Header />
      <StepList />
      <main className="questions" id="questions" tabIndex={-1}>
        <form noValidate onSubmit={(event) => event.preventDefault()}>
          <StepPage />
        </form>
      </main>
      <Preview />
      <ViewSwitch />
    </div>
  );
}

/** On narrow pages: from the questions to the files and back. */
function ViewSwitch() {
  const { wizard, words } = usePage();
  const view = useObservable(wizard.place, (place) => place.view);
  const changed = useObservable(wizard.output, ({ changes }) =>
    [...changes.values()].reduce((sum, { count }) => sum + count, 0),
  );
  const { preview } = words.shell;
  return (
    <div className="view-switch">
      <button
        type="button"
        className="button primary"
        onClick={() => wizard.go({ view: view === 'preview' ? 'questions' : 'preview' })}
      >
        <Icon name={view === 'preview' ? 'left' : 'file'} />
        {view === 'preview' ? preview.backToQuestions : preview.show}
        {view === 'questions' && changed > 0 && <span className="switch-count">±{changed}</span>}
      </button>
    </div>
  );
}

/** A moment of rest after which changes are told: one message an answer, not one a keystroke. */
const REST_MS = 900;

/** Files that are told by name; of the others, how many. */
const NAMED = 2;

/** Tells the screen reader what the last answer changed. */
function ChangeReports() {
  const { wizard, words, announce } = usePage();
  const { changes } = useObservable(wizard.output, (output) => output);
  useEffect(() => {
    if (changes.size === 0) return;
    const timer = setTimeout(() => {
      const main = mainFile(wizard.output.get().files)?.path;
      const inOrder = [...changes].sort(([a], [b]) => Number(b === main) - Number(a === main));
      const { changedIn, changedInMore } = words.shell.preview;
      const named = inOrder.length > NAMED + 1 ? inOrder.slice(0, NAMED) : inOrder;
      const parts = named.map(([path, { count }]) => changedIn(count, splitPath(path).name));
      if (named.length < inOrder.length) parts.push(changedInMore(inOrder.length - named.length));
      announce(listIn(words.language, 'unit')(parts));
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [changes, words, announce, wizard]);
  return null;
}
