import type { Answers } from '../answers/index.ts';
import type { MailNames } from '../dns/index.ts';
import { mailNames } from '../mailserver/dns/names.ts';
import { platform } from '../mailserver/machine.ts';
import type { Platform } from '../platforms/index.ts';
import type { Found } from './finding.ts';

/** What the checks look at. */
export interface Facts {
  readonly answers: Answers;
  readonly platform: Pick<Platform, 'exim' | 'buildKnown'>;
  readonly names: MailNames;
}

/** What it finds in the facts, or nothing. */
export type Check = (facts: Facts) => Found | undefined;

export const factsOf = (answers: Answers): Facts => ({
  answers,
  platform: platform.of(answers),
  names: mailNames.of(answers),
});
