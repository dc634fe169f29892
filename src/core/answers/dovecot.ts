import { choice, flag, mailboxes } from './field.ts';

/** Step 4: mailboxes and logins. */
export const dovecot = {
  /** `system`: accounts of the machine, by PAM; `virtual`: a users file, all mail owned by `vmail`. */
  users: choice(['system', 'virtual'], 'system'),
  /** The virtual mailboxes: names (in the first domain) or addresses. install.sh asks for their passwords. */
  mailboxes: mailboxes(['alice'], 1),
  /** Files by which mail programs set themselves up, for a web server on this machine. */
  autoconfig: flag(false),
  /** Whether Dovecot uses the same certificate for IMAP. */
  certificate: flag(true),
};
