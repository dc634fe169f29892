/** The field layer around all questions, kept in step with the answers, which are the truth. */
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { questionIds } from '../../core/answers/index.ts';
import { whenIdle } from '../idle.ts';
import { inputNow } from '../state/answers-store.ts';
import { useObservable } from '../state/context.ts';
import type { Wizard } from '../state/wizard.ts';
import { fill, type Typed, typedSoFar } from './controls.ts';
import { FieldContext, type FieldLayer, plainFields } from './field-layer.ts';

/** Where it cannot be loaded, plain fields do. */
const FormFields = lazy(() => import('./FormFields.tsx').catch(() => ({ default: () => null })));

interface Props {
  readonly wizard: Wizard;
  readonly typed: Typed | undefined;
  readonly children: ReactNode;
}

/** Fields are set again whenever answers changed by other ways than their own field. */
export function Fields({ wizard, typed, children }: Props) {
  const [layer, setLayer] = useState<FieldLayer>(plainFields);
  const [awake, setAwake] = useState(false);
  const revision = useObservable(wizard.answers, (state) => state.revision);

  // Typing need not wait for the form.
  useEffect(() => whenIdle(() => setAwake(true)), []);

  useEffect(() => {
    if (!typed) return;
    // Who goes on typing while the page wakes up has more in the field by now: that must not be set back.
    const now = typedSoFar();
    for (const [id, input] of new Map([...typed, ...now])) {
      if (inputNow(wizard.answers.get(), id) === input) continue;
      wizard.answers.say(id, input);
      if (!now.has(id)) fill(id, input);
    }
    wizard.answers.seal();
  }, [typed, wizard]);

  useEffect(() => {
    if (revision === 0) return;
    const state = wizard.answers.get();
    for (const id of questionIds) layer.set(id, inputNow(state, id));
  }, [revision, wizard, layer]);

  return (
    <FieldContext value={layer}>
      {children}
      {awake && (
        <Suspense>
          <FormFields take={setLayer} />
        </Suspense>
      )}
    </FieldContext>
  );
}
