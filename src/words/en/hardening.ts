import type { StepWords } from '../messages.ts';

export const hardening: StepWords<'hardening'> = {
  lead: 'Limits that stop abuse early, with room for ordinary days.',
  headings: {
    failedLogins: 'People who log in',
    connectionsPerHour: 'Servers that nobody knows',
    messageSize: 'What is in a message',
    dmarcPolicy: 'What others should do with forgeries',
    localSubmission: 'Programs of this machine',
  },
  questions: {
    messageSize: {
      label: 'Largest message',
      help: 'Attachments grow by a third on the way: 50 MiB carry a file of about 36 MiB.',
      unit: 'MiB',
      why: [
        'Larger messages are refused before they are sent. Many providers take 25 to 50 MiB, so a higher limit here does not help to send larger files to them.',
      ],
    },
    failedLogins: {
      label: 'Failed logins in ten minutes from one address',
      help: 'Above this, the address is refused for a while.',
      unit: 'failures',
      why: [
        'Password guessing is the most common attack on a mail server. Only failures count, so a phone that synchronises often is not shut out; an office behind one address with an old password in three devices might be.',
      ],
    },
    dmarcPolicy: {
      label: 'Mail in your name that fails all checks (DMARC)',
      help: 'What other servers are to do with it: mail that is neither signed with your key nor sent from here.',
      why: [
        'Start with reports: after a few weeks they show whether something honest still sends in your name, such as a newsletter service or a web shop. Then ask for the spam folder, and later for refusal.',
        'Refusal also hits your own mail to mailing lists that change the text. Without DKIM signatures the wizard writes no record stricter than reports, because everything that somebody forwards would be lost.',
      ],
      choices: {
        none: { label: 'Deliver it and report', help: 'Reports go to postmaster of the domain, once a day.' },
        quarantine: { label: 'Put it into the spam folder' },
        reject: { label: 'Refuse it', help: 'Once the reports show nothing honest.' },
      },
    },
    mtaSts: {
      label: 'Others must encrypt mail to you (MTA-STS)',
      help: 'By a policy that a web server on this machine serves under mta-sts.DOMAIN.',
      why: [
        'Without it somebody between the servers can have the mail sent in plain text, unnoticed. Large providers follow the policy; with DNSSEC, DANE does the same without a web server.',
        'Begin with testing: servers then report failures and deliver all the same. With enforcing, a certificate that does not fit the host name keeps their mail away for as long as the policy lasts (14 days). Exim itself does not read such policies when it sends.',
      ],
      choices: {
        off: { label: 'No policy' },
        testing: { label: 'Testing', help: 'Failures are reported; the mail comes all the same.' },
        enforce: { label: 'Enforcing', help: 'No mail without TLS and a certificate that fits.' },
      },
    },
    fail2ban: {
      label: 'Shut out addresses that guess passwords (fail2ban)',
      help: 'An address above that limit is blocked by the firewall, for an hour at first, on all ports of mail.',
      why: [
        'Exim refuses such an address by itself, without fail2ban, for as long as it goes on. fail2ban spares the server the connections, keeps the log readable, and counts guesses at IMAP and ManageSieve too, of which Exim hears nothing.',
        'Off by default: it is one more service, it writes to the firewall, and an office with an old password in one phone can shut out itself and you. Keep another way to the machine.',
      ],
    },
    recipientsPerHour: {
      label: 'Recipients an hour for one login',
      help: 'Above this, sending is deferred until the rate falls again.',
      unit: 'recipients',
      why: [
        'If somebody’s password is stolen, this is what keeps thousands of messages from leaving in a night, and your address off the block lists. Raise it for people who write to large lists.',
      ],
    },
    connectionsPerHour: {
      label: 'Connections an hour from one server',
      help: 'Counts strangers on port 25 only, never people who log in.',
      unit: 'connections',
      why: [
        'Above this, the other server is asked to come back later; honest ones do. Large providers use many addresses and stay far below.',
      ],
    },
    verifySender: {
      label: 'Refuse senders that could not get a bounce',
      help: 'The sender’s domain must have a server that accepts mail for it.',
      why: [
        'Much spam uses domains that do not exist. Honest newsletters from misconfigured machines are refused as well; their sender is told why.',
      ],
    },
    spf: {
      label: 'Mail that fails the sender’s SPF record',
      help: 'SPF lists the servers that may send for a domain.',
      why: [
        'Forwarded mail fails SPF although it is honest: the forwarder is not on the sender’s list. Refusing therefore loses mail from mailing lists and old addresses that forward to you. Marking keeps the mail and leaves the judgement to the reader or a filter.',
      ],
      choices: {
        mark: { label: 'Accept and mark it', help: 'The result stands in a header line.' },
        refuse: { label: 'Refuse it', help: 'Also refuses honest mail that was forwarded to you.' },
        off: { label: 'Do not check', help: 'No SPF lookup is made.' },
      },
    },
    loginMessagesPerHour: {
      label: 'Messages an hour for one login',
      help: 'Above this, sending is deferred until the rate falls again.',
      unit: 'messages',
      why: [
        'The same protection as the limit on recipients, for a stolen password that sends many messages with one recipient each.',
      ],
    },
    hostMessagesPerHour: {
      label: 'Messages an hour from one server',
      help: 'Counts strangers on port 25 only. Above this, they are asked to come back later.',
      unit: 'messages',
      why: [
        'A flood from one machine cannot fill the disk overnight. Honest servers wait and deliver the rest; nothing is lost.',
      ],
    },
    hostRecipientsPerHour: {
      label: 'Recipients an hour from one server',
      help: 'Counts strangers on port 25 only.',
      unit: 'recipients',
      why: [
        'The same limit for messages with many recipients. Set it high enough for the mailing lists that your people read.',
      ],
    },
    senderMessagesPerHour: {
      label: 'Messages an hour from one sender out there',
      help: 'Counts the sender’s address on port 25, wherever it comes from. Bounces are not counted.',
      unit: 'messages',
      why: [
        'Stops one address that a botnet uses from many machines. A monitoring system that has much to say is slowed down as well.',
      ],
    },
    senderRecipientsPerHour: {
      label: 'Recipients an hour of one sender out there',
      help: 'Counts each recipient on port 25, whichever server the sender’s mail comes from. Bounces are not counted.',
      unit: 'recipients',
      why: [
        'One message can have a hundred recipients, which a limit on messages does not see. A mailing list that many people here read is slowed down as well; the rest of its mail comes within the hour.',
      ],
    },
    blockListAction: {
      label: 'Servers that are on a public block list',
      help: 'Asked by DNS for each stranger on port 25; never for people who log in.',
      why: [
        'Good lists stop most spam before it is sent. Each list learns which servers write to you, and each is wrong sometimes: then honest mail is refused and the sender must get off the list. The lists refuse questions through public resolvers such as 8.8.8.8; run one on this machine. A list that does not answer lists nobody, and mail to postmaster is always taken.',
      ],
      choices: {
        off: { label: 'Do not ask' },
        mark: { label: 'Take their mail and mark it', help: 'With a header line X-Suspicious.' },
        refuse: { label: 'Refuse it', help: 'One list is enough.' },
        score: {
          label: 'Refuse it if several lists agree',
          help: 'Fewer mistakes. What one list alone says is marked.',
        },
      },
    },
    blockLists: {
      label: 'Block lists',
      help: 'Each with the answers that mean “listed”.',
      example: 'zen.spamhaus.org=127.0.0.2-11',
      why: [
        'Without “=” every answer from 127.0.0.2 to 127.0.0.254 counts. Other answers never do: a list uses them to say that it does not talk to you, and one that has died may say anything. Read the terms of a list first; Spamhaus is free for small servers.',
      ],
    },
    blockListScore: {
      label: 'So many lists must agree',
      help: 'Servers on fewer lists are marked.',
      unit: 'lists',
      why: ['Two lists that are kept by different people are rarely wrong about the same server.'],
    },
    greylisting: {
      label: 'Ask unknown senders to come back (greylisting)',
      help: 'The first message of each sender to each recipient arrives later.',
      why: [
        'Real servers come back by themselves; most programs that send spam do not. The cost is a delay of minutes, with some senders hours, for the first message: confirmations and codes that expire soon come late. Whoever has come back once is not asked again for a month.',
      ],
    },
    greylistMinutes: {
      label: 'How long they must wait',
      help: 'Most servers come back after 5 to 15 minutes, whatever is set here.',
      unit: 'minutes',
      why: ['Longer waits stop a few more and delay everybody.'],
    },
    dmarc: {
      label: 'Mail that fails the DMARC policy of its From: domain',
      help: 'Judged by Exim where it was built with DMARC, which Debian’s is not, and by rspamd where that is the spam filter.',
      why: [
        'DMARC says what the owner of the domain in From: wants done with mail that is not his. Mailing lists break it for honest mail; refusing is what the owner asked for all the same.',
      ],
      choices: {
        off: { label: 'Do not check' },
        mark: { label: 'Accept and mark it' },
        refuse: { label: 'Refuse where the owner asks for it', help: 'Also hits posts through some mailing lists.' },
      },
    },
    spamFilter: {
      label: 'Spam filter that reads the content',
      help: 'A program of its own on this machine, which you install beside Exim.',
      why: [
        'It takes 200 MB to 1 GB of memory. Only mail of strangers is judged, up to 1 MiB. While the filter is down, strangers are asked to come back later, and your people’s mail is taken.',
      ],
      choices: {
        none: { label: 'None' },
        rspamd: { label: 'rspamd', help: 'Fast; judges DMARC too. Listens on 127.0.0.1, port 11333.' },
        spamassassin: { label: 'SpamAssassin', help: 'spamd on 127.0.0.1, port 783.' },
      },
    },
    spamMark: {
      label: 'Mark as spam from',
      help: 'With X-Spam-Flag: YES, for Sieve and mail programs. Every judged message has its X-Spam-Score.',
      unit: 'points',
      why: ['Marked mail arrives. A Sieve rule can put it into the Junk folder, where people find what was honest.'],
    },
    spamRefuse: {
      label: 'Refuse as spam from',
      help: 'The sender is told; nobody has to look through it.',
      unit: 'points',
      why: [
        'Set it well above the limit for marks: what is refused wrongly is lost to you, though its sender hears of it.',
      ],
    },
    virusScanner: {
      label: 'Virus scanner',
      help: 'ClamAV’s clamd on this machine. Its account must be in Exim’s group.',
      why: [
        'It takes more than 1 GB of memory, and its signatures must be kept fresh by freshclam. Messages with viruses are refused, your own people’s too. While it is down, strangers are asked to come back later, and your people’s mail is taken.',
      ],
      choices: { none: { label: 'None' }, clamav: { label: 'ClamAV' } },
    },
    helo: {
      label: 'How a server must introduce itself',
      help: 'Its name in the HELO command. Nobody may use yours.',
      why: [
        'Machines that only send spam often give no real name. Each step refuses more of them, and more honest servers that somebody set up carelessly. The sender is told why.',
      ],
      choices: {
        own: { label: 'Any name but ours', help: 'Refuses only liars.' },
        form: { label: 'A full name', help: 'Also refuses bare IP addresses and names without a domain.' },
        dns: { label: 'A full name that DNS knows', help: 'Also refuses internal names such as mail.office.local.' },
      },
    },
    reverseName: {
      label: 'Servers without a reverse name',
      help: 'The address must have a name (PTR) that leads back to it.',
      why: [
        'Real mail servers have a reverse name; home connections and hijacked machines mostly have none. Large providers refuse mail without it. Refusing here loses mail from small servers whose owner has not set it.',
      ],
      choices: {
        off: { label: 'Take their mail' },
        mark: { label: 'Take it and mark it', help: 'With a header line X-Suspicious.' },
        refuse: { label: 'Refuse it', help: 'While DNS does not answer, they are asked to come back.' },
      },
    },
    senderCallout: {
      label: 'Ask the sender’s server whether the address exists',
      help: 'A call back to it for each new sender.',
      why: [
        'This finds invented senders in real domains. It also bothers servers whose addresses were forged, and some list those who call back as abusers. Servers that do not answer are no reason to refuse.',
      ],
    },
    ownDomain: {
      label: 'Mail from outside in the name of your own domain',
      help: 'Your people log in. Others who use your addresses may be forgers.',
      why: [
        'Forged mail from a colleague is how many frauds begin. But services that send for you (a shop, newsletters) and old addresses that forward to you use your addresses honestly from outside: list them as forwarders before you refuse.',
        'Refusing by the visible From: line too hits what your people write to mailing lists and get back from them.',
      ],
      choices: {
        accept: { label: 'Take it' },
        mark: { label: 'Take it and mark it', help: 'With a header line X-Suspicious.' },
        refuse: { label: 'Refuse it by its envelope', help: 'Also hits services that send in your name.' },
        headers: { label: 'Refuse it by From: too', help: 'Also hits your own posts to mailing lists.' },
      },
    },
    unknownRecipients: {
      label: 'Unknown recipients an hour from one server',
      help: 'Who tries out names is asked to come back later.',
      unit: 'recipients',
      why: [
        'Spammers guess names to find those that exist. Only unknown names count, and nothing is lost: an honest server with an old list of addresses delivers the rest later.',
      ],
    },
    attachments: {
      label: 'Attachments that start programs',
      help: 'By their names: .exe, .js, .lnk, .iso and about fifty more.',
      why: [
        'One click on such a file can take over a computer. Large providers refuse them as well. Names inside archives are not seen; that takes a virus scanner. People who log in may send what they like, and postmaster can be sent samples.',
      ],
      choices: {
        off: { label: 'Take them' },
        mark: { label: 'Take them and mark the message', help: 'With a header line X-Suspicious.' },
        refuse: { label: 'Refuse the message', help: 'The sender is told to send a link or a locked archive.' },
      },
    },
    ownLists: {
      label: 'Lists of your own: always allow, always refuse',
      help: 'Four files for hosts and senders. You edit them on the server at any time.',
      why: [
        'Whoever is allowed is spared all checks on strangers, though it still cannot send through you. Allow hosts rather than senders: anybody can forge a sender. install.sh creates the files once, empty, and never touches them again.',
      ],
    },
    forwarders: {
      label: 'Servers that pass mail on to you',
      help: 'Your backup MX, and servers where old addresses of yours forward to this one.',
      example: '192.0.2.25, 2001:db8:25::/64',
      why: [
        'Such a server is not where the mail comes from. Judged as if it were, everything that it brings would fail SPF and block lists, and what you refuse it bounces to somebody innocent. Its mail is taken like anybody’s but not judged; it still cannot send through you.',
      ],
    },
    hideClient: {
      label: 'Leave the sender’s computer out of the headers',
      help: 'Of people who log in, neither address nor computer name is written into the message.',
      why: [
        'The first Received: header names the address from which a message came: at home, on a train, abroad. Everybody who gets the message can read that, and can tell roughly where its writer was. The log keeps the address, for you alone.',
        'If somebody’s password is stolen, receivers can then no longer see the thief’s address; you can, in the log. Mail that comes from other servers keeps its full header.',
      ],
    },
    localSubmission: {
      label: 'Mail from programs on this machine',
      help: 'What cron, web applications and scripts hand over by the sendmail command.',
      why: [
        'A web application with a hole sends spam through this command. A limit for each account lets ordinary days pass and stops the flood.',
        'Refusing is for machines on which nothing has to send. It silences: web applications (PHP’s mail() fails), Sieve redirects and vacation replies, scripts that write to outside addresses, “sendmail -bs”. Cron’s reports and other mail to root, postmaster and the administrator alone still pass, and so does Exim’s own mail.',
        'Programs that speak SMTP to 127.0.0.1 or ::1 are another way in: they are not refused, and the limits hold for them.',
      ],
      choices: {
        limited: { label: 'With limits', help: 'So many messages a minute and an hour for each account.' },
        allowed: { label: 'Without limits', help: 'One hacked web application can then send as much as it likes.' },
        refused: { label: 'Refused', help: 'Only mail to those in charge passes.' },
      },
    },
    localExempt: {
      label: 'Who else gets alerts at any time',
      help: 'Mail from programs to these alone is never refused or counted; to the administrator, root and postmaster neither.',
      example: 'bob or alerts@example.net',
      why: [
        'When a program floods, its reports about that must not drown with the rest. A message counts as an alert if all its recipients are in charge; one foreign recipient more, and it is judged like any other.',
      ],
    },
    localPerMinute: {
      label: 'Messages a minute from one local account',
      help: 'For programs on this machine, such as cron and web applications.',
      unit: 'messages',
      why: [
        'A web application with a hole sends spam as its own system user. Exim’s own bounces are exempt, and each account is counted by itself, so that one of them cannot silence the others.',
      ],
    },
    localPerHour: {
      label: 'Messages an hour from one local account',
      help: 'The longer limit beside the one above.',
      unit: 'messages',
      why: ['Stops a slow leak that stays below the limit a minute.'],
    },
  },
  given: [
    'Bounces that Exim makes itself are never refused or counted.',
    'Mail to postmaster and abuse is accepted before strangers are checked, so that others can always reach you.',
    ['logins', 'Port 25 and the ports for people never share a counter.'],
    'Addresses with % or ! or a second @ before the domain are refused, and paths such as /etc/passwd: tricks to have mail passed on, or a file written.',
    'A message with a malformed header, or with a line of more than 998 characters, is refused: others would refuse it later. Servers that forward to you are spared, since they could only bounce it; so are reports that programs of this machine hand over.',
    'Nobody is told which version of Exim this is, and no delivery runs as root.',
    'Results of SPF and DKIM checks stand in Authentication-Results. Those that claim to come from this server are removed first.',
  ],
};
