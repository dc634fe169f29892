/** Logins that Exim itself checks: their passwords are asked for on the server, and only hashes are kept. */
import { shellPart } from '../shell.ts';

export const planLogins = shellPart(
  'plan_logins',
  `
# Which logins of the password file have no password yet.
NEW_LOGINS=
plan_logins() {
  for login in $PASSWORD_LOGINS; do
    cut -d : -f 1 "$PASSWORDS_FILE" 2>/dev/null | grep -qxF -- "$login" || NEW_LOGINS="$NEW_LOGINS\${NEW_LOGINS:+ }$login"
  done
  [ "$LOGINS" = passwords ] && [ -f "$PASSWORDS_FILE" ] || return 0
  cut -d : -f 1 "$PASSWORDS_FILE" | while read -r name; do
    case " $PASSWORD_LOGINS " in
      *" $name "*) ;;
      *) [ -z "$name" ] || warning "$PASSWORDS_FILE has $name, which is not among the answers: it can still log in; delete the line to end that" ;;
    esac
  done
}
`,
);

export const readLoginPasswords = shellPart(
  'read_login_passwords',
  `
# As for mailboxes: before anything is changed, and never on a command line.
read_login_passwords() {
  [ -n "$NEW_LOGINS" ] || return 0
  [ ! -f "$PASSWORDS_FILE" ] || cp "$PASSWORDS_FILE" "$WORK/private/passwords"
  [ ! -t 3 ] || title 'Passwords of the new logins (not shown while you type)'
  for login in $NEW_LOGINS; do
    if [ -t 3 ]; then ask_password "$login"; else IFS= read -r password <&3 || :; fi
    [ -n "$password" ] || die "there is no password for $login on standard input. Nothing was changed."
    hash=$(printf '%s\\n' "$password" | openssl passwd -6 -stdin 2>"$WORK/said") ||
      die "openssl made no hash: $(cat "$WORK/said")"
    printf '%s: %s\\n' "$login" "$hash" >>"$WORK/private/passwords"
  done
  password=
  mkdir -p "$WORK/root\${PASSWORDS_FILE%/*}"
  (umask 077 && cp "$WORK/private/passwords" "$WORK/root$PASSWORDS_FILE")
  what=changed
  [ -f "$PASSWORDS_FILE" ] || what=new
  echo "$what 0640 root $EXIM_GROUP $PASSWORDS_FILE" >>"$WORK/plan"
}
`,
);
