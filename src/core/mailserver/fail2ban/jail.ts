import { fail2banAction, machine, platform } from '../derived.ts';
import { type TextLine, textLines } from '../file.ts';
import { definePart } from '../part.ts';
import { readsDovecot } from './outline.ts';
import { syslogFile } from './syslog-file.ts';

/** The ports where people log in, and 25, where only robots try to. */
const PORTS = '25,465,587,143,993,4190';

const PENALTY = `
findtime = 10m
# An hour at first, longer for those who come back, and a week at most.
bantime = 1h
bantime.increment = true
bantime.maxtime = 1w`;

/** By what: one of fail2ban's actions. */
const penalty = (action: string): TextLine[] => [
  ...textLines(PENALTY),
  // pf asks only the anchors that its own rules name.
  ...(action === 'pf' ? textLines('# pf heeds it where /etc/pf.conf has the line: anchor "f2b/*"') : []),
  `banaction = ${action}`,
];

/** The jail: from which failure on, for how long, and by what. */
export const jail = definePart({
  id: 'fail2ban.jail',
  uses: ['hardening.failedLogins', 'basics.logPath'],
  given: { platform, file: syslogFile, action: fail2banAction },
  build: (a, { platform: { exim }, file, action }): TextLine[] => [
    ...textLines(`
# Shuts out addresses that guess passwords. To let one in again: fail2ban-client set exim-wizard unbanip ADDRESS
[exim-wizard]
enabled = true
filter = exim-wizard
port = ${PORTS}`),
    ...(a['basics.logPath'] !== 'syslog'
      ? textLines(`
# Exim writes this file itself: neither syslog nor the journal is needed.
backend = auto
logpath = ${exim.mainLog}`)
      : file === undefined
        ? textLines(`
# Exim writes to syslog alone, which the journal keeps.
backend = systemd
journalmatch = SYSLOG_IDENTIFIER=exim`)
        : textLines(`
# Exim writes to syslog alone, and syslog to this file.
backend = auto
logpath = ${file}`)),
    { text: `maxretry = ${a['hardening.failedLogins']}`, from: ['hardening.failedLogins'] },
    ...penalty(action),
  ],
});

/** The same for those who guess at IMAP and ManageSieve. */
export const dovecotJail = definePart({
  id: 'fail2ban.dovecot_jail',
  uses: ['hardening.failedLogins'],
  given: { readsDovecot, file: syslogFile, action: fail2banAction },
  build: (a, { readsDovecot: reads, file, action }): TextLine[] =>
    reads
      ? [
          ...textLines(`
# Those who guess at Dovecot. It writes to syslog, ${file === undefined ? 'which the journal keeps' : 'and syslog to this file'}.
[exim-wizard-dovecot]
enabled = true
filter = exim-wizard-dovecot
port = ${PORTS}`),
          ...textLines(file === undefined ? 'backend = systemd' : `backend = auto\nlogpath = ${file}`),
          { text: `maxretry = ${a['hardening.failedLogins']}`, from: ['hardening.failedLogins'] },
          ...penalty(action),
        ]
      : [],
});

/** A fail2ban with one broken jail starts none. */
export const sshdJail = definePart({
  id: 'fail2ban.sshd',
  uses: [],
  given: { machine },
  build: (_a, { machine }): TextLine[] =>
    machine.sshdNeedsJournal
      ? textLines(`
# The packaged jail for sshd reads /var/log/auth.log. Without rsyslog there is no such file, and fail2ban would not start.
[sshd]
backend = systemd`)
      : [],
});
