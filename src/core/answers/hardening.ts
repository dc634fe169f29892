import { blockLists, choice, flag, mailboxes, networks, wholeNumber } from './field.ts';

/** Step 5: limits and checks. Exim's rates are smoothed: a limit of 1 would refuse the very first event, so none is that low. */
export const hardening = {
  /** `message_size_limit`, MiB. */
  messageSize: wholeNumber(1, 1024, 50),
  /** Connections to port 25 an hour from one host. */
  connectionsPerHour: wholeNumber(10, 100_000, 120),
  /** Recipients an hour for one login. */
  recipientsPerHour: wholeNumber(10, 100_000, 300),
  /** Messages an hour for one login. */
  loginMessagesPerHour: wholeNumber(5, 100_000, 200),
  /** Messages and recipients an hour from one host that is not ours, and from one sender out there. */
  hostMessagesPerHour: wholeNumber(5, 1_000_000, 600),
  hostRecipientsPerHour: wholeNumber(5, 1_000_000, 2000),
  senderMessagesPerHour: wholeNumber(5, 1_000_000, 300),
  senderRecipientsPerHour: wholeNumber(5, 1_000_000, 1000),
  /** Failed logins in ten minutes from one host. */
  failedLogins: wholeNumber(2, 10_000, 10),
  /** Messages that programs of this machine hand over by sendmail: with limits, without, or none but to those in charge. */
  localSubmission: choice(['limited', 'allowed', 'refused'], 'limited'),
  /** Who else is in charge: mail to these alone, to the administrator, root and postmaster always passes. */
  localExempt: mailboxes([], 0),
  /** Messages of one local program (its uid) in a minute and in an hour. */
  localPerMinute: wholeNumber(2, 100_000, 20),
  localPerHour: wholeNumber(2, 1_000_000, 60),
  /** `received_header_text`: whether the address of a login's computer stays out of its messages. */
  hideClient: flag(false),
  /** The name in HELO: not ours; also of the right form; also in DNS. */
  helo: choice(['own', 'form', 'dns'], 'form'),
  /** Clients whose address has no name that leads back to it. */
  reverseName: choice(['off', 'mark', 'refuse'], 'mark'),
  /** `verify = sender`: the sender's domain must be able to take a bounce. */
  verifySender: flag(true),
  /** The sender's server is asked whether it would take a bounce (callout). */
  senderCallout: flag(false),
  /** Strangers who use our domains: as envelope sender (`refuse`), in From: too (`headers`). */
  ownDomain: choice(['accept', 'mark', 'refuse', 'headers'], 'mark'),
  /** Unknown recipients an hour from one host. */
  unknownRecipients: wholeNumber(3, 100_000, 30),
  /** Attachments whose names start a program. */
  attachments: choice(['off', 'mark', 'refuse'], 'refuse'),
  /** Lists of allowed and denied hosts and senders, kept by the administrator. */
  ownLists: flag(true),
  /** `dnslists`: what happens to hosts that public lists have, and with `score` from how many lists on they are refused. */
  blockListAction: choice(['off', 'mark', 'refuse', 'score'], 'mark'),
  blockLists: blockLists(['zen.spamhaus.org=127.0.0.2-11']),
  blockListScore: wholeNumber(2, 20, 2),
  /** Greylisting by the `seen` condition, and for how many minutes. */
  greylisting: flag(false),
  greylistMinutes: wholeNumber(1, 60, 5),
  /** RFC 7489, for builds of Exim that have it. */
  dmarc: choice(['off', 'mark', 'refuse'], 'mark'),
  /** What judges content: `spamd_address`, from how many points on a message is marked and refused, and `av_scanner`. */
  spamFilter: choice(['none', 'rspamd', 'spamassassin'], 'none'),
  spamMark: wholeNumber(1, 100, 6),
  spamRefuse: wholeNumber(2, 100, 15),
  virusScanner: choice(['none', 'clamav'], 'none'),
  /** Hosts that pass mail of others on to us: the own backup MX, forwarders. */
  forwarders: networks([]),
  /** RFC 7208 result `fail`: only noted in the message, or refused. */
  spf: choice(['mark', 'refuse', 'off'], 'mark'),
  /** What others are to do with mail in our name that is neither signed by us nor sent from here (RFC 7489). */
  dmarcPolicy: choice(['none', 'quarantine', 'reject'], 'none'),
  /** Whether others must encrypt mail to us, by a policy on the web (RFC 8461). */
  mtaSts: choice(['off', 'testing', 'enforce'], 'off'),
  /** Addresses that guess passwords are shut out by the firewall, with fail2ban; off, since the limit above works without it. */
  fail2ban: flag(false),
};
