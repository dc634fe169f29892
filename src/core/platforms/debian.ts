import { CADDY, type Known, type PlatformFacts, read, type Version } from './platform.ts';

/** fail2ban as Debian packages it. */
export const fail2banOn = (sshdNeedsJournal: boolean) => ({
  directory: '/etc/fail2ban',
  service: 'fail2ban',
  packages: ['fail2ban', 'nftables', 'python3-systemd'],
  sshdNeedsJournal,
});

/** Debian's layout, which its releases and Ubuntu's share. */
export function debian(
  eximVersion: Known<Version>,
  dovecotVersion: Known<Version>,
  more: Partial<PlatformFacts> = {},
): PlatformFacts {
  return {
    asked: {
      eximVersion,
      tlsLibrary: read('gnutls'),
      dovecotVersion,
      eximBinary: read('/usr/sbin/exim4'),
      eximConfig: read('/etc/exim4/exim4.conf'),
      eximUser: read('Debian-exim'),
      eximGroup: read('Debian-exim'),
      eximLog: read('/var/log/exim4/mainlog'),
      eximService: read('exim4'),
      dovecotConfig: read('/etc/dovecot'),
      dovecotRun: read('/run/dovecot'),
    },
    proven: true,
    buildKnown: true,
    ownDirectory: '/etc/exim4/wizard',
    dovecotService: 'dovecot',
    certbotDirectory: '/etc/letsencrypt',
    caddy: CADDY,
    firewall: 'ufw',
    dailyDirectory: '/etc/cron.daily',
    fail2ban: fail2banOn(false),
    packages: ['exim4-daemon-heavy', 'dovecot-core', 'dovecot-imapd', 'dovecot-lmtpd', 'openssl'],
    sievePackages: ['dovecot-sieve', 'dovecot-managesieved'],
    scanners: {
      packages: { rspamd: 'rspamd', spamassassin: 'spamd', clamav: 'clamav-daemon' },
      clamav: { user: 'clamav', service: 'clamav-daemon', socket: '/run/clamav/clamd.ctl' },
    },
    packageNames: {},
    rotation: 'packaged',
    before: ['apt-get update'],
    installCommand: 'apt-get install --no-install-recommends',
    after: [],
    notes: ['heavy'],
    addUserCommand: 'adduser',
    serviceManager: 'systemd',
    reloadCommand: 'systemctl reload exim4 dovecot',
    dovecotLogCommand: 'journalctl -u dovecot',
    firstUid: 1000,
    lastUid: 59999,
    ...more,
  };
}
