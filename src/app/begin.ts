/**
 * The page before React: what is typed into the prerendered fields becomes answers, and shows in the prerendered preview. React comes
 * with everything else (`page.tsx`), finds the answers here and takes over what stands on the page.
 */
import { isQuestionId, type PresetId, presetIds } from '../core/answers/index.ts';
import { drawPlain } from './preview/plain.ts';
import { createWizard, FIRST_PRESET, type Wizard } from './state/wizard.ts';
import { inputIn, typedSoFar } from './wizard/controls.ts';
import { ownAnswersLost } from './wizard/preset-changes.ts';

export interface Begun {
  readonly wizard: Wizard;
  /** React hears of keys from now on, and draws. */
  readonly stop: () => void;
}

/** At once where no own answer is lost: who would lose some is asked first, and not before there is somebody to ask. */
function choose(wizard: Wizard, preset: PresetId): void {
  if (ownAnswersLost(wizard.answers.get().answers, preset).length === 0) wizard.answers.choosePreset(preset);
}

/** Wakes the prerendered first step of the first preset. */
export function begin(): Begun {
  const wizard = createWizard('en', FIRST_PRESET);
  const { answers, output, place } = wizard;
  const [prerendered] = output.get().files.filter(({ path }) => path === place.get().path);

  const draw = () => {
    const text = document.querySelector('.plain');
    const file = output.get().files.find(({ path }) => path === place.get().path);
    if (text && file) drawPlain(text, file, prerendered);
  };
  const hear = ({ target }: Event) => {
    if (!(target instanceof HTMLElement)) return;
    const name = target.getAttribute('name') ?? '';
    const preset = presetIds.find((id) => id === (target as HTMLInputElement).value);
    if (isQuestionId(name)) answers.say(name, inputIn(target));
    else if (name === 'preset' && preset) choose(wizard, preset);
  };
  const leave = () => answers.seal();

  for (const [id, input] of typedSoFar()) answers.say(id, input);
  answers.seal();
  draw();
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
