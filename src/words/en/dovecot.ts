import type { StepWords } from '../messages.ts';

export const dovecot: StepWords<'dovecot'> = {
  lead: 'Mailboxes, passwords, and how mail programs read them.',
  questions: {
    users: {
      label: 'Whose mailboxes are these?',
      help: 'Decides where passwords are kept and how a login is written.',
      why: [
        'Accounts of the machine suit a family or a small team with shell accounts: the mail password is the system password, and mail lies in the home folder.',
        'Virtual mailboxes have no account: their passwords stand hashed in one file, all mail belongs to the user “vmail”, and the same name can exist in two domains. A stolen mail password opens no shell.',
      ],
      choices: {
        system: {
          label: 'Accounts of this machine',
          help: 'People log in with their system name and password.',
        },
        virtual: {
          label: 'Virtual mailboxes',
          help: 'People log in with their full address; no system accounts are needed.',
        },
      },
    },
    mailboxes: {
      label: 'Mailboxes',
      help: 'Every mailbox that exists. A name without a domain belongs to the first domain.',
      example: 'alice, bob@example.net',
      why: [
        'Exim accepts mail only for these and for aliases. The passwords are not asked for here: install.sh asks for them on the server and stores hashes, so that they never pass through a browser.',
      ],
    },
    sieve: {
      label: 'Rules of their own for people (Sieve)',
      help: 'File into folders, answer while on holiday; mail programs edit the rules on port 4190.',
      why: [
        'The rules run on the server as mail arrives, so a phone sees the same order as a desktop. They are edited with the same login, inside TLS, by programs that know ManageSieve, or as the file .dovecot.sieve in the home directory.',
        'An answer goes to a sender once in several days, and never to lists or to other answering machines: Dovecot sees to that.',
        'What a rule redirects to another server leaves with a rewritten sender (SRS), so that it passes SPF there and a bounce finds its way to the first sender.',
      ],
    },
    junk: {
      label: 'What lands in the Junk folder',
      help: 'A rule for everybody, applied before their own.',
      why: [
        'Marked mail was suspicious and taken all the same. In Junk it is out of the way and not lost. Marks that come with a message are forged and are removed as it arrives, so a stranger cannot file anything.',
        'The cost: honest mail from a badly kept server lands in Junk too, and so do reports of spam to postmaster and abuse. Look there now and then.',
      ],
      choices: {
        marked: {
          label: 'All marked mail',
          help: 'What the spam filter takes for spam, and what a check on strangers marks instead of refusing it (X-Suspicious).',
        },
        spam: { label: 'Only what the spam filter takes for spam', help: 'Without a spam filter: nothing.' },
        off: { label: 'Nothing', help: 'People may write such a rule themselves.' },
      },
    },
    quotaGigabytes: {
      label: 'Size of a mailbox at most',
      unit: 'GiB',
      help: '0 sets no limit.',
      why: [
        'One full mailbox can fill the disk, and then nobody gets mail. With a limit, mail for a full mailbox is refused while the sender is still there, so the sender knows; mail programs show how much is left.',
      ],
    },
    autoconfig: {
      label: 'Let mail programs set themselves up',
      help: 'Adds the files that they look for, and the DNS names. A web server on this machine must serve them.',
      why: [
        'Thunderbird and others ask autoconfig.DOMAIN, Outlook asks autodiscover.DOMAIN over HTTPS with a certificate for that name. Without a web server leave this off: the SRV records in the zone file work without one, for the programs that know them.',
      ],
    },
    certificate: {
      label: 'Use the same certificate for IMAP',
      help: 'Turn this off if Dovecot already has one of its own.',
      why: [
        'People usually enter one host name for reading and sending; one certificate then covers both. With this off the wizard leaves Dovecot’s certificate settings as they are.',
      ],
    },
  },
  given: [
    ['without-dovecot', 'This server does without Dovecot: no file of it is changed.'],
    ['lmtp', 'Exim hands mail to Dovecot over LMTP, so it always lands where IMAP looks for it.'],
    ['dovecot-logins', 'Logins are checked through a socket that belongs to Exim’s user alone, with mode 0600.'],
    [
      'dovecot',
      'The settings come as a drop-in file that wins over the distribution’s own; the same service blocks are in snippets/10-master.conf for pasting.',
    ],
  ],
};
