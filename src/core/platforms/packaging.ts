/**
 * What a person types to put packages and accounts on each platform. Apart from `platform.ts`, since no server's file holds it: the page
 * asks for it late. A person's own words for {@link TypedId} take the place of what stands here; who types the rest sees it.
 */
import type { PlatformId } from '../answers/index.ts';

/** What usually keeps strangers off a machine's ports, where anything does. */
export type Firewall = 'ufw' | 'firewalld' | 'nftables' | 'pf';

/** Remarks on the packages; their words are in `words/<code>/packages.ts`. */
export type PackageNote =
  | 'heavy'
  | 'alternatives'
  | 'use-flags'
  | 'sendmail'
  | 'selinux'
  | 'perl'
  | 'example'
  | 'names';

export interface Packaging {
  /** Real servers of this platform were set up and tried by the tests. */
  readonly proven: boolean;
  /** Packages that carry everything that the wizard writes. */
  readonly packages: readonly string[];
  /** What Sieve and ManageSieve need beside Dovecot; empty where its own package has them. */
  readonly sievePackages: readonly string[];
  /** fail2ban itself, and where there is a journal, what it reads that with. */
  readonly fail2banPackages: readonly string[];
  /** The programs that judge content; absent where nothing is known of them. */
  readonly scanners?: {
    readonly packages: Readonly<Record<'rspamd' | 'spamassassin' | 'clamav', string>>;
    readonly clamavService: string;
  };
  /** Packages that have another name here than on Debian; empty: what is in it is part of the system. */
  readonly packageNames: Readonly<Record<string, string>>;
  /** What turns over Exim's logs: its own package, or a file that the person adds. */
  readonly rotation: 'packaged' | 'logrotate' | 'newsyslog';
  readonly firewall: Firewall;
  /** What is typed before and after the packages are installed. */
  readonly before: readonly string[];
  /** Installs `packages`. */
  readonly installCommand: string;
  readonly after: readonly string[];
  readonly notes: readonly PackageNote[];
  /** Adds an account of the machine. */
  readonly addUserCommand: string;
}

/** What may be called in another way, each by a question of the first step with the same name. */
export type TypedId = 'installCommand' | 'packages' | 'addUserCommand';

const debian: Packaging = {
  proven: true,
  packages: ['exim4-daemon-heavy', 'dovecot-core', 'dovecot-imapd', 'dovecot-lmtpd', 'openssl'],
  sievePackages: ['dovecot-sieve', 'dovecot-managesieved'],
  fail2banPackages: ['fail2ban', 'python3-systemd'],
  scanners: {
    packages: { rspamd: 'rspamd', spamassassin: 'spamd', clamav: 'clamav-daemon' },
    clamavService: 'clamav-daemon',
  },
  packageNames: {},
  rotation: 'packaged',
  firewall: 'ufw',
  before: ['apt-get update'],
  installCommand: 'apt-get install --no-install-recommends',
  after: [],
  notes: ['heavy'],
  addUserCommand: 'adduser',
};
/** The archives of these are not at hand for the tests. */
const ubuntu: Packaging = { ...debian, proven: false };

/** What most systems other than Debian's have in common. */
const elsewhere = {
  proven: false,
  sievePackages: [],
  fail2banPackages: ['fail2ban'],
  packageNames: { cron: 'cronie' },
  rotation: 'logrotate',
  firewall: 'nftables',
  before: [],
  after: [],
  addUserCommand: 'useradd --create-home',
} as const satisfies Partial<Packaging>;

export const packaging: Readonly<Record<PlatformId, Packaging>> = {
  'debian-12': debian,
  'debian-13': debian,
  'ubuntu-24.04': ubuntu,
  'ubuntu-26.04': ubuntu,
  arch: {
    ...elsewhere,
    packages: ['exim', 'dovecot', 'openssl', 'perl'],
    sievePackages: ['pigeonhole'],
    fail2banPackages: ['fail2ban', 'python-systemd'],
    installCommand: 'pacman -S --needed',
    notes: ['example'],
  },
  fedora: {
    ...elsewhere,
    packages: ['exim', 'dovecot', 'openssl', 'perl-interpreter', 'perl-IO'],
    sievePackages: ['dovecot-pigeonhole'],
    fail2banPackages: ['fail2ban-server', 'python3-systemd'],
    installCommand: 'dnf install',
    firewall: 'firewalld',
    after: ['alternatives --set mta /usr/sbin/sendmail.exim'],
    notes: ['alternatives', 'selinux'],
  },
  alpine: {
    ...elsewhere,
    packages: ['exim', 'exim-dnsdb', 'exim-openrc', 'dovecot', 'dovecot-lmtpd', 'dovecot-openrc', 'openssl', 'perl'],
    packageNames: { cron: '' },
    sievePackages: ['dovecot-pigeonhole-plugin'],
    before: ['apk update'],
    installCommand: 'apk add',
    notes: ['perl'],
    addUserCommand: 'adduser',
  },
  opensuse: {
    ...elsewhere,
    packages: ['exim', 'dovecot', 'openssl', 'perl'],
    fail2banPackages: ['fail2ban', 'python3-systemd'],
    before: ['zypper refresh'],
    installCommand: 'zypper install',
    firewall: 'firewalld',
    notes: ['names'],
  },
  freebsd: {
    ...elsewhere,
    rotation: 'newsyslog',
    firewall: 'pf',
    packages: ['exim', 'dovecot', 'perl5'],
    packageNames: { certbot: 'security/py-certbot', cron: '' },
    sievePackages: ['dovecot-pigeonhole'],
    fail2banPackages: ['security/py-fail2ban'],
    before: ['service sendmail onestop', 'sysrc sendmail_enable=NONE'],
    installCommand: 'pkg install',
    after: ['sysrc exim_enable=YES dovecot_enable=YES'],
    notes: ['sendmail', 'example'],
    addUserCommand: 'adduser',
  },
  gentoo: {
    ...elsewhere,
    packages: ['mail-mta/exim', 'net-mail/dovecot', 'dev-libs/openssl', 'dev-lang/perl'],
    packageNames: {
      certbot: 'app-crypt/certbot',
      caddy: 'www-servers/caddy',
      cron: 'sys-process/cronie',
      socat: 'net-misc/socat',
      iptables: 'net-firewall/iptables',
      nftables: 'net-firewall/nftables',
    },
    fail2banPackages: ['net-analyzer/fail2ban'],
    before: [
      "echo 'mail-mta/exim dane dkim dnsdb dovecot-sasl idn lmtp maildir spf srs' >/etc/portage/package.use/exim-wizard",
    ],
    installCommand: 'emerge --ask --noreplace',
    notes: ['use-flags', 'example'],
  },
  other: {
    ...elsewhere,
    packages: ['exim', 'dovecot', 'openssl', 'perl'],
    installCommand: '# install with the package manager of this system:',
    packageNames: {},
    notes: ['names', 'example'],
  },
};
