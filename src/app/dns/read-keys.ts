/** The DKIM keys in a bundle that comes back, so that the next one has the same. Loaded when there are any; nothing is kept here. */
import { dkimRecordName } from '../../core/answers/dkim-keys.ts';
import type { Answers } from '../../core/answers/index.ts';
import type { DkimKeyPair } from '../../core/answers/secrets.ts';
import { dkimKeyPlaces } from '../../core/mailserver/exim/dkim-keys.ts';
import type { TextFile } from '../../core/opened.ts';
import { base64, ED25519, pem, RSA } from './make-keys.ts';

export interface ReadKeys {
  /** By the names of their records. */
  readonly keys: Readonly<Record<string, DkimKeyPair>>;
  /** Files that should be keys of these answers and are none. */
  readonly refused: readonly TextFile[];
}

const PEM = /^-----BEGIN PRIVATE KEY-----\s([A-Za-z0-9+/=\s]+)-----END PRIVATE KEY-----\s*$/;

const bytesOf = (text: string) => Uint8Array.from(atob(text), (each) => each.charCodeAt(0));
const fromBase64Url = (text = '') => bytesOf(text.replaceAll('-', '+').replaceAll('_', '/'));

/** The pair, printed anew: only what the browser has understood goes on. @throws where it is no such key */
async function pairOf(text: string, kind: 'rsa' | 'ed25519'): Promise<DkimKeyPair> {
  const body = PEM.exec(text)?.[1];
  if (body === undefined) throw new TypeError('no private key in PEM');
  const algorithm = kind === 'rsa' ? RSA : ED25519;
  const privateKey = await crypto.subtle.importKey('pkcs8', bytesOf(body), algorithm, true, ['sign']);
  const printed = pem(await crypto.subtle.exportKey('pkcs8', privateKey));
  const { kty, n, e, x } = await crypto.subtle.exportKey('jwk', privateKey);
  if (kind === 'ed25519') return { privateKey: printed, publicKey: base64(fromBase64Url(x).buffer) };
  // Shorter ones can be broken, longer ones are not ours.
  if (fromBase64Url(n).length * 8 !== RSA.modulusLength) throw new RangeError('an RSA key of another length');
  const jwk = { kty, n, e } as JsonWebKey;
  const publicKey = await crypto.subtle.importKey('jwk', jwk, algorithm, true, ['verify']);
  return { privateKey: printed, publicKey: base64(await crypto.subtle.exportKey('spki', publicKey)) };
}

/** The keys among `files` that belong to `answers`: by their folder and name, as the bundle has them. */
export async function readKeys(answers: Answers, files: readonly TextFile[]): Promise<ReadKeys> {
  const keys: Record<string, DkimKeyPair> = {};
  const refused: TextFile[] = [];
  for (const { kind, selector, domain } of dkimKeyPlaces.of(answers)) {
    const file = files.find(({ path }) => `/${path}`.endsWith(`/dkim/${domain}.${selector}.pem`));
    if (!file) continue;
    try {
      keys[dkimRecordName(selector, domain)] = await pairOf(file.text, kind);
    } catch {
      refused.push(file);
    }
  }
  return { keys, refused };
}
