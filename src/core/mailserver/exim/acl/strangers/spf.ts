import { ifdef, statement, when } from '../../../../exim/index.ts';
import { check } from '../check.ts';
import { isJudged } from '../whose.ts';

/**
 * SPF (RFC 7208), for builds that have it: its result is in Authentication-Results either way. Where nobody wants it for itself, Exim's own
 * DMARC still does: it judges by what was asked before (58.3.3), and there is no build with DMARC and without SPF.
 */
export const spf = check(['hardening.spf', 'hardening.dmarc'], (a) => {
  const policy = a['hardening.spf'];
  if (policy === 'off') return a['hardening.dmarc'] === 'off' ? [] : [forDmarc];
  const from = ['hardening.spf'];
  const one =
    policy === 'refuse'
      ? statement(
          'deny',
          [isJudged, when('message', 'SPF check failed for $sender_address_domain'), when('spf', 'fail')],
          { from },
        )
      : statement('warn', [when('spf', 'fail'), when('log_message', 'SPF fail for $sender_address_domain, accepted')], {
          from,
        });
  const brief =
    policy === 'refuse'
      ? 'SPF: refuses what was forwarded without SRS, too'
      : 'SPF: noted in Authentication-Results; refusing would hit forwarded mail';
  return [ifdef('_HAVE_SPF', [one], { brief })];
});

const forDmarc = ifdef('_HAVE_DMARC', [statement('warn', [when('spf', 'fail')])], {
  brief: 'SPF is asked for DMARC alone, which judges by its result',
});
