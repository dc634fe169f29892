import type { Answers } from '../answers/index.ts';
import type { MailNames } from '../dns/index.ts';
import { mailNames } from '../mailserver/dns/names.ts';
import { platform } from '../mailserver/machine.ts';
import type { Platform } from '../platforms/index.ts';
import type { Found } from './finding.ts';

/** What was read of the certificate that somebody pasted: the page knows it only as long as it is open, the answers only its hash. */
export interface SeenCertificate {
  /** SHA-256 of its public key (`tls.keyHash`). */
  readonly hash: string;
  readonly names: readonly string[];
  /** When it stops being valid, as `Date` counts. */
  readonly until: number;
}

/** What is known besides the answers. */
export interface Seen {
  readonly certificate: SeenCertificate | undefined;
  /** The present, as `Date` counts. */
  readonly now: number;
}

/** What the checks look at. */
export interface Facts {
  readonly answers: Answers;
  readonly platform: Pick<Platform, 'exim' | 'buildKnown'>;
  readonly names: MailNames;
  readonly seen: Seen;
}

/** What it finds in the facts, or nothing. */
export type Check = (facts: Facts) => Found | undefined;

const NOTHING_SEEN: Seen = { certificate: undefined, now: 0 };

export const factsOf = (answers: Answers, seen: Seen = NOTHING_SEEN): Facts => ({
  answers,
  platform: platform.of(answers),
  names: mailNames.of(answers),
  seen,
});
