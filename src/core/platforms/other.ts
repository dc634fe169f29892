import { elsewhere } from './elsewhere.ts';
import { guess, type PlatformFacts, version } from './platform.ts';

/** Any other system: everything can be changed, and one file serves either TLS library and every build. */
export const other: PlatformFacts = {
  ...elsewhere,
  asked: {
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
  },
  packages: ['exim', 'dovecot', 'openssl', 'perl'],
  sievePackages: [],
  installCommand: '# install with the package manager of this system:',
  packageNames: {},
  notes: ['names', 'example'],
  addUserCommand: 'useradd --create-home',
  serviceManager: 'service',
  reloadCommand: 'service exim reload; service dovecot reload',
  dovecotLogCommand: 'doveadm log find',
};
