import { type TextLine, textLines } from '../file.ts';
import { definePart } from '../part.ts';
import { syslogFile } from './syslog-file.ts';

/**
 * What stands before a line: in the journal and in files of syslog, host and program; busybox writes facility and level between them. Dovecot itself,
 * where `log_path` names a file, writes none of these but the level.
 */
const START = String.raw`^\s*(?:(?:\S+ (?:mail\.[a-z]+ )?)?dovecot(?:\[\d+\])?: |(?=\S+ Info: ))`;

/**
 * One line a connection, from 2.3 and from 2.4 on. fail2ban's own filter for Dovecot, as Debian 13 has it, knows none of 2.4 ("Login aborted", and the
 * code behind the count). The name that was tried stands before the address and may hold anything: only what ends the line as Dovecot ends it counts.
 */
const PATTERN = String.raw`${START}(?:imap|pop3|submission|managesieve)-login: (?:Info: )?(?:Disconnected|Aborted login|Login aborted)\b[^(]*\(auth failed, \d+ attempts(?: in \d+ secs)?\)(?: \([a-z_]+\))?: user=<.*>, method=[^\s,]+, rip=<ADDR>, lip=[^\s,<>]+(?:, [^<>]*)?, session=<[^\s<>]+>$`;

/** Which lines of Dovecot are failed logins. */
export const dovecotFilter = definePart({
  id: 'fail2ban.dovecot_filter',
  uses: [],
  given: { file: syslogFile },
  build: (_a, { file }): TextLine[] => [
    ...textLines(`
# Failed logins at Dovecot: IMAP and ManageSieve, as Dovecot 2.3 and 2.4 write them. Those of SMTP are Exim's.
# Try it out: fail2ban-regex ${file ?? 'systemd-journal'} exim-wizard-dovecot
[Definition]`),
    `failregex = ${PATTERN}`,
    'ignoreregex =',
    ...(file === undefined ? ['journalmatch = SYSLOG_IDENTIFIER=dovecot'] : []),
  ],
});
