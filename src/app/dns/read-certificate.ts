/** What TLSA says of a pasted certificate's key. Loaded when somebody pastes one; nothing of it is kept here. */
import type { SeenCertificate } from '../../core/checkup/index.ts';
import { type CertificateRefusal, certificateIn, covers } from '../../core/dns/certificate.ts';

/** Its hash is that of its public key, in hexadecimal digits: TLSA `3 1 1`. */
export interface ReadCertificate extends SeenCertificate {
  /** Whether it is one for `host`. */
  readonly covers: (host: string) => boolean;
}

/** `insecure`: the browser has no cryptography for this page. */
export type PasteRefusal = CertificateRefusal | 'insecure';

export async function readCertificate(text: string): Promise<ReadCertificate | PasteRefusal> {
  const certificate = certificateIn(text);
  if (typeof certificate === 'string') return certificate;
  if (!('subtle' in crypto)) return 'insecure';
  const { publicKey, names, until } = certificate;
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', publicKey));
  return {
    hash: [...hash].map((octet) => octet.toString(16).padStart(2, '0')).join(''),
    names,
    until,
    covers: (host) => covers(names, host),
  };
}
