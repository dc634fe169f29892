/** What the machine is for: fills in all steps. Not an answer among others, so it has no question id of a step. */
import { useState } from 'react';
import { type PresetId, presetIds, type QuestionId } from '../../core/answers/index.ts';
import { labelOf, useObservable, usePage } from '../state/context.ts';
import { ownAnswersLost } from './preset-changes.ts';

interface Wanted {
  readonly preset: PresetId;
  readonly lost: readonly QuestionId[];
}

export function Preset() {
  const { wizard, words } = usePage();
  const preset = useObservable(wizard.answers, ({ answers }) => answers.preset);
  const [wanted, setWanted] = useState<Wanted>();
  const text = words.steps.basics;
  if (!text) return null;
  /** At once where no own answer goes; otherwise it says first which do. */
  const want = (next: PresetId) => {
    const { answers } = wizard.answers.get();
    const lost = ownAnswersLost(answers, next);
    if (lost.length > 0) return setWanted({ preset: next, lost });
    wizard.answers.choosePreset(next);
  };
  const take = () => {
    if (wanted) wizard.answers.choosePreset(wanted.preset);
    setWanted(undefined);
  };
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
        value={wanted?.preset ?? preset}
        onChange={(event) => want(event.target.value as PresetId)}
      >
        {presetIds.map((id) => (
          <option key={id} value={id}>
            {text.presets[id].label}
          </option>
        ))}
      </select>
      <p id="preset.about" className="example">
        {text.presets[wanted?.preset ?? preset].help}
      </p>
      {wanted && (
        <div className="preset-change" role="alert">
          <p className="preset-change-what">{text.preset.replaces(wanted.lost.map((id) => labelOf(words, id)))}</p>
          <button type="button" className="link" onClick={take}>
            {text.preset.replace}
          </button>
          <button type="button" className="link" onClick={() => setWanted(undefined)}>
            {text.preset.keep}
          </button>
        </div>
      )}
    </div>
  );
}
