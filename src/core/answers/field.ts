/**
 * The kinds of question. A field is a zod schema with the code of what it expects, its default, and what the page and the
 * command line need to know to ask it. One kind, one constructor; the JSON Schema follows from the zod schema.
 */
import { BLOCK_LIST, isBlockList } from './block-list.ts';
import { asciiHostName, isUidRange, namePatterns } from './names.ts';
import { isIpAddress, networkFault, networkKey, WIDEST } from './networks.ts';
import type { Expectation, ExpectationDetail } from './problem.ts';
import { type Check, integer, list, oneOf, row, type Schema, text, yesOrNo } from './schema.ts';

/** How a question is asked. The page picks the control by `kind`; `limits` and `values` are shown and enforced. */
export type Control =
  | { readonly kind: 'choice'; readonly values: readonly string[] }
  | { readonly kind: 'flag' }
  | { readonly kind: 'text' }
  | { readonly kind: 'number'; readonly min: number; readonly max: number }
  | { readonly kind: 'list' }
  | { readonly kind: 'aliases' }
  /** Rows of several cells, none of which holds white space. */
  | { readonly kind: 'rows'; readonly columns: readonly Column[] };

/** A column of rows: free text (`optional` where it may be empty), a number, one of `values`, or several texts with commas between. */
export interface Column {
  readonly key: string;
  readonly kind: 'text' | 'number' | 'choice' | 'list';
  readonly optional?: true;
  readonly values?: readonly string[];
}

export interface Field<T> {
  readonly schema: Schema<T>;
  /** The default of the first preset; other presets override it (`presets.ts`). */
  readonly default: T;
  readonly control: Control;
}

/** An expectation as it travels inside a zod message: `code` or `code {"min":1}`. */
export function encodeExpectation(code: Expectation, detail?: ExpectationDetail): string {
  return detail ? `${code} ${JSON.stringify(detail)}` : code;
}

/** The reverse of {@link encodeExpectation}. */
export function decodeExpectation(message: string): { expected: Expectation; detail: ExpectationDetail } {
  const space = message.indexOf(' ');
  if (space < 0) return { expected: message as Expectation, detail: {} };
  return { expected: message.slice(0, space) as Expectation, detail: JSON.parse(message.slice(space + 1)) };
}

/** A string of this pattern (which the JSON Schema shows); otherwise the problem is `code`, or a suggestion where one can be made. */
export function checkedText(
  code: Expectation,
  pattern: RegExp,
  suggest?: { readonly code: Expectation; readonly of: (text: string) => string | undefined },
) {
  const error = encodeExpectation(code);
  return text(error, pattern.source, (value) => {
    if (pattern.test(value)) return undefined;
    const suggestion = suggest?.of(value);
    return suggest && suggestion ? encodeExpectation(suggest.code, { suggestion }) : error;
  });
}

const domainSchema = checkedText('domain', namePatterns.hostName, { code: 'ascii-domain', of: asciiHostName });

export function choice<const V extends readonly [string, ...string[]]>(values: V, preset: V[number]): Field<V[number]> {
  const schema = oneOf<V[number]>(values, encodeExpectation('one-of', { values }));
  return { schema, default: preset, control: { kind: 'choice', values } };
}

export function flag(preset: boolean): Field<boolean> {
  return { schema: yesOrNo('yes-or-no'), default: preset, control: { kind: 'flag' } };
}

/** A whole number from `min` to `max`; the unit is part of the question's words. */
export function wholeNumber(min: number, max: number, preset: number): Field<number> {
  const schema = integer(min, max, encodeExpectation('whole-number', { min, max }));
  return { schema, default: preset, control: { kind: 'number', min, max } };
}

export function hostName(preset: string): Field<string> {
  const schema = checkedText('host-name', namePatterns.hostName, { code: 'ascii-host-name', of: asciiHostName });
  return { schema, default: preset, control: { kind: 'text' } };
}

export function mailboxOrAddress(preset: string): Field<string> {
  return {
    schema: checkedText('mailbox-or-address', namePatterns.mailboxOrAddress),
    default: preset,
    control: { kind: 'text' },
  };
}

