import type { StepWords } from '../messages.ts';

export const routing: StepWords<'routing'> = {
  lead: 'Where mail goes: to aliases, to mailboxes here, and out to other servers.',
  questions: {
    aliases: {
      label: 'Aliases',
      help: 'Further addresses and where their mail goes: a name, a colon, then one or more mailboxes or addresses.',
      example: 'sales: alice, bob@example.net',
      why: [
        'A name without a domain works in each of your domains; “sales@example.org” in that one only. “sales+anything” reaches the same alias.',
        'A target on this server must exist. Otherwise the mail would first be accepted and then bounced to a sender who is often forged.',
        'Mail that is forwarded to another server leaves with a rewritten sender (SRS). Otherwise this server would send in the name of strangers’ domains, and SPF would have it refused.',
      ],
    },
    ipv6: {
      label: 'Send over IPv6 as well',
      help: 'Turn this on once the machine’s IPv6 address has a reverse name (PTR).',
      why: [
        'Gmail and others refuse mail from an IPv6 address without a PTR record, and hosters rarely set one by themselves. With this off, mail goes out over IPv4; receiving over IPv6 works either way.',
      ],
    },
    dane: {
      label: 'Verify receiving servers by DANE',
      help: 'Where a domain publishes its certificate in signed DNS, send only to a server that can show it.',
      why: [
        'Without DANE somebody between the servers can remove the encryption unnoticed. With it the mail waits in the queue instead.',
        'It needs a resolver that validates DNSSEC, best on this machine. Domains without such records are not affected.',
      ],
    },
    dkim: {
      label: 'Sign outgoing mail (DKIM)',
      help: 'install.sh makes a key for each domain on the server and prints the DNS record for it.',
      why: [
        'Large providers ask for signatures, and DMARC builds on them. A signature also survives forwarding, where SPF fails.',
        'The private keys are made on the server and never leave it; they are in no bundle. Until the record is in DNS, receivers ignore the signatures.',
      ],
    },
    dkimSelector: {
      label: 'DKIM selector',
      help: 'The name under which DNS has the public key: SELECTOR._domainkey.DOMAIN.',
      example: 'mail2026',
      why: [
        'A new key gets a new selector, and the old record stays for a week: so mail that is still on its way can be verified. A year in the name shows how old a key is.',
      ],
    },
    giveUpAfter: {
      label: 'Give up on undeliverable mail after',
      help: 'The sender then gets the message back with the reason.',
      unit: 'days',
      why: [
        'A receiving server may be down for a weekend; four to five days are customary (RFC 5321 names that range). With fewer, mail is returned that would still have arrived; with more, people learn late that it did not.',
      ],
    },
    ignoreBounceErrorsAfter: {
      label: 'Days to keep a bounce that nobody takes',
      help: 'Then it is thrown away, without a further word.',
      unit: 'days',
      why: [
        'A bounce that cannot be delivered has nobody to go back to: its own sender is empty. Most of them answer spam with a forged sender. Exim keeps (“freezes”) them for this long, in case the other server is only down.',
        'At 0 they go at once.',
      ],
    },
    timeoutFrozenAfter: {
      label: 'Days until any other frozen message goes',
      help: 'Frozen messages wait for a decision of the administrator; nobody is told when they go.',
      unit: 'days',
      why: [
        'A message is frozen when something is wrong that time will not heal, such as an error in the configuration. This is the time to notice and mend it; “exim -bp” marks such messages, “exim -Mt” with the message’s id thaws one. Without a limit they stay in the queue for ever.',
      ],
    },
  },
  given: [
    'Recipients are verified while the other server is still connected: mail for unknown users is refused at once, never bounced later.',
    'If Dovecot is down, mail from outside is deferred and comes again; nothing is lost.',
    'Mail for other domains goes to the hosts that DNS names for them; an answer that points back at this machine is ignored.',
  ],
};
