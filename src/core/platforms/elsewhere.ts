import { CADDY, type PlatformFacts } from './platform.ts';

/** What most systems other than Debian's have in common. */
export const elsewhere = {
  proven: false,
  buildKnown: false,
  ownDirectory: '/etc/exim/wizard',
  dovecotService: 'dovecot',
  certbotDirectory: '/etc/letsencrypt',
  caddy: CADDY,
  firewall: 'nftables',
  dailyDirectory: '/etc/cron.daily',
  packageNames: { cron: 'cronie' },
  rotation: 'logrotate',
  before: [],
  after: [],
  addUserCommand: 'useradd --create-home',
  serviceManager: 'systemd',
  reloadCommand: 'systemctl reload exim dovecot',
  dovecotLogCommand: 'journalctl -u dovecot',
  firstUid: 1000,
  lastUid: 59999,
} as const satisfies Partial<PlatformFacts>;