/** The same, or nothing. */
export function optionalMailboxOrAddress(preset: string): Field<string> {
  const pattern = new RegExp(`^(?:|${namePatterns.mailboxOrAddress.source.slice(1, -1)})$`);
  return { schema: checkedText('optional-mailbox-or-address', pattern), default: preset, control: { kind: 'text' } };
}

/** The absolute path of a file in a folder of its own: what belongs beside it is looked for there, which / itself is no place for. */
export function absolutePath(preset: string): Field<string> {
  const pattern = new RegExp(`^(?=/[^/]+/)${namePatterns.absolutePath.source.slice(1)}`);
  return {
    schema: checkedText('absolute-path', pattern),
    default: preset,
    control: { kind: 'text' },
  };
}

/**
 * An absolute path, or nothing: then the default follows from other answers. It may stand where Exim expands nothing, so it holds nothing that
 * Exim could take for a macro of its own (_HAVE_…).
 */
export function pathOrDefault(): Field<string> {
  const pattern = new RegExp(`^$|(?!.*_[A-Z])${namePatterns.absolutePath.source}`);
  return { schema: checkedText('absolute-path', pattern), default: '', control: { kind: 'text' } };
}

/** The name of an account, a group or a service, or nothing: then the default follows from other answers. */
export function accountOrDefault(): Field<string> {
  const pattern = new RegExp(`^$|${namePatterns.account.source}`);
  return { schema: checkedText('account-name', pattern), default: '', control: { kind: 'text' } };
}

/** A folder that is nobody else's, which its name says, or nothing: install.sh owns what is in it. */
export function wizardFolderOrDefault(): Field<string> {
  const schema = checkedText('wizard-folder', namePatterns.optionalWizardFolder);
  return { schema, default: '', control: { kind: 'text' } };
}

/** What is typed before names of packages or accounts, or nothing: then it is what is usual on the platform. */
export function commandOrDefault(): Field<string> {
  return { schema: checkedText('command', namePatterns.optionalCommand), default: '', control: { kind: 'text' } };
}

/** Names of packages with a blank between, or nothing: then they are those of the platform. */
export function packagesOrDefault(): Field<string> {
  return { schema: checkedText('packages', namePatterns.optionalPackages), default: '', control: { kind: 'text' } };
}

/** The numbers of people's accounts (`1000-59999`), or nothing: then the default follows from other answers. */
export function uidRangeOrDefault(): Field<string> {
  const error = encodeExpectation('uid-range');
  const schema = text(error, namePatterns.optionalUidRange.source, (value) => (isUidRange(value) ? undefined : error));
  return { schema, default: '', control: { kind: 'text' } };
}

/** An address, or nothing where the machine has none. */
export function optionalIpv4(preset: string): Field<string> {
  const schema = checkedText('ipv4-address', namePatterns.optionalIpv4);
  return { schema, default: preset, control: { kind: 'text' } };
}

export function optionalIpv6(preset: string): Field<string> {
  const lower = { code: 'ipv6-lower-case', of: (text: string) => text.trim().toLowerCase() } as const;
  const suggest = (text: string) => (namePatterns.optionalIpv6.test(lower.of(text)) ? lower.of(text) : undefined);
  const schema = checkedText('ipv6-address', namePatterns.optionalIpv6, { code: lower.code, of: suggest });
  return { schema, default: preset, control: { kind: 'text' } };
}

/** A SHA-256 hash in lower-case hexadecimal digits, or nothing. */
export function optionalSha256(preset: string): Field<string> {
  const schema = checkedText('sha256', namePatterns.optionalSha256);
  return { schema, default: preset, control: { kind: 'text' } };
}

/** A domain, or nothing. */
export function optionalDomain(preset: string): Field<string> {
  const pattern = new RegExp(`^(?:|${namePatterns.hostName.source.slice(1, -1)})$`);
  return { schema: checkedText('optional-domain', pattern), default: preset, control: { kind: 'text' } };
}

/** What stands behind `include:` in an SPF record, or nothing; what was copied with it is taken off. */
export function optionalSpfName(preset: string): Field<string> {
  const bare = (text: string) =>
    text
      .trim()
      .toLowerCase()
      .replace(/^[+?~-]?include:/, '');
  const suggest = (text: string) => (namePatterns.optionalSpfName.test(bare(text)) ? bare(text) : undefined);
  const schema = checkedText('spf-name', namePatterns.optionalSpfName, { code: 'bare-spf-name', of: suggest });
  return { schema, default: preset, control: { kind: 'text' } };
}

