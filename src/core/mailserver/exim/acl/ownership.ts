import { type Clause, set, when } from '../../../exim/index.ts';

/**
 * The condition "this login may use that address" (the raw header is compared, never the decoded one, which
 * its sender can shape).
 *
 * A login is a full address (virtual mailboxes; a password file by addresses) or a bare name (accounts of the machine), which then owns
 * that name in every local domain. What Dovecot returns as the login's name follows from its `auth_username_format`.
 */
export type LoginForm = 'name' | 'address';

/**
 * Clauses that are true where the login may not use the address that `address`, an expansion of our own, yields. They keep it in
 * `$acl_m_address` without its sub-address: alice+shop@example.org is alice's. What cannot be read as one address is empty there,
 * and nobody's. `only`, an expansion condition, limits the question to where it is asked at all.
 */
export function notOwned(address: string, form: LoginForm, only?: string): readonly Clause[] {
  return [
    set('acl_m_address', `\${sg{${address}}{\\N[+][^@]*@\\N}{@}}`),
    when('condition', only ? `\${if and{ {${only}} \n{!${owned(form)}} }}` : `\${if !${owned(form)}}`),
  ];
}

function owned(form: LoginForm): string {
  const listed = '{inlisti{$acl_m_address}{<, $acl_c_owned}}';
  if (form === 'address') return `or{ {eqi{$acl_m_address}{$authenticated_id}} \n${listed} }`;
  const sameName = '{eqi{${local_part:$acl_m_address}}{$authenticated_id}}';
  const ourDomain = '{match_domain{${domain:$acl_m_address}}{+local_domains}}';
  return `or{ {and{ ${sameName} \n${ourDomain} }} \n${listed} }`;
}
