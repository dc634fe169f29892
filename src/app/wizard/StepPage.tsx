import { lazy, Suspense, useLayoutEffect, useRef } from 'react';
import { type PresetId, presetIds, type QuestionId, type StepId, stepIds } from '../../core/answers/index.ts';
import { useObservable, usePage } from '../state/context.ts';
import { applies } from '../state/relevance.ts';
import { Icon } from '../ui/Icon.tsx';
import { layout } from './layout.ts';
import { Question } from './Question.tsx';

const Review = lazy(async () => ({ default: (await import('../review/Review.tsx')).Review }));

/** The step that is open. */
export function StepPage() {
  const { wizard, words } = usePage();
  const step = useObservable(wizard.place, (place) => place.step);
  const heading = useFocusTarget();
  const text = words.steps[step];
  return (
    <article className="step-page" key={step}>
      <h2 ref={heading} tabIndex={-1} id="step-heading">
        {words.shell.steps.names[step]}
      </h2>
      {text && <p className="lead">{text.lead}</p>}
      {step === 'basics' && <Preset />}
      {step === 'review' ? (
        <Suspense fallback={<p className="help">{words.shell.loading}</p>}>
          <Review />
        </Suspense>
      ) : (
        <Questions step={step} />
      )}
      {text && <Given facts={text.given} />}
      <Neighbours step={step} />
    </article>
  );
}

/** Puts the focus where the wizard was told to go: on a question, or on the step's heading. */
function useFocusTarget() {
  const { wizard } = usePage();
  const heading = useRef<HTMLHeadingElement>(null);
  const target = useObservable(wizard.place, (place) => place.target);
  useLayoutEffect(() => {
    if (!target) return;
    if (target.question) focusQuestion(target.question);
    else {
      heading.current?.focus({ preventScroll: true });
      heading.current?.closest('.questions')?.scrollTo(0, 0);
      if (matchMedia('(max-width: 1099px)').matches) scrollTo(0, 0);
    }
  }, [target]);
  return heading;
}

function focusQuestion(question: QuestionId): void {
  const controls = [...document.getElementsByName(question)];
  const control = controls.find((element) => element instanceof HTMLInputElement && element.checked) ?? controls[0];
  control?.closest('.question')?.scrollIntoView({ block: 'center' });
  control?.focus({ preventScroll: true });
}

function Questions({ step }: { readonly step: StepId }) {
  const { wizard } = usePage();
  const ids = useObservable(wizard.answers, ({ answers }) =>
    (layout[step] as readonly QuestionId[]).filter((id) => applies(id, answers)).join(' '),
  );
  return ids.split(' ').map((id) => <Question key={id} id={id as QuestionId} />);
}

/** What the machine is for: fills in all steps. Not an answer among others, so it has no question id of a step. */
function Preset() {
  const { wizard, words } = usePage();
  const preset = useObservable(wizard.answers, ({ answers }) => answers.preset);
  const text = words.steps.basics;
  if (!text) return null;
  return (
    <div className="question preset">
      <div className="label">
        <label htmlFor="preset">{text.preset.label}</label>
      </div>
      <p id="preset.help" className="help">
        {text.preset.help}
      </p>
      <select
        id="preset"
        name="preset"
        className="input select"
        aria-describedby="preset.help preset.about"
        value={preset}
        onChange={(event) => wizard.answers.choosePreset(event.target.value as PresetId)}
      >
        {presetIds.map((id) => (
          <option key={id} value={id}>
            {text.presets[id].label}
          </option>
        ))}
      </select>
      <p id="preset.about" className="example">
        {text.presets[preset].help}
      </p>
    </div>
  );
}

/** What follows without being asked. */
function Given({ facts }: { readonly facts: readonly string[] }) {
  const { words } = usePage();
  if (facts.length === 0) return null;
  return (
    <section className="given" aria-labelledby="given-heading">
      <h3 id="given-heading">{words.shell.question.given}</h3>
      <ul>
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
    </section>
  );
}

function Neighbours({ step }: { readonly step: StepId }) {
  const { words, open } = usePage();
  const { steps } = words.shell;
  const index = stepIds.indexOf(step);
  const previous = stepIds[index - 1];
  const next = stepIds[index + 1];
  return (
    <div className="neighbours">
      {previous && (
        <button type="button" className="button quiet" onClick={() => open(previous)}>
          <Icon name="left" />
          {steps.previous(steps.names[previous])}
        </button>
      )}
      {next && (
        <button type="button" className="button primary" onClick={() => open(next)}>
          {steps.next(steps.names[next])}
          <Icon name="right" />
        </button>
      )}
    </div>
  );
}