/** One label of a DNS name. */
export function dnsLabel(preset: string): Field<string> {
  return { schema: checkedText('dns-label', namePatterns.dnsLabel), default: preset, control: { kind: 'text' } };
}

/** Block lists in DNS; see `block-list.ts`. */
export function blockLists(preset: readonly string[]): Field<readonly string[]> {
  const error = encodeExpectation('block-list');
  const item = text(error, BLOCK_LIST.source, (value) => (isBlockList(value) ? undefined : error));
  const schema = uniqueList(item, 0, 'block-list-list', (name) => name);
  return { schema, default: preset, control: { kind: 'list' } };
}

/** At least `min` items, of which no two have the same key. */
export function uniqueList<T>(
  item: Schema<T>,
  min: number,
  code: Expectation,
  keyOf: (item: T) => string,
  further: readonly Check<T[]>[] = [],
): Schema<readonly T[]> {
  const isUnique: Check<T[]> = (values, say) => {
    const seen = new Set<string>();
    for (const [index, value] of values.entries()) {
      const key = keyOf(value);
      if (seen.has(key)) say('no-duplicates', value, [index]);
      seen.add(key);
    }
  };
  return list(item, min, encodeExpectation(code), [isUnique, ...further]);
}

export function domains(preset: readonly string[], min: number): Field<readonly string[]> {
  const schema = uniqueList(domainSchema, min, 'domain-list', (text) => text);
  return { schema, default: preset, control: { kind: 'list' } };
}

export function mailboxes(preset: readonly string[], min: number): Field<readonly string[]> {
  const schema = uniqueList(
    checkedText('mailbox-or-address', namePatterns.mailboxOrAddress),
    min,
    'mailbox-list',
    (text) => text,
  );
  return { schema, default: preset, control: { kind: 'list' } };
}

/** A full address at any mail service. */
export function address(preset: string): Field<string> {
  return { schema: checkedText('address', namePatterns.address), default: preset, control: { kind: 'text' } };
}

/** One alias: mail for `alias` (a name, in every local domain, or an address) goes to each of `to`. */
export interface Alias {
  readonly alias: string;
  readonly to: readonly string[];
}

export function aliases(preset: readonly Alias[]): Field<readonly Alias[]> {
  const target = checkedText('mailbox-or-address', namePatterns.mailboxOrAddress);
  const alias = row<Alias>(
    {
      alias: checkedText('alias-name', namePatterns.mailboxOrAddress),
      to: uniqueList(target, 1, 'alias-targets', (text) => text),
    },
    'alias-list',
  );
  const schema = uniqueList(alias, 0, 'alias-list', (each) => each.alias);
  return { schema, default: preset, control: { kind: 'aliases' } };
}

/** IP addresses, IPv4 or IPv6, without a mask. */
export function addresses(preset: readonly string[]): Field<readonly string[]> {
  const error = encodeExpectation('ip-address');
  const address = text(error, '^[0-9a-f.:]+$', (value) => (isIpAddress(value) ? undefined : error));
  const schema = uniqueList(address, 0, 'ip-address-list', networkKey);
  return { schema, default: preset, control: { kind: 'list' } };
}

/** What is said against a network, as a problem. */
function networkError(text: string): string | undefined {
  const fault = networkFault(text);
  if (!fault) return undefined;
  switch (fault.kind) {
    case 'no-network':
      return encodeExpectation('ip-network');
    case 'too-wide':
      return encodeExpectation('narrower-network', WIDEST);
    case 'not-its-start':
      return encodeExpectation('network-start', { suggestion: fault.suggestion });
    default:
      return fault satisfies never;
  }
}

/** IP addresses and networks (`192.0.2.0/24`) that are trusted to send: none that makes an open relay. */
export function networks(preset: readonly string[]): Field<readonly string[]> {
  const network = text(encodeExpectation('ip-network'), '^[0-9a-f.:]+(?:/[0-9]{1,3})?$', networkError);
  const schema = uniqueList(network, 0, 'ip-network-list', networkKey);
  return { schema, default: preset, control: { kind: 'list' } };
}
