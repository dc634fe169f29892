import { statement, unless, when } from '../../../../exim/index.ts';
import { check, type Judgement } from '../check.ts';
import { isJudged } from '../whose.ts';

/** Who introduces itself with our name or our address is lying. */
const notOurName = statement(
  'deny',
  [
    when('message', 'HELO/EHLO name is mine'),
    isJudged,
    when(
      'condition',
      '${if or{ {eqi{$sender_helo_name}{$primary_hostname}} \n' +
        '{match_domain{$sender_helo_name}{+local_domains}} \n' +
        '{eq{$sender_helo_name}{$received_ip_address}} \n' +
        '{eq{$sender_helo_name}{[$received_ip_address]}} }}',
    ),
  ],
  // True for every answer.
  { from: [], comment: { brief: 'who introduces itself with our name is lying' } },
);

/** RFC 5321 section 4.1.1.1: a full host name, or an address in brackets. */
const wellFormed = statement(
  'deny',
  [
    isJudged,
    when('condition', '${if !match{$sender_helo_name}{\\N^(\\[.+\\]|[^.]+(\\.[^.]+)*\\.[^.]*[^.0-9][^.]*\\.?)$\\N}}'),
    when('message', '550 5.7.1 HELO/EHLO needs a full host name or an address in brackets'),
  ],
  { comment: { brief: 'no HELO, a bare address or a name without a domain: no mail server does that' } },
);

/** What the resolver cannot tell at the moment is deferred: `defer_strict`. */
const exists = statement(
  'deny',
  [
    isJudged,
    unless('condition', '${if match{$sender_helo_name}{\\N^\\[\\N}}'),
    when('condition', '${if eq{${lookup dnsdb{defer_strict,a+=$sender_helo_name}{yes}{no}}}{no}}'),
    when('message', '550 5.7.1 HELO/EHLO name $sender_helo_name is not in DNS'),
  ],
  { comment: { brief: 'the name must have an address; while DNS does not answer, the other server is asked to wait' } },
);

/** The name with which a server introduces itself. */
export const helo = check(['hardening.helo'], (a): readonly Judgement[] => {
  switch (a['hardening.helo']) {
    case 'own':
      return [notOurName];
    case 'form':
      return [notOurName, wellFormed];
    case 'dns':
      return [notOurName, wellFormed, exists];
    default:
      return a['hardening.helo'] satisfies never;
  }
});
