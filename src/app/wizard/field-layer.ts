/** What stands between controls and answers: plain controls at first, as they were prerendered; then react-hook-form (`FormFields.tsx`). */
import { type ChangeEvent, createContext, type FocusEvent, type Ref, use } from 'react';
import type { QuestionId } from '../../core/answers/index.ts';
import type { Input } from '../state/input.ts';
import { fill, inputIn } from './controls.ts';

/** What every control of a question is given. */
export interface ControlProps {
  readonly name: string;
  readonly ref?: Ref<HTMLInputElement & HTMLTextAreaElement & HTMLSelectElement>;
  readonly onChange: (event: ChangeEvent<HTMLElement>) => void;
  readonly onBlur?: (event: FocusEvent<HTMLElement>) => void;
}

export interface FieldLayer {
  /** Makes a control the one of `id`; `say` hears of each input event, not only when it is left. */
  readonly register: (id: QuestionId, say: (input: Input) => void) => ControlProps;
  /** Has the controls of `id`, if they are on the page, hold `input`. */
  readonly set: (id: QuestionId, input: Input) => void;
}

/** Typing needs no more, and the page has no more at first. */
export const plainFields: FieldLayer = {
  register: (id, say) => ({ name: id, onChange: ({ target }) => say(inputIn(target)) }),
  set: fill,
};

export const FieldContext = createContext(plainFields);

export const useFields = (): FieldLayer => use(FieldContext);
