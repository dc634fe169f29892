/** What the wizard knows of a place where the configuration will run, and how surely. One file a platform. */

import type { ServiceManager } from './services.ts';

/** `major.minor`, compared numerically. */
export interface Version {
  readonly major: number;
  readonly minor: number;
}

/** The dialects of `tls_require_ciphers` are fatal to each other; `either` is written so that both builds read it. */
export type TlsLibrary = 'gnutls' | 'openssl' | 'either';

/**
 * How surely something is known: `read` from the package itself, or seen on a server; `likely`, from an older package or one derived
 * from it; `guess`, what is usual there. Only the first is told as a fact; the others are a default to check.
 */
export type Certainty = 'read' | 'likely' | 'guess';

export interface Known<T> {
  readonly value: T;
  readonly certainty: Certainty;
}
export const read = <T>(value: T): Known<T> => ({ value, certainty: 'read' });
export const likely = <T>(value: T): Known<T> => ({ value, certainty: 'likely' });
export const guess = <T>(value: T): Known<T> => ({ value, certainty: 'guess' });

/** `4.98` as a {@link Version}. @throws TypeError for text that is none */
export function version(text: string): Version {
  const [, major, minor] = /^(\d+)\.(\d+)$/.exec(text) ?? [];
  if (major === undefined || minor === undefined) throw new TypeError(`found ${text}, expected a version like 4.98`);
  return { major: Number(major), minor: Number(minor) };
}
export const versionText = ({ major, minor }: Version): string => `${major}.${minor}`;

/** Whether `version` is `major.minor` or later. */
export function atLeast(version: Version, major: number, minor: number): boolean {
  return version.major > major || (version.major === major && version.minor >= minor);
}

/**
 * Whether Exim itself is mended against SMTP smuggling (CVE-2023-51766, before 4.97.1): where PIPELINING and CHUNKING are both offered, a
 * message can hide a second one. The answer "4.97" is any 4.97, and distributions carry the fix back into older ones.
 */
export const mendsSmuggling = (version: Version): boolean => atLeast(version, 4, 98);

/** What a person can put right, each by a question of the first step with the same name. */
export interface Asked {
  readonly eximVersion: Version;
  readonly tlsLibrary: TlsLibrary;
  readonly dovecotVersion: Version;
  readonly eximBinary: string;
  readonly eximConfig: string;
  readonly eximUser: string;
  readonly eximGroup: string;
  /** The main log; the panic log stands beside it. */
  readonly eximLog: string;
  readonly eximService: string;
  /** The folder of dovecot.conf. */
  readonly dovecotConfig: string;
  /** Dovecot's base_dir: its sockets. */
  readonly dovecotRun: string;
  readonly dovecotService: string;
  readonly serviceManager: ServiceManager;
  /** Folder of the wizard's own files: aliases, sender owners, TLS copies. Made by install.sh. */
  readonly ownDirectory: string;
  /** Smallest and largest uid of people's accounts, with a hyphen between. */
  readonly peopleUids: string;
  readonly certbotDirectory: string;
  /** What Caddy serves, and where its service keeps certificates. */
  readonly caddyFile: string;
  readonly caddyCertificates: string;
  /** cron runs what is in it once a day. */
  readonly dailyDirectory: string;
  /** Where the virus scanner listens, and the account that it works under. */
  readonly clamavSocket: string;
  readonly clamavUser: string;
  /** The folder of fail2ban's files, and by which of its actions addresses are shut out: the name of a file in `action.d`. */
  readonly fail2banDirectory: string;
  readonly fail2banAction: string;
  /** Where syslog writes what servers of mail say; it matters where there is no journal. */
  readonly mailLog: string;
}
export type AskedId = keyof Asked;

/** What the wizard itself knows or does not know, and nothing that a person could put right. What is typed to install is in `packaging.ts`. */
export interface Unasked {
  /** `exim -bV` was read there; elsewhere, what a build may lack stands between `.ifdef` and `.endif`. */
  readonly buildKnown: boolean;
  /** fail2ban's packaged jail for sshd is on and reads a file that is not there without a syslog: then nothing of fail2ban starts. */
  readonly sshdNeedsJournal?: boolean;
}

export interface PlatformFacts extends Unasked {
  readonly asked: { readonly [K in AskedId]: Known<Asked[K]> };
}

/** A platform with its values settled: those of the facts, or the person's own. */
export interface Platform
  extends Unasked,
    Pick<
      Asked,
      | 'serviceManager'
      | 'certbotDirectory'
      | 'caddyFile'
      | 'caddyCertificates'
      | 'dailyDirectory'
      | 'clamavSocket'
      | 'clamavUser'
      | 'fail2banDirectory'
      | 'fail2banAction'
      | 'mailLog'
    >,
    Uids {
  readonly exim: {
    readonly version: Version;
    readonly tlsLibrary: TlsLibrary;
    readonly binary: string;
    readonly configFile: string;
    readonly ownDirectory: string;
    readonly user: string;
    readonly group: string;
    readonly service: string;
    readonly mainLog: string;
    readonly panicLog: string;
  };
  readonly dovecot: {
    readonly version: Version;
    readonly directory: string;
    readonly runDirectory: string;
    readonly service: string;
  };
}

/** The uids of people's accounts. */
export interface Uids {
  readonly firstUid: number;
  readonly lastUid: number;
}

/** `1000-59999`, taken apart. */
export function uidsOf(range: string): Uids {
  const [firstUid = 0, lastUid = 0] = range.split('-').map(Number);
  return { firstUid, lastUid };
}

/** The panic log beside a main log: `mainlog` and `paniclog`, `exim_main.log` and `exim_panic.log`. */
export function panicLogOf(mainLog: string): string {
  const slash = mainLog.lastIndexOf('/');
  const name = mainLog.slice(slash + 1);
  const panic = name.includes('main') ? name.replace('main', 'panic') : `panic_${name}`;
  return `${mainLog.slice(0, slash + 1)}${panic}`;
}

/** The platform with `said` in the place of what is known of it. */
export function settle(facts: PlatformFacts, said: Partial<Asked> = {}): Platform {
  const { asked, ...unasked } = facts;
  const known = Object.fromEntries(Object.entries(asked).map(([id, { value }]) => [id, value])) as unknown as Asked;
  const all = { ...known, ...said };
  return {
    ...unasked,
    ...uidsOf(all.peopleUids),
    ...all,
    exim: {
      version: all.eximVersion,
      tlsLibrary: all.tlsLibrary,
      binary: all.eximBinary,
      configFile: all.eximConfig,
      ownDirectory: all.ownDirectory,
      user: all.eximUser,
      group: all.eximGroup,
      service: all.eximService,
      mainLog: all.eximLog,
      panicLog: panicLogOf(all.eximLog),
    },
    dovecot: {
      version: all.dovecotVersion,
      directory: all.dovecotConfig,
      runDirectory: all.dovecotRun,
      service: all.dovecotService,
    },
  };
}
