/**
 * Presets: what a machine is for, as other defaults. A preset is nothing but overrides of the questions' own defaults, so no
 * part of a configuration ever asks for the preset: it asks the question.
 */
import type { AnswerOf, QuestionId } from './index.ts';

/** Preset ids are a contract (command line, links, saved answers). */
export const presetIds = ['internet-dovecot'] as const;
export type PresetId = (typeof presetIds)[number];

/** Answers by question id, some of them. */
export type SomeAnswers = { readonly [I in QuestionId]?: AnswerOf<I> };

export const presetOverrides: Readonly<Record<PresetId, SomeAnswers>> = {
  // The fields' own defaults.
  'internet-dovecot': {},
};
