import { ifdef, main } from '../../../exim/index.ts';
import { logins, sieveSends } from '../../derived.ts';
import { definePart } from '../../part.ts';
import type { EximNode } from '../node.ts';

/** Which access control list judges which stage of a session (chapter 44.2). */
export const acls = definePart({
  id: 'main.acls',
  uses: ['hardening.attachments', 'basics.incoming'],
  given: { logins, rules: sieveSends },
  build: (a, { logins, rules }): EximNode[] => [
    main('acl_smtp_connect', 'acl_check_connect', {
      comment: {
        brief: 'the access control lists, by the stage of the session that they judge',
        teaching: [
          'Each stage of an SMTP session is judged by an access control list (ACL), see "begin acl" below:',
          'connection, login, MAIL FROM, each RCPT TO, the message itself. The last one judges mail that programs',
          'of this machine hand over without SMTP.',
        ],
      },
    }),
    ...(logins === 'none' ? [] : [main('acl_smtp_auth', 'acl_check_auth')]),
    main('acl_smtp_mail', 'acl_check_mail'),
    main('acl_smtp_rcpt', 'acl_check_rcpt'),
    ...(a['hardening.attachments'] === 'off' || a['basics.incoming'] === 'none'
      ? []
      : [
          ifdef('_HAVE_CONTENT_SCANNING', [
            main('acl_smtp_mime', 'acl_check_mime', { from: ['hardening.attachments'] }),
          ]),
        ]),
    main('acl_smtp_data', 'acl_check_data'),
    ...(logins === 'none' ? [] : [main('acl_smtp_quit', 'acl_check_quit'), main('acl_smtp_notquit', 'acl_check_quit')]),
    ...(rules ? [main('acl_not_smtp_start', 'acl_check_rules')] : []),
    main('acl_not_smtp', 'acl_check_local'),
  ],
});
