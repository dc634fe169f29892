import { unless } from '../../../../exim/index.ts';
import { check, refuseOrMark } from '../check.ts';
import { isJudged } from '../whose.ts';

/** The host's address must have a name that leads back to it; while DNS does not answer, refusing becomes deferring. */
export const reverseName = check(['hardening.reverseName'], (a) =>
  a['hardening.reverseName'] === 'off'
    ? []
    : [
        refuseOrMark(a['hardening.reverseName'], [isJudged, unless('verify', 'reverse_host_lookup')], {
          message: '550 5.7.25 $sender_host_address has no reverse name (PTR) that leads back to it',
          mark: 'no reverse name',
          brief: 'an address whose name leads back to it: machines that are no mail servers have none',
        }),
      ],
);
