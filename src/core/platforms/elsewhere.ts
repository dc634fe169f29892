import { type Asked, guess, type Known, likely, read } from './platform.ts';

/** What most systems other than Debian's have in common; nobody looked on each of them. */
export const usual = {
  dovecotService: likely('dovecot'),
  serviceManager: read('systemd'),
  // Ours: install.sh makes it.
  ownDirectory: read('/etc/exim/wizard'),
  peopleUids: likely('1000-59999'),
  certbotDirectory: likely('/etc/letsencrypt'),
  // As Caddy's packages for Linux come: a service whose account has its home in /var/lib/caddy.
  caddyFile: guess('/etc/caddy/Caddyfile'),
  caddyCertificates: guess('/var/lib/caddy/.local/share/caddy/certificates'),
  dailyDirectory: likely('/etc/cron.daily'),
  clamavSocket: guess('/run/clamav/clamd.ctl'),
  clamavUser: guess('clamav'),
  fail2banDirectory: likely('/etc/fail2ban'),
  // It makes tables of its own, and so does without the firewall's rules, whoever wrote them.
  fail2banAction: likely('nftables'),
  mailLog: guess('/var/log/messages'),
} satisfies { readonly [K in keyof Asked]?: Known<Asked[K]> };
