/**
 * What several answers mean together: an answer to a question that does not apply counts as if it said "none". Rules, relevance and the
 * parts of the configuration all ask here.
 */

/** `routing.delivery` as those who do not know the answers' own type see it. */
export type Delivery = 'lmtp' | 'lmtp-socket' | 'maildir' | 'mbox' | 'none';
export type Logins = 'dovecot' | 'passwords' | 'none';
/** Accounts of the machine, virtual mailboxes at Dovecot, or none. */
export type MailboxKind = 'system' | 'virtual' | 'none';

export const isLmtp = (delivery: Delivery): boolean => delivery === 'lmtp' || delivery === 'lmtp-socket';

/** Only Dovecot knows virtual mailboxes; Exim itself delivers to accounts. */
export function mailboxKind(delivery: Delivery, users: 'system' | 'virtual'): MailboxKind {
  if (delivery === 'none') return 'none';
  return isLmtp(delivery) ? users : 'system';
}

/** Who checks logins: nobody where only programs of the machine can connect. */
export function effectiveLogins(incoming: 'internet' | 'none', logins: Logins): Logins {
  return incoming === 'none' ? 'none' : logins;
}

export function usesDovecot(delivery: Delivery, logins: Logins): boolean {
  return isLmtp(delivery) || logins === 'dovecot';
}

/**
 * Whether the machine's address matters to anybody: others bring mail, people read it, an authority looks whose name it is, or it sends by
 * itself. What only hands its mail to a provider needs no record in DNS.
 */
export function needsAddress(a: {
  readonly incoming: 'internet' | 'none';
  readonly outgoing: 'mx' | 'smarthost' | 'gmail';
  readonly delivery: Delivery;
  readonly source: string;
}): boolean {
  return a.incoming === 'internet' || a.outgoing === 'mx' || isLmtp(a.delivery) || a.source !== 'none';
}

/** How a login is written: a bare name, which is that name in each local domain, or a full address. */
export function loginForm(logins: Logins, kind: MailboxKind, form: 'name' | 'address'): 'name' | 'address' {
  if (logins === 'passwords') return form;
  return kind === 'virtual' ? 'address' : 'name';
}
