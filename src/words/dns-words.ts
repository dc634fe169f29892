import type { Purpose } from '../core/dns/index.ts';

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
  readonly copyName: (name: string) => string;
  readonly copyValue: (name: string) => string;
  readonly copyLine: (name: string) => string;
  /** What each record is for, in a sentence. */
  readonly purposes: Readonly<Record<Purpose, string>>;
}
