import { aliases, dnsLabel, flag, wholeNumber } from './field.ts';

/** Step 3: where mail goes. */
export const routing = {
  /** Whether outgoing mail may use IPv6; off until the address has a reverse name, since big receivers refuse it then. */
  ipv6: flag(false),
  /** Outgoing DANE (RFC 7672). */
  dane: flag(true),
  /** Days after which an undeliverable message is returned to its sender. */
  giveUpAfter: wholeNumber(1, 14, 4),
  /** `ignore_bounce_errors_after`, days: a bounce that cannot be delivered is thrown away. */
  ignoreBounceErrorsAfter: wholeNumber(0, 14, 2),
  /** `timeout_frozen_after`, days: any frozen message is thrown away. */
  timeoutFrozenAfter: wholeNumber(1, 60, 7),
  aliases: aliases([]),
  /** DKIM signatures (RFC 6376) on outgoing mail; install.sh makes a key for each domain. */
  dkim: flag(true),
  /** The name under which DNS has the public keys: SELECTOR._domainkey.DOMAIN. */
  dkimSelector: dnsLabel('mail2026'),
};
