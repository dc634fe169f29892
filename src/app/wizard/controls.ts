/** The controls of questions as elements of the page. Not React's: they are prerendered, and hear of keys before it comes. */
import { type QuestionId, questionIds } from '../../core/answers/index.ts';
import type { Input } from '../state/input.ts';

/** What fields held before the page woke up. */
export type Typed = ReadonlyMap<QuestionId, Input>;

/** What a control's element holds. */
export function inputIn(element: EventTarget): Input {
  if (element instanceof HTMLInputElement && element.type === 'checkbox') return element.checked;
  return (element as HTMLInputElement).value;
}

function fillIn(control: HTMLElement, input: Input): void {
  if (control instanceof HTMLInputElement && control.type === 'checkbox') control.checked = input === true;
  else if (control instanceof HTMLInputElement && control.type === 'radio') control.checked = control.value === input;
  else (control as HTMLInputElement).value = String(input);
}

/** Has the controls of `id`, if they are on the page, hold `input`. */
export function fill(id: QuestionId, input: Input): void {
  for (const control of document.getElementsByName(id)) fillIn(control, input);
}

/** The control of a question that holds its answer: of radio buttons the one that is chosen. */
export function controlOf(id: QuestionId): HTMLElement | undefined {
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
