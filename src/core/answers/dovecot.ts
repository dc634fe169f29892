import { choice, flag, mailboxes, wholeNumber } from './field.ts';

/** Step 4: mailboxes and logins. */
export const dovecot = {
  /** `system`: accounts of the machine, by PAM; `virtual`: a users file, all mail owned by `vmail`. */
  users: choice(['system', 'virtual'], 'system'),
  /** The virtual mailboxes: names (in the first domain) or addresses. install.sh asks for their passwords. */
  mailboxes: mailboxes(['alice'], 1),
  /** How much a mailbox may hold, in GiB; 0: as much as the disk does. */
  quotaGigabytes: wholeNumber(0, 10_000, 0),
  /** Rules of their own for the mailboxes (RFC 5228), edited through ManageSieve (RFC 5804). */
  sieve: flag(false),
  /** What is filed into the folder Junk, by a script that runs before those of people: all that Exim marks, what the spam filter marks, or nothing. */
  junk: choice(['marked', 'spam', 'off'], 'marked'),
  /** Files by which mail programs set themselves up, for a web server on this machine. */
  autoconfig: flag(false),
  /** Whether Dovecot uses the same certificate for IMAP. */
  certificate: flag(true),
};
