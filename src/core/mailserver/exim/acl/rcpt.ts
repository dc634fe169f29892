import type { Logins } from '../../../answers/consequences.ts';
import { acl, code, statement, unless, when } from '../../../exim/index.ts';
import { logins, relayDomains } from '../../derived.ts';
import { definePart } from '../../part.ts';
import type { EximNode } from '../node.ts';
import type { Judgement } from './check.ts';
import { fromPrograms } from './programs.ts';
import { blockLists } from './strangers/block-lists.ts';
import { greylist } from './strangers/greylist.ts';
import { helo } from './strangers/helo.ts';
import { limits } from './strangers/limits.ts';
import { ownDomain } from './strangers/own-domain.ts';
import { deniedByList } from './strangers/own-lists.ts';
import { guessing, recipient } from './strangers/recipient.ts';
import { reverseName } from './strangers/reverse-name.ts';
import { sender } from './strangers/sender.ts';
import { spf } from './strangers/spf.ts';
import { isOurs, markOthers } from './whose.ts';

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

/** What the rest of the answers means for this list. */
interface Circumstances {
  readonly logins: Logins;
  /** Whether Dovecot is asked about each mailbox. */
  readonly callout: boolean;
  /** Whether mail of other domains is taken for their own server. */
  readonly relays: boolean;
  readonly relayCheck: 'callout' | 'accept';
}

/** A recipient in a relayed domain: its own server says whether it exists. While that is down everything is taken: it is what a backup is for. */
const relayedRecipient = statement(
  'deny',
  [
    when('domains', '+relay_to_domains'),
    when('message', 'No such user there'),
    unless('verify', 'recipient/callout=20s,defer_ok'),
  ],
  {
    from: ['routing.relayCheck', 'basics.relayDomains'],
    comment: {
      brief: 'their own server is asked who exists there; while it is down, all is taken',
      teaching: [
        "Spammers like backup servers, because these often take everything and bounce it later. So the domain's own server",
        'is asked for each recipient, and the answer is remembered. While it cannot be reached all mail is taken.',
      ],
    },
  },
);

/** Recipients of our own people and programs: any, as long as they can be delivered to. */
const fromOurs = (perHour: number, { logins, callout }: Circumstances) => [
  ...(logins === 'none'
    ? []
    : [
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
      ]),
  statement('deny', [isOurs, when('message', '$acl_verify_message'), unless('verify', 'recipient/defer_ok')], {
    comment: {
      brief: callout
        ? 'our own people hear of a mistyped address at once; while Dovecot or DNS is down their mail is queued'
        : 'our own people hear of a mistyped address at once; while DNS is down their mail is queued',
    },
  }),
  ...(callout
    ? [
        statement('deny', [
          isOurs,
          when('condition', '${if eq{$address_data}{mailbox}}'),
          when('message', 'No such user here'),
          unless('verify', 'recipient/callout=20s,no_cache,defer_ok'),
        ]),
      ]
    : []),
  statement('accept', [isOurs, when('control', 'submission/sender_retain'), when('control', 'dkim_disable_verify')]),
];

/** Recipients of strangers: local ones, after all checks on strangers; cheap checks first, those that ask other servers last. */
const fromStrangers = (checks: Checks, { relays, relayCheck }: Circumstances) => [
  statement(
    'require',
    [
      when('message', 'Relay not permitted'),
      when('domains', relays ? '+local_domains : +relay_to_domains' : '+local_domains'),
    ],
    { comment: { brief: 'from here on strangers: nothing is relayed for them' } },
  ),
  statement('accept', [when('local_parts', ALWAYS), when('verify', 'recipient')], {
    comment: { brief: 'those in charge can be reached by everybody' },
  }),
  ...checks.deniedByList,
  ...checks.guessing,
  ...checks.helo,
  ...checks.reverseName,
  ...checks.ownDomain,
  ...checks.sender,
  ...checks.blockLists,
  ...checks.recipient,
  ...(relays && relayCheck === 'callout' ? [relayedRecipient] : []),
  ...checks.spf,
  // Counts and remembers, so only what would otherwise be taken gets here.
  ...checks.limits,
  ...checks.greylist,
];

const checks = {
  deniedByList,
  guessing,
  helo,
  reverseName,
  ownDomain,
  sender,
  recipient,
  blockLists,
  spf,
  limits,
  greylist,
};
type Checks = { readonly [K in keyof typeof checks]: readonly Judgement[] };

/** acl_smtp_rcpt: no open relay, no backscatter. */
export const rcpt = definePart({
  id: 'acl.rcpt',
  uses: ['routing.delivery', 'routing.relayCheck', 'hardening.recipientsPerHour'],
  given: { ...checks, fromPrograms, logins, relayDomains },
  build: (a, given): EximNode[] => {
    const around: Circumstances = {
      logins: given.logins,
      callout: a['routing.delivery'] === 'lmtp',
      relays: given.relayDomains.length > 0,
      relayCheck: a['routing.relayCheck'],
    };
    return [
      acl(
        'acl_check_rcpt',
        [
          ...given.fromPrograms,
          statement('accept', [when('hosts', ':')], {
            comment: { brief: 'a program of this machine, through a pipe' },
          }),
          ...restricted,
          ...fromOurs(a['hardening.recipientsPerHour'], around),
          ...fromStrangers(given, around),
          statement('accept', [markOthers]),
        ],
        { comment: { brief: 'each RCPT TO' } },
      ),
    ];
  },
});
