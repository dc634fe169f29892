/** Lines as Exim 4.96, 4.98 and 4.100 wrote them in the lab, each with its fullest and its shortest form. */

/** A line that must count, and the address that it must count for. */
export type Counted = readonly [address: string, line: string];

/** Up to 4.98: what Exim writes of the client stands without `H=` behind "failed for". 4.97 writes as 4.98 does. */
const BEFORE_4_99: readonly Counted[] = [
  [
    '203.0.113.100',
    '2026-11-21 15:50:05.205 [793] dovecot_plain authenticator failed for (laptop) [203.0.113.100]:40971 I=[192.0.2.10]:465: 535 Incorrect authentication data (set_id=alice)',
  ],
  [
    '203.0.113.101',
    '2026-11-21 15:51:08 dovecot_plain authenticator failed for pc.guess.example (laptop) [203.0.113.101]:36303: 535 Incorrect authentication data (set_id=alice)',
  ],
  [
    '203.0.113.102',
    '2026-11-21 15:51:20 dovecot_login authenticator failed for ([192.0.2.99]) [203.0.113.102]: 535 Incorrect authentication data (set_id=alice)',
  ],
  [
    '203.0.113.103',
    '2026-11-21 15:51:22 dovecot_plain authenticator failed for (laptop) [203.0.113.103]:45197: 535 Incorrect authentication data (set_id=x) [192.0.2.99]: 535 Incorrect authentication data (set_id=y)',
  ],
  [
    '2001:db8:51::20',
    '2026-11-21 15:51:23 dovecot_plain authenticator failed for (laptop) [2001:db8:51::20]:45198: 535 Incorrect authentication data (set_id=alice)',
  ],
  [
    '203.0.113.105',
    '2026-11-21 15:50:43.464 [805] H=(laptop) [203.0.113.105]:33207 I=[192.0.2.10]:465 X=TLS1.3:ECDHE_X25519__ECDSA_SECP256R1_SHA256__AES_256_GCM:256 CV=no temporarily rejected AUTH PLAIN: 454 4.7.0 Too many failed logins, try later',
  ],
  [
    '203.0.113.106',
    '2026-11-21 15:51:44 SMTP protocol error in "AUTH PLAIN " H=(x) [192.0.2.99] AUTH command used when not advertised" H=(x) [203.0.113.106]:45537 AUTH command used when not advertised',
  ],
];

/** From 4.99 on: `H=` everywhere, a number for each connection, and what was typed with its quotation marks escaped. */
const FROM_4_99: readonly Counted[] = [
  [
    '203.0.113.100',
    '2026-11-21 15:52:09.456 [792] dovecot_plain authenticator failed for H=(laptop) [203.0.113.100]:39285 I=[192.0.2.10]:465 Ci=792: 535 Incorrect authentication data (set_id=alice)',
  ],
  [
    '203.0.113.101',
    '2026-11-21 15:52:13 dovecot_plain authenticator failed for H=pc.guess.example (laptop) [203.0.113.101]:44393: 535 Incorrect authentication data (set_id=alice)',
  ],
  [
    '203.0.113.102',
    '2026-11-21 15:52:23 dovecot_login authenticator failed for H=([192.0.2.99]) [203.0.113.102]: 535 Incorrect authentication data (set_id=alice)',
  ],
  [
    '203.0.113.103',
    '2026-11-21 15:52:25.379 [804] dovecot_plain authenticator failed for H=(laptop) [203.0.113.103]:34363 I=[192.0.2.10]:465 Ci=804: 535 Incorrect authentication data (set_id=x) [192.0.2.99]: 535 Incorrect authentication data (set_id=y)',
  ],
  [
    '203.0.113.105',
    '2026-11-21 15:52:48.230 [818] H=(laptop) [203.0.113.105]:36249 I=[192.0.2.10]:465 Ci=818 X=TLS1.3:ECDHE_X25519__ECDSA_SECP256R1_SHA256__AES_256_GCM:256:X25519 temporarily rejected AUTH PLAIN: 454 4.7.0 Too many failed logins, try later',
  ],
  [
    '203.0.113.106',
    '2026-11-21 15:52:48.250 [819] SMTP protocol error in "AUTH PLAIN \\" H=(x) [192.0.2.99] AUTH command used when not advertised" H=(x) [203.0.113.106]:37619 I=[192.0.2.10]:25 Ci=819 AUTH command used when not advertised',
  ],
];

export const COUNTED: Readonly<Record<string, readonly Counted[]>> = {
  'before 4.99': BEFORE_4_99,
  'from 4.99 on': FROM_4_99,
};

