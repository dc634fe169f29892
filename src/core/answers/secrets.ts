/**
 * What a person may type into the page, or have it make, and nobody keeps: passwords at other servers, private keys. Secrets are handed
 * to the generator beside the answers. They are no answers: no schema, link, draft, undo step, saved form or answers.json ever holds one.
 */
export interface Secrets {
  /** Passwords at smarthosts, by the host name as it was typed. */
  readonly smarthosts: Readonly<Record<string, string>>;
  /** DKIM keys that the page made, by the name of their record ({@link dkimRecordName}); install.sh makes those that are missing. */
  readonly dkim?: Readonly<Record<string, DkimKeyPair>>;
}

export interface DkimKeyPair {
  /** PKCS#8 in PEM, its lines parted by LF. */
  readonly privateKey: string;
  /** In base64 as DNS has it (`p=`): the SubjectPublicKeyInfo of RSA, the bare key of Ed25519. */
  readonly publicKey: string;
}

/** Where DNS has the public key (RFC 6376 section 3.6.2.1). */
export const dkimRecordName = (selector: string, domain: string): string => `${selector}._domainkey.${domain}`;

const ED25519_MARK = '-ed25519';
/** Longest label of a name in DNS. */
const MAX_LABEL = 63;

/**
 * The selector of the Ed25519 keys beside the RSA keys of `selector`: a record holds one key, so each has a name of its own.
 * Undefined where the label would be too long; then there are RSA keys only.
 */
export function ed25519Selector(selector: string): string | undefined {
  const marked = selector + ED25519_MARK;
  return marked.length <= MAX_LABEL ? marked : undefined;
}

/** The key of that selector and domain, where the page made one. */
export function dkimKey(secrets: Secrets, selector: string, domain: string): DkimKeyPair | undefined {
  const name = dkimRecordName(selector, domain);
  return secrets.dkim && Object.hasOwn(secrets.dkim, name) ? secrets.dkim[name] : undefined;
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
