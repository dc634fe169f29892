import {
  address,
  aliases,
  choice,
  dnsLabel,
  domains,
  flag,
  optionalDomain,
  optionalMailboxOrAddress,
  optionalSpfName,
  wholeNumber,
} from './field.ts';
import { retryRules } from './retry.ts';
import { routes } from './route.ts';
import { smarthosts } from './table.ts';

/** Step 3: where mail goes. */
export const routing = {
  /**
   * What happens to mail that ends here. `lmtp`: Dovecot, over TCP on loopback, asked for each recipient; `lmtp-socket`: Dovecot, over a unix
   * socket; `maildir`, `mbox`: Exim writes it itself, for accounts of the machine; `none`: there are no mailboxes.
   */
  delivery: choice(['lmtp', 'lmtp-socket', 'maildir', 'mbox', 'none'], 'lmtp'),
  /** Whether people with an account may forward by a `.forward` file in their home. */
  dotForward: flag(false),
  /** Gets the mail for every name that does not exist; empty: nobody. */
  catchAll: optionalMailboxOrAddress(''),
  /** `deliver_drop_privilege`: deliveries run as Exim's own account, never as root. */
  dropPrivilege: flag(false),
  /** Recipients in relayed domains: asked of the server that has them, or taken unseen. */
  relayCheck: choice(['callout', 'accept'], 'callout'),
  /** `mx`: to the servers that DNS names for each domain; `smarthost`: all of it to a provider's servers; `gmail`: to Gmail's. */
  outgoing: choice(['mx', 'smarthost', 'gmail'], 'mx'),
  /** Servers that take all outgoing mail, tried in this order. */
  smarthosts: smarthosts([{ server: 'smtp.example.net', login: 'me@example.net' }]),
  /**
   * `starttls`: demanded (587); `tls`: from the first byte (465); `none`: not demanded (25), so no login either. A certificate that does
   * not fit defers the mail in the first two.
   */
  smarthostTls: choice(['starttls', 'tls', 'none'], 'starttls'),
  /** The name whose SPF record lists the provider's servers (`include:`); empty: not known. */
  spfInclude: optionalSpfName(''),
  /** Domains whose mail goes to hosts that are named here. */
  routes: routes([]),
  /** The Google account whose app password is used. */
  gmailAccount: address('somebody@gmail.com'),
  /** Whether all senders are set up there under "Send mail as"; others are rewritten to the account. */
  gmailSendAs: flag(false),
  /** Where Exim keeps logins at other servers: in a file of their own, or in its configuration (`hide`). */
  smarthostLogins: choice(['file', 'inline'], 'file'),
  /** Names of machines that senders are not to show: `*@name` is rewritten. */
  hideNames: domains([], 0),
  /** What stands in their place; empty: the first local domain. */
  visibleDomain: optionalDomain(''),
  /** Whether outgoing mail may use IPv6; off until the address has a reverse name, since big receivers refuse it then. */
  ipv6: flag(false),
  /** Outgoing DANE (RFC 7672). */
  dane: flag(true),
  /** When mail is tried again, before the general rule or in its place. */
  retryRules: retryRules([]),
  /** Days after which an undeliverable message is returned to its sender. */
  giveUpAfter: wholeNumber(1, 14, 4),
  /** `ignore_bounce_errors_after`, days: a bounce that cannot be delivered is thrown away. */
  ignoreBounceErrorsAfter: wholeNumber(0, 14, 2),
  /** `timeout_frozen_after`, days: any frozen message is thrown away. */
  timeoutFrozenAfter: wholeNumber(1, 60, 7),
  aliases: aliases([]),
  /** DKIM signatures (RFC 6376) on outgoing mail; install.sh makes a key for each domain, if the page did not. */
  dkim: flag(true),
  /** The name under which DNS has the public keys: SELECTOR._domainkey.DOMAIN. */
  dkimSelector: dnsLabel('mail2026'),
};
