import type { Finding, FindingCode, Severity } from '../core/checkup/index.ts';

/** What a finding says. `why` takes the values that the check names. */
export interface FindingText {
  readonly title: string;
  readonly why: (detail: Finding['detail']) => string;
  /** What to do; on the button, where one answer does it. */
  readonly fix: string;
}

export interface FindingWords {
  readonly title: string;
  readonly none: string;
  readonly severities: Readonly<Record<Severity, string>>;
  readonly takeMeThere: (question: string) => string;
  readonly showLine: (path: string, line: number) => string;
  readonly codes: Readonly<Record<FindingCode, FindingText>>;
}
