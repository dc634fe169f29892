import type { PlatformId } from '../../answers/index.ts';
import type { Firewall, PackageNote } from '../../platforms/packaging.ts';
import type { TroubleWords } from './troubles.ts';

/**
 * The words of the bundle's README.md, by language (`words/<code>/readme.ts`): the read-me speaks the page's language, scripts and
 * comments stay English. Functions take what differs and give one Markdown line or paragraph; no value of a person's is formatted
 * here, they come in ready.
 */
export interface ReadmeWords {
  /** BCP 47 tag of the language. */
  readonly language: string;
  readonly platforms: Readonly<Record<PlatformId, string>>;
  readonly title: (domain: string) => string;
  readonly intro: (host: string, platform: string, dovecot: boolean) => string;
  /** Whether real servers of this platform were tried. */
  readonly proven: string;
  readonly unproven: string;
  /** What the reader will have done at the end, and in which order. */
  readonly order: string;
  readonly names: {
    readonly title: string;
    readonly help: string;
    readonly reverse: (host: string) => string;
    readonly spf: string;
    /** Where nobody must find the machine. */
    readonly hidden: string;
    readonly zones: (folder: string) => string;
    readonly mtaSts: (url: string) => string;
    readonly autoconfig: string;
    /** The records that install.sh prints. */
    readonly dkim: string;
    /** Instead, where the page made the keys. */
    readonly dkimMade: string;
    readonly dkimRotation: string;
    readonly ports: (ports: string) => string;
    /** How to see whether it is on; the command stands below. */
    readonly firewall: Readonly<Record<Firewall, string>>;
    readonly outward: string;
  };
  readonly packages: {
    readonly title: string;
    readonly help: string;
    readonly notes: Readonly<Record<PackageNote, string>>;
  };
  readonly accounts: {
    readonly title: string;
    /** Mailboxes of accounts: these must exist, others may be added at any time. */
    readonly system: string;
    readonly systemLater: string;
    /** Virtual mailboxes: install.sh asks for passwords. */
    readonly virtual: string;
    readonly virtualLater: (usersFile: string) => string;
    /** There are no mailboxes: all mail for this machine goes elsewhere. */
    readonly none: string;
    /** Logins of Exim's own password file. */
    readonly logins: (passwordsFile: string) => string;
    /** Where the mail of root and postmaster goes. */
    readonly administrator: (address: string) => string;
  };
  readonly certificate: {
    readonly title: string;
    /** What the commands need, by client. */
    readonly clients: Readonly<Record<'certbot' | 'acme-sh' | 'lego' | 'caddy', string>>;
    readonly copies: (folder: string) => string;
    readonly files: (certificate: string, key: string) => string;
    readonly filesOfName: (name: string, folder: string) => string;
    readonly filesReload: (command: string) => string;
  };
  /** What a client must be told after the installation. */
  readonly renewal: Readonly<Record<'title' | 'acme-sh' | 'lego', string>>;
  /** Where mail leaves through somebody else's server. */
  readonly wayOut: {
    readonly title: string;
    readonly servers: (servers: string) => string;
    readonly logins: (file: string) => string;
    readonly senders: string;
    readonly spf: (include: string) => string;
    readonly gmailPassword: string;
    readonly gmailFrom: string;
    readonly gmailSendAs: string;
    readonly waits: string;
  };
  readonly copy: {
    readonly title: string;
    readonly help: string;
  };
  readonly install: {
    readonly title: string;
    readonly dryRun: string;
    readonly run: string;
    readonly safety: string;
    readonly backups: (folder: string) => string;
  };
  readonly test: {
    readonly title: string;
    readonly swaks: string;
    /** Where nothing comes in from outside. */
    readonly local: string;
    readonly send: string;
    readonly receive: string;
    readonly refuse: string;
  };
  readonly programs: {
    readonly title: string;
    readonly head: readonly [purpose: string, server: string, port: string, encryption: string];
    readonly incoming: string;
    readonly outgoing: string;
    readonly or: string;
    readonly login: (login: string) => string;
    readonly loginSystem: string;
    readonly loginVirtual: string;
  };
  readonly watch: {
    readonly title: string;
    readonly mail: string;
    /** Where syslog keeps it, which differs. */
    readonly syslog: (command: string) => string;
    readonly panic: string;
    readonly dovecot: string;
    readonly queue: string;
    readonly why: (address: string) => string;
  };
  /** Temporary errors, what they mean, and where to look. */
  readonly temporary: TroubleWords;
  /** What to back up, and logs that grow. */
  readonly keep: {
    readonly title: string;
    readonly backup: string;
    readonly secret: string;
    /** Before the commands that take the copy, bring it to one's own computer, and put it back. */
    readonly take: string;
    readonly fetch: string;
    readonly restore: string;
    /** The system's package sees to the logs. */
    readonly packaged: string;
    readonly logrotate: (folder: string, file: string) => string;
    readonly newsyslog: (file: string) => string;
  };
  readonly change: {
    readonly title: string;
    readonly wizard: (file: string) => string;
    readonly paste: (file: string) => string;
  };
  readonly undo: {
    readonly title: string;
    readonly help: string;
  };
  readonly contents: {
    readonly title: string;
    readonly exim: string;
    readonly aliases: string;
    readonly senderOwners: string;
    readonly mailboxes: string;
    readonly dkimSelectors: string;
    readonly dkimKeys: string;
    readonly tlsNames: string;
    readonly smarthostLogins: string;
    readonly dovecot: string;
    readonly dovecotUsers: string;
    readonly junkRule: string;
    readonly hook: string;
    readonly fail2banFilter: string;
    readonly fail2banDovecot: string;
    readonly fail2banJail: string;
    readonly zone: string;
    readonly mtaSts: string;
    readonly autoconfig: string;
    readonly snippet: string;
    readonly answers: string;
    readonly script: string;
  };
  readonly notYet: {
    readonly title: string;
    readonly items: readonly string[];
  };
}
