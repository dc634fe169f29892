import { isLmtp } from '../../../answers/consequences.ts';
import { main } from '../../../exim/index.ts';
import { dotForward } from '../../derived.ts';
import { definePart } from '../../part.ts';
import type { EximNode } from '../node.ts';

/** What Exim may do and inherit (chapters 14, 55). */
export const safety = definePart({
  id: 'main.safety',
  uses: ['routing.delivery', 'routing.dropPrivilege'],
  given: { dotForward },
  build: (a, { dotForward }): EximNode[] => [
    main('never_users', 'root', {
      comment: { brief: "no delivery ever runs as root; root's mail has an alias" },
    }),
    // Where Exim writes mailboxes itself it must become their owner, and this would freeze every message.
    ...(a['routing.dropPrivilege'] && isLmtp(a['routing.delivery']) && !dotForward
      ? [
          main('deliver_drop_privilege', true, {
            from: ['routing.dropPrivilege', 'routing.delivery', 'routing.dotForward'],
            comment: {
              brief: 'deliveries never run as root: Dovecot writes the mailboxes',
              teaching: [
                'A delivery gives up root at once and runs as the account of Exim. It works because Dovecot writes the',
                'mailboxes; with mbox, Maildir, .forward or pipes it would freeze every message.',
              ],
            },
          }),
        ]
      : []),
    main('keep_environment', '', {
      comment: { brief: 'nothing of the environment of whoever calls Exim is kept' },
    }),
    main('add_environment', 'PATH=/usr/sbin::/usr/bin::/sbin::/bin'),
  ],
});
