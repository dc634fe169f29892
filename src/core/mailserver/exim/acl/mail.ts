import { acl, code, set, statement, unless, when } from '../../../exim/index.ts';
import { loginForm, logins, ownFiles } from '../../derived.ts';
import { definePart } from '../../part.ts';
import type { EximNode } from '../node.ts';
import { forgedMarks } from './check.ts';
import { notOwned } from './ownership.ts';
import { knownGuesser } from './strangers/recipient.ts';
import { markOurs, markSpared, onSubmission } from './whose.ts';

/** What one program of this machine may send; counted by uid through a pipe, by address over loopback. */
const localLimit = (rate: string, question: string) =>
  statement('defer', [
    when('message', 'Too many messages from this program, try later'),
    when('hosts', ': +relay_from_hosts'),
    unless('authenticated', '*'),
    when(
      'ratelimit',
      code(`${rate} / per_mail / leaky / local_\${if def:sender_host_address{$sender_host_address}{$originator_uid}}`),
      [question],
    ),
  ]);

/** The same policy as in acl_check_local: `sendmail -bs` goes past that one. */
const fromPrograms = (policy: 'limited' | 'allowed' | 'refused', perMinute: number, perHour: number) => [
  ...(policy === 'refused'
    ? [
        statement('deny', [when('message', 'Local submission is refused on this machine'), when('hosts', ':')], {
          from: ['hardening.localSubmission'],
          comment: { brief: 'through a pipe (sendmail -bs) nobody submits' },
        }),
      ]
    : []),
  ...(policy === 'allowed'
    ? []
    : [
        {
          ...localLimit(`${perMinute} / 1m`, 'hardening.localPerMinute'),
          comment: {
            brief: 'own programs, through a pipe (sendmail -bs) or over loopback: the limits of acl_check_local',
          },
        },
        localLimit(`${perHour} / 1h`, 'hardening.localPerHour'),
      ]),
];

/** acl_smtp_mail: whose message it is, and whether the login may use the envelope sender. */
export const mail = definePart({
  id: 'acl.mail',
  uses: [
    'hardening.localSubmission',
    'hardening.localPerMinute',
    'hardening.localPerHour',
    'hardening.ownLists',
    'hardening.loginMessagesPerHour',
  ],
  given: { files: ownFiles, forgedMarks, knownGuesser, loginForm, logins },
  build: (a, { files, forgedMarks, knownGuesser: guesser, loginForm, logins }): EximNode[] => [
    acl(
      'acl_check_mail',
      [
        ...forgedMarks,
        ...markOurs,
        ...markSpared(a['hardening.ownLists'] ? files.allowSenders : undefined),
        ...fromPrograms(a['hardening.localSubmission'], a['hardening.localPerMinute'], a['hardening.localPerHour']),
        statement('accept', [when('hosts', ':')]),
        ...(logins === 'none'
          ? []
          : [
              statement(
                'deny',
                [
                  when('message', '530 5.7.0 Authentication required on this port'),
                  when('condition', onSubmission),
                  unless('authenticated', '*'),
                ],
                { comment: { brief: '465 and 587 are for logins' } },
              ),
              statement(
                'deny',
                [
                  when('authenticated', '*'),
                  when('message', '553 5.7.1 $authenticated_id may not send as <$sender_address>'),
                  set('acl_c_owned', `\${lookup{$authenticated_id}lsearch{${files.senderOwners}}}`),
                  ...notOwned('$sender_address', loginForm, 'def:sender_address'),
                ],
                {
                  comment: {
                    brief: 'a login may use its own addresses, those listed for it, and the empty sender',
                    teaching: [
                      'A login may only use its own addresses and those that sender-owners lists for it, so that a stolen',
                      'password cannot send in the name of others. The empty sender <> is legal: read receipts have it.',
                      'The list separator <, must stand in the condition itself: one that came out of a variable is ignored',
                      'from Exim 4.99 on.',
                    ],
                  },
                },
              ),
              statement('defer', [
                when('authenticated', '*'),
                when('message', '451 4.7.1 Hourly message limit reached, try later'),
                when(
                  'ratelimit',
                  code(`${a['hardening.loginMessagesPerHour']} / 1h / per_mail / leaky / login_$authenticated_id`),
                  ['hardening.loginMessagesPerHour'],
                ),
              ]),
            ]),
        ...guesser,
        statement('accept', []),
      ],
      { comment: { brief: 'MAIL FROM' } },
    ),
  ],
});
