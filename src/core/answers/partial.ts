/** A form that somebody wrote by hand, or an older wizard saved: complete it with a preset's answers, then `readAnswers`. */
import { defaultsOf, type PresetId, presetIds } from './index.ts';

export type Draft = Record<string, unknown>;

export function isDraft(value: unknown): value is Draft {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * What `given` says, over the defaults of the preset that it names, or else of `fallback`. Whatever is no answer at all
 * stays as it is, to be refused by the schema.
 */
export function completeAnswers(given: Draft, fallback: string = presetIds[0]): Draft {
  const preset = 'preset' in given ? given.preset : fallback;
  const defaults: Draft = { ...defaultsOf(knownPreset(preset)), preset };
  const draft: Draft = { ...defaults, ...given };
  for (const [step, answers] of Object.entries(defaults)) {
    const said = draft[step];
    if (isDraft(answers) && isDraft(said)) draft[step] = { ...answers, ...said };
  }
  return draft;
}

function knownPreset(preset: unknown): PresetId {
  return presetIds.find((id) => id === preset) ?? presetIds[0];
}
