import type { ReadmeWords } from '../../core/files.ts';
import { packageNotes } from './packages.ts';
import { temporary } from './temporary.ts';

export const readme: ReadmeWords = {
  language: 'en',
  platforms: {
    'debian-12': 'Debian 12',
    'debian-13': 'Debian 13',
    'ubuntu-24.04': 'Ubuntu 24.04',
    'ubuntu-26.04': 'Ubuntu 26.04',
    arch: 'Arch Linux',
    fedora: 'Fedora',
    alpine: 'Alpine Linux',
    opensuse: 'openSUSE',
    freebsd: 'FreeBSD',
    gentoo: 'Gentoo',
    other: 'another system',
  },
  title: (domain) => `Mail server for ${domain}`,
  intro: (host, platform, dovecot) =>
    `This bundle sets up ${dovecot ? 'Exim and Dovecot' : 'Exim'} on ${host} with ${platform}, for exactly the answers in \`answers.json\`.`,
  proven:
    'The wizard’s own tests install such bundles on real servers of this release, and send and receive mail by them.',
  unproven:
    'The wizard’s own tests install such bundles on real servers of Debian 12 and 13, and not of this platform. Paths and names come from its packages, or are what is usual there. `install.sh` compares them with the machine before it changes anything, tests the servers, and puts everything back if a test fails.',
  order: 'Work through the sections in order. Commands run on the server as root, unless it says otherwise.',
  names: {
    title: 'Names and ports',
    help: 'Records that DNS must have. Changes can take hours to be seen everywhere, so begin with them.',
    reverse: (host) =>
      `Reverse name (PTR): set the name of the address to ${host}, where you rented the server. Without it, large providers refuse your mail.`,
    dkim: 'DKIM: `install.sh` makes the keys of each domain and prints their records at its end. Add those records too; until then receivers ignore the signatures.',
    dkimMade:
      'DKIM: the keys of all domains were made in the wizard, and their records are in this bundle. Add them before you install. The private keys are in this bundle: delete it where you do not need it any more, since whoever has it can sign as you. A key that the server already has under the same selector stays; `install.sh` says so, and DNS must have the record that it prints.',
    dkimRotation:
      'To change the DKIM keys later: give the selector another name in the wizard, make the keys there, and add their records beside the old ones. When DNS shows them everywhere, install the new bundle. Remove the old records a week later.',
    spf: 'SPF: if there is already a record that begins with `v=spf1`, add to it what the record given here names before `all`. There must be only one.',
    hidden:
      'Nobody connects to this machine, and the provider sends its mail: DNS needs neither its address nor a reverse name. What follows concerns the mail alone, and can wait.',
    zones: (folder) =>
      `${folder} has all records, with signatures, policies and the services that mail programs look for. Many providers can import such a file; the first two records (SOA, NS) are theirs and are left out.`,
    mtaSts: (url) =>
      `MTA-STS: a web server with a certificate of its own must serve ${url}, exactly the file below \`web\`. Without it other servers ignore the policy.`,
    autoconfig: 'A web server must serve the folders below `web` under the names that they have.',
    ports: (ports) =>
      `The firewall must let these ports in: ${ports}. If your hoster has one in front of the machine, open them there too.`,
    firewall: {
      ufw: 'If `ufw status` says “active”, this opens them.',
      firewalld: 'If `firewall-cmd --state` says “running”, this opens them, for good.',
      nftables:
        'If `nft list ruleset` shows a chain that drops or rejects what it does not know, this opens them; here it is called `input`, in the table `inet filter`. Write the rule into the file from which the rules are loaded too, or it is gone after a restart.',
      pf: 'If `pfctl -s info` says “Enabled”, this opens them, unless a rule with `quick` decides before.',
    },
    outward: 'Port 25 must be open outward. Many hosters block it until you ask; `install.sh` tries it.',
  },
  packages: {
    title: 'Packages',
    help: 'Exim and Dovecot with what the answers need. Another mail server on this machine has to go.',
    notes: packageNotes,
  },
  accounts: {
    title: 'Mailboxes',
    system: 'Each account of the machine is a mailbox. These must exist before the installation:',
    systemLater: 'Further people: add an account in the same way, at any time. Nothing else is needed.',
    virtual:
      'Mailboxes need no accounts of the machine. `install.sh` asks for a password for each mailbox that has none yet.',
    virtualLater: (file) =>
      `To change a password, put the output of \`doveadm pw -s SHA512-CRYPT\` between the first two colons of the mailbox's line in ${file}. For a further mailbox, add it in the wizard and install again.`,
    none: 'This machine keeps no mail: what is for it goes to addresses elsewhere.',
    logins: (file) =>
      `\`install.sh\` asks for a password for each login that has none yet. To change one, put the output of \`openssl passwd -6\` behind the login's name in ${file}; it counts at once.`,
    administrator: (address) =>
      `Mail to root, postmaster, abuse and mailer-daemon goes to ${address}, unless an alias says otherwise.`,
  },
  certificate: {
    title: 'Certificate',
    clients: {
      certbot: 'Port 80 must be free and reachable for a minute:',
      'acme-sh':
        'Install acme.sh as root, as its own pages say; it renews from root’s crontab. Port 80 must be free and reachable for a minute:',
      lego: 'Port 80 must be free and reachable for a minute. These are the options of lego 4; from version 5 on they stand behind `run`:',
      caddy:
        'Caddy gets a certificate for each site in its Caddyfile. Skip this for names that it serves already; ports 80 and 443 must be reachable. Look in its log whether it has them before you go on.',
    },
    copies: (folder) =>
      `Exim cannot read the client's folder. A deploy hook copies the certificate to ${folder} after each renewal and reloads the servers.`,
    files: (certificate, key) =>
      `Put the certificate with its chain into ${certificate} and its key, without a passphrase, into ${key}. Exim's group must be able to read both:`,
    filesReload: (command) => `After each renewal, set group and mode again and reload both servers: ${command}.`,
    filesOfName: (name, folder) =>
      `The certificate of ${name}: likewise as \`fullchain.pem\` and \`privkey.pem\` in ${folder}.`,
  },
  wayOut: {
    title: 'The way out',
    servers: (servers) => `All mail to other domains goes through ${servers}.`,
    logins: (file) =>
      `\`install.sh\` asks for each password that was not typed in the wizard. Passwords are in ${file}; Exim reads it again for each message, so a new one needs no restart.`,
    senders:
      'The provider decides which senders it takes. If From: is none that belongs to the login, it is rewritten or the message is refused; the bounce says so.',
    spf: (include) =>
      `The SPF record of each domain must let the provider send: ${include}, as the provider tells you.`,
    gmailPassword:
      'The password is an app password, made at https://myaccount.google.com/apppasswords (with 2-step verification switched on), never that of the account.',
    gmailFrom:
      'Gmail replaces From: by the account, unless the sender is set up in Gmail under “Send mail as”. No DKIM signature of your own is made.',
    gmailSendAs:
      'Senders that are not set up in Gmail under “Send mail as” are replaced by the account, and their signature breaks.',
    waits:
      'While the server cannot be reached, refuses the password, or shows a wrong certificate, mail waits in the queue; the main log says why.',
  },
  copy: {
    title: 'Copy the bundle to the server',
    help: 'On your own computer, in this folder:',
  },
  install: {
    title: 'Install',
    dryRun: 'See what would be done. This changes nothing:',
    run: 'Then do it:',
    safety:
      'The script looks at the machine first and stops if something is wrong. It keeps copies of what it replaces, tries the new configuration before anything is swapped in, tests the running servers, and puts everything back by itself if a test fails. Running it twice does no harm.',
    backups: (folder) => `The copies are in ${folder}.`,
  },
  renewal: {
    title: 'Renewal',
    'acme-sh': 'Tell acme.sh about the hook. It runs it now, and after each renewal from then on:',
    lego: 'Lego does not renew by itself. These for cron do, and run the hook when there is a new certificate (lego 5: `run … --deploy-hook` instead of `renew --renew-hook`):',
  },
  test: {
    title: 'Try it out',
    swaks:
      '`swaks` speaks to a mail server step by step; most systems have a package of that name. Run these on another machine, not on the server.',
    local: 'A message from this machine to whoever reads its mail; what Exim does with it is shown:',
    send: 'Log in and send yourself a message; swaks asks for the password:',
    receive: 'A message from outside, without a login (port 25 must be open outward where you run this):',
    refuse: 'A stranger who wants to reach another stranger through you must hear `550 Relay not permitted`:',
  },
  programs: {
    title: 'Settings of mail programs',
    head: ['Purpose', 'Server', 'Port', 'Encryption'],
    incoming: 'Incoming (IMAP)',
    outgoing: 'Outgoing (SMTP)',
    or: 'or, where 465 does not work',
    login: (login) => `User name, for both: ${login}. Authentication: normal password.`,
    loginSystem: 'It is the name of the account; the password is the one of the account.',
    loginVirtual: 'It is the full address of the mailbox.',
  },
  watch: {
    title: 'When something does not arrive',
    mail: 'What Exim did with each message:',
    syslog: (command) => `syslog under the name exim: ${command}, or the file in which your syslog keeps mail`,
    panic: 'What must never happen, and is empty on a healthy server:',
    dovecot: 'Logins and mailboxes:',
    queue: 'What is waiting to be sent:',
    why: (command) => `Where an address leads: ${command}`,
  },
  temporary,
  keep: {
    title: 'Keep it for years',
    backup: 'Back up what the bundle cannot make again: keys, passwords, lists, and the mail.',
    take: 'This copies it into one file, as often as you can bear to lose what came since:',
    fetch: 'A copy on the same machine is none. On your own computer:',
    secret:
      'Keys, password hashes and everybody’s mail are in it: keep the copy as secret as the server. Accounts of the machine and their passwords are not in it.',
    restore:
      'On a new machine, copy the file to `/root`, and put it back when packages and accounts are there and install.sh has not run yet. Then nobody notices the move, and no DNS record of a key changes:',
    packaged: 'Exim’s package turns over the logs every day by itself.',
    logrotate: (folder, file) =>
      `Logs grow without end unless something turns them over. If nothing in ${folder} names them yet, write this to ${file}:`,
    newsyslog: (file) =>
      `Logs grow without end unless something turns them over. If newsyslog does not know them yet, write this to ${file}:`,
  },
  change: {
    title: 'Change something later',
    wizard: (file) =>
      `Open ${file} in the wizard, change the answers, and install the new bundle over the old one. What you edit by hand in an installed file is kept as a copy and then replaced.`,
    paste: (file) =>
      `\`install.sh\` puts Dovecot's settings into a file of their own. If you prefer to keep the sockets in ${file}, paste \`snippets/10-master.conf\` at its end; having both does no harm.`,
  },
  undo: {
    title: 'Go back',
    help: 'This restores the files that were there before the first installation. Mail, accounts and passwords stay.',
  },
  contents: {
    title: 'What is in the bundle',
    script: 'installs everything, or goes back',
    answers: 'your answers; the wizard opens it again',
    exim: "Exim's configuration",
    aliases: 'aliases; `/etc/aliases` is not touched and not used',
    mailboxes: 'the virtual mailboxes, so that Exim knows who exists',
    tlsNames: 'the names with certificates of their own',
    dkimKeys: 'a private DKIM key, which only root and Exim may read',
    dkimSelectors: 'the domains that are signed (DKIM), and the selector of their keys',
    smarthostLogins: 'logins at the servers that send for this one',
    senderOwners: 'which further addresses a login may send as',
    dovecot: "Dovecot's settings, read after the packaged files",
    junkRule: 'the rule that files marked mail into the folder Junk, before the rules of people',
    dovecotUsers: 'virtual mailboxes, read before the packaged files so that accounts of the machine cannot log in',
    fail2banFilter: 'fail2ban: which lines of the log are failed logins',
    fail2banDovecot: 'fail2ban: which lines of Dovecot are failed logins',
    fail2banJail: 'fail2ban: from which failure on, and for how long, an address is shut out',
    zone: 'all records of the domain, as a zone file',
    mtaSts: 'the policy that says that mail to this domain must be encrypted',
    autoconfig: 'what mail programs read to set themselves up',
    hook: 'copies a renewed certificate to where Exim may read it',
    snippet: 'the sockets alone, to paste by hand',
  },
  notYet: {
    title: 'What this setup does not do',
    items: ['Spam and virus filters: strangers must behave, but content is not judged.'],
  },
};
