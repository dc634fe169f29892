/**
 * Presets: what a machine is for, as other defaults. A preset is nothing but overrides of the questions' own defaults, so no
 * part of a configuration ever asks for the preset: it asks the question.
 */
import type { AnswerOf, QuestionId } from './index.ts';

/** Preset ids are a contract (command line, links, saved answers). */
export const presetIds = ['internet-dovecot', 'internet-local', 'backup-mx'] as const;
export type PresetId = (typeof presetIds)[number];

/** Answers by question id, some of them. */
export type SomeAnswers = { readonly [I in QuestionId]?: AnswerOf<I> };

export const presetOverrides: Readonly<Record<PresetId, SomeAnswers>> = {
  // The fields' own defaults.
  'internet-dovecot': {},
  'internet-local': { 'routing.delivery': 'maildir', 'tls.logins': 'passwords' },
  'backup-mx': {
    'basics.hostname': 'mx2.example.org',
    'basics.domains': ['mx2.example.org'],
    'basics.relayDomains': ['example.org'],
    'basics.administrator': 'postmaster@example.org',
    'tls.logins': 'none',
    'routing.delivery': 'none',
    'routing.dkim': false,
    // A primary that is down longer than a weekend is what it is there for.
    'routing.giveUpAfter': 10,
  },
};
