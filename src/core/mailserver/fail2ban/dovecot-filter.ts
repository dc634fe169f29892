import { type TextLine, textLines } from '../file.ts';
import { definePart } from '../part.ts';

/**
 * One line a connection, from 2.3 and from 2.4 on. fail2ban's own filter for Dovecot, as Debian 13 has it, knows none of 2.4 ("Login aborted", and the
 * code behind the count). The name that was tried stands before the address and may hold anything: only what ends the line as Dovecot ends it counts.
 */
const PATTERN = String.raw`^\s*(?:\S+ )?dovecot(?:\[\d+\])?: (?:imap|pop3|submission|managesieve)-login: (?:Disconnected|Aborted login|Login aborted)\b[^(]*\(auth failed, \d+ attempts(?: in \d+ secs)?\)(?: \([a-z_]+\))?: user=<.*>, method=[^\s,]+, rip=<ADDR>, lip=[^\s,<>]+(?:, [^<>]*)?, session=<[^\s<>]+>$`;

/** Which lines of Dovecot are failed logins. */
export const dovecotFilter = definePart({
  id: 'fail2ban.dovecot_filter',
  uses: [],
  build: (): TextLine[] => [
    ...textLines(`
# Failed logins at Dovecot: IMAP and ManageSieve, as Dovecot 2.3 and 2.4 write them. Those of SMTP are Exim's.
# Try it out: fail2ban-regex systemd-journal exim-wizard-dovecot
[Definition]`),
    `failregex = ${PATTERN}`,
    'ignoreregex =',
    'journalmatch = SYSLOG_IDENTIFIER=dovecot',
  ],
});
