import type { ExpectationDetail } from '../../core/answers/index.ts';
import type { ProblemWords } from '../problem-words.ts';

/** So many characters of values are named in a phrase; one value always is. */
const NAMED = 110;

function values({ values: all }: ExpectationDetail): string {
  const names = Array.isArray(all) ? all : [];
  const named = names.filter((_name, index) => index === 0 || names.slice(0, index + 1).join(', ').length <= NAMED);
  const more = names.length - named.length;
  return more > 0 ? `${named.join(', ')} and ${more} more` : named.join(', ');
}

/** Each phrase completes "expected …". */
export const problems: ProblemWords = {
  'one-of': (d) => `one of ${values(d)}`,
  'host-name': () => 'a full host name such as mail.example.org, in lower-case ASCII letters, digits, hyphens and dots',
  'ascii-host-name': (d) => `the same host name in lower-case ASCII: ${d.suggestion}`,
  domain: () => 'a domain such as example.org, in lower-case ASCII letters, digits, hyphens and dots',
  'ascii-domain': (d) => `the same domain in lower-case ASCII: ${d.suggestion}`,
  'domain-list': () => 'a list with at least one domain such as example.org',
  'no-duplicates': () => 'each entry only once',
  'mailbox-or-address': () =>
    'a mailbox name such as alice or an address such as alice@example.org, in lower-case ASCII and without quotes',
  'optional-mailbox-or-address': () =>
    'nothing, a mailbox name such as alice, or an address such as alice@example.org, in lower-case ASCII and without quotes',
  'mailbox-name': () => 'a mailbox name such as alice: lower-case ASCII letters, digits, hyphens, underscores and dots',
  'mailbox-list': () => 'a list with at least one mailbox such as alice or alice@example.org',
  'system-user': () =>
    'the name of an account of the machine: a lower-case letter, then at most 31 lower-case letters, digits, hyphens or underscores',
  'dns-label': () => 'one label of a DNS name such as mail2026: lower-case letters, digits and hyphens, at most 63',
  'account-name': () => 'a name as systems have it: letters, digits, - and _, such as Debian-exim',
  'wizard-folder': () =>
    'an absolute path of plain names whose last one is wizard, such as /etc/exim/wizard: a folder that is nobody else’s',
  'uid-range': () =>
    'the first and the last user number of people, such as 1000-59999: from 500 on, and without 65534, which is nobody',
  command: () =>
    'a command as it is typed, such as pacman -S --needed: plain words with one blank between, without quotes or anything else that a shell acts on',
  packages: () => 'names of packages with one blank between, such as exim dovecot perl',
  'ipv4-address': () => 'an IPv4 address such as 203.0.113.7, or nothing',
  'ipv6-address': () => 'an IPv6 address in lower case such as 2001:db8::7, or nothing',
  'ipv6-lower-case': (d) => `the same address in lower case: ${d.suggestion}`,
  'some-address': () => 'an address here or in the IPv6 question: a mail server needs one',
  sha256: () => '64 hexadecimal digits in lower case, or nothing',
  address: () => 'a full address such as somebody@gmail.com',
  server: () => 'a host name, with a port where it is unusual, such as smtp.example.net or smtp.example.net:2525',
  'server-list': () => 'at least one server such as smtp.example.net, each with its login, which may be empty',
  login: () => 'a login of printable ASCII characters without spaces, or none',
  'login-without-tls': () =>
    'no login, since its password would cross the network in the clear; or demanded encryption',
  'one-login-a-host': (d) => `the same login as further up for this server: ${d.suggestion || 'none'}`,
  'port-of-this-tls': (d) =>
    `a port of this way to encrypt, such as ${d.suggestion}, or the other way: 465 begins with TLS, 25 and 587 with STARTTLS, and all servers of one list are reached the same way`,
  'other-than-this-host': () => 'another server: mail would go round in this one',
  'own-domain': () =>
    'a domain of yours: this one belongs to a mail service, and mail to everybody else there would be refused as unknown',
  'route-list': () =>
    'rows of a domain, its servers and the encryption, such as {"domain": "partner.example", "servers": ["mx.partner.example"], "tls": ""}',
  'route-domain': () => 'a domain such as partner.example, or *.partner.example for all below it, in lower-case ASCII',
  'route-server': () =>
    'a server such as mx.partner.example, 192.0.2.8 or [2001:db8::8], with a port where it is not the usual one (mx.partner.example:2525)',
  'route-servers': () => 'at least one server, with commas between several: mx1.partner.example,mx2.partner.example',
  'name-for-tls': () =>
    'the name of the server, which its certificate can be checked against; or no demanded encryption',
  'route-reached': () => 'a domain that no line further up takes already',
  'retry-list': () =>
    'rows of a pattern, an error and a rule, such as {"pattern": "partner.example", "error": "*", "rule": "F,4d,6h"}',
  'retry-pattern': () =>
    'a domain or server such as partner.example, *.partner.example, an address such as alice@partner.example, or * for all',
  'retry-error': () =>
    '* for any error, or one of refused, timeout, timeout_connect, lost_connection, tls_required, auth_failed, lookup, quota, rcpt_4xx, mail_4xx, data_4xx',
  'retry-rule': () =>
    'steps such as F,2h,15m; G,16h,1h,1.5; F,4d,6h: F with an end and a pause, G or H with an end, a first pause and a factor; times as 15m, 2h, 4d, 1w',
  'retry-pause': (d) => `a pause of at most one day, since Exim waits no longer; not ${d.suggestion}`,
  'retry-later-end': (d) => `each end later than the one before it, and at most 60 days; not ${d.suggestion}`,
  'retry-factor': (d) => `a factor from 1 to 10; not ${d.suggestion}`,
  'retry-before-general': () => 'a place above the rule for * *, which takes everything below it',
  'optional-domain': () => 'a domain such as example.org, or nothing',
  'spf-name': () => 'a name such as _spf.example.net, or nothing',
  'bare-spf-name': (d) => `the name alone, in lower case: ${d.suggestion}`,
  'other-than-visible': () => 'another name than the domain that is shown in its place',
  'absolute-path': () =>
    'an absolute path such as /etc/ssl/mail.pem: ASCII letters, digits and . _ @ + = , : ~ - between slashes, without .., and in a path of this system no capital letter right after _; certificate and key are in a folder, not in / itself',
  'block-list': () =>
    'a block list such as bl.example.org, or with its answers zen.spamhaus.org=127.0.0.2-11 (127.0.0.2 to 127.0.0.254)',
  'block-list-list': () => 'a list of block lists such as zen.spamhaus.org=127.0.0.2-11',
  'yes-or-no': () => 'true or false',
  'whole-number': (d) => `a whole number from ${d.min} to ${d.max}`,
  'alias-list': () => 'a list of aliases such as {"alias": "info", "to": ["alice"]}',
  'alias-name': () => 'an alias: a name such as info or an address such as info@example.org, in lower-case ASCII',
  'alias-targets': () => 'at least one mailbox or address that the mail goes to',
  text: () => 'text',
  list: () => 'a list',
  object: () => 'an object of questions and answers',
  'ip-address': () => 'an IP address such as 192.0.2.10 or 2001:db8::10, in lower case',
  'ip-address-list': () => 'a list of IP addresses',
  'ip-network': () => 'an IP address or a network such as 192.0.2.25, 192.0.2.0/28 or 2001:db8:5::/64, in lower case',
  'ip-network-list': () => 'a list of IP addresses and networks',
  'narrower-network': (d) =>
    `a network of addresses that are all yours; wider than /${d.ipv4} (IPv4) or /${d.ipv6} (IPv6) it would be an open relay`,
  'network-start': (d) => `the network that this address lies in: ${d.suggestion}`,
  'listen-address': () => 'at least one address of this machine',
  'other-than-host-name': () => 'a name other than the host name, whose certificate is there already',
  'known-question': () => 'the id of a question that the wizard asks',
  'known-version': (d) => `${d.version}, the version of the answers that this wizard reads`,
  'local-domain': (d) => `a name alone, or an address in a domain of this server: ${values(d)}`,
  'outside-address': () => 'an alias, or an address on another server: this one has no mailboxes',
  'only-own-host-name': (d) =>
    `its own host name alone, ${d.suggestion}: mail to colleagues in another domain would be refused here as unknown`,
  'not-local-too': () => 'a domain that this server is not the home of: mail cannot both end here and go on',
  'login-name': () => 'a name without a domain such as alice, since logins are names',
  'login-of-local-domain': (d) => `a name alone, or an address in a domain of this server: ${values(d)}`,
  'known-login': (d) => `somebody who logs in here: ${values(d)}`,
  'sender-list': () =>
    'rows of a login and its further addresses, such as {"login": "alice", "addresses": ["news@partner.example"]}',
  'sender-address': () => 'a full address such as news@partner.example, in lower-case ASCII',
  'sender-addresses': () =>
    'at least one address, with commas between several: news@partner.example,office@partner.example',
  'certificate-for-logins': () => 'a certificate, since people log in only inside TLS; or nobody who logs in',
  'mailboxes-for-dovecot': () => 'Exim’s own file or nobody: without mailboxes Dovecot has nobody to log in',
  'mailbox-of-local-domain': (d) => `a name alone, or an address in a domain of this server: ${values(d)}`,
  'known-mailbox': (d) => `an address elsewhere, an alias, or a mailbox of this server: ${values(d)}`,
  'other-than-postmaster-loop': (d) =>
    `somebody other than the role addresses whose mail this person is to read: ${values(d)}`,
  json: () => 'JSON in UTF-8',
  'dkim-key': () => 'a private DKIM key as the wizard makes it: PKCS#8 in PEM, RSA of 2048 bits or Ed25519',
  'wizard-file': () => 'what this wizard made: a bundle, answers.json, a file with its last line, or a link',
  'whole-archive': (d) => `a whole .zip or .tar.gz of at most ${Number(d.max) / 1024 / 1024} MiB unpacked`,
  'small-file': (d) => `a file of at most ${Number(d.max) / 1024 / 1024} MiB`,
};
