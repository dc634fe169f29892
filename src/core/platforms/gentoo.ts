import { elsewhere } from './elsewhere.ts';
import { guess, likely, type PlatformFacts, read, version } from './platform.ts';

/** Gentoo: what the servers can do is decided by USE flags, most of those for mail being off at first. */
export const gentoo: PlatformFacts = {
  ...elsewhere,
  asked: {
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
  },
  packages: ['mail-mta/exim', 'net-mail/dovecot', 'dev-libs/openssl', 'dev-lang/perl'],
  packageNames: {
    certbot: 'app-crypt/certbot',
    caddy: 'www-servers/caddy',
    cron: 'sys-process/cronie',
    socat: 'net-misc/socat',
  },
  sievePackages: [],
  before: [
    "echo 'mail-mta/exim dane dkim dnsdb dovecot-sasl idn lmtp maildir spf srs' >/etc/portage/package.use/exim-wizard",
  ],
  installCommand: 'emerge --ask --noreplace',
  notes: ['use-flags', 'example'],
  serviceManager: 'openrc',
  reloadCommand: 'rc-service exim reload; rc-service dovecot reload',
  dovecotLogCommand: 'doveadm log find',
};
