import { lazy, Suspense, useLayoutEffect, useRef } from 'react';
import { type Answers, type QuestionId, type StepId, stepIds } from '../../core/answers/index.ts';
import { circumstances } from '../../core/answers/relevance.ts';
import type { GivenFact } from '../../words/messages.ts';
import { useObservable, usePage } from '../state/context.ts';
import { Caught } from '../ui/Caught.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Preset } from './Preset.tsx';
import { Questions } from './Questions.tsx';

const Review = lazy(async () => ({ default: (await import('../review/Review.tsx')).Review }));

/** The step that is open. */
export function StepPage() {
  const { wizard, words } = usePage();
  const step = useObservable(wizard.place, (place) => place.step);
  const heading = useFocusTarget();
  const unfolded = useRef(new Set<StepId>());
  const text = words.steps[step];
  return (
    <article className="step-page" key={step}>
      <h2 ref={heading} tabIndex={-1} id="step-heading">
        {words.shell.steps.names[step]}
      </h2>
      {text && <p className="lead">{text.lead}</p>}
      {step === 'basics' && <Preset />}
      {step === 'review' ? (
        <Caught>
          <Suspense fallback={<p className="help">{words.shell.loading}</p>}>
            <Review />
            <Arrived />
          </Suspense>
        </Caught>
      ) : (
        <Questions step={step} unfolded={unfolded.current} />
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

/** Beside what came later than the step: the question that was asked for was not there yet. */
function Arrived() {
  const { wizard } = usePage();
  useLayoutEffect(() => {
    const { target, inside } = wizard.place.get();
    if (target?.question && !inside) focusQuestion(target.question);
  }, [wizard]);
  return null;
}

function focusQuestion(question: QuestionId): void {
  const controls = [...document.getElementsByName(question)];
  const control = controls.find((element) => element instanceof HTMLInputElement && element.checked) ?? controls[0];
  control?.closest('.question')?.scrollIntoView({ block: 'center' });
  control?.focus({ preventScroll: true });
}

/** The sentences that are true of these answers. */
function factsFor(facts: readonly GivenFact[], answers: Answers): readonly string[] {
  return facts.flatMap((fact) => {
    if (typeof fact === 'string') return [fact];
    const [when, text] = fact;
    return circumstances[when](answers) ? [text] : [];
  });
}

/** What follows without being asked. */
function Given({ facts: all }: { readonly facts: readonly GivenFact[] }) {
  const { wizard, words } = usePage();
  const facts = useObservable(wizard.answers, ({ answers }) => factsFor(all, answers).join('\n')).split('\n');
  if (facts[0] === '') return null;
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
