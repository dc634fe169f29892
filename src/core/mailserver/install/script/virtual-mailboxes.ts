/** Virtual mailboxes: their passwords, and the account that owns their mail. */
import { shellPart } from '../shell.ts';

export const planMailboxes = shellPart(
  'plan_mailboxes',
  `
# Which virtual mailboxes have no password yet, and whether the owner of their mail exists.
NEW_MAILBOXES=
VMAIL_NEEDED=no
plan_mailboxes() {
  [ "$USERS" = virtual ] || return 0
  for mailbox in $MAILBOXES; do
    has_password "$mailbox" && continue
    NEW_MAILBOXES="$NEW_MAILBOXES\${NEW_MAILBOXES:+ }$mailbox"
  done
  if ! has_account "$VMAIL" || [ ! -d "$VMAIL_HOME" ]; then VMAIL_NEEDED=yes; fi
  other_mailboxes
}

has_password() { cut -d : -f 1 "$USERS_FILE" 2>/dev/null | grep -qxF -- "$1"; }

other_mailboxes() {
  [ -f "$USERS_FILE" ] || return 0
  cut -d : -f 1 "$USERS_FILE" | while read -r name; do
    case " $MAILBOXES " in
      *" $name "*) ;;
      *) [ -z "$name" ] || warning "$USERS_FILE has $name, which is not among the answers: it can still log in; delete the line to end that" ;;
    esac
  done
}
`,
);

export const readPasswords = shellPart(
  'read_passwords',
  `
# Passwords are read before anything is changed, and never stand on a command line.
read_passwords() {
  [ -n "$NEW_MAILBOXES" ] || return 0
  [ ! -f "$USERS_FILE" ] || cp "$USERS_FILE" "$WORK/private/users"
  [ ! -t 3 ] || title 'Passwords of the new mailboxes (not shown while you type)'
  for mailbox in $NEW_MAILBOXES; do
    if [ -t 3 ]; then ask_password "$mailbox"; else IFS= read -r password <&3 || :; fi
    [ -n "$password" ] || die "there is no password for $mailbox on standard input. Nothing was changed."
    hash=$(printf '%s\\n%s\\n' "$password" "$password" | doveadm pw -s SHA512-CRYPT 2>"$WORK/said") ||
      die "doveadm made no hash: $(cat "$WORK/said")"
    # The empty fields matter: without them the address can log in and gets no mail.
    printf '%s:%s::::::\\n' "$mailbox" "$hash" >>"$WORK/private/users"
  done
  password=
  mkdir -p "$WORK/root\${USERS_FILE%/*}"
  (umask 077 && cp "$WORK/private/users" "$WORK/root$USERS_FILE")
  what=changed
  [ -f "$USERS_FILE" ] || what=new
  echo "$what 0640 root dovecot $USERS_FILE" >>"$WORK/plan"
}
`,
);

export const askPassword = shellPart(
  'ask_password',
  `
# ask_password NAME: twice, until both are the same.
ask_password() {
  password=
  while [ -z "$password" ]; do
    ask_hidden "Password for $1: "
    first=$answer
    ask_hidden 'Once more: '
    if [ "$first" = "$answer" ]; then password=$first; else say 'They differ.'; fi
  done
  first='' answer=''
}

ask_hidden() {
  printf '  %s' "$1"
  ECHO_OFF=$(stty -g <&3)
  stty -echo <&3
  IFS= read -r answer <&3 || { say '' && die 'Nothing was changed.'; }
  stty "$ECHO_OFF" <&3
  ECHO_OFF=
  say ''
}
`,
);

export const makeVmail = shellPart(
  'make_vmail',
  `
# The account that owns the mail.
make_vmail() {
  [ "$VMAIL_NEEDED" = yes ] || return 0
  if ! has_account "$VMAIL"; then
    note "account $VMAIL"
    make_account "$VMAIL" "$VMAIL_HOME" 2>&1 | indent
    has_account "$VMAIL" || die "the account $VMAIL could not be made."
    # Mail that was put back has the number that the account had on the machine where the copy was made: here it may be somebody else's.
    [ ! -d "$VMAIL_HOME" ] || chown -Rh "$VMAIL:$VMAIL" "$VMAIL_HOME"
  fi
  if [ ! -d "$VMAIL_HOME" ]; then
    note "folder $VMAIL_HOME"
    mkdir -m 770 "$VMAIL_HOME"
    chown "$VMAIL:$VMAIL" "$VMAIL_HOME"
  fi
}
`,
);
