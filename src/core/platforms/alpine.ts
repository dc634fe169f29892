import { elsewhere } from './elsewhere.ts';
import { guess, likely, type PlatformFacts, read, version } from './platform.ts';

/** Alpine Linux 3.24: musl, busybox, OpenRC. Lookups that are not built in are packages of their own. */
export const alpine: PlatformFacts = {
  ...elsewhere,
  asked: {
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
  },
  dailyDirectory: '/etc/periodic/daily',
  packages: ['exim', 'exim-dnsdb', 'exim-openrc', 'dovecot', 'dovecot-lmtpd', 'dovecot-openrc', 'openssl', 'perl'],
  packageNames: { cron: '' },
  sievePackages: ['dovecot-pigeonhole-plugin'],
  before: ['apk update'],
  installCommand: 'apk add',
  notes: ['perl'],
  addUserCommand: 'adduser',
  serviceManager: 'openrc',
  reloadCommand: 'rc-service exim reload; rc-service dovecot reload',
  dovecotLogCommand: 'doveadm log find',
};
