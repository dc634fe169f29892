import { integer, transportOption } from '../../../exim/index.ts';

/**
 * message_linelength_limit of every smtp transport. What a stranger or a login brings has no longer lines (DATA ACL). What is left, a
 * report of cron's or what a forwarder has brought, has been taken already: Exim's own limit of 998 would return it.
 */
export const longLines = transportOption('message_linelength_limit', integer(1_000_000_000), {
  comment: { brief: 'a report of a program may have long lines: what was taken is not returned for them' },
});
