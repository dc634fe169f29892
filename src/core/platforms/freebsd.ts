import { usual } from './elsewhere.ts';
import { guess, likely, type PlatformFacts, read, version } from './platform.ts';

/** FreeBSD with packages: everything below /usr/local, services by rc.conf. */
export const freebsd: PlatformFacts = {
  asked: {
    ...usual,
    eximVersion: likely(version('4.98')),
    tlsLibrary: likely('openssl'),
    dovecotVersion: guess(version('2.3')),
    eximBinary: likely('/usr/local/sbin/exim'),
    eximConfig: likely('/usr/local/etc/exim/configure'),
    eximUser: likely('mailnull'),
    eximGroup: likely('mail'),
    eximLog: likely('/var/log/exim/mainlog'),
    eximService: guess('exim'),
    dovecotConfig: guess('/usr/local/etc/dovecot'),
    dovecotRun: guess('/var/run/dovecot'),
    serviceManager: read('service'),
    ownDirectory: read('/usr/local/etc/exim/wizard'),
    peopleUids: likely('1001-32000'),
    certbotDirectory: likely('/usr/local/etc/letsencrypt'),
    // The port's own folders; its service runs with /var/db/caddy as its home.
    caddyFile: likely('/usr/local/etc/caddy/Caddyfile'),
    caddyCertificates: likely('/var/db/caddy/data/caddy/certificates'),
    dailyDirectory: likely('/usr/local/etc/periodic/daily'),
    fail2banDirectory: likely('/usr/local/etc/fail2ban'),
    fail2banAction: likely('pf'),
    // As syslog.conf comes: mail.info.
    mailLog: likely('/var/log/maillog'),
  },
  buildKnown: false,
};
