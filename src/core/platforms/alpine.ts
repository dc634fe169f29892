import { usual } from './elsewhere.ts';
import { guess, likely, type PlatformFacts, read, version } from './platform.ts';

/** Alpine Linux 3.24: musl, busybox, OpenRC. Lookups that are not built in are packages of their own. */
export const alpine: PlatformFacts = {
  asked: {
    ...usual,
    eximVersion: likely(version('4.99')),
    tlsLibrary: read('openssl'),
    dovecotVersion: guess(version('2.4')),
    eximBinary: read('/usr/sbin/exim'),
    eximConfig: read('/etc/exim/exim.conf'),
    eximUser: read('exim'),
    eximGroup: read('exim'),
    eximLog: likely('/var/log/exim/mainlog'),
    eximService: read('exim'),
    dovecotConfig: guess('/etc/dovecot'),
    dovecotRun: guess('/run/dovecot'),
    serviceManager: read('openrc'),
    dailyDirectory: likely('/etc/periodic/daily'),
  },
  buildKnown: false,
};
