import type { FindingWords } from '../finding-words.ts';

export const findings: FindingWords = {
  title: 'Check-up',
  none: 'Nothing here that a seasoned postmaster would object to.',
  severities: { danger: 'Danger', warning: 'Warning', advice: 'Advice' },
  takeMeThere: (question) => `Take me there: ${question}`,
  showLine: (path, line) => `${path}, line ${line}`,
  codes: {
    'dmarc-without-dkim': {
      title: 'DMARC without signatures',
      why: (d) =>
        `A policy of “${d.policy}” has your own mail treated as forged wherever somebody forwards it, because only SPF is left and forwarding breaks it. The record is therefore not written.`,
      fix: 'Sign outgoing mail (DKIM)',
    },
    'listens-to-nobody': {
      title: 'Nobody outside can connect',
      why: () =>
        'Mail is to come from the Internet, and Exim listens to this machine alone: other servers find the port closed, and nobody can log in from elsewhere.',
      fix: 'Listen on all addresses',
    },
    'ipv6-unheard': {
      title: 'An IPv6 address in DNS where nobody answers',
      why: (d) =>
        `Other servers that have IPv6 try ${d.address} first, and Exim does not listen there. Their mail comes late, after each attempt has failed; some send it back.`,
      fix: 'Leave the address out of DNS',
    },
    'smarthost-plain': {
      title: 'Mail may leave in plain text',
      why: () =>
        'Encryption on the way to your provider is not demanded: whoever stands between can switch it off, read the mail and change it.',
      fix: 'Demand STARTTLS',
    },
    'few-from-strangers': {
      title: 'A busy hour of a large provider is past a limit',
      why: (d) =>
        `Large providers send for all their customers from a few hosts, and mailing lists from one address. With a limit of ${d.limit} an hour the rest waits, hour after hour, and in the end goes back to its senders.`,
      fix: 'Set the usual limit',
    },
    'few-from-people': {
      title: 'One letter to a club is past a limit',
      why: (d) =>
        `With ${d.limit} an hour, an invitation to everybody or a busy morning is stopped half way, and mail programs only say that sending failed. You are such a person too.`,
      fix: 'Set the usual limit',
    },
    'local-refused': {
      title: 'This machine cannot tell you anything',
      why: () =>
        'Programs that send by sendmail are refused but for mail to those in charge: web applications, cron jobs for other people, and rules of mailboxes that forward or answer (Sieve).',
      fix: 'Let them send within limits',
    },
    'few-points': {
      title: 'Honest mail is refused as spam',
      why: (d) =>
        `Newsletters and mail with a fault or two reach ${d.points} points. What is marked can be found in a folder; what is refused is gone, and its sender cannot reach you to say so.`,
      fix: 'Refuse from 15 points on',
    },
    'refuse-below-mark': {
      title: 'Nothing is ever marked as spam',
      why: (d) =>
        `A message is marked from ${d.mark} points on, but from ${d.refuse} on it is refused already: there is nothing in between for the Junk folder.`,
      fix: 'Mark from half as many points on',
    },
    'score-out-of-reach': {
      title: 'No host can ever be on that many lists',
      why: (d) => `Hosts are refused from ${d.score} lists on, and ${d.lists} are asked: nobody is refused.`,
      fix: 'Name more lists, or refuse from fewer on.',
    },
    'own-domain-refuses': {
      title: 'Posts of your people to mailing lists do not come back',
      why: () =>
        'A list sends a post to all its members, and From: is still the address of your domain. That is what is refused here, so your people see answers to their posts and never the posts; many lists unsubscribe whose server refuses.',
      fix: 'Mark it instead',
    },
    'small-messages': {
      title: 'A few photos are too large',
      why: (d) =>
        `Attachments grow by a third on their way, so ${d.size} MiB hold less than they seem to. Large providers take 25 MiB and more, and people expect as much.`,
      fix: 'Allow 50 MiB',
    },
    'relay-from-private': {
      title: 'Everybody may look like a local machine',
      why: (d) =>
        `${d.network} may send to anywhere without a login. Container bridges and NAT give such addresses to clients from outside too: the server is then an open relay, and on block lists within hours.`,
      fix: 'Take private networks out of the list',
    },
    'relay-from-wide': {
      title: 'Many machines may send without a login',
      why: (d) =>
        `${d.network} holds more machines than you know by sight. One of them with a virus sends spam in your name, and no password stands in its way.`,
      fix: 'List single machines, or let their users log in.',
    },
    'catch-all-forwards': {
      title: 'All guessed addresses are sent on to another server',
      why: (d) =>
        `Spam to names that nobody has is accepted here and refused at ${d.address}. Its bounces go to people whose addresses were forged, and your server’s reputation with them.`,
      fix: 'Refuse unknown names',
    },
    'private-address': {
      title: 'An address that the Internet cannot reach',
      why: (d) =>
        `${d.address} is an address of a private network. With it in DNS no other server finds yours. Behind NAT, DNS needs the address of the router.`,
      fix: 'Give the address that the Internet sees.',
    },
    'documentation-address': {
      title: 'An address out of an example',
      why: (d) => `${d.address} belongs to nobody: it is reserved for examples. The DNS records would lead nowhere.`,
      fix: 'Give the address of your machine.',
    },
    'ipv6-without-reverse': {
      title: 'Mail leaves over IPv6, and no IPv6 address is known',
      why: () =>
        'Gmail and others refuse mail from an IPv6 address without a reverse name (PTR) and an AAAA record. Without the address there are no records for it.',
      fix: 'Send over IPv4 only',
    },
    'spf-misses-way-out': {
      title: 'SPF does not cover the way out',
      why: () =>
        'Mail leaves through a provider’s servers, and which record lists them is not known. Without it receivers see mail in your name from strangers.',
      fix: 'Ask the provider for the name behind “include:” and enter it under “SPF name of the provider”.',
    },
    'microsoft-password': {
      title: 'Microsoft is ending logins by password',
      why: (d) =>
        `${d.host} is Microsoft’s, and Microsoft is moving logins to OAuth, which Exim does not speak. By its own announcements personal accounts (Outlook.com) take no password any more; with Microsoft 365 the organisation’s administrator decides, for as long as that lasts. Where the login is refused, mail waits in the queue until it is returned.`,
      fix: 'Ask whether “SMTP AUTH” is allowed for this account. What lasts is a connector of Microsoft 365 that knows this server by its address, without a login, or another provider.',
    },
    'domain-of-smarthost': {
      title: 'The provider’s own domain would end here',
      why: (d) =>
        `${d.host} lies in ${d.domain}, which is one of your mail domains: all mail to that domain is delivered on this machine and never reaches the provider. That is right only where the domain is yours and its people have their mailboxes here.`,
      fix: 'If the domain is your provider’s, take it off your mail domains.',
    },
    'dmarc-unjudged': {
      title: 'Nothing here judges DMARC',
      why: () =>
        'The Exim of this system was built without DMARC, and rspamd, which could judge it, is not the spam filter. Nothing is refused, whatever the owner of a domain asks for.',
      fix: 'Have rspamd judge it',
    },
    'dkim-off': {
      title: 'Outgoing mail is not signed',
      why: () =>
        'Large providers put unsigned mail from small servers into the spam folder or refuse it, and whatever is forwarded fails all checks.',
      fix: 'Sign outgoing mail (DKIM)',
    },
    'no-certificate': {
      title: 'Mail arrives in plain text',
      why: () =>
        'Without a certificate other servers cannot encrypt. Everybody on the way can read the mail, and some senders deliver only with TLS.',
      fix: 'Use a certificate by certbot',
    },
    'mta-sts-unchecked': {
      title: 'Encryption is enforced with a certificate that nobody renews for you',
      why: (d) =>
        `If your certificate does not cover ${d.host}, or expires, servers that follow the policy keep their mail for as long as it lasts (14 days). In testing they report it and deliver.`,
      fix: 'Test first',
    },
    'certificate-expired': {
      title: 'The certificate has expired',
      why: (d) =>
        `The one that was pasted ended on ${d.day}. Mail programs refuse to log in with it, and so do servers that follow a policy (MTA-STS).`,
      fix: 'Renew it on the server, look why nobody did so by itself, and paste the new one.',
    },
    'certificate-of-another': {
      title: 'The certificate is not for this host',
      why: (d) =>
        `The one that was pasted does not name ${d.host}, by which others connect. Mail programs warn or refuse, and servers that follow a policy (MTA-STS) keep their mail.`,
      fix: 'Get one with this name, or paste the one that the server shows: in fullchain.pem it comes first.',
    },
    'few-failed-logins': {
      title: 'One phone with an old password shuts out its owner',
      why: (d) =>
        `After a change of the password a mail program tries the old one several times a minute. At ${d.limit} failures its address is refused, and everybody behind the same router with it: you as well.`,
      fix: 'Allow 10 failures',
    },
    'few-local-messages': {
      title: 'Alerts of this machine would be refused',
      why: (d) =>
        `With ${d.minute} messages a minute and ${d.hour} an hour, a bad night of cron and monitoring goes past the limit, and the mail that tells you of it is lost.`,
      fix: 'Allow as many as usual',
    },
    'hour-below-minute': {
      title: 'A limit that is never reached',
      why: (d) => `${d.minute} messages a minute can never happen where an hour allows ${d.hour}.`,
      fix: 'Make the limit an hour the larger one.',
    },
    'catch-all-spam': {
      title: 'All guessed addresses are accepted',
      why: (d) =>
        `Spammers try names at random. All of it reaches ${d.address}, and the senders learn that every address exists.`,
      fix: 'Refuse unknown names',
    },
    'relay-unseen': {
      title: 'Mail for unknown users is accepted, then bounced',
      why: () =>
        'Spammers prefer a backup that accepts everything. What the main server then refuses is bounced to forged senders, and that puts this server on block lists.',
      fix: 'Ask the main server for each recipient',
    },
    'spf-refuses-forwarded': {
      title: 'Forwarded mail is refused',
      why: () =>
        'Mail from somebody’s old address that forwards to you fails SPF although it is honest. No forwarder is on your list, so all of it is refused.',
      fix: 'Mark it instead',
    },
    'sender-callout': {
      title: 'Asking senders’ servers can put this one on a block list',
      why: () =>
        'Each forged spam makes your server knock at an innocent one. Some list servers that do so, and many answer wrongly.',
      fix: 'Do not ask them',
    },
    'reverse-refuses': {
      title: 'Honest small servers are refused',
      why: () =>
        'Many offices and web shops send from an address without a proper reverse name. Their mail is refused, and they will not know whom to ask.',
      fix: 'Mark it instead',
    },
    'gives-up-early': {
      title: 'Mail is returned before a weekend is over',
      why: (d) =>
        `After ${d.days} day(s) a message goes back, although the receiving server may be repaired on Monday.`,
      fix: 'Try for 4 days',
    },
    smuggling: {
      title: 'Strangers may smuggle a second message inside one',
      why: (d) =>
        `Exim ${d.version} ends a message where other servers do not (SMTP smuggling, CVE-2023-51766, mended in 4.97.1). What follows counts as a message of its own, with whatever sender it names, and passes SPF and DMARC as if that server had sent it. These files do not offer CHUNKING, which closes the known way.`,
      fix: 'Use Exim 4.98 or later, or the package of a distribution that carries the fix back: Debian 12 and Ubuntu do, by security updates.',
    },
    'version-below-floor': {
      title: 'This Exim gets its security fixes from the distribution',
      why: (d) =>
        `Exim ${d.version} itself has known holes (CVE-2026-45185 up to 4.99.2, smuggled messages before 4.98 and again before 4.100.1); the distribution mends its own package, and only by updates.`,
      fix: 'Have security updates installed by themselves (on Debian and Ubuntu the package unattended-upgrades does that)',
    },
    'host-in-another-zone': {
      title: 'The host’s records belong into another zone',
      why: (d) =>
        `${d.host} lies below none of your mail domains. Its address records must be made where that name is kept; they are not in the zone files.`,
      fix: 'See the list of DNS records below.',
    },
    'key-hash-missing': {
      title: 'No TLSA record yet',
      why: () =>
        'The key stays across renewals, but its hash is not known, so DNS does not name it and nobody can verify it by DANE.',
      fix: 'Paste the certificate once the server has one.',
    },
  },
};
