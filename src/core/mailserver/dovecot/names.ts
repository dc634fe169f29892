/** Names on the server that the Dovecot files and install.sh share. */
import { mailboxKind, platform } from '../derived.ts';
import { derive } from '../part.ts';

/** The account that owns the mail of all virtual mailboxes, and where it is kept. */
export const VMAIL = 'vmail';
export const VMAIL_HOME = '/var/vmail';

/** Our files below Dovecot's folder. */
export const dovecotFiles = derive(
  [],
  (_a, given) => {
    const { directory } = given.platform.dovecot;
    return {
      dropIn: `${directory}/conf.d/99-exim-wizard.conf`,
      usersDropIn: `${directory}/conf.d/05-exim-wizard-users.conf`,
      /** Passwords of virtual mailboxes; written by install.sh, never part of the bundle. */
      users: `${directory}/exim-wizard-users`,
    };
  },
  { platform },
);

/** Whether the 2.4 names of settings apply. */
export const speaks24 = derive(
  [],
  (_a, given) => {
    const { major, minor } = given.platform.dovecot.version;
    return major > 2 || (major === 2 && minor >= 4);
  },
  { platform },
);

/** `auth_username_format`: what a login becomes before it is looked up, and what Exim gets back as `$authenticated_id`. */
export const userNameFormat = derive(
  [],
  (_a, given) => {
    if (given.mailboxKind !== 'virtual') return given.speaks24 ? '%{user | username | lower}' : '%Ln';
    return given.speaks24 ? '%{user | lower}' : '%Lu';
  },
  { mailboxKind, speaks24 },
);
