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

/** What the client hears, or the part of it that is always the same; servers speak English in every language. */
export const said: Readonly<Record<Trouble, string>> = {
  local: '451 Temporary local problem',
  mailbox: '451 Could not complete recipient verify callout',
  sender: '451 Temporary local problem',
  limit: 'try later',
  disk: '452 Space shortage, please try later',
  tls: '454 TLS currently unavailable',
  login: '435 Unable to authenticate at present',
  remote: '451 4.7.1 Greylisting',
};

export interface TroubleWords {
  readonly title: string;
  readonly help: string;
  /** Before the commands. */
  readonly commands: string;
  readonly causes: Readonly<
    Record<
      Trouble,
      {
        readonly means: string;
        readonly look: (places: TroublePlaces) => string;
      }
    >
  >;
}
