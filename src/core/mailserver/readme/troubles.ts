/** Temporary errors (4xx), what they mean and where to look: for the bundle's read-me and for the page. */

/** Names on the server, ready to stand in a sentence. */
export interface TroublePlaces {
  readonly mainLog: string;
  readonly dovecotLog: string;
  /** Folder of the wizard's own files, and the group that must be able to read them. */
  readonly folder: string;
  readonly group: string;
}

export const troubles = ['local', 'mailbox', 'sender', 'limit', 'disk', 'tls', 'login', 'remote'] as const;
export type Trouble = (typeof troubles)[number];

export interface TroubleWords {
  readonly title: string;
  readonly help: string;
  /** Before the commands. */
  readonly commands: string;
  readonly causes: Readonly<
    Record<
      Trouble,
      {
        /** What the client hears, or the part of it that is always the same. */
        readonly said: string;
        readonly means: string;
        readonly look: (places: TroublePlaces) => string;
      }
    >
  >;
}
