import type { DnsWords } from '../dns-words.ts';

export const dns: DnsWords = {
  title: 'Put this into DNS',
  help: 'Changes can take hours to be seen everywhere, so begin early. The bundle has the same as zone files, which many providers can import.',
  columns: { name: 'Name', type: 'Type', value: 'Value' },
  zone: (domain) => `In the zone of ${domain}`,
  elsewhere: (host) => `In the zone that holds ${host}`,
  reverse: 'Where you rented the address, not in your own zone',
  onServer: (file) => `install.sh makes the key and prints this record at its end. Later it is in ${file}.`,
  keys: {
    title: 'Keys for signatures (DKIM)',
    help: 'install.sh makes the private keys on the server, where they stay, and prints the records at its end: for each domain an RSA key, which every receiver knows, and an Ed25519 key beside it. Or make the keys here: then the records below are complete at once, and DNS can have them before you install.',
    make: 'Make the keys here',
    makeMissing: 'Make the missing keys',
    cancel: 'Cancel',
    progress: 'Keys made',
    working: (done, all) => `Making keys: ${done} of ${all} domains done.`,
    cancelled: 'Cancelled. No key was kept.',
    failed: 'No key was made:',
    insecure: 'This browser makes keys only on a page that came over HTTPS. install.sh makes them.',
    bothKinds: 'Each domain has an RSA key, which every receiver knows, and an Ed25519 key beside it.',
    rsaOnly:
      'There are RSA keys only, which every receiver knows: the selector is too long for a second name, or this browser makes no Ed25519 keys. Then install.sh makes those and prints their records.',
    made: (domains) =>
      `There are keys for ${domains}. Download the bundle now: the private keys are in it and in the memory of this page, nowhere else. Reloading forgets them; opening the bundle here brings them back. Keep the bundle to yourself, since whoever has it can sign as you.`,
    serverKeeps:
      'A key that the server already has under this selector stays. install.sh then says so, and DNS must have the record of that key.',
    forget: 'Forget these keys',
    forgotten: 'Forgotten. install.sh makes the keys.',
    rotation: {
      title: 'How to change the keys',
      steps: (selector) => [
        `Give the selector another name, such as ${selector}. A new selector has new keys.`,
        'Make the keys here, download the bundle, and put the new records into DNS. Leave the old ones there.',
        'When DNS shows the new records everywhere, install the bundle. From then on mail is signed with the new keys.',
        'Remove the old records a week later. Until then, mail on its way is verified with them.',
      ],
      when: 'Once a year is enough. If somebody else may have read a private key, do it at once and remove the old record without waiting.',
      open: (step) => `Change the selector (${step})`,
    },
  },
  noTlsa: {
    caddy: {
      why: 'There is no TLSA record for DANE: Caddy makes a new key at each renewal, and a record that still names the old one stops all mail from servers that verify it. certbot, acme.sh and lego can keep the key.',
      open: (step) => `Get the certificate another way (${step})`,
    },
    renewed: {
      why: 'There is no TLSA record for DANE: unless it is told otherwise, each renewal of the certificate makes a new key, and a record that still names the old one stops all mail from servers that verify it.',
      open: (step) => `Let renewals keep the key (${step})`,
    },
    unknown: {
      why: 'There is no TLSA record for DANE yet: the key stays, but this page does not know it. Come back with the certificate once the server has one.',
      open: (step) => `Paste the certificate (${step})`,
    },
  },
  copyName: (name) => `Copy the name ${name}`,
  copyValue: (name) => `Copy the value of ${name}`,
  copyLine: (name) => `Copy ${name} as a line of a zone file`,
  purposes: {
    address: 'Where the server is.',
    reverse: 'The name of the address. Large providers refuse mail from an address without one, or with another.',
    mx: 'Mail for the domain comes to this server.',
    spf: 'Which servers send mail of this domain. There may be only one such record: if you have one, put the two together.',
    'spf-host': 'The same for bounces, which have no sender but the host’s name.',
    dkim: 'The public key that verifies your signatures.',
    dmarc: 'What to do with mail in your name that passes neither check, and where reports go.',
    srv: 'Where mail programs find the server.',
    caa: 'Only this authority may issue certificates for the host.',
    tlsa: 'The key of this server, for senders that verify by DANE. Only in a zone signed with DNSSEC.',
    'tls-rpt': 'Other servers report once a day whether they could encrypt.',
    'mta-sts': 'Announces the policy that mail to you must be encrypted.',
    'mta-sts-host': 'The web server with the policy; it needs a certificate for this name.',
    autoconfig: 'The web server with the files for mail programs.',
  },
};
