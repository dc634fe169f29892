import { choice, domains, hostName, mailboxOrAddress } from './field.ts';

/** Platform ids are a contract (command line, saved answers); what is known of each is in `platforms/`. */
export const platformIds = ['debian-12', 'debian-13'] as const;
export type PlatformId = (typeof platformIds)[number];

/** Step 1: which machine, which names, and who is in charge. */
export const basics = {
  platform: choice(platformIds, 'debian-13'),
  /** `primary_hostname`: the machine's own name, the one in DNS and in its HELO. */
  hostname: hostName('mail.example.org'),
  /** Local domains; the first one is `qualify_domain`. */
  domains: domains(['example.org'], 1),
  /** Reads the mail of root, postmaster, abuse and mailer-daemon: a mailbox name or an address. */
  administrator: mailboxOrAddress('alice'),
};
