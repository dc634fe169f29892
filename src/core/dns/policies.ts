/** The texts of the records that say how mail of a domain is to be judged. */

/** How mail leaves: by this machine itself, or through another's. */
export type WayOut =
  | { readonly kind: 'direct' }
  /**
   * `include`: the name whose SPF record lists the provider's servers; undefined where it is not known. `too`: some mail leaves from here
   * all the same.
   */
  | { readonly kind: 'relay'; readonly include: string | undefined; readonly too: boolean };

export type DmarcPolicy = 'none' | 'quarantine' | 'reject';
export type MtaStsMode = 'off' | 'testing' | 'enforce';

/**
 * SPF (RFC 7208) for mail that leaves that way; undefined where nothing true can be said. `~all`, not `-all`: what somebody forwards
 * comes from servers that nobody can list, and receivers may refuse `-all` before they look at the signature.
 */
export function spf(wayOut: WayOut, host: string, receives: boolean): string | undefined {
  // Where mail comes in elsewhere, `mx` would be somebody else's server.
  const own = receives ? 'mx ' : `a:${host} `;
  if (wayOut.kind === 'direct') return `v=spf1 ${own}~all`;
  return wayOut.include === undefined ? undefined : `v=spf1 ${wayOut.too ? own : ''}include:${wayOut.include} ~all`;
}

/** SPF of the machine's own name, which stands for bounces: they have no sender. Nobody else sends under it. */
export const SPF_OF_HOST = 'v=spf1 a -all';

/**
 * DMARC (RFC 7489): alignment is relaxed, reports go to the domain's postmaster. Undefined for a policy that would have our own mail
 * refused: without a signature, everything that somebody forwards fails.
 */
export function dmarc(domain: string, policy: DmarcPolicy, signed: boolean): string | undefined {
  if (policy !== 'none' && !signed) return undefined;
  return `v=DMARC1; p=${policy}; rua=mailto:postmaster@${domain}`;
}

/** TLS reports (RFC 8460): other servers say once a day whether they could encrypt. */
export const tlsReports = (domain: string): string => `v=TLSRPTv1; rua=mailto:postmaster@${domain}`;

const DAY = 86_400;

/** The policy file of MTA-STS (RFC 8461 section 3.2), to be served at https://mta-sts.DOMAIN/.well-known/mta-sts.txt. */
export function mtaStsPolicy(mode: Exclude<MtaStsMode, 'off'>, host: string): readonly string[] {
  const days = mode === 'enforce' ? 14 : 1;
  return ['version: STSv1', `mode: ${mode}`, `mx: ${host}`, `max_age: ${days * DAY}`];
}

/**
 * The record that announces the policy. Its id must change when the policy does, and only then: it is a checksum (FNV-1a, 32 bits) of it.
 */
export function mtaStsRecord(policy: readonly string[]): string {
  let hash = 0x811c9dc5;
  for (const char of policy.join('\n')) hash = Math.imul(hash ^ char.charCodeAt(0), 0x01000193) >>> 0;
  return `v=STSv1; id=${hash.toString(16).padStart(8, '0')}`;
}

/** The public key in DNS (RFC 6376 section 3.6.1); `key` is the SubjectPublicKeyInfo in base64 for RSA, the bare key for Ed25519 (RFC 8463). */
export const dkim = (kind: 'rsa' | 'ed25519', key: string): string => `v=DKIM1; k=${kind}; p=${key}`;
