import { elsewhere } from './elsewhere.ts';
import { guess, likely, type PlatformFacts, read, version } from './platform.ts';

/** Fedora, and RHEL with its relatives and EPEL. */
export const fedora: PlatformFacts = {
  ...elsewhere,
  asked: {
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
  firewall: 'firewalld',
  packages: ['exim', 'dovecot', 'openssl', 'perl-interpreter', 'perl-IO'],
  sievePackages: ['dovecot-pigeonhole'],
  installCommand: 'dnf install',
  after: ['alternatives --set mta /usr/sbin/sendmail.exim'],
  notes: ['alternatives', 'selinux'],
};
