/** Talking to servers, to DNS and to the service manager. */
import { shellPart } from '../shell.ts';

export const talk = shellPart(
  'talk',
  `
# talk WHERE LINE... : connects to host:port, to a socket, or to the program after "!", waits for each answer, sends the
# next line, and prints all that was answered. "-" as the first line: nobody greets.
talk() {
  perl -MIO::Socket::INET -MIO::Socket::UNIX -MIPC::Open2 -e '
    $SIG{ALRM} = sub { exit 1 };
    $SIG{PIPE} = "IGNORE";
    alarm 12;
    my ($where, @lines) = @ARGV;
    my ($in, $out);
    my $child;
    END { kill 15, $child if $child }
    if ($where =~ s/^!//) { $child = open2($in, $out, $where) }
    else {
      $in = $where =~ m{^/} ? IO::Socket::UNIX->new(Peer => $where) : IO::Socket::INET->new(PeerAddr => $where, Timeout => 5);
      exit 1 unless $in;
      $out = $in;
    }
    $out->autoflush(1);
    $| = 1;
    my $greeted = @lines && $lines[0] eq "-" ? shift @lines : undef;
    for my $line ($greeted ? () : undef, @lines) {
      print $out "$line\\r\\n" if defined $line;
      while (<$in>) { print; last unless /^\\d{3}-/ }
    }
  ' -- "$@" 2>/dev/null
}

# The same inside TLS: the program that talk starts. STARTTLS where a protocol is named.
tls() { printf '!exec openssl s_client -quiet -connect %s -servername %s%s 2>/dev/null' "$1" "$HOST" "\${2:+ -starttls $2}"; }
`,
);

export const dns = shellPart(
  'dns',
  `
# dns TYPE NAME: the records, one a line. Status 1: there are none; 2: the resolver does not answer. It asks through Exim.
dns() {
  printf 'keep_environment =\\ndns_retrans = 2s\\ndns_retry = 1\\n' >"$WORK/dns.conf"
  answer=$(timeout 15 "$EXIM" -C "$WORK/dns.conf" -be "\\\${lookup dnsdb{>; defer_strict,$1=$2}{\\$value}{none}}" 2>/dev/null) || return 2
  case $answer in
    none) return 1 ;;
    '' | Failed:*) return 2 ;;
    *) printf '%s\\n' "$answer" | tr ';' '\\n' | sed 's/^ *//' ;;
  esac
}

# dnssec TYPE NAME: "yes" where Exim is told that the answer was validated.
dnssec() {
  printf 'keep_environment =\\ndns_retrans = 2s\\ndns_retry = 1\\ndns_dnssec_ok = 1\\n' >"$WORK/dnssec.conf"
  timeout 15 "$EXIM" -C "$WORK/dnssec.conf" -be "\\\${lookup dnsdb{dnssec_lax,$1=$2}{\\$lookup_dnssec_authenticated}{no}}" 2>/dev/null || :
}
`,
);

export const services = shellPart(
  'services',
  `
has_systemd() { [ -d /run/systemd/system ]; }

# service_do start|stop|restart NAME. What it starts must not keep our standard input open.
service_do() {
  if has_systemd; then
    systemctl "$1" "$2"
  elif command -v rc-service >/dev/null; then
    rc-service "$2" "$1"
  elif [ -x "/etc/init.d/$2" ]; then
    "/etc/init.d/$2" "$1"
  elif is_rc_d "$2"; then
    service "$2" "one$1"
  else
    service_by_hand "$1" "$2"
  fi 3<&-
}

# A container without a service manager.
service_by_hand() {
  case $1-$2 in
    start-"$DOVECOT_SERVICE") dovecot ;;
    stop-"$DOVECOT_SERVICE") doveadm stop ;;
    start-"$FAIL2BAN_SERVICE" | stop-"$FAIL2BAN_SERVICE") fail2ban-client "$1" ;;
    start-"$EXIM_SERVICE") "$EXIM" -bd -q30m ;;
    stop-"$EXIM_SERVICE") kill "$(cat "$(exim_pid_file)")" ;;
    restart-*)
      ! is_running "$2" || service_by_hand stop "$2"
      wait_for not_running "$2" && service_by_hand start "$2"
      ;;
  esac
}

# Scripts of the BSDs.
is_rc_d() { [ -x "/usr/local/etc/rc.d/$1" ] || [ -x "/etc/rc.d/$1" ]; }

# Where Exim notes its process, as it was built.
EXIM_PID_FILE=
exim_pid_file() {
  [ -n "$EXIM_PID_FILE" ] || EXIM_PID_FILE=$("$EXIM" -C /dev/null -bP pid_file_path 2>/dev/null | sed -n 's/^pid_file_path = //p')
  echo "\${EXIM_PID_FILE:-/var/run/exim.pid}"
}

is_running() {
  if has_systemd; then
    systemctl -q is-active "$1"
    return
  elif command -v rc-service >/dev/null; then
    rc-service "$1" status >/dev/null 2>&1
    return
  elif [ ! -x "/etc/init.d/$1" ] && is_rc_d "$1"; then
    service "$1" onestatus >/dev/null 2>&1
    return
  fi
  case $1 in
    "$DOVECOT_SERVICE") pid_file=$DOVECOT_RUN/master.pid ;;
    "$FAIL2BAN_SERVICE") pid_file=/run/fail2ban/fail2ban.pid ;;
    *) pid_file=$(exim_pid_file) ;;
  esac
  pid=$(cat "$pid_file" 2>/dev/null) && kill -0 "$pid" 2>/dev/null
}
not_running() { ! is_running "$1"; }

# wait_for COMMAND...: tries again and again, for 20 seconds at most; up_to TIMES COMMAND...: as often as that.
wait_for() { up_to 40 "$@"; }
up_to() {
  tries=$1
  shift
  until "$@"; do
    tries=$((tries - 1))
    [ "$tries" -gt 0 ] || return 1
    sleep 0.5
  done
}
`,
);
