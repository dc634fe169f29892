/** The second selector of a domain that signs. It stands apart from the keys, since the page starts with it. */
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
