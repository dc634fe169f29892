/** What a seasoned postmaster would say about answers that are valid: a code, what it is about, and the answer that mends it. */
import type { AnswerOf, QuestionId } from '../answers/index.ts';

/** Words for each are in `words/<language>/findings.ts`. */
export const findingCodes = [
  'dmarc-without-dkim',
  'listens-to-nobody',
  'relay-from-private',
  'relay-from-wide',
  'catch-all-forwards',
  'private-address',
  'documentation-address',
  'ipv6-without-reverse',
  'ipv6-unheard',
  'smarthost-plain',
  'spf-misses-way-out',
  'microsoft-password',
  'domain-of-smarthost',
  'dmarc-unjudged',
  'dkim-off',
  'no-certificate',
  'mta-sts-unchecked',
  'certificate-expired',
  'certificate-of-another',
  'few-failed-logins',
  'few-local-messages',
  'few-from-strangers',
  'few-from-people',
  'local-refused',
  'few-points',
  'refuse-below-mark',
  'score-out-of-reach',
  'hour-below-minute',
  'catch-all-spam',
  'relay-unseen',
  'spf-refuses-forwarded',
  'sender-callout',
  'reverse-refuses',
  'own-domain-refuses',
  'small-messages',
  'gives-up-early',
  'smuggling',
  'version-below-floor',
  'host-in-another-zone',
  'key-hash-missing',
] as const;
export type FindingCode = (typeof findingCodes)[number];

/** `danger`: mail is lost or strangers get in; `warning`: it will hurt one day; `advice`: good to know. */
export const severities = ['danger', 'warning', 'advice'] as const;
export type Severity = (typeof severities)[number];

/** The one answer that mends a finding. */
export interface Fix<I extends QuestionId = QuestionId> {
  readonly question: I;
  readonly value: AnswerOf<I>;
}

/** A line of a generated file, counted from 0. */
export interface LinePlace {
  readonly path: string;
  readonly line: number;
}

export interface Finding {
  readonly code: FindingCode;
  readonly severity: Severity;
  /** The answers that it is about, the most telling one first. */
  readonly questions: readonly [QuestionId, ...QuestionId[]];
  readonly lines: readonly LinePlace[];
  /** Values that the words may name. */
  readonly detail: Readonly<Record<string, string>>;
  readonly fix?: Fix;
}

/** What a check hands back: the lines are looked up by what they are about (`main/primary_hostname`), and a word in them. */
export interface Found extends Omit<Finding, 'lines' | 'detail' | 'code'> {
  readonly about?: string;
  readonly word?: string;
  readonly detail?: Finding['detail'];
}

export function mend<I extends QuestionId>(question: I, value: AnswerOf<I>): Fix {
  return { question, value } as Fix;
}
