/** Looking before anything is changed: each finding is ok, a warning, or a problem that stops the installation. */
import { shellPart } from '../shell.ts';

export const lookPrograms = shellPart(
  'look_programs',
  `
look_programs() {
  missing=
  set -- "$EXIM" openssl perl timeout diff
  [ -z "$DOVECOT_SERVICE" ] || set -- "$@" dovecot doveconf doveadm
  [ ! -f "$BUNDLE/root$JUNK_RULE" ] || set -- "$@" sievec
  [ -z "$FAIL2BAN_FOLDER" ] || set -- "$@" fail2ban-client $FAIL2BAN_TOOL
  for program in "$@"; do
    command -v "$program" >/dev/null || missing="$missing \${program##*/}"
  done
  if [ -n "$missing" ]; then
    problem "not installed:$missing"
    hint "$INSTALL_COMMAND $PACKAGES"
  else
    ok 'the programs are there'
  fi
}
`,
);

export const lookExim = shellPart(
  'look_exim',
  `
look_exim() {
  "$EXIM" -bV >"$WORK/exim" 2>/dev/null || "$EXIM" -C /dev/null -bV >"$WORK/exim" 2>/dev/null ||
    { problem "$EXIM -bV does not work" && return 0; }
  version=$(sed -n 's/^Exim version \\([0-9.]*\\).*/\\1/p' "$WORK/exim")
  major=\${version%%.*}
  minor=\${version#*.}
  minor=\${minor%%.*}
  if [ "$major" != "\${EXIM_VERSION%.*}" ] || [ "$minor" -lt "\${EXIM_VERSION#*.}" ]; then
    problem "Exim is $version; these files are for $PLATFORM with Exim $EXIM_VERSION: choose the right platform in the wizard"
  elif [ "$minor" -gt "\${EXIM_VERSION#*.}" ]; then
    warning "Exim is $version; these files are for $EXIM_VERSION (a newer one may do, it is tried out below)"
  else
    ok "Exim $version"
  fi
  lacking=
  exim_needs exim_lacks
  if [ -n "$lacking" ]; then
    problem "this Exim was built without$lacking"
    hint "$INSTALL_COMMAND $PACKAGES"
  else
    ok 'Exim has all that the configuration needs'
  fi
}

# exim_lacks HEADING WORD: collects what "exim -bV" does not list.
exim_lacks() {
  grep "^$1" "$WORK/exim" | grep -qw -- "$2" || lacking="$lacking $2"
}
`,
);

export const lookDovecot = shellPart(
  'look_dovecot',
  `
look_dovecot() {
  [ -n "$DOVECOT_SERVICE" ] || return 0
  version=$(dovecot --version 2>/dev/null) || version=
  version=\${version%% *}
  case $version in
    "$DOVECOT_VERSION" | "$DOVECOT_VERSION".*) ok "Dovecot $version" ;;
    *) problem "Dovecot is \${version:-not installed}; these files are for $PLATFORM with Dovecot $DOVECOT_VERSION: choose the right platform in the wizard" ;;
  esac
  folder=$(doveconf -h libexec_dir 2>/dev/null) || folder=
  protocols=imap
  case $DELIVERY in lmtp*) protocols='imap lmtp' ;; esac
  [ "$SIEVE" = no ] || protocols="$protocols managesieve"
  for protocol in $protocols; do
    [ -x "\${folder:-/usr/lib/dovecot}/$protocol" ] && continue
    problem "Dovecot lacks its $protocol part"
    hint "$INSTALL_COMMAND $PACKAGES"
  done
}
`,
);

