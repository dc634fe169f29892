import type { Platform, Version } from './platform.ts';

/** Debian's layout, which its releases share. */
export function debian(exim: Version, dovecot: Version, sshdNeedsJournal = false): Platform {
  return {
    exim: {
      version: exim,
      tlsLibrary: 'gnutls',
      binary: '/usr/sbin/exim4',
      configFile: '/etc/exim4/exim4.conf',
      ownDirectory: '/etc/exim4/wizard',
      user: 'Debian-exim',
      group: 'Debian-exim',
      service: 'exim4',
      mainLog: '/var/log/exim4/mainlog',
      panicLog: '/var/log/exim4/paniclog',
    },
    dovecot: { version: dovecot, directory: '/etc/dovecot', runDirectory: '/run/dovecot', service: 'dovecot' },
    fail2ban: {
      directory: '/etc/fail2ban',
      service: 'fail2ban',
      packages: ['fail2ban', 'nftables', 'python3-systemd'],
      sshdNeedsJournal,
    },
    packages: ['exim4-daemon-heavy', 'dovecot-core', 'dovecot-imapd', 'dovecot-lmtpd', 'openssl'],
    installCommand: 'apt-get install --no-install-recommends',
    addUserCommand: 'adduser',
    firstUid: 1000,
    lastUid: 59999,
  };
}
