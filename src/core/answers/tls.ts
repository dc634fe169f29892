import { absolutePath, choice, domains, flag, mailboxes, optionalSha256 } from './field.ts';
import { senderAddresses } from './sender-address.ts';

/** Step 2: the certificate. Ports, STARTTLS and AUTH follow from it: none is offered without TLS. */
export const tls = {
  /**
   * The ACME client, whose deploy hook copies each renewal to where Exim may read it; `files`: kept by the person; `none`: no certificate, so no
   * STARTTLS and no logins.
   */
  source: choice(['certbot', 'acme-sh', 'lego', 'caddy', 'files', 'none'], 'certbot'),
  /** Full chain and key of `files`, in PEM; readable by Exim's group. */
  certificate: absolutePath('/etc/exim4/tls/fullchain.pem'),
  key: absolutePath('/etc/exim4/tls/privkey.pem'),
  /** Who checks the passwords of those who log in to send: Dovecot, or Exim itself by a file of hashes; `none`: nobody logs in. */
  logins: choice(['dovecot', 'passwords', 'none'], 'dovecot'),
  /** The logins of the password file. install.sh asks for their passwords. */
  passwordLogins: mailboxes(['alice'], 1),
  /** `name`: the login alice may send as alice@ each local domain; `address`: a login is an address, and sends as that one. */
  loginForm: choice(['name', 'address'], 'name'),
  /** Addresses that a login may send as, besides its own and the aliases that reach it. */
  senderAddresses: senderAddresses([]),
  /** Further names of this machine that clients use, each with a certificate of its own, chosen by SNI (RFC 6066 section 3). */
  names: domains([], 0),
  /** Ports for people: 465 (TLS from the start), 587 (STARTTLS), or both (RFC 8314). */
  submissionPorts: choice(['both', '465', '587'], 'both'),
  /** `dsn_advertise_hosts`: whether those who log in may ask to be told when a message has arrived (RFC 3461). */
  deliveryReports: flag(false),
  /** Whether renewals keep the key: only then may DNS name it (TLSA 3 1 1). */
  reuseKey: flag(false),
  /** SHA-256 of the public key in the certificate (its SubjectPublicKeyInfo), for TLSA. */
  keyHash: optionalSha256(''),
};
