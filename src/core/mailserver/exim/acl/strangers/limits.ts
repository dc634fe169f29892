import { type Clause, code, statement, when } from '../../../../exim/index.ts';
import { check } from '../check.ts';
import { CLIENT } from '../network.ts';
import { isJudged } from '../whose.ts';

/**
 * "leaky": what is deferred does not count, so whoever slows down gets through. The keys begin with "25_" and belong to port 25 alone.
 */
const limit = (
  perHour: number,
  what: 'per_mail' | 'per_rcpt',
  key: string,
  question: string,
  also: readonly Clause[] = [],
) =>
  statement(
    'defer',
    [
      isJudged,
      ...also,
      when('ratelimit', code(`${perHour} / 1h / ${what} / leaky / 25_${key}`)),
      when('message', '451 4.7.1 Too much mail in an hour, try later'),
    ],
    { from: [question] },
  );

/** A slash would end the key. */
const SENDER = 'sender_${sg{${lc:$sender_address}}{/}{_}}';
/** Bounces have no sender, and all of them would be one. */
const hasSender = when('condition', '${if def:sender_address}');

/** What one stranger may bring in an hour: by host and by sender. */
export const limits = check(
  [
    'hardening.hostMessagesPerHour',
    'hardening.hostRecipientsPerHour',
    'hardening.senderMessagesPerHour',
    'hardening.senderRecipientsPerHour',
  ],
  (a) => [
    {
      ...limit(a['hardening.hostMessagesPerHour'], 'per_mail', `host_${CLIENT}`, 'hardening.hostMessagesPerHour'),
      comment: {
        brief: 'what one host (of IPv6: one /64) and one sender may bring in an hour; who waits gets through',
      },
    },
    limit(a['hardening.hostRecipientsPerHour'], 'per_rcpt', `host_${CLIENT}`, 'hardening.hostRecipientsPerHour'),
    limit(a['hardening.senderMessagesPerHour'], 'per_mail', SENDER, 'hardening.senderMessagesPerHour', [hasSender]),
    limit(a['hardening.senderRecipientsPerHour'], 'per_rcpt', SENDER, 'hardening.senderRecipientsPerHour', [hasSender]),
  ],
);
