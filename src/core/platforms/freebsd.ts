import { elsewhere } from './elsewhere.ts';
import { guess, likely, type PlatformFacts, version } from './platform.ts';

/** FreeBSD with packages: everything below /usr/local, services by rc.conf. */
export const freebsd: PlatformFacts = {
  ...elsewhere,
  asked: {
    eximVersion: likely(version('4.98')),
    tlsLibrary: likely('openssl'),
    dovecotVersion: guess(version('2.3')),
    eximBinary: likely('/usr/local/sbin/exim'),
    eximConfig: likely('/usr/local/etc/exim/configure'),
    eximUser: likely('mailnull'),
    eximGroup: likely('mail'),
    eximLog: likely('/var/log/exim/mainlog'),
    eximService: guess('exim'),
    dovecotConfig: guess('/usr/local/etc/dovecot'),
    dovecotRun: guess('/var/run/dovecot'),
  },
  ownDirectory: '/usr/local/etc/exim/wizard',
  certbotDirectory: '/usr/local/etc/letsencrypt',
  // The port's own folders; its service runs with /var/db/caddy as its home.
  caddy: { file: '/usr/local/etc/caddy/Caddyfile', certificates: '/var/db/caddy/data/caddy/certificates' },
  firewall: 'pf',
  dailyDirectory: '/usr/local/etc/periodic/daily',
  rotation: 'newsyslog',
  packages: ['exim', 'dovecot', 'perl5'],
  packageNames: { certbot: 'security/py-certbot', cron: '' },
  sievePackages: ['dovecot-pigeonhole'],
  before: ['service sendmail onestop', 'sysrc sendmail_enable=NONE'],
  installCommand: 'pkg install',
  after: ['sysrc exim_enable=YES dovecot_enable=YES'],
  notes: ['sendmail', 'example'],
  addUserCommand: 'adduser',
  serviceManager: 'service',
  reloadCommand: 'service exim reload; service dovecot reload',
  dovecotLogCommand: 'doveadm log find',
  firstUid: 1001,
  lastUid: 32000,
};
