import { acl, code, ifdef, statement, unless, when } from '../../../exim/index.ts';
import { definePart } from '../../part.ts';
import type { EximNode } from '../node.ts';
import { isOurs, isStranger } from './whose.ts';

/** Names whose mail is taken from everybody, whatever else is wrong with the sender (RFC 5321 section 4.5.1, RFC 2142). */
const ALWAYS = 'postmaster : abuse : mailer-daemon';

/** Characters that a relay or a path could take for routing: refused in every address. */
const restricted = [
  statement(
    'deny',
    [
      when('message', 'Restricted characters in address'),
      when('domains', '+local_domains'),
      when('local_parts', '^[.] : ^.*[@%!/|]'),
    ],
    {
      comment: {
        brief: 'percent hack, bang paths, path names',
        teaching: [
          'Characters with which an address tries to be routed on by this server (user%other@here, other!user) or',
          'looks like a path or a command. For other domains only what is dangerous to us is refused.',
        ],
      },
    },
  ),
  statement('deny', [
    when('message', 'Restricted characters in address'),
    when('domains', '!+local_domains'),
    when('local_parts', '^[./|] : ^.*[@%!] : ^.*/\\\\.\\\\./'),
  ]),
];

/** Recipients of our own people and programs: any, as long as they can be delivered to. */
const fromOurs = (perHour: number) => [
  statement(
    'defer',
    [
      when('authenticated', '*'),
      when('message', 'Hourly recipient limit reached, try later'),
      when('ratelimit', code(`${perHour} / 1h / per_rcpt / leaky / login_$authenticated_id`), [
        'hardening.recipientsPerHour',
      ]),
    ],
    { comment: { brief: 'what a stolen password can send in an hour' } },
  ),
  statement('deny', [isOurs, when('message', '$acl_verify_message'), unless('verify', 'recipient')], {
    comment: {
      brief: 'our own people hear of a mistyped address at once; while Dovecot is down their mail is queued',
    },
  }),
  statement('deny', [
    isOurs,
    when('condition', '${if eq{$address_data}{mailbox}}'),
    when('message', 'No such user here'),
    unless('verify', 'recipient/callout=20s,no_cache,defer_ok'),
  ]),
  statement('accept', [isOurs, when('control', 'submission/sender_retain'), when('control', 'dkim_disable_verify')]),
];

/** Recipients of strangers: local ones that exist. */
const fromStrangers = (verifySender: boolean) => [
  statement('require', [when('message', 'Relay not permitted'), when('domains', '+local_domains')], {
    comment: { brief: 'from here on strangers: nothing is relayed for them' },
  }),
  statement('accept', [when('local_parts', ALWAYS), when('verify', 'recipient')], {
    comment: { brief: 'those in charge can be reached by everybody' },
  }),
  statement(
    'deny',
    [
      when('message', 'HELO/EHLO name is mine'),
      isStranger,
      when(
        'condition',
        '${if or{ {eqi{$sender_helo_name}{$primary_hostname}} \n' +
          '{match_domain{$sender_helo_name}{+local_domains}} \n' +
          '{eq{$sender_helo_name}{$received_ip_address}} \n' +
          '{eq{$sender_helo_name}{[$received_ip_address]}} }}',
      ),
      unless('hosts', '@[]'),
    ],
    { comment: { brief: 'who introduces itself with our name is lying' } },
  ),
  ...(verifySender
    ? [
        statement('require', [when('message', 'Sender address cannot be verified'), when('verify', 'sender')], {
          from: ['hardening.verifySender'],
          comment: { brief: "the sender's domain must be able to take a bounce" },
        }),
      ]
    : []),
  statement('require', [when('message', 'No such user here'), when('verify', 'recipient')], {
    comment: {
      brief: 'unknown users are refused here, not bounced later; Dovecot is asked only about addresses that end there',
      teaching: [
        'Unknown users are refused now: a bounce sent later would hit whoever was forged as the sender. The router',
        '"mailboxes" sets address_data, so Dovecot is asked (a callout over LMTP) only about addresses that end there,',
        'never the far end of an alias. While Dovecot is down the answer is 451, and the other server tries again.',
      ],
    },
  }),
  statement('deny', [
    when('condition', '${if eq{$address_data}{mailbox}}'),
    when('message', 'No such user here'),
    unless('verify', 'recipient/callout=20s,no_cache'),
  ]),
];

/** SPF (RFC 7208), for builds that have it: its result is in Authentication-Results either way. */
function spf(policy: 'mark' | 'refuse' | 'off') {
  if (policy === 'off') return [];
  const check =
    policy === 'refuse'
      ? statement('deny', [when('message', 'SPF check failed for $sender_address_domain'), when('spf', 'fail')], {
          from: ['hardening.spf'],
        })
      : statement('warn', [when('spf', 'fail'), when('log_message', 'SPF fail for $sender_address_domain, accepted')], {
          from: ['hardening.spf'],
        });
  const brief =
    policy === 'refuse'
      ? 'SPF: refuses what was forwarded without SRS, too'
      : 'SPF: noted in Authentication-Results; refusing would hit forwarded mail';
  return [ifdef('_HAVE_SPF', [check], { brief })];
}

/** acl_smtp_rcpt: no open relay, no backscatter. */
export const rcpt = definePart({
  id: 'acl.rcpt',
  uses: ['hardening.recipientsPerHour', 'hardening.verifySender', 'hardening.spf'],
  build: (a): EximNode[] => [
    acl(
      'acl_check_rcpt',
      [
        statement('accept', [when('hosts', ':')], { comment: { brief: 'a program of this machine, through a pipe' } }),
        ...restricted,
        ...fromOurs(a['hardening.recipientsPerHour']),
        ...fromStrangers(a['hardening.verifySender']),
        ...spf(a['hardening.spf']),
        statement('accept', []),
      ],
      { comment: { brief: 'each RCPT TO' } },
    ),
  ],
});
