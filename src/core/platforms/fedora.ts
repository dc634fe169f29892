import { usual } from './elsewhere.ts';
import { guess, likely, type PlatformFacts, read, version } from './platform.ts';

/** Fedora, and RHEL with its relatives and EPEL. */
export const fedora: PlatformFacts = {
  asked: {
    ...usual,
    eximVersion: likely(version('4.99')),
    tlsLibrary: read('openssl'),
    dovecotVersion: guess(version('2.4')),
    eximBinary: likely('/usr/sbin/exim'),
    eximConfig: read('/etc/exim/exim.conf'),
    eximUser: read('exim'),
    eximGroup: read('exim'),
    eximLog: likely('/var/log/exim/main.log'),
    eximService: likely('exim'),
    dovecotConfig: guess('/etc/dovecot'),
    dovecotRun: guess('/run/dovecot'),
  },
  buildKnown: false,
};
