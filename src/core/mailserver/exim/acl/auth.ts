import { acl, code, set, statement, unless, type Value, when } from '../../../exim/index.ts';
import { logins } from '../../derived.ts';
import { definePart } from '../../part.ts';
import type { EximNode } from '../node.ts';
import { CLIENT } from './network.ts';

/** The counter of failed logins, by the client's address. */
const KEY = `failed_login_${CLIENT}`;
const QUESTION = ['hardening.failedLogins'];

/** Adds one to the counter where `failed` is true. */
const countFailure = (failed: Value, limit: number) =>
  statement('warn', [
    when('condition', failed),
    when('ratelimit', code(`${limit} / 10m / per_cmd / strict / ${KEY}`), QUESTION),
  ]);

/**
 * acl_smtp_auth, and acl_smtp_quit for the last failure of a session: failed logins are counted, good ones never. In the AUTH
 * ACL `$authentication_failed` is 1 already (measured on 4.96 and 4.98), so it is told by a second AUTH command that the first one failed.
 */
export const auth = definePart({
  id: 'acl.auth',
  uses: ['hardening.failedLogins'],
  given: { logins },
  build: (a, given): EximNode[] =>
    given.logins === 'none'
      ? []
      : [
          acl(
            'acl_check_auth',
            [
              statement('deny', [when('message', '538 5.7.11 Encryption required'), unless('encrypted', '*')]),
              {
                ...countFailure(code('${if def:acl_c_tried}'), a['hardening.failedLogins']),
                comment: {
                  brief: 'only failed logins are counted: who tries again in a session has failed before',
                  teaching: [
                    'This runs before a password is checked, so it cannot know how the attempt will end. But whoever sends AUTH a',
                    "second time in one session has failed the first time: that failure is counted here, by the client's address.",
                    'A good login is never counted: a phone that looks for mail each minute locks nobody out.',
                  ],
                },
              },
              statement('defer', [
                when('message', '454 4.7.0 Too many failed logins, try later'),
                when('ratelimit', code(`${a['hardening.failedLogins']} / 10m / per_cmd / readonly / ${KEY}`), QUESTION),
              ]),
              statement('accept', [set('acl_c_tried', 'yes')]),
            ],
            { comment: { brief: 'the AUTH command' } },
          ),
          acl(
            'acl_check_quit',
            [
              countFailure(code('${if eq{$authentication_failed}{1}}'), a['hardening.failedLogins']),
              statement('accept', []),
            ],
            {
              comment: {
                brief: 'the end of a session: a last failed login counts too',
                teaching: [
                  'The last failure of a session is followed by no other AUTH, so it is counted when the client says QUIT.',
                  'Otherwise one guess a connection would cost nothing.',
                ],
              },
            },
          ),
        ],
});
