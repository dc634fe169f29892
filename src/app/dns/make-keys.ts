/** DKIM keys by the browser's own cryptography. Loaded when somebody asks for keys; what it makes is handed back and kept nowhere here. */

import { dkimRecordName } from '../../core/answers/dkim-keys.ts';
import { ed25519Selector } from '../../core/answers/dkim-selector.ts';
import type { DkimKeyPair } from '../../core/answers/secrets.ts';

export interface Wanted {
  readonly selector: string;
  readonly domains: readonly string[];
}

export interface MadeKeys {
  /** By the names of their records. */
  readonly keys: Readonly<Record<string, DkimKeyPair>>;
  /** Whether there is an Ed25519 key beside each RSA key. */
  readonly ed25519: boolean;
}

export interface Watch {
  /** Ends the work at once; nothing of it is handed back. */
  readonly signal: AbortSignal;
  /** Is told after each domain how many are done. */
  readonly done: (domains: number) => void;
}

/** 2048 bits: what all receivers verify, and what fits into DNS; 65537, the usual exponent. */
export const RSA = {
  name: 'RSASSA-PKCS1-v1_5',
  modulusLength: 2048,
  publicExponent: Uint8Array.of(1, 0, 1),
  hash: 'SHA-256',
} as const;
export const ED25519 = { name: 'Ed25519' } as const;

export const base64 = (data: ArrayBuffer) => btoa(String.fromCharCode(...new Uint8Array(data)));

/** RFC 7468: lines of 64 characters. */
export const pem = (data: ArrayBuffer) =>
  ['-----BEGIN PRIVATE KEY-----', ...(base64(data).match(/.{1,64}/g) ?? []), '-----END PRIVATE KEY-----', ''].join(
    '\n',
  );

/** Of RSA, DNS has the SubjectPublicKeyInfo (RFC 6376); of Ed25519 the bare key (RFC 8463). */
async function makePair(algorithm: typeof RSA | typeof ED25519): Promise<DkimKeyPair> {
  const made = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const { privateKey, publicKey } = made as CryptoKeyPair;
  const [secret, open] = await Promise.all([
    crypto.subtle.exportKey('pkcs8', privateKey),
    crypto.subtle.exportKey(algorithm === RSA ? 'spki' : 'raw', publicKey),
  ]);
  return { privateKey: pem(secret), publicKey: base64(open) };
}

/** Whether this browser knows Ed25519; many of those before 2025 do not. */
async function knowsEd25519(): Promise<boolean> {
  try {
    await makePair(ED25519);
    return true;
  } catch {
    return false;
  }
}

/** `work`, or the reason of the signal as soon as that comes: a key in the making cannot be stopped, but nobody has to wait for it. */
function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

/** An RSA key for each domain, and an Ed25519 key beside it where the browser and the length of the selector allow it. */
export async function makeKeys({ selector, domains }: Wanted, { signal, done }: Watch): Promise<MadeKeys> {
  const second = ed25519Selector(selector);
  const ed25519 = second !== undefined && (await unlessAborted(knowsEd25519(), signal));
  const keys: Record<string, DkimKeyPair> = {};
  for (const [index, domain] of domains.entries()) {
    keys[dkimRecordName(selector, domain)] = await unlessAborted(makePair(RSA), signal);
    if (ed25519) keys[dkimRecordName(second, domain)] = await unlessAborted(makePair(ED25519), signal);
    done(index + 1);
  }
  return { keys, ed25519 };
}
