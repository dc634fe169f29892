/** What a retry rule means, in English. */
import { isGeneral, type Retry, type RetryStep, type RetryTime } from '../../core/answers/retry.ts';
import type { RetryWords } from '../messages.ts';

const units = { m: 'minute', h: 'hour', d: 'day', w: 'week' } as const;

const time = ({ value, unit }: RetryTime) => `${value} ${units[unit]}${value === 1 ? '' : 's'}`;
const every = (pause: RetryTime) => (pause.value === 1 ? `every ${units[pause.unit]}` : `every ${time(pause)}`);

function step(each: RetryStep, index: number): string {
  // Ages count from the first failure; in the first step that is a span.
  const end = index === 0 ? `for ${time(each.until)}` : `until ${time(each.until)} after the first failure`;
  if (each.type === 'F') return `${every(each.every)} ${end}`;
  if (each.factor === 1) return `${every(each.first)} ${end}`;
  const grow = `that begin at ${time(each.first)} and grow ${each.factor}-fold each time`;
  return `${end}, after pauses ${each.type === 'H' ? `drawn by lot, at most those ${grow}` : grow}`;
}

/** Errors by Exim's names (32.5). */
const errors: Readonly<Record<string, string>> = {
  auth_failed: 'if the login fails',
  lost_connection: 'if the other server hangs up',
  lookup: 'if the server is not found in DNS',
  tls_required: 'if demanded encryption is not to be had',
  refused: 'if the connection is refused',
  timeout: 'if the other server takes too long',
  timeout_connect: 'if the connection takes too long',
  quota: 'if the mailbox is full',
};

function error(name: string): string {
  if (name === '*') return '';
  const known = errors[name];
  if (known) return ` ${known}`;
  if (name.startsWith('quota_')) {
    const age = name.slice('quota_'.length);
    return ` if the mailbox is full and was not read for ${time({ value: Number.parseInt(age, 10), unit: age.at(-1) as RetryTime['unit'] })}`;
  }
  const [command = '', code = ''] = name.split('_');
  return ` if ${command.toUpperCase()} is answered with ${code}`;
}

function whom({ pattern }: Retry): string {
  if (pattern === '*' || pattern === '*@*') return 'All mail';
  return `Mail to ${pattern.replace(/^\*@/, '')}`;
}

export const retry: RetryWords = {
  title: 'What this means, in this order:',
  sentence: (rule, steps, first) => {
    const start = isGeneral(rule) && !first ? 'Everything else' : whom(rule);
    return `${start}${error(rule.error)}: ${steps.map(step).join(', then ')}; then the sender gets it back.`;
  },
};
