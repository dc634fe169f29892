import { definePart } from '../part.ts';
import { type Node, setting } from './language/syntax.ts';
import { speaks24 } from './names.ts';

const comment = {
  brief: 'one file a message, below the home directory',
  teaching: [
    "Maildir keeps one file a message, below the home directory: the account's own, or the one that the list of",
    'virtual mailboxes gives.',
  ],
};

/** Where mail is kept. */
export const mailLocation = definePart({
  id: 'dovecot.mail_location',
  uses: [],
  given: { speaks24 },
  build: (_a, given): Node[] =>
    given.speaks24
      ? [
          setting('mail_driver', 'maildir', { comment }),
          setting('mail_path', '~/Maildir'),
          // The packaged 10-mail.conf points it at mbox files; left empty it would mean Maildir/.INBOX.
          setting('mail_inbox_path', '~/Maildir'),
        ]
      : [setting('mail_location', 'maildir:~/Maildir', { comment })],
});
