import { type Clause, set, when } from '../../../exim/index.ts';

/**
 * The condition "this login may use that address" (the raw header is compared, never the decoded one, which
 * its sender can shape).
 *
 * What Dovecot returns as the login's name depends on its `auth_username_format`: a full address for virtual mailboxes, a bare
 * account name for accounts of the machine, which then owns that name in every local domain.
 */
export type Users = 'system' | 'virtual';

/**
 * Clauses that are true where the login may not use the address that `address`, an expansion of our own, yields. They keep it in
 * `$acl_m_address` without its sub-address: alice+shop@example.org is alice's. What cannot be read as one address is empty there,
 * and nobody's. `only`, an expansion condition, limits the question to where it is asked at all.
 */
export function notOwned(address: string, users: Users, only?: string): readonly Clause[] {
  return [
    set('acl_m_address', `\${sg{${address}}{\\N[+][^@]*@\\N}{@}}`),
    when('condition', only ? `\${if and{ {${only}} \n{!${owned(users)}} }}` : `\${if !${owned(users)}}`),
  ];
}

function owned(users: Users): string {
  const listed = '{inlisti{$acl_m_address}{<, $acl_c_owned}}';
  if (users === 'virtual') return `or{ {eqi{$acl_m_address}{$authenticated_id}} \n${listed} }`;
  const sameName = '{eqi{${local_part:$acl_m_address}}{$authenticated_id}}';
  const ourDomain = '{match_domain{${domain:$acl_m_address}}{+local_domains}}';
  return `or{ {and{ ${sameName} \n${ourDomain} }} \n${listed} }`;
}
