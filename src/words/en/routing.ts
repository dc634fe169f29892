import type { RoutingWords } from '../messages.ts';
import { retry } from './retry.ts';

export const routing: RoutingWords = {
  lead: 'Where mail goes: to aliases, to mailboxes here, and out to other servers.',
  questions: {
    delivery: {
      label: 'Where does mail for your people end?',
      help: 'Whoever writes a mailbox must be the one that mail programs read it through.',
      why: [
        'With Dovecot over LMTP mail lands where IMAP looks for it, and quotas and filters work. Over TCP Exim can also ask, while the sender is still connected, whether a mailbox exists. Over the socket it cannot ask, so it looks into the list of mailboxes or accounts itself.',
        'Without Dovecot Exim writes the mailboxes of the machine’s accounts. Maildir keeps one file a message, in the home directory; mbox keeps all messages in one file in /var/mail, which programs such as “mail” expect.',
      ],
      choices: {
        lmtp: { label: 'Dovecot, over TCP on this machine', help: 'Each recipient is checked with Dovecot.' },
        'lmtp-socket': { label: 'Dovecot, over a socket', help: 'No port; Exim checks recipients by its own list.' },
        maildir: { label: 'Maildir in the home directory', help: 'Written by Exim, for accounts of this machine.' },
        mbox: { label: 'mbox in /var/mail', help: 'Written by Exim, for accounts of this machine.' },
        none: { label: 'There are no mailboxes', help: 'All mail for this machine goes to addresses elsewhere.' },
      },
    },
    catchAll: {
      label: 'Who gets mail for names that do not exist?',
      help: 'A mailbox or an address. Leave it empty, and such mail is refused.',
      example: 'alice',
      why: [
        'A catch-all takes every guessed name, and spammers guess a lot. With sub-addresses (alice+shop@) each shop can have an address of its own without one.',
        'It stands last, so it takes nothing from mailboxes and aliases.',
      ],
    },
    dotForward: {
      label: 'Let people forward by a .forward file',
      help: 'One address a line, in the home directory. Files and programs are not taken from there.',
      why: [
        'Whoever steals a password could otherwise have commands run by a piece of mail, so only addresses count. What is forwarded to another server leaves with a rewritten sender (SRS).',
      ],
    },
    relayCheck: {
      label: 'Check recipients of backed-up domains',
      help: 'What happens to a name that the domain’s own server may not know.',
      why: [
        'Spammers like backup servers because these often take every name and bounce it later, to somebody who was forged. Asking the domain’s own server stops that; while it is down all mail is taken, which is what a backup is for.',
      ],
      choices: {
        callout: { label: 'Ask the domain’s own server', help: 'Unknown names are refused at once.' },
        accept: { label: 'Take every name', help: 'Bounces to forged senders follow.' },
      },
    },
    dropPrivilege: {
      label: 'Never deliver as root',
      help: 'Deliveries give up root’s rights at once and run as Exim’s own account.',
      why: [
        'It works because Dovecot writes the mailboxes. Where Exim writes them itself, or reads .forward files, it must become their owner, and this setting would freeze every message; the question is absent there.',
      ],
    },
    outgoing: {
      label: 'How does mail leave?',
      help: 'The way of all mail to addresses that are not of this server.',
      choices: {
        mx: {
          label: 'Directly, to the servers that DNS names',
          help: 'Needs port 25 open outward, a fixed address and its reverse name (PTR).',
        },
        smarthost: {
          label: 'Through my provider (smarthost)',
          help: 'The provider’s server sends for this one, usually with a login.',
        },
        gmail: {
          label: 'Through Gmail',
          help: 'smtp.gmail.com, with a Google account and an app password. Gmail limits how much an account may send.',
        },
      },
      why: [
        'Many connections at home and many rented machines may not send mail on port 25, or their address is on block lists. A provider’s server has neither trouble.',
        'Others then see the provider’s address: its reverse name and its standing count, and the SPF record of your domains must include the provider’s (“include:…”, it tells you which).',
      ],
    },
    smarthosts: {
      label: 'Servers that send for this one',
      help: 'One a line, tried in this order: the name, a port if it is unusual, then the login if it asks for one.',
      example: 'smtp.example.net:587 me@example.net',
      why: [
        'The next server is used only while the one before it cannot be reached or defers. While none of them takes mail, it waits in the queue and nothing is lost.',
        'The password is no part of the answers: type it below, or leave it out and install.sh asks for it on the server.',
        'Most providers accept only senders that belong to the login: a From: of another domain is rewritten or refused.',
      ],
    },
    smarthostTls: {
      label: 'Encryption on the way to them',
      help: 'The certificate is checked in the first two. If it is wrong, mail waits and the password is not sent.',
      choices: {
        starttls: { label: 'STARTTLS, demanded', help: 'Port 587. What most providers ask for.' },
        tls: { label: 'TLS from the first byte', help: 'Port 465. As good, and recommended by RFC 8314.' },
        none: {
          label: 'Not demanded',
          help: 'Port 25. Anybody on the way can read and change the mail: only for a server in your own network. No login.',
        },
      },
      why: [
        'A “certificate name mismatch” in the log is not to be ignored: somebody else may be answering, or the name above is not the one that the provider tells you to use.',
        'The answer holds for all servers above: before 4.100 Exim cannot change the way from one server of a list to the next. Where one offers only 465 and another only 587, take those that go together; nearly all providers offer both.',
      ],
    },
    spfInclude: {
      label: 'SPF name of the provider',
      help: 'What the provider tells you to put behind “include:” in your SPF record. Empty if it does not say.',
      example: '_spf.example.net',
      why: [
        'SPF lists the servers that may send in the name of your domains. Here those are the provider’s, and one name stands for all of them, also when the provider changes some.',
        'Its help pages have it under “SPF” or “sender authentication”. With it the list of DNS records has a complete SPF record; without it there is none, and receivers see mail in your name from servers that nobody vouches for.',
      ],
    },
    routes: {
      label: 'Domains with servers of their own',
      help: 'One a line: a domain, its servers with commas between, then “starttls” or “tls” to demand encryption.',
      example: 'partner.example 192.0.2.8:2525,192.0.2.9',
      why: [
        'Mail for such a domain goes to the servers that you name, in this order, whatever DNS or the way out above says: to a server in your own network, or to a partner over a protected line. “*.example.net” stands for all domains below example.net. The first line that fits counts.',
        'A route says where mail goes, not who may send it. Strangers still cannot send there through this server, unless the domain is also one whose mail is taken for its own server.',
        'Port 25 is used unless another follows the server’s name; an IPv6 address stands in brackets. Without a third word the connection is encrypted wherever the server offers it, as with any other. “starttls” and “tls” (465, TLS from the first byte) demand encryption and a certificate of the server’s name; otherwise the mail waits. No login is sent to these servers.',
      ],
    },
    gmailAccount: {
      label: 'Google account',
      help: 'The account that sends. It needs 2-step verification and an app password for this server.',
      example: 'somebody@gmail.com',
      why: [
        'Google takes no account password here. An app password is made at myaccount.google.com/apppasswords, has 16 letters and can be withdrawn by itself; spaces in it do not matter.',
        'Gmail puts this address into From: of every message whose sender it does not know as yours. Replies then go to the Gmail mailbox.',
        'Gmail refuses connections from an IPv6 address without a reverse name (PTR). That is why mail leaves over IPv4 unless you say below that yours has one.',
      ],
    },
    gmailSendAs: {
      label: 'All my senders are set up in Gmail under “Send mail as”',
      help: 'Otherwise Gmail rewrites From: to the account above.',
      why: [
        'A DKIM signature of your own covers From:, so a rewritten message has a broken one. Without “Send mail as” none is made, and the questions about DKIM are not asked; Gmail signs with its own.',
      ],
    },
    smarthostLogins: {
      label: 'Where Exim keeps the password',
      help: 'Whether the password stands in a file of its own or in Exim’s configuration.',
      choices: {
        file: {
          label: 'In a file of its own',
          help: 'smarthost-logins, readable by root and Exim’s group alone. The configuration can be shown to others.',
        },
        inline: {
          label: 'In Exim’s configuration',
          help: '“hide” keeps it from “exim -bP”. A password that is not typed here goes into the file all the same.',
        },
      },
      why: [
        'Configurations are copied into tickets and backups. A password in a file of its own stays behind.',
        'In both forms every character arrives as it was typed: spaces at the ends, quotes, colons, “^” and “$” too.',
      ],
    },
    hideNames: {
      label: 'Machine names to hide',
      help: 'Senders at these names leave with the domain that others know.',
      example: 'laptop.example.org',
      why: [
        'Programs of a machine send as root@laptop.example.org. Nobody outside can answer that, and many servers refuse such a sender because its domain has no mail server.',
        'The envelope sender, From:, Reply-To: and Sender: are rewritten. Recipients are left alone, and Received: lines still name the machine.',
        'Do not hide a name that has an MX or that people write to: answers would then go to another address. install.sh warns of names that are in DNS.',
      ],
    },
    visibleDomain: {
      label: 'Domain shown in their place',
      help: 'Empty: the first local domain.',
      example: 'example.org',
      why: ['root@laptop.example.org leaves as root@ this domain, where somebody should read the answers.'],
    },
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
        'It needs a resolver that validates DNSSEC, best on this machine, and with glibc the line “options trust-ad” in /etc/resolv.conf, without which its word does not count. install.sh looks whether both are there. If not, mail goes out as without DANE.',
        'Domains without such records are not affected.',
      ],
    },
    dkim: {
      label: 'Sign outgoing mail (DKIM)',
      help: 'install.sh makes the keys of each domain on the server and prints their DNS records. The last step can make the keys here instead.',
      why: [
        'Large providers ask for signatures, and DMARC builds on them. A signature also survives forwarding, where SPF fails.',
        'Private keys that the server makes never leave it and are in no bundle. Those that this page makes are in the bundle; for that, their records can be in DNS before you install. Until a record is there, receivers ignore the signatures.',
      ],
    },
    dkimSelector: {
      label: 'DKIM selector',
      help: 'The name under which DNS has the public key: SELECTOR._domainkey.DOMAIN. Take one with today’s date in it, such as mail2026 or mail202611, that DNS does not have yet.',
      example: 'mail2026',
      why: [
        'A new selector has new keys, which is how keys are changed. First publish the new record, then install; the old record stays for a week, so that mail on its way can be verified. A date in the name shows how old a key is.',
        'The last step says how to change keys, in order.',
      ],
    },
    retryRules: {
      label: 'Own retry rules',
      help: 'One a line: for whom (a domain, a server, an address, or * for all), for which error (* for any), then the steps.',
      example: 'partner.example * F,2h,15m; G,16h,1h,1.5; F,4d,6h',
      why: [
        'F,2h,15m: until two hours after the first failure, try every 15 minutes. G,16h,1h,1.5: until 16 hours after it, with pauses that begin at one hour and grow by half each time; H is like G, with pauses drawn by lot. After the last step the sender gets the mail back. What your rules mean stands below them.',
        'The first rule that fits counts, and the general rule stands behind yours. A rule of your own for “* *” takes its place, and the question about giving up is no longer asked.',
        'Errors have Exim’s names: refused, timeout, timeout_connect, lost_connection, tls_required, auth_failed, lookup, quota, rcpt_4xx, mail_4xx, data_4xx (also rcpt_450). Pauses are at most a day, and shorter ones than the interval of Exim’s queue runner make no difference.',
        'Exim remembers how long a server has failed. After a change of the rules “exinext DOMAIN” shows what it will do next; deleting the files retry* in its spool’s db folder makes it forget.',
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
  retry,
  passwords: {
    label: (login, host) => `Password of ${login} at ${host}`,
    help: 'It goes into the bundle and nowhere else: not into drafts, links or answers.json. It is gone when this page is reloaded. Leave it empty, and install.sh asks for it on the server.',
    show: 'Show',
    hide: 'Hide',
  },
  given: [
    [
      'internet',
      'Recipients are verified while the other server is still connected: mail for unknown users is refused at once, never bounced later.',
    ],
    ['lmtp', 'While Dovecot is down no mail is lost: it waits in the queue here, or at the other server.'],
    [
      'mx',
      'Mail for other domains goes to the hosts that DNS names for them; an answer that points back at this machine is ignored.',
    ],
    [
      'smarthost',
      'Mail that cannot leave now waits in the queue: while no server answers, refuses the login, or shows a wrong certificate.',
    ],
  ],
};
