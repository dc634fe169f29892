import {
  accountOrDefault,
  addresses,
  choice,
  commandOrDefault,
  domains,
  flag,
  hostName,
  mailboxOrAddress,
  networks,
  optionalIpv4,
  optionalIpv6,
  packagesOrDefault,
  pathOrDefault,
  uidRangeOrDefault,
  wizardFolderOrDefault,
} from './field.ts';

/** Platform ids are a contract (command line, saved answers); what is known of each is in `platforms/`. */
export const platformIds = [
  'debian-12',
  'debian-13',
  'ubuntu-24.04',
  'ubuntu-26.04',
  'arch',
  'fedora',
  'alpine',
  'opensuse',
  'freebsd',
  'gentoo',
  'other',
] as const;
export type PlatformId = (typeof platformIds)[number];

/** The answer "as the platform has it" of a choice; questions for a path or a name say it by an empty text. */
export const AS_PLATFORM = 'platform';

/**
 * Whether paths, accounts and the service are asked for. Debian's packages, and Ubuntu's, which are made of the same, were read: there
 * the answers would only be a way to be wrong.
 */
export function asksForPlaces(platform: PlatformId): boolean {
  return !/^(?:debian|ubuntu)-/.test(platform);
}

/** Whether the machine keeps a journal, which is systemd's. Arch, Fedora and openSUSE come with it, Alpine, FreeBSD and Gentoo without. */
export function hasJournal({
  platform,
  serviceManager: manager,
}: {
  readonly platform: PlatformId;
  readonly serviceManager: string;
}): boolean {
  if (!asksForPlaces(platform)) return true;
  return manager === AS_PLATFORM ? /^(?:arch|fedora|opensuse)$/.test(platform) : manager === 'systemd';
}

/** Step 1: which machine, which names, and who is in charge. */
export const basics = {
  platform: choice(platformIds, 'debian-13'),
  /** `primary_hostname`: the machine's own name, the one in DNS and in its HELO. */
  hostname: hostName('mail.example.org'),
  /** The machine's addresses as the Internet sees them; only DNS has them. The first is a documentation address (RFC 5737). */
  ipv4: optionalIpv4('192.0.2.1'),
  ipv6: optionalIpv6(''),
  /** Local domains; the first one is `qualify_domain`. */
  domains: domains(['example.org'], 1),
  /** `none`: no other server brings mail here; Exim listens on loopback only. */
  incoming: choice(['internet', 'none'], 'internet'),
  /** `relay_to_domains`: domains whose mail is taken for another server (backup MX). */
  relayDomains: domains([], 0),
  /** Reads the mail of root, postmaster, abuse and mailer-daemon: a mailbox name or an address. */
  administrator: mailboxOrAddress('alice'),
  /** Addresses and networks that may send to anywhere without a login, besides loopback: `relay_from_hosts`. */
  relayFrom: networks([]),
  /** `local_interfaces`: all addresses, all of IPv4, those of loopback, or loopback and `listenAddresses`. */
  listen: choice(['all', 'ipv4', 'loopback', 'addresses'], 'all'),
  listenAddresses: addresses([]),
  /** `host_lookup`: a client's name is looked up when it connects. */
  hostLookup: flag(true),
  /** `log_selector`: Exim's own choice, more for those who look for a fault, or everything. */
  logSelector: choice(['default', 'detailed', 'all'], 'detailed'),
  /** `log_file_path`. */
  logPath: choice(['files', 'syslog', 'both'], 'files'),
  eximVersion: choice([AS_PLATFORM, '4.96', '4.97', '4.98', '4.99', '4.100'], AS_PLATFORM),
  /** `either`: a file that both builds read. */
  tlsLibrary: choice([AS_PLATFORM, 'gnutls', 'openssl', 'either'], AS_PLATFORM),
  dovecotVersion: choice([AS_PLATFORM, '2.3', '2.4'], AS_PLATFORM),
  /** Empty, here and below: what `platforms/` knows, or guesses. The program itself. */
  eximBinary: pathOrDefault(),
  /** CONFIGURE_FILE. */
  eximConfig: pathOrDefault(),
  /** EXIM_USER and EXIM_GROUP. */
  eximUser: accountOrDefault(),
  eximGroup: accountOrDefault(),
  /** The main log; the panic log stands beside it. */
  eximLog: pathOrDefault(),
  /** The service manager's name for it. */
  eximService: accountOrDefault(),
  /** The folder of dovecot.conf. */
  dovecotConfig: pathOrDefault(),
  /** Dovecot's base_dir, where its sockets are. */
  dovecotRun: pathOrDefault(),
  dovecotService: accountOrDefault(),
  serviceManager: choice([AS_PLATFORM, 'systemd', 'openrc', 'service'], AS_PLATFORM),
  /** The folder of the wizard's own files. */
  ownDirectory: wizardFolderOrDefault(),
  /** Smallest and largest uid of people's accounts. */
  peopleUids: uidRangeOrDefault(),
  certbotDirectory: pathOrDefault(),
  /** What Caddy serves, and where its service keeps certificates. */
  caddyFile: pathOrDefault(),
  caddyCertificates: pathOrDefault(),
  /** cron runs what is in it once a day. */
  dailyDirectory: pathOrDefault(),
  /** Where the virus scanner listens, and the account that it works under. */
  clamavSocket: pathOrDefault(),
  clamavUser: accountOrDefault(),
  /** The folder of fail2ban's files, and the name of an action that it has there. */
  fail2banDirectory: pathOrDefault(),
  fail2banAction: accountOrDefault(),
  /** Where syslog writes what servers of mail say. */
  mailLog: pathOrDefault(),
  /** What is typed to install `packages`, all that the bundle needs, and to add an account. */
  installCommand: commandOrDefault(),
  packages: packagesOrDefault(),
  addUserCommand: commandOrDefault(),
};
