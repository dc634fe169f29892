/**
 * Presets: what a machine is for, as other defaults. A preset is nothing but overrides of the questions' own defaults, so no
 * part of a configuration ever asks for the preset: it asks the question.
 */
import type { AnswerOf, QuestionId } from './index.ts';

/** Preset ids are a contract (command line, links, saved answers). */
export const presetIds = [
  'internet-dovecot',
  'internet-local',
  'smarthost',
  'gmail',
  'satellite',
  'backup-mx',
] as const;
export type PresetId = (typeof presetIds)[number];

/** Answers by question id, some of them. */
export type SomeAnswers = { readonly [I in QuestionId]?: AnswerOf<I> };

export const presetOverrides: Readonly<Record<PresetId, SomeAnswers>> = {
  // The fields' own defaults.
  'internet-dovecot': {},
  'internet-local': { 'routing.delivery': 'maildir', 'tls.logins': 'passwords' },
  smarthost: { 'routing.outgoing': 'smarthost' },
  gmail: { 'routing.outgoing': 'gmail' },
  satellite: {
    'basics.hostname': 'laptop.example.org',
    'basics.domains': ['laptop.example.org'],
    'basics.incoming': 'none',
    'basics.administrator': 'somebody@example.org',
    'tls.source': 'none',
    'tls.logins': 'none',
    'routing.delivery': 'none',
    'routing.outgoing': 'smarthost',
    'routing.hideNames': ['laptop.example.org'],
    'routing.visibleDomain': 'example.org',
    // Its own domain is nobody's business, and the provider signs.
    'routing.dkim': false,
  },
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
