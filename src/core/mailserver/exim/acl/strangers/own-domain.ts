import { statement, when } from '../../../../exim/index.ts';
import { check, mark, refuseOrMark } from '../check.ts';
import { isJudged } from '../whose.ts';

const OURS = (domain: string) => `match_domain{${domain}}{+local_domains}`;

/** Our own domain as the envelope sender of a stranger: RCPT ACL. */
export const ownDomain = check(['hardening.ownDomain'], (a) => {
  const policy = a['hardening.ownDomain'];
  if (policy === 'accept') return [];
  return [
    refuseOrMark(
      policy === 'mark' ? 'mark' : 'refuse',
      [isJudged, when('condition', `\${if ${OURS('$sender_address_domain')}}`)],
      {
        message: '550 5.7.1 Log in to send as $sender_address_domain',
        mark: 'own domain from outside',
        brief: 'our own people log in: this one uses their address without',
      },
    ),
  ];
});

/**
 * True where any address of any From: header is ours: `${address:…}` of several is empty. `$lh_from:` is a list of the raw headers, which
 * `$rh_from:` runs together without a comma. Each list names its separator, or its sender could.
 */
const oursInHeader = when(
  'condition',
  `\${if forany{<: $lh_from:}{forany{<, \${addresses:>, $item}}{${OURS('${domain:$item}')}}}}`,
);

/** Our own domain in the From: header of a stranger: DATA ACL. */
export const ownDomainInHeader = check(['hardening.ownDomain'], (a) => {
  const policy = a['hardening.ownDomain'];
  if (policy !== 'headers' && policy !== 'mark') return [];
  const clauses = [isJudged, oursInHeader];
  if (policy === 'mark') {
    return [
      statement('warn', [...clauses, ...mark('own domain from outside')], {
        comment: { brief: 'the From: header that mail programs show, all of its addresses' },
      }),
    ];
  }
  return [
    statement('deny', [...clauses, when('message', '550 5.7.1 Log in to send with this From: address')], {
      comment: {
        brief: 'every address in From: too: this refuses what our people write to mailing lists and get back',
      },
    }),
  ];
});
