/**
 * The condition "this login may use that address" (the raw header is compared, never the decoded one, which
 * its sender can shape).
 *
 * What Dovecot returns as the login's name depends on its `auth_username_format`: a full address for virtual mailboxes, a bare
 * account name for accounts of the machine, which then owns that name in every local domain.
 */
export type Users = 'system' | 'virtual';

/** `address` is an expansion of our own that yields one address. */
export function owns(address: string, users: Users): string {
  const listed = `{inlisti{${address}}{<, $acl_c_owned}}`;
  if (users === 'virtual') return `or{ {eqi{${address}}{$authenticated_id}} \n${listed} }`;
  const sameName = `{eqi{\${local_part:${address}}}{$authenticated_id}}`;
  const ourDomain = `{match_domain{\${domain:${address}}}{+local_domains}}`;
  return `or{ {and{ ${sameName} \n${ourDomain} }} \n${listed} }`;
}
