import { platform } from '../derived.ts';
import { type TextLine, textLines } from '../file.ts';
import { definePart } from '../part.ts';
import { readsDovecot } from './outline.ts';

/** The ports where people log in, and 25, where only robots try to. */
const PORTS = '25,465,587,143,993,4190';

const PENALTY = `
findtime = 10m
# An hour at first, longer for those who come back, and a week at most.
bantime = 1h
bantime.increment = true
bantime.maxtime = 1w
banaction = nftables`;

/** The jail: from which failure on, for how long, and by what. */
export const jail = definePart({
  id: 'fail2ban.jail',
  uses: ['hardening.failedLogins', 'basics.logPath'],
  given: { platform },
  build: (a, { platform: { exim } }): TextLine[] => [
    ...textLines(`
# Shuts out addresses that guess passwords. To let one in again: fail2ban-client set exim-wizard unbanip ADDRESS
[exim-wizard]
enabled = true
filter = exim-wizard
port = ${PORTS}`),
    ...textLines(
      a['basics.logPath'] === 'syslog'
        ? `
# Exim writes to syslog alone, which the journal keeps.
backend = systemd
journalmatch = SYSLOG_IDENTIFIER=exim`
        : `
# Exim writes this file itself: neither syslog nor the journal is needed.
backend = auto
logpath = ${exim.mainLog}`,
    ),
    { text: `maxretry = ${a['hardening.failedLogins']}`, from: ['hardening.failedLogins'] },
    ...textLines(PENALTY),
  ],
});

/** The same for those who guess at IMAP and ManageSieve. */
export const dovecotJail = definePart({
  id: 'fail2ban.dovecot_jail',
  uses: ['hardening.failedLogins'],
  given: { readsDovecot },
  build: (a, { readsDovecot: reads }): TextLine[] =>
    reads
      ? [
          ...textLines(`
# Those who guess at Dovecot. It writes to syslog, which the journal keeps.
[exim-wizard-dovecot]
enabled = true
filter = exim-wizard-dovecot
port = ${PORTS}
backend = systemd`),
          { text: `maxretry = ${a['hardening.failedLogins']}`, from: ['hardening.failedLogins'] },
          ...textLines(PENALTY),
        ]
      : [],
});

/** A fail2ban with one broken jail starts none. */
export const sshdJail = definePart({
  id: 'fail2ban.sshd',
  uses: [],
  given: { platform },
  build: (_a, { platform: { fail2ban } }): TextLine[] =>
    fail2ban?.sshdNeedsJournal
      ? textLines(`
# The packaged jail for sshd reads /var/log/auth.log. Without rsyslog there is no such file, and fail2ban would not start.
[sshd]
backend = systemd`)
      : [],
});
