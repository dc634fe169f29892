/**
 * What a person may type into the page, or have it make, and nobody keeps: passwords at other servers, private keys. Secrets are handed
 * to the generator beside the answers. They are no answers: no schema, link, draft, undo step, saved form or answers.json ever holds one.
 */
export interface Secrets {
  /** Passwords at smarthosts, by the host name as it was typed. */
  readonly smarthosts: Readonly<Record<string, string>>;
  /** DKIM keys that the page made, by the name of their record (`dkim-keys.ts`); install.sh makes those that are missing. */
  readonly dkim?: Readonly<Record<string, DkimKeyPair>>;
}

export interface DkimKeyPair {
  /** PKCS#8 in PEM, its lines parted by LF. */
  readonly privateKey: string;
  /** In base64 as DNS has it (`p=`): the SubjectPublicKeyInfo of RSA, the bare key of Ed25519. */
  readonly publicKey: string;
}

export const NO_SECRETS: Secrets = Object.freeze({ smarthosts: Object.freeze({}) });

/** Longest password in UTF-16 code units; Exim sends what is longer as well, but no provider gives one. */
export const PASSWORD_LIMIT = 512;

/** What is wrong with a password; undefined where nothing is. Spaces count, at the ends too; a line's end or NUL cannot be sent. */
export function passwordProblem(text: string): 'line-break' | 'too-long' | 'broken-text' | undefined {
  if (/[\0\r\n]/.test(text)) return 'line-break';
  if (text.length > PASSWORD_LIMIT) return 'too-long';
  // Half of a surrogate pair is no UTF-8.
  return /\p{Surrogate}/u.test(text) ? 'broken-text' : undefined;
}

/** The password at `host`, where one was typed that can be sent. */
export function smarthostPassword(secrets: Secrets, host: string): string | undefined {
  const text = Object.hasOwn(secrets.smarthosts, host) ? secrets.smarthosts[host] : undefined;
  return text && !passwordProblem(text) ? text : undefined;
}
