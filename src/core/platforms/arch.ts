import { usual } from './elsewhere.ts';
import { guess, likely, type PlatformFacts, read, version } from './platform.ts';

/** Arch Linux: rolls on, so the versions are of the day that they were looked up. */
export const arch: PlatformFacts = {
  asked: {
    ...usual,
    eximVersion: likely(version('4.99')),
    tlsLibrary: read('openssl'),
    dovecotVersion: guess(version('2.4')),
    eximBinary: likely('/usr/bin/exim'),
    eximConfig: read('/etc/mail/exim.conf'),
    eximUser: read('exim'),
    eximGroup: read('exim'),
    eximLog: read('/var/log/exim/mainlog'),
    eximService: read('exim'),
    dovecotConfig: guess('/etc/dovecot'),
    dovecotRun: guess('/run/dovecot'),
    ownDirectory: read('/etc/mail/wizard'),
  },
  buildKnown: false,
};
