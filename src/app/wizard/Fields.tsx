/** The field layer around all questions, kept in step with the answers, which are the truth. */
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { type QuestionId, questionIds } from '../../core/answers/index.ts';
import { whenIdle } from '../idle.ts';
import { inputNow } from '../state/answers-store.ts';
import { useObservable } from '../state/context.ts';
import type { Input } from '../state/input.ts';
import type { Wizard } from '../state/wizard.ts';
import { FieldContext, type FieldLayer, inputIn, plainFields } from './field-layer.ts';

/** Where it cannot be loaded, plain fields do. */
const FormFields = lazy(() => import('./FormFields.tsx').catch(() => ({ default: () => null })));

/** What fields held before the page woke up. */
export type Typed = ReadonlyMap<QuestionId, Input>;

/** The control of a question that holds its answer: of radio buttons the one that is chosen. */
function controlOf(id: QuestionId): HTMLElement | undefined {
  const controls = [...document.getElementsByName(id)];
  return controls.find(
    (control) => !(control instanceof HTMLInputElement && control.type === 'radio') || control.checked,
  );
}

/** Whether somebody changed what the control held when the page was made. */
function isTouched(control: HTMLElement): boolean {
  if (control instanceof HTMLSelectElement)
    return [...control.options].some((each) => each.selected !== each.defaultSelected);
  if (control instanceof HTMLInputElement && /^(?:checkbox|radio)$/.test(control.type))
    return control.checked !== control.defaultChecked;
  return (control as HTMLInputElement | HTMLTextAreaElement).value !== (control as HTMLInputElement).defaultValue;
}

/** What was typed or chosen on the page so far: it goes on top of a draft too. */
export function typedSoFar(): Typed {
  const typed = new Map<QuestionId, Input>();
  for (const id of questionIds) {
    const control = controlOf(id);
    if (control && isTouched(control)) typed.set(id, inputIn(control));
  }
  return typed;
}

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
      if (!now.has(id)) plainFields.set(id, input);
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
