import type { StepWords } from '../messages.ts';

export const tls: StepWords<'tls'> = {
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
        files: {
          label: 'Files that I keep up to date',
          help: 'You see to it that Exim’s group can read the key, after each renewal too.',
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
  },
  given: [
    'Port 587 (STARTTLS) and port 465 (TLS from the start) are for people; both ask for a login, and only after TLS has begun.',
    'Port 25 is for other servers: it offers STARTTLS and never a login.',
    'TLS 1.0 and 1.1 are refused where people log in. Port 25 takes them, since old TLS is better than plain text.',
    'Dovecot checks the passwords; Exim never sees a password file.',
    'A login may send only with its own addresses, in the envelope and in From: and Sender:.',
  ],
};
