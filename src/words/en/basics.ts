import { listIn } from '../formats.ts';
import type { BasicsWords } from '../messages.ts';
import { machine } from './machine.ts';

const and = listIn('en');

export const basics: BasicsWords = {
  lead: 'Which machine this is, the names it has, and who is in charge.',
  headings: { relayFrom: 'Who may connect and send', hostLookup: 'The log', eximVersion: 'Versions and places' },
  preset: {
    label: 'What should this machine do?',
    help: 'Fills in all steps. Each answer can be changed afterwards.',
    replaces: (questions) => `This replaces your answers to: ${and(questions)}. Undo brings them back.`,
    replace: 'Replace them',
    keep: 'Keep my answers',
  },
  presets: {
    'internet-dovecot': {
      label: 'Internet mail server with Dovecot',
      help: 'Receives mail for your domains, delivers to the outside itself, and lets people read and send with a mail program.',
    },
    'internet-local': {
      label: 'Internet mail server with local mailboxes',
      help: 'Without Dovecot: Exim writes the mailboxes of the machine’s accounts itself and checks logins by a file of hashes.',
    },
    smarthost: {
      label: 'Mail server that sends through my provider',
      help: 'Takes mail from the Internet itself; outgoing mail leaves through a smarthost with a login.',
    },
    gmail: {
      label: 'Mail server that sends through Gmail',
      help: 'The same with a Google account and an app password.',
    },
    satellite: {
      label: 'Laptop or machine that only sends',
      help: 'Takes no mail from outside; its programs’ mail leaves through a smarthost, and its name is hidden.',
    },
    'backup-mx': {
      label: 'Backup MX for other servers’ domains',
      help: 'Takes mail for domains while their own server is down, and hands it on later. It has no mailboxes and no logins.',
    },
  },
  relayRisks: {
    container: (network) =>
      `${network} is where Docker, Podman, Kubernetes or virtual machines have their bridges. With port forwarding the whole Internet comes from there, and could send through you. Log in instead.`,
    shared: (network) =>
      `${network} belongs to a provider’s shared addresses (RFC 6598): strangers have it too. Log in instead.`,
    private: (network) =>
      `${network} is private: behind a router or proxy that translates addresses (NAT), every stranger has the router’s address. Make sure that nothing of the kind stands before this server, or log in instead.`,
    wide: (network) =>
      `${network} is large: one hacked machine in it, and this server sends spam. List single addresses.`,
  },
  questions: {
    platform: {
      label: 'Operating system',
      help: 'Paths, package names and the syntax that each server version understands follow from it.',
      why: [
        'Exim 4.96 and 4.98 do not accept the same options, and Dovecot 2.3 and 2.4 do not read each other’s files. A configuration for the wrong release stops the server at the next start.',
        'Not sure? Run “cat /etc/os-release” on the server.',
        'Debian 12 and 13 were tried on real servers. For the others, what is known comes from their packages or is what is usual there: a guess is marked as one under “More”, and install.sh compares all of it with the machine before it changes anything.',
      ],
      choices: {
        'debian-12': { label: 'Debian 12 “bookworm” (Exim 4.96, Dovecot 2.3)' },
        'debian-13': { label: 'Debian 13 “trixie” (Exim 4.98, Dovecot 2.4)' },
        'ubuntu-24.04': { label: 'Ubuntu 24.04 (Exim 4.97, Dovecot 2.3)' },
        'ubuntu-26.04': { label: 'Ubuntu 26.04' },
        arch: { label: 'Arch Linux' },
        fedora: { label: 'Fedora, RHEL with EPEL' },
        alpine: { label: 'Alpine Linux' },
        opensuse: { label: 'openSUSE' },
        freebsd: { label: 'FreeBSD' },
        gentoo: { label: 'Gentoo' },
        other: { label: 'Another system' },
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
    ipv4: {
      label: 'IPv4 address of the machine',
      help: 'As the Internet sees it, for the DNS records. Empty if it has none.',
      example: '203.0.113.7',
      why: [
        'No server reads this: it goes into the zone file and the list of DNS records. Your hoster’s control panel shows it; so does “ip -4 addr” on a machine that is not behind NAT.',
        'An address at home usually changes, and providers list home networks as places that no mail server sends from.',
      ],
    },
    ipv6: {
      label: 'IPv6 address of the machine',
      help: 'In lower case, for the DNS records. Empty if it has none, or if it has no reverse name yet.',
      example: '2001:db8::7',
      why: [
        'Once DNS has an AAAA record, other servers deliver to it. Large providers refuse mail from an IPv6 address without a reverse name (PTR), so set that first.',
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
    incoming: {
      label: 'Where does mail come from?',
      help: 'Decides whether other servers can connect at all.',
      why: [
        'A machine that only sends has no reason to listen to the world: with “this machine alone” Exim answers on 127.0.0.1 and ::1 and nowhere else, so nobody outside can try anything.',
        'Such a machine must not call your mail domain its own. Mail to colleagues would then end here as “unknown user”; so its only domain is its own host name.',
      ],
      choices: {
        internet: { label: 'Other servers, people and this machine', help: 'A mail server on the Internet.' },
        none: { label: 'This machine alone', help: 'Its programs send; nothing comes in from outside.' },
      },
    },
    relayDomains: {
      label: 'Domains to take mail for as a backup',
      help: 'Their mail is accepted from everybody and sent on to their own server. Leave it empty if you are nobody’s backup.',
      example: 'example.net',
      why: [
        'A second MX record names this server for when the first one is down. A sending server tries again for days by itself, so a backup helps less than it seems, and spammers prefer backups because these know less.',
        'The domain’s own server must exempt this one from its checks on strangers: everything arrives from here.',
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
    relayFrom: {
      label: 'Addresses that may send without a login',
      help: 'Machines of yours that cannot log in, such as a printer or another server. Empty: this machine alone.',
      example: '192.0.2.25 or 192.0.2.0/28 or 2001:db8:5::/64',
      why: [
        'Whoever has one of these addresses can send to anywhere, under any name: these are logins without a password. Most people need none, since programs and devices can log in on port 465 or 587.',
        'An address that others share makes an open relay of this machine, and block lists follow within hours. The bridges of Docker, Podman and other container engines are such addresses: with their port forwarding, the whole Internet may come from 172.17.0.1. So are the private addresses behind a router that translates (NAT).',
        'They send through port 25. The limits on local programs (step Hardening) hold for each of these addresses. Networks wider than /8 (IPv4) or /32 (IPv6) are refused.',
      ],
    },
    listen: {
      label: 'Where Exim listens',
      help: 'The addresses of this machine at which others can connect.',
      why: [
        'A machine with several addresses may have other services on port 25 of some of them. Restricting Exim is no firewall, but what does not listen needs none.',
        'Incoming IPv6 does no harm and needs no reverse name; that matters for sending only (step Routing).',
      ],
      choices: {
        all: { label: 'All addresses, IPv4 and IPv6' },
        ipv4: { label: 'All IPv4 addresses', help: 'Clients that find an AAAA record try IPv6 first, and lose time.' },
        loopback: { label: 'This machine only', help: 'Nobody outside can connect: no mail comes in, nobody logs in.' },
        addresses: { label: 'Addresses that I name', help: 'Loopback belongs to them, for programs of this machine.' },
      },
    },
    listenAddresses: {
      label: 'Addresses to listen on',
      help: 'Addresses that this machine has.',
      example: '192.0.2.10',
      why: [
        'If one of them is missing when Exim starts, it waits for a while and then does not start. So this is nothing for addresses that a provider changes.',
      ],
    },
    hostLookup: {
      label: 'Look up the name of each client',
      help: 'Names in the log and in Received: headers, not only addresses.',
      why: [
        'It costs two or three DNS questions for each connection: the name of the address, then the addresses of that name, so that nobody can claim a name that belongs to others. With a resolver on this machine that is a few milliseconds. With one that does not answer, each client waits for its greeting.',
        'Nothing is refused because of it. Without it, the log and the headers show the address and the name that the client says it has.',
      ],
    },
    logSelector: {
      label: 'What the log tells',
      help: 'More lines cost disk space, and name more about people.',
      why: [
        'The detailed form adds what the questions “was it encrypted?”, “who else got it?” and “why was it refused?” need: cipher and certificate, every recipient, the port, errors in the protocol, and whether DNSSEC was used.',
        'Everything is for hunting one fault: it also logs each connection, each argument that Exim is called with and each retry, many lines a message.',
      ],
      choices: {
        default: {
          label: 'Exim’s usual lines',
          help: 'One when a message comes, one for each delivery, one when it is done.',
        },
        detailed: {
          label: 'Detailed',
          help: 'The same lines with encryption, all recipients, ports and protocol errors.',
        },
        all: { label: 'Everything', help: 'While a fault is hunted.' },
      },
    },
    logPath: {
      label: 'Where the log goes',
      help: 'Files of Exim’s own, the system’s log, or both.',
      why: [
        'Tools such as exigrep, eximstats and fail2ban’s usual filters read Exim’s own files. Syslog suits machines whose logs are collected elsewhere.',
        'A refused message is logged in two of Exim’s files. In syslog such a line would stand twice, so the second one is switched off.',
      ],
      choices: {
        files: { label: 'Exim’s own files', help: 'mainlog, rejectlog and paniclog.' },
        syslog: { label: 'Syslog', help: 'Nothing in files; look there, or in the journal.' },
        both: { label: 'Both', help: 'Each line once in each.' },
      },
    },
    ...machine,
  },
  given: [
    'Mail to root, postmaster, abuse and mailer-daemon is accepted for every domain.',
    'Programs on this machine may send through 127.0.0.1 and ::1 without a login.',
    [
      'internet',
      'Only people who have logged in, and addresses that you list, can send to other domains: no open relay.',
    ],
  ],
};
