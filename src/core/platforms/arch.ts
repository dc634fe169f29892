import { elsewhere } from './elsewhere.ts';
import { guess, likely, type PlatformFacts, read, version } from './platform.ts';

/** Arch Linux: rolls on, so the versions are of the day that they were looked up. */
export const arch: PlatformFacts = {
  ...elsewhere,
  asked: {
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
  },
  ownDirectory: '/etc/mail/wizard',
  packages: ['exim', 'dovecot', 'openssl', 'perl'],
  sievePackages: ['pigeonhole'],
  installCommand: 'pacman -S --needed',
  notes: ['example'],
};
