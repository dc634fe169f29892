import type { TlsWords } from '../messages.ts';

export const tls: TlsWords = {
  lead: 'The certificate that lets people log in and other servers encrypt.',
  questions: {
    source: {
      label: 'Where does the certificate come from?',
      help: 'Exim does not run as root and cannot read a private key that only root may read.',
      why: [
        'The most frequent failure after a renewal is “454 TLS currently unavailable”: the new key is readable by root alone. The wizard’s hook copies each renewed certificate with the owner and mode that Exim needs, and reloads both servers.',
      ],
      choices: {
        certbot: {
          label: 'Let’s Encrypt, by certbot',
          help: 'A hook copies every renewal to where Exim may read it.',
        },
        'acme-sh': {
          label: 'Let’s Encrypt, by acme.sh',
          help: 'Told once to run the hook, it does so after every renewal.',
        },
        lego: { label: 'Let’s Encrypt, by lego', help: 'A line for cron renews and runs the hook.' },
        caddy: {
          label: 'Let’s Encrypt, by Caddy on this machine',
          help: 'For a machine whose web server is Caddy. It runs no hooks, so cron looks once a day.',
        },
        files: {
          label: 'Files that I keep up to date',
          help: 'You see to it that Exim’s group can read the key, after each renewal too.',
        },
        none: {
          label: 'None',
          help: 'No encryption and no logins: for a machine that only its own programs use.',
        },
      },
    },
    certificate: {
      label: 'Certificate file',
      help: 'In PEM format: the server’s certificate first, then the intermediate ones.',
      example: '/etc/exim4/tls/fullchain.pem',
      why: [
        'Without the intermediate certificates some clients can verify the server and others cannot, depending on what they have seen before. Files called “fullchain” usually hold both.',
      ],
    },
    key: {
      label: 'Private key file',
      help: 'In PEM format, without a pass phrase, readable by Exim’s group and nobody else.',
      example: '/etc/exim4/tls/privkey.pem',
      why: [
        'If Exim cannot read the key it goes on without TLS and says so only in its log; people can no longer log in. On Debian the group is Debian-exim: “chgrp Debian-exim” and mode 0640.',
      ],
    },
    logins: {
      label: 'Who checks the passwords of people who send?',
      help: 'People log in on ports 465 and 587, inside TLS, never on 25.',
      why: [
        'With Dovecot the same password reads and sends, and Exim never sees a list of passwords.',
        'Exim’s own file suits a server without Dovecot. It holds hashes; install.sh asks for the passwords on the server, so none is ever typed into this page.',
        'The example that many articles give compares the password with what a lookup finds. For an unknown login that is nothing, and an empty password is then right: an open relay. Here an unknown login and an empty password are refused.',
      ],
      choices: {
        dovecot: { label: 'Dovecot', help: 'The mailbox password is the password for sending.' },
        passwords: { label: 'Exim, by a file of hashes', help: 'install.sh asks for a password for each login.' },
        none: { label: 'Nobody logs in', help: 'Ports 465 and 587 stay closed; only programs of this machine send.' },
      },
    },
    loginForm: {
      label: 'What does a login look like?',
      help: 'Decides which sender addresses belong to it.',
      why: [
        'A login may send only with its own addresses. A name such as alice stands for alice@ in each of your domains; an address stands for itself. Aliases that lead to the login belong to it as well.',
      ],
      choices: {
        name: { label: 'A name: alice', help: 'It may send as alice@ each of your domains.' },
        address: { label: 'An address: alice@example.org', help: 'It may send as this address.' },
      },
    },
    passwordLogins: {
      label: 'Logins',
      help: 'Everybody who may send. install.sh asks for their passwords.',
      example: 'alice, bob',
      why: [
        'The passwords are not asked for here: install.sh asks for them on the server and stores hashes, so that they never pass through a browser.',
      ],
    },
    senderAddresses: {
      label: 'Further sender addresses of logins',
      help: 'One a line: a login, then the addresses that it may also send as, with commas between.',
      example: 'alice news@partner.example,office@partner.example',
      why: [
        'A login may send as itself and as the aliases that lead to it. Here you add what no alias of this server says: an address in another domain, such as that of a newsletter or a partner, or a colleague’s. Everybody else is still refused with 553, in the envelope and in From:.',
        'This gives leave here only. For a domain elsewhere its owner decides who may send: this server’s address must be in its SPF record. The DKIM signature is your main domain’s, as this server has no key that the other domain’s DNS knows, so it does not count for DMARC there: without that SPF record and with a strict DMARC policy, receivers refuse or file away what you send from here.',
        'A mail program that passes a message on as it is (mutt says bounce, others redirect) leaves the writer in From: and puts its own address into Resent-From:. That is refused as well: hardly any mail program shows Resent-From:, so a stolen password could send in a colleague’s name, and this server would even sign it. Forward such a message instead; what is to go elsewhere every time is sent on by an alias or by a rule on the server.',
        'Mail to such an address still goes where DNS says. To receive it here, the domain must be one of yours.',
      ],
    },
    names: {
      label: 'Further names with certificates of their own',
      help: 'Names of this machine that mail programs are set to. Empty: all clients get the certificate of the host name.',
      example: 'mail.example.net',
      why: [
        'A client says in its first TLS message which name it wants to reach (SNI). The server then shows the certificate of that name; whoever asks for another name, or for none, gets that of the host name.',
        'Few people need this: one host name serves any number of mail domains, and a certificate can also hold several names. It helps when customers are to see their own name, or when an old server’s name must live on.',
        'What a client sends is only looked up in a list, and is never part of a file name.',
      ],
    },
    submissionPorts: {
      label: 'Ports for mail programs',
      help: '465 speaks TLS from the start, 587 begins in plain text and changes to TLS (STARTTLS).',
      why: [
        'RFC 8314 recommends 465: there is no plain text in which somebody between could interfere. Some older programs and devices know only 587, so both is the usual answer. That 465 is “no official port” was true until 2018.',
      ],
      choices: {
        both: { label: '465 and 587' },
        '465': { label: '465 alone', help: 'Programs that know only STARTTLS cannot send.' },
        '587': { label: '587 alone', help: 'Programs that try 465 first lose a moment.' },
      },
    },
    deliveryReports: {
      label: 'People who log in may ask for delivery reports (DSN)',
      help: 'A mail program that asks is told when a message has arrived, and not only when it has not.',
      why: [
        'For mail to your own people, arrived means that it is in the mailbox: Exim reports it, since Dovecot sends no reports. Of an alias it says that the message was sent on, and not to whom. For mail that leaves, the request goes along to a server that knows it; otherwise the report says that the message was handed over. None of them says that somebody has read it.',
        'Off, because a report tells the sender what the recipient has not been asked about, and makes a second message of each. Other servers on port 25 can never ask: senders are forged there, and the reports would reach people who have written nothing.',
      ],
    },
    reuseKey: {
      label: 'Renewals keep the private key',
      help: 'Then DNS can name the key (TLSA), and servers that verify by DANE send to nobody else.',
      why: [
        'Usually each renewal makes a new key. A TLSA record that names the old one then makes every server that uses DANE stop delivering, until DNS has the new one. With “--reuse-key” certbot keeps the key, and the record stays right.',
        'TLSA only counts in a zone that is signed with DNSSEC.',
      ],
    },
    keyHash: {
      label: 'SHA-256 of the certificate’s public key',
      help: 'Paste the certificate here, or the whole fullchain.pem: this page works the hash out and keeps nothing else. Or give what this prints, 64 digits: openssl x509 -in fullchain.pem -pubkey -noout | openssl pkey -pubin -outform DER | sha256sum',
      why: [
        'The record “3 1 1” holds this hash. It is of the public key, so it may be known to all. Leave it empty until the server has its certificate; then open the wizard again.',
      ],
    },
  },
  pasted: {
    read: (names) => `The hash is that of the certificate for ${names}.`,
    unnamed:
      'The hash is that of a certificate that names no host: is it this server’s? The server’s own comes first in fullchain.pem.',
    expired: (day) =>
      `The hash is that of a certificate that expired on ${day}. If renewals keep the key, the hash stays right; the server needs a new one all the same.`,
    other: (host, names) => `The hash is that of a certificate for ${names}, not for ${host}: is it this server’s?`,
    refused: {
      'private-key':
        'This is a private key, or has one in it. It was not kept, and belongs nowhere but on the server. Paste the certificate alone, which begins with “BEGIN CERTIFICATE”.',
      'no-certificate':
        'No certificate was found. It begins with the line “-----BEGIN CERTIFICATE-----” and ends with “-----END CERTIFICATE-----”; paste it with both.',
      broken: 'This certificate cannot be read: something of it is missing or was changed. Copy it once more.',
      insecure:
        'This browser works hashes out only on a page that came over HTTPS. The command above does it on the server.',
    },
  },
  given: [
    ['logins', 'The ports for people, 465 and 587, ask for a login, and only after TLS has begun.'],
    ['internet', 'Port 25 is for other servers: it never offers a login.'],
    ['logins', 'TLS 1.0 and 1.1 are refused where people log in.'],
    ['dovecot-logins', 'Dovecot checks the passwords; Exim never sees a password file.'],
    ['password-file', 'The password file holds hashes, and only root and Exim can read it.'],
    ['logins', 'A login may send only with its own addresses, in the envelope and in From: and Sender:.'],
  ],
};
