/** What the wizard knows of a place where the configuration will run. One file a platform. */

/** `major.minor`, compared numerically. */
export interface Version {
  readonly major: number;
  readonly minor: number;
}

export interface Platform {
  readonly exim: {
    readonly version: Version;
    /** The GnuTLS and OpenSSL dialects of `tls_require_ciphers` are fatal to each other. */
    readonly tlsLibrary: 'gnutls' | 'openssl';
    readonly binary: string;
    readonly configFile: string;
    /** Folder of the wizard's own files beside it: aliases, sender owners, TLS copies. */
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
  /** fail2ban as this platform packages it; undefined where its files are not known. */
  readonly fail2ban:
    | {
        readonly directory: string;
        readonly service: string;
        /** fail2ban itself, what it reads the journal with, and what it shuts addresses out with. */
        readonly packages: readonly string[];
        /** The packaged jail for sshd is on and reads a file that is not there without a syslog: then nothing of fail2ban starts. */
        readonly sshdNeedsJournal: boolean;
      }
    | undefined;
  /** Packages that carry everything that the wizard writes. */
  readonly packages: readonly string[];
  /** Installs `packages`. */
  readonly installCommand: string;
  /** Adds an account of the machine. */
  readonly addUserCommand: string;
  /** Smallest and largest uid of people's accounts (`login.defs`: UID_MIN, UID_MAX). */
  readonly firstUid: number;
  readonly lastUid: number;
}

/** Whether `version` is `major.minor` or later. */
export function atLeast(version: Version, major: number, minor: number): boolean {
  return version.major > major || (version.major === major && version.minor >= minor);
}
