/** Restarting the servers and trying them as their clients would. */
import { shellPart } from '../shell.ts';

export const restart = shellPart(
  'restart',
  `
restart() {
  for service in $DOVECOT_SERVICE "$EXIM_SERVICE"; do
    if ! service_do restart "$service" >"$WORK/said" 2>&1; then
      # Dovecot 2.4 warns at each start of the setting that 20-lmtp.conf has too; it is meant.
      grep -v 'Warning: .*Global setting auth_username_format' "$WORK/said" | tail -n 5 | indent
      die "$service did not start."
    fi
    ok "$service started"
  done
}
`,
);

export const testServers = shellPart(
  'test_servers',
  `
# What a mail program and another server would do first, from this machine.
test_servers() {
  failed=
  try 'port 25 answers' answers_25
  for port in $SUBMISSION_PORTS; do "test_$port"; done
  [ "$LOGINS" != dovecot ] || try "Exim's account may ask Dovecot for passwords" answers_auth
  case $DELIVERY in
    lmtp) try 'Dovecot takes mail for the mailboxes' answers_lmtp ;;
    lmtp-socket) try 'Dovecot takes mail for the mailboxes' answers_lmtp_socket ;;
  esac
  if [ -n "$DOVECOT_SERVICE" ]; then
    try 'IMAP answers (143)' answers_143
    try 'IMAP answers inside TLS (993)' answers_993
    [ "$SIEVE" = no ] || try 'ManageSieve answers (4190)' answers_4190
  fi
  [ -n "$failed" ] || test_together
  [ -z "$failed" ]
}

# Exim with what it asks. All servers answer by now, and these count towards the limits, so there is no trying for long.
test_together() {
  TIMES=2
  grep -qsiF "<$MAILBOX>" "$WORK/full" || [ -z "$MAILBOX" ] || try 'Exim takes mail for a mailbox, and looks first whether it exists' answers_rcpt
  [ "$LOGINS" = none ] || try 'Exim refuses a wrong password' answers_wrong_password
}

test_465() { try 'port 465 speaks TLS from the start' answers_465; }
test_587() {
  try 'port 587 offers STARTTLS, and no login before it' answers_587
  try 'port 587 offers the login inside TLS' answers_587_tls
}

# try WHAT COMMAND: again for a while, since servers need a moment to start.
TIMES=40
try() {
  if up_to "$TIMES" "$2"; then
    ok "$1"
  else
    say "  FAILED   $1"
    failed=yes
  fi
}

answers_25() { talk 127.0.0.1:25 QUIT | grep -q '^220'; }
answers_587() {
  talk 127.0.0.1:587 'EHLO localhost' QUIT >"$WORK/said"
  grep -q '^250.STARTTLS' "$WORK/said" && ! grep -q '^250.AUTH' "$WORK/said"
}
answers_587_tls() { talk "$(tls 127.0.0.1:587 smtp)" - 'EHLO localhost' QUIT | grep -q '^250.AUTH.*PLAIN'; }
answers_465() { talk "$(tls 127.0.0.1:465)" 'EHLO localhost' QUIT | grep -q '^250.AUTH.*PLAIN'; }
answers_143() { talk 127.0.0.1:143 | grep -q '^\\* OK'; }
answers_4190() { talk 127.0.0.1:4190 | grep -q '^"IMPLEMENTATION"'; }
answers_993() { talk "$(tls 127.0.0.1:993)" | grep -q '^\\* OK'; }

answers_auth() {
  [ -S "$AUTH_SOCKET" ] && as "$EXIM_USER" perl -MIO::Socket::UNIX -e '
    alarm 10;
    my $socket = IO::Socket::UNIX->new(Peer => $ARGV[0]) or exit 1;
    exit(<$socket> =~ /^VERSION/ ? 0 : 1);
  ' "$AUTH_SOCKET" 2>/dev/null
}

# Asks for every mailbox whether it exists, and delivers nothing.
answers_lmtp() {
  LMTP_AT=127.0.0.1:$LMTP_PORT
  asks_lmtp
}
answers_lmtp_socket() {
  LMTP_AT=$LMTP_SOCKET
  asks_lmtp
}
asks_lmtp() {
  for account in $ACCOUNTS; do set -- "$@" "RCPT TO:<$account@$MAIN_DOMAIN>"; done
  for mailbox in $MAILBOXES; do set -- "$@" "RCPT TO:<$mailbox>"; done
  talk "$LMTP_AT" 'LHLO localhost' 'MAIL FROM:<>' "$@" QUIT >"$WORK/said" &&
    [ "$(grep -cE '^(250 2\\.1\\.5|552 5\\.2\\.2)' "$WORK/said")" -eq $# ] || return 1
  # A mailbox that is full is there, and Dovecot has said so.
  grep -i '^552 5\\.2\\.2' "$WORK/said" >"$WORK/full" || :
}

# The whole way of a stranger's recipient through Exim: access control, routers, and the question to Dovecot. Our own people's would be
# accepted without an answer. Exim plays the session itself, as if it came from this machine's own address: a stranger's, but one that
# is not judged by its name, by block lists and the like.
answers_rcpt() {
  # An address in brackets is a good name for everybody: with local_interfaces set, Exim's @[] holds those interfaces alone.
  address=$(own_address)
  printf '%s\\r\\n' "EHLO [$address]" 'MAIL FROM:<>' "RCPT TO:<$MAILBOX>" QUIT |
    timeout 60 "$EXIM" -bhc "$address" >"$WORK/said" 2>/dev/null || :
  [ "$(grep -c '^250 ' "$WORK/said")" -eq 3 ]
}

# The address with which this machine would reach the outside; nothing is sent to find it.
own_address() {
  perl -MIO::Socket::INET -e '
    my $socket = IO::Socket::INET->new(Proto => "udp", PeerAddr => "192.0.2.1", PeerPort => 9);
    print $socket ? $socket->sockhost : "192.0.2.1";
  '
}

# No name and a wrong password, in base64: 535 comes from Dovecot, 435 from an Exim that cannot ask it. 454 4.7.0 is its limit on
# failed logins: reached by earlier runs, each of which fails once.
answers_wrong_password() {
  case " $SUBMISSION_PORTS " in
    *' 587 '*) set -- "$(tls 127.0.0.1:587 smtp)" - ;;
    *) set -- "$(tls 127.0.0.1:465)" ;;
  esac
  talk "$@" 'EHLO localhost' 'AUTH PLAIN AG5vLXN1Y2gtdXNlcgB3cm9uZw==' QUIT >"$WORK/said"
  grep -qE '^(535|454 4\\.7\\.0)' "$WORK/said"
}
`,
);

export const showLogs = shellPart(
  'show_logs',
  `
show_logs() {
  say '' "The last lines of $EXIM_LOG:"
  tail -n 5 "$EXIM_LOG" "$PANIC_LOG" 2>/dev/null | indent
}
`,
);
