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

const mboxComment = { brief: 'the inbox is the one file where Exim writes; other folders below the home directory' };
const mbox = (speaks24: boolean): Node[] =>
  speaks24
    ? [
        setting('mail_driver', 'mbox', { comment: mboxComment }),
        setting('mail_path', '~/mail'),
        setting('mail_inbox_path', '/var/mail/%{user}'),
        setting('mail_privileged_group', 'mail'),
      ]
    : [
        setting('mail_location', 'mbox:~/mail:INBOX=/var/mail/%u', { comment: mboxComment }),
        setting('mail_privileged_group', 'mail'),
      ];

/** Where mail is kept: where Exim or Dovecot itself writes it. */
export const mailLocation = definePart({
  id: 'dovecot.mail_location',
  uses: ['routing.delivery'],
  given: { speaks24 },
  build: (a, given): Node[] =>
    a['routing.delivery'] === 'mbox'
      ? mbox(given.speaks24)
      : given.speaks24
        ? [
            setting('mail_driver', 'maildir', { comment }),
            setting('mail_path', '~/Maildir'),
            // The packaged 10-mail.conf points it at mbox files; left empty it would mean Maildir/.INBOX.
            setting('mail_inbox_path', '~/Maildir'),
          ]
        : [setting('mail_location', 'maildir:~/Maildir', { comment })],
});
