import type { AskedId } from '../../core/platforms/index.ts';
import type { TypedId } from '../../core/platforms/packaging.ts';
import type { BasicsWords } from '../messages.ts';

/** The questions of the first step about the machine: what is guessed of a platform, or may be another there. */
export const machine: Pick<BasicsWords['questions'], AskedId | TypedId> = {
  eximVersion: {
    label: 'Exim version',
    help: 'Only where yours is not the one that the platform brings.',
    why: [
      'Options come and go between versions, and an unknown one stops the server. “exim -bV” on the server tells the version in its first line.',
      'A newer Exim than the one chosen here may do: install.sh tries it out. An older one is refused.',
    ],
    choices: {
      platform: { label: 'As the platform has it' },
      '4.96': { label: '4.96' },
      '4.97': { label: '4.97' },
      '4.98': { label: '4.98' },
      '4.99': { label: '4.99' },
      '4.100': { label: '4.100 or later' },
    },
  },
  tlsLibrary: {
    label: 'TLS library of this Exim',
    help: 'The two libraries write ciphers in different ways, and each is fatal to the other.',
    why: [
      '“exim -bV” on the server tells it in the line that begins with “Support for”: GnuTLS or OpenSSL.',
      'Settings for the wrong library pass the configuration check, and then the daemon does not start or no client gets TLS. The form for both asks Exim itself which one it has.',
    ],
    choices: {
      platform: { label: 'As the platform has it' },
      gnutls: { label: 'GnuTLS', help: 'Debian and Ubuntu.' },
      openssl: { label: 'OpenSSL', help: 'Most others.' },
      either: { label: 'Either', help: 'One file for both: a few lines more.' },
    },
  },
  dovecotVersion: {
    label: 'Dovecot version',
    help: 'Only where yours is not the one that the platform brings.',
    why: [
      'Dovecot 2.3 and 2.4 do not read each other’s files. “dovecot --version” on the server tells which one it is.',
    ],
    choices: {
      platform: { label: 'As the platform has it' },
      '2.3': { label: '2.3' },
      '2.4': { label: '2.4 or later' },
    },
  },
  eximBinary: {
    label: 'Exim’s program',
    help: 'Where the program lies; “command -v exim” tells it.',
    example: '/usr/sbin/exim',
    why: ['install.sh runs it to try the new configuration out before it is put in place.'],
  },
  eximConfig: {
    label: 'Exim’s configuration file',
    help: 'The file that Exim reads; “exim -bP configure_file” tells it.',
    example: '/etc/exim/exim.conf',
    why: [
      'The path is built into the program. A configuration anywhere else is never read, and nothing says so: the old one stays in force.',
    ],
  },
  eximUser: {
    label: 'Exim’s account',
    help: 'The account that Exim works under; “exim -bP exim_user” tells it.',
    example: 'exim',
    why: [
      'Dovecot opens its sockets to this account only. With a name that does not exist Dovecot does not start; with a wrong one no login works.',
    ],
  },
  eximGroup: {
    label: 'Exim’s group',
    help: 'The group of that account; “exim -bP exim_group” tells it.',
    example: 'exim',
    why: ['The configuration and the copy of the key can be read by root and this group, and by nobody else.'],
  },
  eximLog: {
    label: 'Exim’s main log',
    help: 'Where Exim writes what it does; “exim -bP log_file_path” tells it, with main in the place of %s.',
    example: '/var/log/exim/mainlog',
    why: [
      'It is named in the instructions and by install.sh, and the panic log stands beside it. Exim itself is not told: it knows.',
    ],
  },
  eximService: {
    label: 'Name of Exim’s service',
    help: 'What the service manager calls it: systemd, OpenRC or rc.conf.',
    example: 'exim',
    why: ['install.sh restarts it, and the hook for renewed certificates reloads it.'],
  },
  dovecotConfig: {
    label: 'Dovecot’s folder',
    help: 'The folder of dovecot.conf; “doveconf -n” names it in its first lines.',
    example: '/etc/dovecot',
    why: ['The settings go into its folder conf.d, which dovecot.conf must include; install.sh looks whether it does.'],
  },
  dovecotRun: {
    label: 'Folder of Dovecot’s sockets',
    help: 'Dovecot’s base_dir; “doveconf base_dir” tells it.',
    example: '/run/dovecot',
    why: ['Exim asks there whether a password is right. With a wrong folder every login fails with a temporary error.'],
  },
  dovecotService: {
    label: 'Name of Dovecot’s service',
    help: 'What the service manager calls it.',
    example: 'dovecot',
    why: ['install.sh restarts it, and the hook for renewed certificates reloads it.'],
  },
  serviceManager: {
    label: 'Who manages services',
    help: 'What the commands in the instructions are written for.',
    why: [
      'install.sh and the hook for renewed certificates find out by themselves; this is for the commands that you type, and for where the logs are.',
    ],
    choices: {
      platform: { label: 'As the platform has it' },
      systemd: { label: 'systemd', help: 'systemctl restart exim' },
      openrc: { label: 'OpenRC', help: 'rc-service exim restart' },
      service: { label: 'the service command', help: 'service exim restart: the BSDs, runit, SysV init.' },
    },
  },
  ownDirectory: {
    label: 'Folder of the wizard’s own files',
    help: 'Aliases, keys and copies of certificates go there. It need not exist; its name ends in /wizard.',
    example: '/etc/exim/wizard',
    why: [
      'Only root and Exim’s group can look into it. install.sh makes it and clears up in it, so it must be nobody else’s folder: the name says so.',
    ],
  },
  peopleUids: {
    label: 'User numbers of people',
    help: 'The first and the last, as in /etc/login.defs or adduser.conf (UID_MIN, UID_MAX).',
    example: '1000-59999',
    why: [
      'Accounts of services have numbers below: www-data and its like are no mailboxes, and nobody logs in as them. Accounts from a directory (LDAP) may have far higher ones.',
      'root, system accounts (below 500) and nobody (65534) are refused.',
    ],
  },
  certbotDirectory: {
    label: 'certbot’s folder',
    help: 'The one that has the folders live and renewal-hooks.',
    example: '/etc/letsencrypt',
    why: [
      'The hook that hands Exim its copy goes there. Anywhere else certbot never runs it, and the certificate runs out three months later.',
    ],
  },
  caddyFile: {
    label: 'Caddy’s configuration file',
    help: 'The Caddyfile that its service reads.',
    example: '/etc/caddy/Caddyfile',
    why: ['A command in the instructions adds the names of this server there, so that Caddy gets their certificates.'],
  },
  caddyCertificates: {
    label: 'Folder of Caddy’s certificates',
    help: 'In the home folder of its service’s account: .local/share/caddy/certificates; on the BSDs data/caddy/certificates.',
    example: '/var/lib/caddy/.local/share/caddy/certificates',
    why: ['Caddy tells nobody of a renewal, so cron looks there every day and copies what is new.'],
  },
  dailyDirectory: {
    label: 'Folder of cron’s daily scripts',
    help: 'What is in it runs once a day.',
    example: '/etc/cron.daily',
    why: ['Renewed certificates reach Exim by a script in it. In a folder that cron does not know it never runs.'],
  },
  clamavSocket: {
    label: 'Socket of the virus scanner',
    help: 'LocalSocket in clamd.conf.',
    example: '/run/clamav/clamd.ctl',
    why: ['Exim hands messages over there. Where nobody listens, other servers are asked to come back later.'],
  },
  clamavUser: {
    label: 'Account of the virus scanner',
    help: 'User in clamd.conf.',
    example: 'clamav',
    why: ['It must be in Exim’s group, since it reads the parts of a message from Exim’s spool; install.sh looks.'],
  },
  fail2banDirectory: {
    label: 'Folder of fail2ban',
    help: 'The one that has jail.conf and the folders filter.d and jail.d.',
    example: '/etc/fail2ban',
    why: ['The jail and its filters go there. In another folder fail2ban never reads them; install.sh looks.'],
  },
  fail2banAction: {
    label: 'What shuts addresses out',
    help: 'One of the actions in fail2ban’s folder action.d, without “.conf”: nftables, iptables-multiport, firewallcmd-rich-rules, pf.',
    example: 'nftables',
    why: [
      'It must belong to the firewall of this kernel: nftables or iptables on Linux, pf on the BSDs. nftables works beside firewalld and other rules.',
      'pf bans nobody before /etc/pf.conf has the line: anchor "f2b/*". The instructions add it, and install.sh looks.',
    ],
  },
  mailLog: {
    label: 'Syslog’s file for mail',
    help: 'Where syslog writes what Dovecot says; “doveadm log find” tells it.',
    example: '/var/log/maillog',
    why: [
      'This machine has no journal, so fail2ban reads that file. With one that is missing it would not start at all, and install.sh stops before.',
      'Each syslog has its own: /var/log/maillog on FreeBSD, /var/log/messages where nothing else is said. A file that Dovecot writes itself (log_path) does as well.',
    ],
  },
  installCommand: {
    label: 'Command that installs packages',
    help: 'What is typed as root before their names. Empty: what the read-me shows.',
    example: 'pacman -S --needed',
    why: ['The read-me, the commands at the end and the hints of install.sh show it. Nothing runs it but you.'],
  },
  packages: {
    label: 'Packages',
    help: 'All that these answers need, with a blank between. Empty: those that the read-me shows.',
    example: 'exim dovecot openssl perl',
    why: [
      'Names differ between systems, and some split a program into several packages. Where you name them, nothing is added: think of Sieve, the scanners and the client for certificates, too.',
    ],
  },
  addUserCommand: {
    label: 'Command that adds an account',
    help: 'What is typed as root before the account’s name. Empty: what the read-me shows.',
    example: 'useradd --create-home',
    why: ['People whose mailboxes are accounts of the machine need one each; install.sh looks whether they are there.'],
  },
};
