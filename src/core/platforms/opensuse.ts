import { usual } from './elsewhere.ts';
import { guess, likely, type PlatformFacts, version } from './platform.ts';

/** openSUSE Leap and Tumbleweed; from the packaging files of Exim 4.96. */
export const opensuse: PlatformFacts = {
  asked: {
    ...usual,
    eximVersion: likely(version('4.98')),
    tlsLibrary: likely('openssl'),
    dovecotVersion: guess(version('2.4')),
    eximBinary: likely('/usr/sbin/exim'),
    eximConfig: likely('/etc/exim/exim.conf'),
    eximUser: likely('mail'),
    eximGroup: likely('mail'),
    eximLog: likely('/var/log/exim/main.log'),
    eximService: likely('exim'),
    dovecotConfig: guess('/etc/dovecot'),
    dovecotRun: guess('/run/dovecot'),
  },
  buildKnown: false,
};
