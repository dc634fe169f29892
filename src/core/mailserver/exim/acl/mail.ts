import { acl, code, set, statement, unless, when } from '../../../exim/index.ts';
import { loginForm, logins, ownFiles } from '../../derived.ts';
import { definePart } from '../../part.ts';
import type { EximNode } from '../node.ts';
import { forgedMarks } from './check.ts';
import { notOwned } from './ownership.ts';
import { knownGuesser } from './strangers/recipient.ts';
import { markOurs, markSpared, onSubmission } from './whose.ts';

/** acl_smtp_mail: whose message it is, and whether the login may use the envelope sender. */
export const mail = definePart({
  id: 'acl.mail',
  uses: ['hardening.ownLists', 'hardening.loginMessagesPerHour'],
  given: { files: ownFiles, forgedMarks, knownGuesser, loginForm, logins },
  build: (a, { files, forgedMarks, knownGuesser: guesser, loginForm, logins }): EximNode[] => [
    acl(
      'acl_check_mail',
      [
        ...forgedMarks,
        ...markOurs,
        ...markSpared(a['hardening.ownLists'] ? files.allowSenders : undefined),
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
