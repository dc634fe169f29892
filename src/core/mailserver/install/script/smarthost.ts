/** Logins at the servers that send for us: their passwords are asked for where the bundle has none, and kept on the server. */
import { shellPart } from '../shell.ts';

export const stageSmarthosts = shellPart(
  'stage_smarthosts',
  `
# Completes the list of logins: with those that are on this machine already, else they are asked for.
NEW_AT_SMARTHOSTS=
stage_smarthosts() {
  for host in $LOGIN_HOSTS; do
    start="$host: user=\\"$(escaped "$(login_at "$host")")\\" pass=\\""
    [ -z "$(line_with "$start" "$WORK/root$LOGINS_FILE")" ] || continue
    line=$(line_with "$start" "$LOGINS_FILE")
    if [ -n "$line" ]; then
      printf '%s\\n' "$line" >>"$WORK/root$LOGINS_FILE"
    else
      NEW_AT_SMARTHOSTS="$NEW_AT_SMARTHOSTS\${NEW_AT_SMARTHOSTS:+ }$host"
    fi
  done
}

# line_with START FILE: the last line that begins so.
line_with() {
  [ -f "$2" ] || return 0
  found=
  while IFS= read -r each; do
    case $each in "$1"*) found=$each ;; esac
  done <"$2"
  printf '%s' "$found"
}

# Inside quotes, where only a quote and a backslash mean something.
escaped() { printf '%s' "$1" | sed 's/["\\\\]/\\\\&/g'; }
`,
);

export const readSmarthosts = shellPart(
  'read_smarthosts',
  `
# Before anything is changed, and never on a command line.
read_smarthosts() {
  [ -n "$NEW_AT_SMARTHOSTS" ] || return 0
  [ ! -t 3 ] || title 'Passwords at the servers that send for this one (not shown while you type)'
  for host in $NEW_AT_SMARTHOSTS; do
    if [ -t 3 ]; then ask_password "$(login_at "$host") at $host"; else IFS= read -r password <&3 || :; fi
    [ -n "$password" ] || die "there is no password for $host on standard input. Nothing was changed."
    printf '%s: user="%s" pass="%s"\\n' "$host" "$(escaped "$(login_at "$host")")" "$(escaped "$password")" >>"$WORK/root$LOGINS_FILE"
  done
  password=
  # The file is another one now.
  make_plan
}
`,
);

export const lookHidden = shellPart(
  'look_hidden',
  `
# A hidden name that others can write to: their answers would go elsewhere.
look_hidden() {
  for name in $HIDDEN; do
    if mx=$(dns mxh "$name"); then
      warning "$name is to be hidden, and its MX is $(printf '%s' "$mx" | tr '\\n' ' '): answers to hidden senders go to $VISIBLE"
    elif dns a "$name" >/dev/null || dns aaaa "$name" >/dev/null; then
      warning "$name is to be hidden, and DNS has its address: who knows the name can still write to it"
    fi
  done
}
`,
);

export const lookSmarthosts = shellPart(
  'look_smarthosts',
  `
# The servers that take our mail: with one that answers mail leaves; while none does it waits.
look_smarthosts() {
  for server in $SMARTHOSTS; do
    where=$server
    [ "$SMARTHOST_TLS" != tls ] || where="!exec openssl s_client -quiet -connect $server -servername \${server%:*} 2>/dev/null"
    if talk "$where" | grep -q '^220'; then
      ok "$server answers"
    else
      warning "$server does not answer: mail to others will wait in the queue"
    fi
  done
}
`,
);