export const lookAccounts = shellPart(
  'look_accounts',
  `
# An account that does not exist passes Dovecot's own check, and then it does not start.
look_accounts() {
  for account in "$EXIM_USER" \${DOVECOT_SERVICE:+dovecot}; do
    has_account "$account" || problem "there is no account $account"
  done
  has_group "$EXIM_GROUP" || problem "there is no group $EXIM_GROUP"
  for account in $ACCOUNTS; do
    uid=$(uid_of "$account") || uid=
    if [ -z "$uid" ]; then
      problem "there is no account $account, and mail is to go there"
      hint "$ADD_USER_COMMAND $account"
    elif [ "$uid" -lt "$FIRST_UID" ] || [ "$uid" -gt "$LAST_UID" ]; then
      problem "the account $account is no person's (uid $uid): it has no mailbox"
    else
      ok "account $account"
    fi
  done
  uid=$(uid_of "$VMAIL") || uid=
  if [ "$USERS" = virtual ] && [ -n "$uid" ] && [ "$uid" -lt 500 ]; then
    problem "the account $VMAIL has uid $uid, and Dovecot opens no mailbox for one below 500"
  fi
}
`,
);

export const lookPorts = shellPart(
  'look_ports',
  `
look_ports() {
  listeners >"$WORK/ports" || { warning 'cannot see which ports are in use (there is no ss, sockstat or netstat)' && return 0; }
  before=$PROBLEMS
  for port in 25 $SUBMISSION_PORTS; do look_port "$port" exim; done
  [ -z "$DOVECOT_SERVICE" ] || for port in 143 993; do look_port "$port" 'dovecot|imap-login|systemd'; done
  [ "$SIEVE" = no ] || look_port 4190 'dovecot|managesieve-log|systemd'
  [ "$DELIVERY" != lmtp ] || look_port "$LMTP_PORT" 'dovecot|imap-login|systemd'
  [ "$PROBLEMS" -ne "$before" ] || ok 'no other program listens on the ports of mail'
}

# look_port PORT OWNERS: who else listens there.
look_port() {
  others=$(grep "^$1 " "$WORK/ports" | cut -d ' ' -f 2- | grep -Ev "(^| )($2)") || return 0
  name=$(printf '%s\\n' "$others" | cut -d ' ' -f 1 | grep -v '^-' | sort -u | tr '\\n' ' ') || name=
  problem "port $1 is taken by \${name:-another program}"
}
`,
);

export const lookClock = shellPart(
  'look_clock',
  `
look_clock() {
  if [ "$(date +%Y)" -lt 2025 ]; then
    problem "the clock says $(date): certificates will not be valid"
  elif has_systemd && [ "$(timedatectl show -p NTPSynchronized --value 2>/dev/null)" = no ]; then
    warning 'the clock is not synchronised: "timedatectl set-ntp true", or install systemd-timesyncd'
  else
    ok "the clock says $(date '+%Y-%m-%d %H:%M %Z')"
  fi
}
`,
);

export const lookScanners = shellPart(
  'look_scanners',
  `
# While a scanner is down strangers are asked to come back later: no reason to stop, but one to speak of.
look_scanners() {
  if [ -n "$SPAM_FILTER" ]; then
    if talk "$SPAM_FILTER" -; then
      ok "the spam filter listens on $SPAM_FILTER"
    else
      warning "no spam filter listens on $SPAM_FILTER; until one does, other servers are asked to come back later"
    fi
  fi
  [ -n "$CLAMD_SOCKET" ] || return 0
  if [ -S "$CLAMD_SOCKET" ]; then
    ok "the virus scanner listens on $CLAMD_SOCKET"
  else
    warning "no virus scanner listens on $CLAMD_SOCKET; until one does, other servers are asked to come back later"
  fi
  if id "$CLAMD_USER" >/dev/null 2>&1 && ! id -nG "$CLAMD_USER" | tr ' ' '\\n' | grep -qxF "$EXIM_GROUP"; then
    warning "the virus scanner may not read what it is to scan"
    hint "$CLAMD_COMMANDS"
  fi
}
`,
);

export const look = shellPart(
  'look',
  `
look() {
  title 'Looking at this machine'
  look_programs
  [ "$PROBLEMS" -eq 0 ] || return 0
  look_exim
  look_dovecot
  look_places
  look_accounts
  look_ports
  look_clock
  look_certificate
  look_names
  look_outward
  look_scanners
  look_fail2ban
}
`,
);
