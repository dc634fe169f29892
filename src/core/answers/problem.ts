/**
 * What is wrong with an answer: a code with its position. Words are added last (`words/`), tests assert codes.
 */

/** Each code names what is *expected*; `words/<language>/problems.ts` has a phrase for every one of them. */
export const expectations = [
  'one-of',
  'host-name',
  'ascii-host-name',
  'domain',
  'ascii-domain',
  'domain-list',
  'no-duplicates',
  'mailbox-or-address',
  'optional-mailbox-or-address',
  'mailbox-name',
  'mailbox-list',
  'system-user',
  'absolute-path',
  'account-name',
  'dns-label',
  'block-list',
  'block-list-list',
  'wizard-folder',
  'uid-range',
  'command',
  'packages',
  'ipv4-address',
  'ipv6-address',
  'ipv6-lower-case',
  'some-address',
  'sha256',
  'address',
  'server',
  'server-list',
  'login',
  'login-without-tls',
  'one-login-a-host',
  'port-of-this-tls',
  'other-than-this-host',
  'own-domain',
  'route-list',
  'route-domain',
  'route-server',
  'route-servers',
  'name-for-tls',
  'route-reached',
  'retry-list',
  'retry-pattern',
  'retry-error',
  'retry-rule',
  'retry-pause',
  'retry-later-end',
  'retry-factor',
  'retry-before-general',
  'optional-domain',
  'spf-name',
  'bare-spf-name',
  'other-than-visible',
  'yes-or-no',
  'whole-number',
  'alias-list',
  'alias-name',
  'alias-targets',
  'text',
  'list',
  'object',
  'ip-address',
  'ip-address-list',
  'ip-network',
  'ip-network-list',
  'narrower-network',
  'network-start',
  'listen-address',
  'other-than-host-name',
  'known-question',
  'known-version',
  'local-domain',
  'outside-address',
  'only-own-host-name',
  'not-local-too',
  'login-name',
  'login-of-local-domain',
  'known-login',
  'sender-list',
  'sender-address',
  'sender-addresses',
  'certificate-for-logins',
  'mailboxes-for-dovecot',
  'mailbox-of-local-domain',
  'known-mailbox',
  'other-than-postmaster-loop',
  'json',
  'wizard-file',
  'whole-archive',
  'dkim-key',
  'small-file',
] as const;
export type Expectation = (typeof expectations)[number];

/** Values that a phrase may name: `{min: 1, max: 30}`, `{values: ['a', 'b']}`, `{suggestion: 'xn--…'}`. */
export type ExpectationDetail = Readonly<Record<string, string | number | readonly string[]>>;

export interface Problem {
  /** The question's id, or the place in the file where no question is (`version`, `tls.colour`); no white space, no colon. */
  readonly question: string;
  /** Position inside the answer (list index, field of a row); empty for the answer as a whole. */
  readonly path: readonly (string | number)[];
  /** What was found: a JSON string of at most 60 characters, so that a problem is always one line. */
  readonly found: string;
  readonly expected: Expectation;
  readonly detail: ExpectationDetail;
}

/** Longest text of {@link Problem.found}, in UTF-16 code units. */
export const FOUND_LIMIT = 60;

/** Characters that JSON leaves as they are but that would break a line, hide, or turn text round on a terminal. */
const UNSEEN = /(?! )[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]/gu;

const unicodeEscape = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** `value` as JSON on one line, invisible and direction-changing characters escaped, cut at {@link FOUND_LIMIT}. */
export function describeFound(value: unknown): string {
  const json = value === undefined ? 'nothing' : (JSON.stringify(value) ?? 'nothing');
  const visible = json.replace(UNSEEN, (unseen) => unseen.split('').map(unicodeEscape).join(''));
  if (visible.length <= FOUND_LIMIT) return visible;
  // Never half a surrogate pair: it would leave the program as U+FFFD.
  return `${visible.slice(0, FOUND_LIMIT - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** A name from outside (a key of a file, a path) as a place in {@link Problem.question}: as it is where it is a plain one. */
export function describeName(name: string): string {
  return /^[\w./-]{1,60}$/.test(name) ? name : describeFound(name).replace(/[ :]/g, unicodeEscape);
}
