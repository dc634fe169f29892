import type { PackageNote } from '../../core/platforms/packaging.ts';

/** Remarks on a platform's packages: in the read-me, and where the page says what to type. */
export const packageNotes: Readonly<Record<PackageNote, string>> = {
  heavy: 'The “heavy” flavour of Exim is the one that can ask Dovecot for passwords.',
  alternatives: 'The last command makes Exim the `sendmail` of the system, which other mail servers can be too.',
  'use-flags':
    'Most of what a mail server needs is off in Gentoo until a USE flag asks for it: `dovecot-sasl` (logins), `dnsdb`, `dkim`, `dane`, `spf`, `srs`. Dovecot needs its own flags for PAM.',
  sendmail: 'The system’s own sendmail holds port 25 until it is stopped and switched off.',
  selinux:
    'SELinux may forbid what the servers do with each other. If a test fails, `ausearch -m avc -ts recent` tells what was refused.',
  perl: '`install.sh` tests the servers by Perl, which a small system has not. Lookups such as dnsdb are packages of their own.',
  example:
    'Where `dovecot.conf` is missing, begin with the example that the package brings; its folder `conf.d` must be included.',
  names: 'The names of packages are a guess: search for them if one is not found.',
};
