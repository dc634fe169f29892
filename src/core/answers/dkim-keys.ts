/** The DKIM keys among the secrets, by the names of their records. */
import type { DkimKeyPair, Secrets } from './secrets.ts';

/** Where DNS has the public key (RFC 6376 section 3.6.2.1). */
export const dkimRecordName = (selector: string, domain: string): string => `${selector}._domainkey.${domain}`;

/** The key of that selector and domain, where the page made one. */
export function dkimKey(secrets: Secrets, selector: string, domain: string): DkimKeyPair | undefined {
  const name = dkimRecordName(selector, domain);
  return secrets.dkim && Object.hasOwn(secrets.dkim, name) ? secrets.dkim[name] : undefined;
}