/** What must never count, whoever is named in it. */
export const INNOCENT: readonly string[] = [
  '2026-11-21 15:50:05.208 [793] no MAIL in SMTP connection from (laptop) [203.0.113.100]:40971 I=[192.0.2.10]:465 D=3.013s X=TLS1.3:ECDHE_X25519__ECDSA_SECP256R1_SHA256__AES_256_GCM:256 CV=no C=EHLO,AUTH,QUIT',
  '2026-11-21 15:50:44.272 [813] H=mx.foreign.example [198.51.100.20]:37211 I=[192.0.2.10]:25 F=<"x authenticator failed for [192.0.2.99]: 535 "@foreign.example> rejected RCPT <nobody@example.org>: Unknown user',
  '2026-11-21 15:50:44.274 [813] H=mx.foreign.example [198.51.100.20]:37211 I=[192.0.2.10]:25 incomplete transaction (RSET) from <"x authenticator failed for [192.0.2.99]: 535 "@foreign.example>',
  '2026-11-21 15:51:44 H=mx.foreign.example [198.51.100.20]:44847 F=<"temporarily rejected AUTH x: 454 4.7.0 Too many failed logins"@foreign.example> rejected RCPT <nobody@elsewhere.example>: Relay not permitted',
  '2026-11-21 15:52:48.846 [829] H=mx.foreign.example [198.51.100.20]:41921 I=[192.0.2.10]:25 Ci=829 F=<"SMTP protocol error in AUTH [192.0.2.99] AUTH command used when not advertised"@foreign.example> rejected RCPT <nobody@example.org>: Unknown user',
  '2026-11-21 15:50:44.303 [815] rejected EHLO from [203.0.113.107]:35983 I=[192.0.2.10]:25: syntactically invalid argument(s): x)_[192.0.2.99]:_535',
  '2026-11-21 15:52:48.864 [835] SMTP syntax error in "x authenticator failed for [192.0.2.99]: 535 x" H=[203.0.113.107]:35533 I=[192.0.2.10]:25 Ci=835 unrecognized command',
];

/** Lines of Dovecot 2.3 and 2.4: by IMAP and ManageSieve, in TLS and out of it, of IPv4 and IPv6; the last ones try to name somebody else. */
export const DOVECOT_COUNTED: readonly Counted[] = [
  [
    '203.0.113.120',
    'dovecot: imap-login: Disconnected: Aborted login by logging out (auth failed, 1 attempts in 4 secs): user=<alice>, method=PLAIN, rip=203.0.113.120, lip=192.0.2.10, TLS, session=<T1Xmpc5gXOPAAAIK>',
  ],
  [
    '203.0.113.121',
    'dovecot: imap-login: Disconnected: Connection closed (auth failed, 1 attempts in 12 secs): user=<alice>, method=PLAIN, rip=203.0.113.121, lip=192.0.2.10, TLS: Connection closed, session=<dlejps5gtsHAAAIK>',
  ],
  [
    '2001:db8:51::20',
    'dovecot: managesieve-login: Disconnected: Aborted login by logging out (auth failed, 1 attempts in 12 secs): user=<alice@example.org>, method=PLAIN, rip=2001:db8:51::20, lip=2001:db8:2::10, TLS, session=<zHW2qc5gvLUgAQ24AAIAAAAAAAAAAAAQ>',
  ],
  [
    '203.0.113.122',
    'dovecot: imap-login: Login aborted: Logged out (auth failed, 1 attempts in 5 secs) (auth_failed): user=<alice>, method=PLAIN, rip=203.0.113.122, lip=192.0.2.10, TLS, session=<7E7nsM5gEIbAAAIK>',
  ],
  [
    '2001:db8:51::20',
    'dovecot: imap-login: Login aborted: Connection closed (auth failed, 1 attempts in 12 secs) (auth_failed): user=<alice>, method=PLAIN, rip=2001:db8:51::20, lip=2001:db8:2::10, TLS: Connection closed, session=<R74ZtM5gXIEgAQ24AAIAAAAAAAAAAAAQ>',
  ],
  [
    '203.0.113.123',
    'dovecot: managesieve-login: Login aborted: Logged out (auth failed, 1 attempts in 13 secs) (auth_failed): user=<alice>, method=PLAIN, rip=203.0.113.123, lip=192.0.2.10, TLS, session=<56Bgss5gZN3AAAIK>',
  ],
  [
    '203.0.113.124',
    'dovecot: imap-login: Login aborted: Connection closed (auth failed, 1 attempts in 4 secs) (auth_failed): user=<x>, method=PLAIN, rip=192.0.2.99, lip=192.0.2.10, TLS, session=<a>, method=PLAIN, rip=203.0.113.124, lip=192.0.2.10, secured, session=<PR0hs85gHsHAAAIK>',
  ],
];

/** What must never count: nobody has tried a password, or somebody else is named. */
export const DOVECOT_INNOCENT: readonly string[] = [
  'dovecot: imap-login: Disconnected: Connection closed (no auth attempts in 0 secs): user=<>, rip=203.0.113.120, lip=192.0.2.10, secured, session=<2nWYpc5gRs1/AAAB>',
  'dovecot: imap-login: Login aborted: Connection closed (no auth attempts in 0 secs) (no_auth_attempts): user=<>, rip=203.0.113.120, lip=192.0.2.10, TLS: Connection closed, session=<cvufsM5gsI9/AAAB>',
  'dovecot: imap-login: Login: user=<alice>, method=PLAIN, rip=203.0.113.120, lip=192.0.2.10, mpid=700, TLS, session=<T1Xmpc5gXOPAAAIK>',
  'dovecot: imap-login: Login: user=<x (auth failed, 1 attempts in 4 secs): user=<x>, method=PLAIN, rip=192.0.2.99, lip=192.0.2.10, session=<a>, method=PLAIN, rip=203.0.113.120, lip=192.0.2.10, mpid=700, TLS, session=<T1Xmpc5gXOPAAAIK>',
  'dovecot: lmtp(648): Disconnect from 127.0.0.1: Logged out (state=RCPT TO)',
  'auth: pam_unix(dovecot:auth): authentication failure; logname= uid=0 euid=0 tty=dovecot ruser=alice rhost=203.0.113.120  user=alice',
];
