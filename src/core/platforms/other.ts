import { usual } from './elsewhere.ts';
import { guess, type PlatformFacts, version } from './platform.ts';

/** Any other system: everything can be changed, and one file serves either TLS library and every build. */
export const other: PlatformFacts = {
  asked: {
    ...usual,
    // The oldest that these files are written for: what newer ones added is left out.
    eximVersion: guess(version('4.96')),
    tlsLibrary: guess('either'),
    dovecotVersion: guess(version('2.4')),
    eximBinary: guess('/usr/sbin/exim'),
    eximConfig: guess('/etc/exim/exim.conf'),
    eximUser: guess('exim'),
    eximGroup: guess('exim'),
    eximLog: guess('/var/log/exim/mainlog'),
    eximService: guess('exim'),
    dovecotConfig: guess('/etc/dovecot'),
    dovecotRun: guess('/run/dovecot'),
    dovecotService: guess('dovecot'),
    serviceManager: guess('service'),
    ownDirectory: guess('/etc/exim/wizard'),
    peopleUids: guess('1000-59999'),
    certbotDirectory: guess('/etc/letsencrypt'),
    dailyDirectory: guess('/etc/cron.daily'),
    fail2banDirectory: guess('/etc/fail2ban'),
    fail2banAction: guess('nftables'),
  },
  buildKnown: false,
};
