import { acl, code, statement, unless, when } from '../../../exim/index.ts';
import { definePart } from '../../part.ts';
import type { EximNode } from '../node.ts';

/** The counter of failed logins, by the client's address. */
const KEY = 'failed_login_$sender_host_address';

/** Adds one when the AUTH command before this point has failed. */
const countFailure = (limit: number) =>
  statement('warn', [
    when('condition', '${if eq{$authentication_failed}{1}}'),
    when('ratelimit', code(`${limit} / 10m / per_cmd / strict / ${KEY}`), ['hardening.failedLogins']),
  ]);

/** acl_smtp_auth, and acl_smtp_quit for the last failure of a session: failed logins are counted, good ones never. */
export const auth = definePart({
  id: 'acl.auth',
  uses: ['hardening.failedLogins'],
  build: (a): EximNode[] => [
    acl(
      'acl_check_auth',
      [
        statement('deny', [when('message', '538 5.7.11 Encryption required'), unless('encrypted', '*')]),
        {
          ...countFailure(a['hardening.failedLogins']),
          comment: { brief: 'only failed logins are counted, good ones never' },
        },
        statement('defer', [
          when('message', '454 4.7.0 Too many failed logins, try later'),
          when('ratelimit', code(`${a['hardening.failedLogins']} / 10m / per_cmd / readonly / ${KEY}`), [
            'hardening.failedLogins',
          ]),
        ]),
        statement('accept', []),
      ],
      { comment: { brief: 'the AUTH command' } },
    ),
    acl('acl_check_quit', [countFailure(a['hardening.failedLogins']), statement('accept', [])], {
      comment: { brief: 'the end of a session: a last failed login counts too' },
    }),
  ],
});
