/** Looking before anything is changed: each finding is ok, a warning, or a problem that stops the installation. */
import { shellPart } from '../shell.ts';

export const lookPrograms = shellPart(
  'look_programs',
  `
look_programs() {
  missing=
  set -- "$EXIM" openssl perl timeout runuser diff
  [ -z "$DOVECOT_SERVICE" ] || set -- "$@" dovecot doveconf doveadm
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
  for protocol in $protocols; do
    [ -x "\${folder:-/usr/lib/dovecot}/$protocol" ] && continue
    problem "Dovecot lacks its $protocol part"
    hint "$INSTALL_COMMAND dovecot-\${protocol}d"
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
    getent passwd "$account" >/dev/null || problem "there is no account $account"
  done
  getent group "$EXIM_GROUP" >/dev/null || problem "there is no group $EXIM_GROUP"
  for account in $ACCOUNTS; do
    uid=$(getent passwd "$account" | cut -d : -f 3)
    if [ -z "$uid" ]; then
      problem "there is no account $account, and mail is to go there"
      hint "$ADD_USER_COMMAND $account"
    elif [ "$uid" -lt "$FIRST_UID" ] || [ "$uid" -gt "$LAST_UID" ]; then
      problem "the account $account is no person's (uid $uid): it has no mailbox"
    else
      ok "account $account"
    fi
  done
  uid=$(getent passwd "$VMAIL" | cut -d : -f 3)
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
  command -v ss >/dev/null || { warning 'cannot see which ports are in use (iproute2 is not installed)' && return 0; }
  ss -H -l -t -n -p >"$WORK/ports" 2>/dev/null || :
  before=$PROBLEMS
  look_port 25 exim
  [ "$LOGINS" = none ] || for port in 465 587; do look_port "$port" exim; done
  [ -z "$DOVECOT_SERVICE" ] || for port in 143 993; do look_port "$port" 'dovecot|imap-login|systemd'; done
  [ "$DELIVERY" != lmtp ] || for port in "$LMTP_PORT"; do look_port "$port" 'dovecot|imap-login|systemd'; done
  [ "$PROBLEMS" -ne "$before" ] || ok 'no other program listens on the ports of mail'
}

# look_port PORT OWNERS: who else listens there.
look_port() {
  others=$(awk -v port=":$1" 'substr($4, length($4) - length(port) + 1) == port' "$WORK/ports" | grep -Ev "\\"($2)[^\\"]*\\"") || return 0
  name=$(printf '%s\\n' "$others" | sed -n 's/.*users:(("\\([^"]*\\)".*/\\1/p' | sort -u | tr '\\n' ' ')
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
  elif [ -d /run/systemd/system ] && [ "$(timedatectl show -p NTPSynchronized --value 2>/dev/null)" = no ]; then
    warning 'the clock is not synchronised: "timedatectl set-ntp true", or install systemd-timesyncd'
  else
    ok "the clock says $(date '+%Y-%m-%d %H:%M %Z')"
  fi
}
`,
);

export const lookCertificate = shellPart(
  'look_certificate',
  `
# Where the certificate comes from: certbot's folder, or the files that Exim opens.
look_certificate() {
  [ "$TLS_SOURCE" != none ] || return 0
  FROM_CERTIFICATE=$CERTIFICATE
  FROM_KEY=$KEY
  if [ "$TLS_SOURCE" = certbot ]; then
    find_lineage
    FROM_CERTIFICATE=$LINEAGE/fullchain.pem
    FROM_KEY=$LINEAGE/privkey.pem
  fi
  if [ ! -s "$FROM_CERTIFICATE" ] || [ ! -s "$FROM_KEY" ]; then
    problem "there is no certificate: $FROM_CERTIFICATE with $FROM_KEY"
    if [ "$TLS_SOURCE" = certbot ]; then
      hint "apt-get install certbot && certbot certonly --standalone --cert-name $HOST -d $HOST"
    fi
    return 0
  fi
  before=$PROBLEMS
  look_pair
  look_names_and_dates
  [ "$TLS_SOURCE" = certbot ] || look_readable
  [ "$PROBLEMS" -ne "$before" ] || ok "the certificate for $HOST is good until $(openssl x509 -in "$FROM_CERTIFICATE" -noout -enddate | cut -d = -f 2)"
}

# certbot numbers its folders when a name is asked for twice; the newest counts.
find_lineage() {
  LINEAGE=/etc/letsencrypt/live/$HOST
  [ ! -s "$LINEAGE/fullchain.pem" ] || return 0
  for folder in "$LINEAGE"-[0-9][0-9][0-9][0-9]; do
    [ ! -s "$folder/fullchain.pem" ] || LINEAGE=$folder
  done
}

look_pair() {
  of_certificate=$(openssl x509 -in "$FROM_CERTIFICATE" -noout -pubkey 2>/dev/null) ||
    { problem "$FROM_CERTIFICATE holds no certificate (PEM)" && return 0; }
  of_key=$(openssl pkey -in "$FROM_KEY" -passin pass: -pubout 2>/dev/null) ||
    { problem "$FROM_KEY holds no key (PEM, without a passphrase)" && return 0; }
  [ "$of_certificate" = "$of_key" ] || problem "$FROM_KEY is not the key of $FROM_CERTIFICATE"
}

look_names_and_dates() {
  openssl x509 -in "$FROM_CERTIFICATE" -noout -checkhost "$HOST" 2>/dev/null | grep -q 'does match' ||
    problem "the certificate does not cover $HOST"
  if ! openssl x509 -in "$FROM_CERTIFICATE" -noout -checkend 0 >/dev/null 2>&1; then
    problem 'the certificate has expired'
  elif ! openssl x509 -in "$FROM_CERTIFICATE" -noout -checkend 864000 >/dev/null 2>&1; then
    warning 'the certificate expires within ten days'
  fi
  openssl verify -untrusted "$FROM_CERTIFICATE" "$FROM_CERTIFICATE" >/dev/null 2>&1 ||
    warning 'the certificate is not one that mail programs trust by themselves (own authority, or the chain is incomplete)'
}

look_readable() {
  for file in "$FROM_CERTIFICATE" "$FROM_KEY"; do
    runuser -u "$EXIM_USER" -- test -r "$file" && continue
    problem "Exim's account $EXIM_USER cannot read $file"
    hint "chgrp $EXIM_GROUP $file && chmod 640 $file   (and its folders must let the group through)"
  done
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
  look_accounts
  look_ports
  look_clock
  look_certificate
  look_names
  look_outward
}
`,
);
