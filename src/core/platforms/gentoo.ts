import { usual } from './elsewhere.ts';
import { guess, likely, type PlatformFacts, read, version } from './platform.ts';

/** Gentoo: what the servers can do is decided by USE flags, most of those for mail being off at first. */
export const gentoo: PlatformFacts = {
  asked: {
    ...usual,
    eximVersion: likely(version('4.99')),
    tlsLibrary: read('openssl'),
    dovecotVersion: guess(version('2.3')),
    eximBinary: read('/usr/sbin/exim'),
    eximConfig: read('/etc/exim/exim.conf'),
    eximUser: read('mail'),
    eximGroup: read('mail'),
    eximLog: read('/var/log/exim/exim_main.log'),
    eximService: read('exim'),
    dovecotConfig: guess('/etc/dovecot'),
    dovecotRun: guess('/run/dovecot'),
    // Gentoo has both; its own is OpenRC.
    serviceManager: likely('openrc'),
  },
  buildKnown: false,
};
