import type { Purpose } from '../core/dns/index.ts';
import type { TlsaLack } from '../core/mailserver/dns/names.ts';

/** What is said of DKIM keys that the page can make. */
export interface DkimWords {
  readonly title: string;
  readonly help: string;
  readonly make: string;
  /** Where some domains have keys and others were added later. */
  readonly makeMissing: string;
  readonly cancel: string;
  /** The name of the bar that shows how far it is. */
  readonly progress: string;
  readonly working: (done: number, all: number) => string;
  readonly cancelled: string;
  readonly failed: string;
  /** Where the browser has no cryptography for this page. */
  readonly insecure: string;
  readonly bothKinds: string;
  readonly rsaOnly: string;
  /** What has become of them, and what to do now. */
  readonly made: (domains: string) => string;
  readonly serverKeeps: string;
  readonly forget: string;
  readonly forgotten: string;
  /** How keys are changed. */
  readonly rotation: {
    readonly title: string;
    readonly steps: (selector: string) => readonly string[];
    readonly when: string;
    readonly open: (step: string) => string;
  };
}

/** What the list of DNS records says. */
export interface DnsWords {
  readonly title: string;
  readonly help: string;
  readonly columns: { readonly name: string; readonly type: string; readonly value: string };
  /** Above the records of a domain's zone. */
  readonly zone: (domain: string) => string;
  /** Above the records of a host name whose zone is none of the domains'. */
  readonly elsewhere: (host: string) => string;
  readonly reverse: string;
  /** Instead of a value that only the server knows. */
  readonly onServer: (file: string) => string;
  readonly keys: DkimWords;
  /** Why there is no TLSA record, and what leads to the question that brings one. */
  readonly noTlsa: Readonly<Record<TlsaLack, { readonly why: string; readonly open: (step: string) => string }>>;
  readonly copyName: (name: string) => string;
  readonly copyValue: (name: string) => string;
  readonly copyLine: (name: string) => string;
  /** What each record is for, in a sentence. */
  readonly purposes: Readonly<Record<Purpose, string>>;
}
