import { type Known, type PlatformFacts, read, type Version } from './platform.ts';

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
      dovecotService: read('dovecot'),
      serviceManager: read('systemd'),
      ownDirectory: read('/etc/exim4/wizard'),
      // adduser.conf(5): FIRST_UID and LAST_UID.
      peopleUids: read('1000-59999'),
      certbotDirectory: read('/etc/letsencrypt'),
      caddyFile: read('/etc/caddy/Caddyfile'),
      caddyCertificates: read('/var/lib/caddy/.local/share/caddy/certificates'),
      dailyDirectory: read('/etc/cron.daily'),
      clamavSocket: read('/run/clamav/clamd.ctl'),
      clamavUser: read('clamav'),
      fail2banDirectory: read('/etc/fail2ban'),
      fail2banAction: read('nftables'),
      mailLog: read('/var/log/mail.log'),
    },
    buildKnown: true,
    ...more,
  };
}
