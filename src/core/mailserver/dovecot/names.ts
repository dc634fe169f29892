/** Names on the server that the Dovecot files and install.sh share. */
import { isLmtp } from '../../answers/consequences.ts';
import { atLeast } from '../../platforms/index.ts';
import { dovecotConfig, dovecotVersion, mailboxKind } from '../derived.ts';
import { derive } from '../part.ts';

/** The account that owns the mail of all virtual mailboxes, and where it is kept. */
export const VMAIL = 'vmail';
export const VMAIL_HOME = '/var/vmail';

/** Our files below Dovecot's folder. */
export const dovecotFiles = derive(
  [],
  (_a, { directory }) => ({
    dropIn: `${directory}/conf.d/99-exim-wizard.conf`,
    usersDropIn: `${directory}/conf.d/05-exim-wizard-users.conf`,
    /** Passwords of virtual mailboxes; written by install.sh, never part of the bundle. */
    users: `${directory}/exim-wizard-users`,
    /** The rule for everybody; install.sh puts a compiled copy beside it (`.svbin`). */
    junkRule: `${directory}/exim-wizard-junk.sieve`,
  }),
  { directory: dovecotConfig },
);

/** Whether the 2.4 names of settings apply. */
export const speaks24 = derive([], (_a, given) => atLeast(given.version, 2, 4), { version: dovecotVersion });

/** `auth_username_format`: what a login becomes before it is looked up, and what Exim gets back as `$authenticated_id`. */
export const userNameFormat = derive(
  [],
  (_a, given) => {
    if (given.mailboxKind !== 'virtual') return given.speaks24 ? '%{user | username | lower}' : '%Ln';
    return given.speaks24 ? '%{user | lower}' : '%Lu';
  },
  { mailboxKind, speaks24 },
);

/** Which of Exim's marks send a message into the folder Junk; none where there is no such rule. */
export const junkMarks = derive(
  ['basics.incoming', 'routing.delivery', 'dovecot.sieve', 'dovecot.junk', 'hardening.spamFilter'],
  (a) => {
    const rules = a['basics.incoming'] === 'internet' && isLmtp(a['routing.delivery']) && a['dovecot.sieve'];
    const filed = rules ? a['dovecot.junk'] : 'off';
    return { spam: filed !== 'off' && a['hardening.spamFilter'] !== 'none', suspicious: filed === 'marked' };
  },
);

/** Whether there is a rule that files into Junk. */
export const filesJunk = derive([], (_a, { marks }) => marks.spam || marks.suspicious, { marks: junkMarks });

/** Quota and Sieve, where Dovecot delivers: of mail that others write it neither counts nor filters anything. */
export const plugins = derive(['routing.delivery', 'dovecot.quotaGigabytes', 'dovecot.sieve'], (a) => ({
  quotaGigabytes: isLmtp(a['routing.delivery']) ? a['dovecot.quotaGigabytes'] : 0,
  sieve: isLmtp(a['routing.delivery']) && a['dovecot.sieve'],
}));
