import { ifdef, statement, when } from '../../../../exim/index.ts';
import { check } from '../check.ts';
import { isJudged } from '../whose.ts';

/** SPF (RFC 7208), for builds that have it: its result is in Authentication-Results either way. */
export const spf = check(['hardening.spf'], (a) => {
  const policy = a['hardening.spf'];
  if (policy === 'off') return [];
  const one =
    policy === 'refuse'
      ? statement('deny', [
          isJudged,
          when('message', 'SPF check failed for $sender_address_domain'),
          when('spf', 'fail'),
        ])
      : statement('warn', [when('spf', 'fail'), when('log_message', 'SPF fail for $sender_address_domain, accepted')]);
  const brief =
    policy === 'refuse'
      ? 'SPF: refuses what was forwarded without SRS, too'
      : 'SPF: noted in Authentication-Results; refusing would hit forwarded mail';
  return [ifdef('_HAVE_SPF', [one], { brief })];
});
