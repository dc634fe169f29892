/**
 * The page before React: what is typed into the prerendered fields becomes answers, and shows in the prerendered preview. React comes
 * with everything else (`page.tsx`), finds the answers here and takes over what stands on the page.
 */
import { isQuestionId, type PresetId, presetIds } from '../core/answers/index.ts';
import { madeAhead, outline, type PartCache } from '../core/files.ts';
import { afterPaint, inTasks, nextTask } from './idle.ts';
import { beginningOf, drawPlain } from './preview/plain.ts';
import { createAnswersStore } from './state/answers-store.ts';
import { createWizard, FIRST_PRESET, type Wizard } from './state/wizard.ts';
import { inputIn, typedSoFar } from './wizard/controls.ts';
import { ownAnswersLost } from './wizard/preset-changes.ts';

export interface Begun {
  readonly wizard: Wizard;
  /** React hears of keys from now on, and draws. */
  readonly stop: () => void;
}

/** The preset that is chosen in a control. */
const presetIn = (control: EventTarget | null) =>
  presetIds.find((id) => id === (control as HTMLInputElement | null)?.value);

/** At once where no own answer is lost: who would lose some is asked first, and not before there is somebody to ask. */
function choose(wizard: Wizard, preset: PresetId): void {
  if (ownAnswersLost(wizard.answers.get().answers, preset).length === 0) wizard.answers.choosePreset(preset);
}

/** In pieces, so that a key that is typed meanwhile shows up in its field at once. */
async function wizardInTasks(): Promise<Wizard> {
  const answers = createAnswersStore(FIRST_PRESET);
  const cache: PartCache = new Map();
  await nextTask();
  await inTasks(madeAhead(outline, answers.get().shown, cache));
  await nextTask();
  return createWizard('en', FIRST_PRESET, 'basics', { answers, cache });
}

/** Wakes the prerendered first step of the first preset. */
export async function begin(): Promise<Begun> {
  const wizard = await wizardInTasks();
  const { answers, output, place } = wizard;
  const [prerendered] = output.get().files.filter(({ path }) => path === place.get().path);

  /** What is further down comes after what can be seen. */
  let whole = false;
  const draw = () => {
    const text = document.querySelector('.plain');
    const file = output.get().files.find(({ path }) => path === place.get().path);
    if (text && file && prerendered) drawPlain(text, whole ? file : beginningOf(file), beginningOf(prerendered));
  };
  const drawRest = () => {
    whole = true;
    draw();
  };
  const hear = ({ target }: Event) => {
    if (!(target instanceof HTMLElement)) return;
    const name = target.getAttribute('name') ?? '';
    const preset = presetIn(target);
    if (isQuestionId(name)) answers.say(name, inputIn(target));
    else if (name === 'preset' && preset) choose(wizard, preset);
  };
  const leave = () => answers.seal();

  const chosen = presetIn(document.querySelector('[name="preset"]'));
  if (chosen && chosen !== FIRST_PRESET) choose(wizard, chosen);
  for (const [id, input] of typedSoFar()) answers.say(id, input);
  answers.seal();
  draw();
  afterPaint(drawRest);
  const stopDrawing = output.subscribe(draw);
  addEventListener('input', hear);
  addEventListener('focusout', leave);
  return {
    wizard,
    stop() {
      stopDrawing();
      removeEventListener('input', hear);
      removeEventListener('focusout', leave);
    },
  };
}
