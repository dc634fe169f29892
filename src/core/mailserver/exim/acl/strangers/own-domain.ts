import { statement, when } from '../../../../exim/index.ts';
import { check, mark, refuseOrMark } from '../check.ts';
import { isJudged } from '../whose.ts';

const OURS = (domain: string) => `\${if match_domain{${domain}}{+local_domains}}`;

/** Our own domain as the envelope sender of a stranger: RCPT ACL. */
export const ownDomain = check(['hardening.ownDomain'], (a) => {
  const policy = a['hardening.ownDomain'];
  if (policy === 'accept') return [];
  return [
    refuseOrMark(policy === 'mark' ? 'mark' : 'refuse', [isJudged, when('condition', OURS('$sender_address_domain'))], {
      message: '550 5.7.1 Log in to send as $sender_address_domain',
      mark: 'own domain from outside',
      brief: 'our own people log in: this one uses their address without',
    }),
  ];
});

/** Our own domain in the From: header of a stranger: DATA ACL. */
export const ownDomainInHeader = check(['hardening.ownDomain'], (a) => {
  const policy = a['hardening.ownDomain'];
  if (policy !== 'headers' && policy !== 'mark') return [];
  const clauses = [isJudged, when('condition', OURS('${domain:${address:$rh_from:}}'))];
  if (policy === 'mark') {
    return [
      statement('warn', [...clauses, ...mark('own domain from outside')], {
        comment: { brief: 'the From: header that mail programs show' },
      }),
    ];
  }
  return [
    statement('deny', [...clauses, when('message', '550 5.7.1 Log in to send as ${domain:${address:$rh_from:}}')], {
      comment: { brief: 'the From: header too: this refuses what our people write to mailing lists and get back' },
    }),
  ];
});
