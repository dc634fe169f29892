import type { Answers } from '../answers/index.ts';
import type { MailNames } from '../dns/index.ts';
import { mailNames } from '../mailserver/dns/names.ts';
import { type Platform, platforms } from '../platforms/index.ts';

/** What the checks look at. */
export interface Facts {
  readonly answers: Answers;
  readonly platform: Pick<Platform, 'exim'>;
  readonly names: MailNames;
}

export const factsOf = (answers: Answers): Facts => ({
  answers,
  platform: platforms[answers.basics.platform],
  names: mailNames.of(answers),
});
