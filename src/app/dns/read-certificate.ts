/** What TLSA says of a pasted certificate's key. Loaded when somebody pastes one; nothing of it is kept here. */
import { type CertificateRefusal, certificateIn, covers } from '../../core/dns/certificate.ts';

export interface ReadCertificate {
  /** SHA-256 of its public key, in hexadecimal digits: TLSA `3 1 1`. */
  readonly hash: string;
  readonly names: readonly string[];
  /** Whether it is one for `host`. */
  readonly covers: (host: string) => boolean;
}

/** `insecure`: the browser has no cryptography for this page. */
export type PasteRefusal = CertificateRefusal | 'insecure';

export async function readCertificate(text: string): Promise<ReadCertificate | PasteRefusal> {
  const certificate = certificateIn(text);
  if (typeof certificate === 'string') return certificate;
  if (!('subtle' in crypto)) return 'insecure';
  const { publicKey, names } = certificate;
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', publicKey));
  return {
    hash: [...hash].map((octet) => octet.toString(16).padStart(2, '0')).join(''),
    names,
    covers: (host) => covers(names, host),
  };
}
