/** When a delivery that failed is tried again: rules as Exim writes them (chapter 32), read and judged here. */
import { checkedText, encodeExpectation, type Field, uniqueList } from './field.ts';
import { namePatterns } from './names.ts';
import { type Check, row, text } from './schema.ts';

export interface Retry {
  /** A domain, a host, an address, with `*` for any; `*` alone is everybody. */
  readonly pattern: string;
  /** The name of an error (32.5); `*` is any. */
  readonly error: string;
  /** `F,2h,15m; G,16h,1h,1.5; F,4d,6h`. */
  readonly rule: string;
}

export type RetryUnit = 'm' | 'h' | 'd' | 'w';
export interface RetryTime {
  readonly value: number;
  readonly unit: RetryUnit;
}

/** One step: until `until` after the first failure, at pauses that stay (F), grow (G), or are drawn by lot up to growing ends (H). */
export type RetryStep =
  | { readonly type: 'F'; readonly until: RetryTime; readonly every: RetryTime }
  | { readonly type: 'G' | 'H'; readonly until: RetryTime; readonly first: RetryTime; readonly factor: number };

const MINUTES: Readonly<Record<RetryUnit, number>> = { m: 1, h: 60, d: 1440, w: 10_080 };
export const minutesOf = ({ value, unit }: RetryTime): number => value * MINUTES[unit];

/** `retry_interval_max`, which cannot be raised (32.7): a longer pause would be cut in silence. */
const LONGEST_PAUSE = 1440;
/** Nobody waits longer for a mail that does not arrive. */
const LONGEST_END = 60 * 1440;

const TIME = '[1-9][0-9]{0,4}[mhdw]';
const FACTOR = '[0-9]{1,2}(?:\\.[0-9]{1,3})?';
const STEP = `(?:F *, *${TIME} *, *${TIME}|[GH] *, *${TIME} *, *${TIME} *, *${FACTOR})`;
const RULE = new RegExp(`^${STEP}(?: *; *${STEP}){0,9} *;?$`);

/** Errors that a rule may be for (32.5), without the forms that tell hosts found by MX from others. */
const ERROR = new RegExp(
  '^(?:\\*|auth_failed|lost_connection|lookup|tls_required|refused|timeout(?:_connect)?' +
    '|quota(?:_[1-9][0-9]{0,2}[hdw])?|(?:data|mail|rcpt)_4(?:[0-9][0-9]|[0-9]x|xx))$',
);

const timeIn = (text: string): RetryTime => ({ value: Number.parseInt(text, 10), unit: text.at(-1) as RetryUnit });

/** The steps of a rule; undefined where it is none. */
export function retrySteps(rule: string): readonly RetryStep[] | undefined {
  if (!RULE.test(rule)) return undefined;
  const steps = rule.replaceAll(' ', '').split(';');
  return steps
    .filter((step) => step !== '')
    .map((step): RetryStep => {
      const [type = '', until = '', pause = '', factor = ''] = step.split(',');
      if (type === 'F') return { type, until: timeIn(until), every: timeIn(pause) };
      return { type: type as 'G' | 'H', until: timeIn(until), first: timeIn(pause), factor: Number(factor) };
    });
}

/** What is said against a rule, as a problem: its form, a pause, an end, a factor. */
function ruleError(rule: string): string | undefined {
  const steps = retrySteps(rule);
  if (!steps) return encodeExpectation('retry-rule');
  let last = 0;
  for (const step of steps) {
    const pause = step.type === 'F' ? step.every : step.first;
    if (minutesOf(pause) > LONGEST_PAUSE) {
      return encodeExpectation('retry-pause', { suggestion: `${pause.value}${pause.unit}` });
    }
    const end = minutesOf(step.until);
    if (end <= last || end > LONGEST_END) {
      return encodeExpectation('retry-later-end', { suggestion: `${step.until.value}${step.until.unit}` });
    }
    if (step.type !== 'F' && (step.factor < 1 || step.factor > 10)) {
      return encodeExpectation('retry-factor', { suggestion: String(step.factor) });
    }
    last = end;
  }
  return undefined;
}

/** Whether a rule is for everybody and every error: none behind it is ever reached. */
export const isGeneral = ({ pattern, error }: Pick<Retry, 'pattern' | 'error'>): boolean =>
  (pattern === '*' || pattern === '*@*') && error === '*';

/** The table of rules that go before the general one, or take its place. */
export function retryRules(preset: readonly Retry[]): Field<readonly Retry[]> {
  const message = encodeExpectation('retry-rule');
  const retry = row<Retry>(
    {
      pattern: checkedText('retry-pattern', namePatterns.retryPattern),
      error: checkedText('retry-error', ERROR),
      rule: text(message, RULE.source, ruleError),
    },
    'retry-list',
  );
  const key = ({ pattern, error }: Retry) => `${pattern} ${error}`;
  const isReached: Check<Retry[]> = (rules, say) => {
    const general = rules.findIndex(isGeneral);
    for (const [index, { pattern }] of rules.entries()) {
      if (general >= 0 && index > general) say('retry-before-general', pattern, [index, 'pattern']);
    }
  };
  return {
    schema: uniqueList(retry, 0, 'retry-list', key, [isReached]),
    default: preset,
    control: {
      kind: 'rows',
      columns: [
        { key: 'pattern', kind: 'text' },
        { key: 'error', kind: 'text' },
        { key: 'rule', kind: 'text' },
      ],
    },
  };
}

/** The general rule, which goes last: soon at first, then less and less often, until the days that a person chose. */
export const generalRetry = (days: number): Retry => ({
  pattern: '*',
  error: '*',
  rule: `F,2h,15m; G,16h,1h,1.5; F,${days}d,6h`,
});

/** The rules in force, in order. */
export function retriesInForce(own: readonly Retry[], days: number): readonly Retry[] {
  return own.some(isGeneral) ? own : [...own, generalRetry(days)];
}
