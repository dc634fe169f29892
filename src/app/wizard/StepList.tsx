import { memo } from 'react';
import { type StepId, stepIds } from '../../core/answers/index.ts';
import { useObservable, usePage } from '../state/context.ts';
import { attentionOf, stepStateOf } from '../state/progress.ts';
import { Icon } from '../ui/Icon.tsx';

/** All steps with their states; any of them opens at any time. */
export const StepList = memo(function StepList() {
  const { words } = usePage();
  return (
    <nav className="steps" aria-label={words.shell.steps.label}>
      <ol>
        {stepIds.map((step, index) => (
          <li key={step}>
            <StepLink step={step} number={index + 1} />
          </li>
        ))}
      </ol>
      <p className="privacy">
        <Icon name="lock" />
        <span>{words.shell.privacy}</span>
      </p>
    </nav>
  );
});

function StepLink({ step, number }: { readonly step: StepId; readonly number: number }) {
  const { wizard, words, open } = usePage();
  const current = useObservable(wizard.place, (place) => place.step === step);
  const state = useObservable(wizard.answers, (answers) => {
    const found = stepStateOf(answers, step, attentionOf(answers));
    return found.kind === 'attention' ? found.count : found.kind;
  });
  const { steps } = words.shell;
  const said = typeof state === 'number' ? steps.attention(state) : state === 'done' ? steps.done : steps.untouched;
  return (
    <a
      href={`#/${step}`}
      className="step"
      data-state={typeof state === 'number' ? 'attention' : state}
      aria-current={current ? 'step' : undefined}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        open(step);
      }}
    >
      <span className="step-number" aria-hidden="true">
        {state === 'done' ? <Icon name="check" /> : number}
      </span>
      <span className="step-name">
        <span className="wide-only">{steps.names[step]}</span>
        <span className="narrow-only">{steps.short[step]}</span>
      </span>
      {typeof state === 'number' && (
        <span className="step-count" aria-hidden="true">
          {state}
        </span>
      )}
      <span className="sr-only">, {said}</span>
    </a>
  );
}
