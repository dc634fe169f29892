import type { BasicsWords } from '../messages.ts';

export const basics: BasicsWords = {
  lead: 'Which machine this is, the names it has, and who is in charge.',
  preset: {
    label: 'What should this machine do?',
    help: 'Sets sensible answers for all steps. Each can be changed afterwards.',
    replaces: (questions) =>
      `This replaces your answers to: ${new Intl.ListFormat('en').format(questions)}. Undo brings them back.`,
    replace: 'Replace them',
    keep: 'Keep my answers',
  },
  presets: {
    'internet-dovecot': {
      label: 'Internet mail server with Dovecot',
      help: 'Receives mail for your domains, delivers to the outside itself, and lets people read and send with a mail program.',
    },
  },
  questions: {
    platform: {
      label: 'Operating system',
      help: 'Paths, package names and the syntax that each server version understands follow from it.',
      why: [
        'Exim 4.96 and 4.98 do not accept the same options, and Dovecot 2.3 and 2.4 do not read each other’s files. A configuration for the wrong release stops the server at the next start.',
        'Not sure? Run “cat /etc/os-release” on the server.',
      ],
      choices: {
        'debian-12': { label: 'Debian 12 “bookworm” (Exim 4.96, Dovecot 2.3)' },
        'debian-13': { label: 'Debian 13 “trixie” (Exim 4.98, Dovecot 2.4)' },
      },
    },
    hostname: {
      label: 'Host name of the mail server',
      help: 'The full name of this machine in DNS; it says this name to every server that it talks to.',
      example: 'mail.example.org',
      why: [
        'Other servers look this name up. It needs an address record (A, AAAA) that points here, and the reverse record (PTR) of this machine’s address should give the same name. Where they differ, large providers put mail into the spam folder or refuse it.',
        'Your hoster’s control panel sets the PTR record. The name also belongs on the certificate.',
      ],
    },
    domains: {
      label: 'Mail domains',
      help: 'What stands after the @ in your addresses. The first one completes names that have no domain.',
      example: 'example.org',
      why: [
        'Mail for these domains is delivered on this machine; mail for every other domain is accepted only from people who have logged in. That is the line between a mail server and an open relay.',
        'Each of them needs an MX record that names this host.',
      ],
    },
    administrator: {
      label: 'Who reads the mail of root and postmaster?',
      help: 'A mailbox on this server, or an address elsewhere. Reports, warnings and complaints arrive there.',
      example: 'alice or alice@example.org',
      why: [
        'Cron, the mail server itself and other postmasters write to root, postmaster, abuse and mailer-daemon. Exim never delivers as root, so without a person behind these names that mail stays in the queue, and a warning about a full disk with it.',
        'postmaster must be accepted from everybody (RFC 5321). An address on another server still reaches you when this one is in trouble.',
      ],
    },
  },
  given: [
    'Mail to root, postmaster, abuse and mailer-daemon is accepted for every domain.',
    'Programs on this machine may send through 127.0.0.1 and ::1 without a login.',
    'Only people who have logged in can send to other domains: no open relay.',
  ],
};
