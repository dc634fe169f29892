import { code, set, statement, unless, when } from '../../../../exim/index.ts';
import { derive } from '../../../part.ts';
import { type Check, check, type Judgement } from '../check.ts';
import { CLIENT } from '../network.ts';
import { isJudged } from '../whose.ts';

/** The counter of unknown recipients, by the client's address. The limit is no part of what Exim keeps. */
const rate = (limit: number, mode: 'strict' | 'readonly') =>
  code(`${limit} / 1h / per_cmd / ${mode} / unknown_rcpt_${CLIENT}`);

/** Always true: a limit that nobody reaches, to count where a recipient is refused anyhow. */
const counted = unless('ratelimit', rate(1_000_000, 'strict'));

/**
 * For the MAIL ACL: looks at the counter. It cannot be looked at and raised in one command, where Exim works a rate out once only.
 */
export const knownGuesser = check(['hardening.unknownRecipients'], (a) => [
  statement('warn', [
    when('ratelimit', rate(a['hardening.unknownRecipients'], 'readonly')),
    set('acl_m_guesser', 'yes'),
  ]),
]);

/** Who has tried many names is asked to wait, before anything is looked up for it. */
export const guessing = check(['hardening.unknownRecipients'], (a) => [
  statement(
    'defer',
    [
      isJudged,
      when(
        'condition',
        code(`\${if or{ {bool{$acl_m_guesser}} {>={$rcpt_fail_count}{${a['hardening.unknownRecipients']}}} }}`),
      ),
      when('message', '451 4.7.1 Too many unknown recipients, try later'),
    ],
    {
      comment: {
        brief: 'somebody tries out names; "later", for an honest server may have good ones among them',
        teaching: [
          'Somebody tries out names to find those that exist. Only unknown recipients are counted (below), and what is',
          'asked to wait is not: an honest server with an old list gets the rest through within the hour.',
        ],
      },
    },
  ),
]);

/** Recipients that cannot be delivered to are refused here: a bounce sent later would hit whoever was forged as the sender. */
export const recipient: Check = derive(['routing.delivery'], (a): readonly Judgement[] =>
  a['routing.delivery'] === 'lmtp' ? askingDovecot : [statement('deny', unknown, { comment: plain })],
);

const unknown = [when('message', 'No such user here'), unless('verify', 'recipient'), counted];

const plain = {
  brief: 'unknown users are refused here, not bounced later',
  teaching: [
    'Unknown users are refused now: a bounce sent later would hit whoever was forged as the sender.',
    'The limit that nobody reaches only counts.',
  ],
};

const askingDovecot = [
  statement('deny', unknown, {
    comment: {
      brief: 'unknown users are refused here, not bounced later; Dovecot is asked only about addresses that end there',
      teaching: [
        'Unknown users are refused now: a bounce sent later would hit whoever was forged as the sender. The router',
        '"mailboxes" sets address_data, so Dovecot is asked (a callout over LMTP) only about addresses that end there,',
        'never the far end of an alias. While Dovecot is down the answer is 451, and the other server tries again.',
        'The limit that nobody reaches only counts.',
      ],
    },
  }),
  statement('deny', [
    when('condition', '${if eq{$address_data}{mailbox}}'),
    when('message', 'No such user here'),
    unless('verify', 'recipient/callout=20s,no_cache'),
    counted,
  ]),
];
