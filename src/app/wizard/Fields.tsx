/** The field layer around all questions: react-hook-form, kept in step with the answers, which are the truth. */
import { type ReactNode, useEffect } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import { type QuestionId, questionIds } from '../../core/answers/index.ts';
import { inputNow } from '../state/answers-store.ts';
import { useObservable } from '../state/context.ts';
import type { Input } from '../state/input.ts';
import type { Wizard } from '../state/wizard.ts';
import { inputIn } from './Control.tsx';

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
  const form = useForm({ shouldUnregister: false });
  const revision = useObservable(wizard.answers, (state) => state.revision);

  useEffect(() => {
    if (!typed) return;
    for (const [id, input] of typed) {
      if (inputNow(wizard.answers.get(), id) === input) continue;
      wizard.answers.say(id, input);
      form.setValue(id, input);
    }
    wizard.answers.seal();
  }, [typed, wizard, form]);

  useEffect(() => {
    if (revision === 0) return;
    const state = wizard.answers.get();
    for (const id of questionIds) form.setValue(id, inputNow(state, id));
  }, [revision, wizard, form]);

  return <FormProvider {...form}>{children}</FormProvider>;
}
