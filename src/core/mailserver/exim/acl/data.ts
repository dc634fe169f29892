import { acl, statement, unless, when } from '../../../exim/index.ts';
import { loginForm, logins } from '../../derived.ts';
import { definePart } from '../../part.ts';
import type { EximNode } from '../node.ts';
import { authenticationResults } from './authentication-results.ts';
import { type LoginForm, notOwned } from './ownership.ts';
import { dmarc, spam, viruses } from './scan.ts';
import { ownDomainInHeader } from './strangers/own-domain.ts';
import { isItsOwn } from './whose.ts';

/** From: and Sender: as they came; the decoded header (`$h_from:`) can be shaped by its sender into any address. */
const ownHeaders = (form: LoginForm) => [
  statement(
    'deny',
    [
      when('authenticated', '*'),
      when('message', '553 5.7.1 $authenticated_id may not use this From: address'),
      ...notOwned('${address:$rh_from:}', form),
    ],
    {
      comment: {
        brief: 'the raw headers: a decoded one can be shaped by its sender into any address',
        teaching: [
          'From: and Sender: must be addresses of the login too. The raw headers ($rh_…) are compared: in the decoded',
          'ones an encoded word could hold an address that is not the one mail programs show.',
        ],
      },
    },
  ),
  statement('deny', [
    when('authenticated', '*'),
    when('message', '553 5.7.1 $authenticated_id may not use this Sender: address'),
    ...notOwned('${address:$rh_sender:}', form, 'def:h_sender:'),
  ]),
];

/** acl_smtp_data: the message itself. */
export const data = definePart({
  id: 'acl.data',
  uses: [],
  given: { loginForm, logins, ownDomainInHeader, viruses, spam, dmarc },
  build: (_a, given): EximNode[] => [
    acl(
      'acl_check_data',
      [
        statement(
          'deny',
          [
            isItsOwn,
            when('message', 'Line too long ($max_received_linelength, limit 998)'),
            when('condition', '${if >{$max_received_linelength}{998}}'),
          ],
          {
            comment: {
              brief:
                'RFC 5322: others would refuse longer lines later; a host that only forwards to us could only bounce them',
            },
          },
        ),
        statement('deny', [isItsOwn, when('message', 'Malformed header'), unless('verify', 'header_syntax')]),
        ...(given.logins === 'none' ? [] : ownHeaders(given.loginForm)),
        ...given.ownDomainInHeader,
        ...given.viruses,
        ...given.spam,
        ...given.dmarc,
        ...authenticationResults,
        statement('accept', []),
      ],
      { comment: { brief: 'the message' } },
    ),
  ],
});
