/** The new state, in a folder of its own: tried out there, and compared with what is installed. */
import { shellPart } from '../shell.ts';

export const stage = shellPart(
  'stage',
  `
# Copies everything that is to be installed into a folder of its own, as it will be on the server.
stage() {
  : >"$WORK/wanted"
  bundle_files stage_file
  [ -z "$DEPLOY_HOOK" ] || stage_certificates
  stage_keys
  stage_own_lists
  stage_smarthosts
}

# stage_file MODE OWNER GROUP PATH. Root's own group has another name on the BSDs.
stage_file() {
  [ "$3" != root ] || set -- "$1" "$2" "$(id -gn root)" "$4"
  [ -f "$BUNDLE/root$4" ] || die "the bundle is not complete: root$4 is missing beside install.sh."
  mkdir -p "$WORK/root\${4%/*}"
  cp "$BUNDLE/root$4" "$WORK/root$4"
  # With owner and mode, since Exim tries it out with its own rights where deliveries never run as root.
  if has_group "$3"; then chgrp "$3" "$WORK/root$4"; fi
  chmod "$1" "$WORK/root$4"
  echo "$1 $2 $3 $4" >>"$WORK/wanted"
}

`,
);

export const checkExim = shellPart(
  'check_exim',
  `
# Tries the new Exim configuration out, with log, spool and lists of its own, so that nothing is left behind.
check_exim() {
  # Exim's account must be able to pass through; nobody else, for what lies there is not for all eyes.
  chgrp "$EXIM_GROUP" "$WORK"
  chmod 710 "$WORK"
  mkdir -p "$WORK/exim.d/spool"
  {
    echo "log_file_path = $WORK/exim.d/%slog"
    echo "spool_directory = $WORK/exim.d/spool"
    sed "s|$OWN_FOLDER/|$WORK/root$OWN_FOLDER/|g; /^log_file_path/d; /^spool_directory/d" "$WORK/root$EXIM_CONF"
  } >"$WORK/exim.d/exim.conf"
  chown -R "$EXIM_USER:$EXIM_GROUP" "$WORK/exim.d/spool"
  chown "root:$EXIM_GROUP" "$WORK/exim.d" "$WORK/exim.d/exim.conf"
  chmod 770 "$WORK/exim.d"
  chmod 640 "$WORK/exim.d/exim.conf"
  if ! "$EXIM" -C "$WORK/exim.d/exim.conf" -bV >"$WORK/said" 2>&1 || grep -qi 'configuration error' "$WORK/said"; then
    problem 'Exim refuses the new configuration:'
    grep -iA 3 'configuration error' "$WORK/said" | indent
    return 0
  fi
  before=$PROBLEMS
  find_mailbox
  [ -z "$MAILBOX" ] || check_route "$MAILBOX"
  check_route "$ADMINISTRATOR"
  check_route "no-such-user-here@$MAIN_DOMAIN"
  check_route "somebody@[192.0.2.1]"
  [ "$PROBLEMS" -ne "$before" ] || ok 'Exim takes the new configuration'
}

# An address test finds what -bV does not: lists, transports and lookups that do not exist.
check_route() {
  timeout 60 "$EXIM" -C "$WORK/exim.d/exim.conf" -bt "$1" >"$WORK/said" 2>&1 || :
  if [ -s "$WORK/exim.d/paniclog" ] ||
    grep -qE 'onfiguration error|ailed to expand|nknown named|ailed to open|not found in' "$WORK/said"; then
    problem "Exim cannot route $1 with the new configuration:"
    cat "$WORK/exim.d/paniclog" "$WORK/said" 2>/dev/null | tail -n 5 | indent
  fi
  return 0
}

# An address of this machine to try things with; there is none where all mail goes elsewhere.
find_mailbox() {
  MAILBOX=
  for mailbox in $MAILBOXES $ACCOUNTS; do
    [ -z "$MAILBOX" ] || continue
    case $mailbox in *@*) MAILBOX=$mailbox ;; *) MAILBOX=$mailbox@$MAIN_DOMAIN ;; esac
  done
}
`,
);

export const checkDovecot = shellPart(
  'check_dovecot',
  `
# Tries the new drop-ins out over a copy of what is there.
check_dovecot() {
  cp -RPp "$DOVECOT_FOLDER" "$WORK/dovecot"
  rm -f "$WORK/dovecot/conf.d/05-exim-wizard-users.conf"
  for file in "$WORK/root$DOVECOT_FOLDER/conf.d"/*.conf; do
    sed "s|$OWN_FOLDER/|$WORK/root$OWN_FOLDER/|g" "$file" >"$WORK/dovecot/conf.d/\${file##*/}"
  done
  if doveconf -n -c "$WORK/dovecot/dovecot.conf" >/dev/null 2>"$WORK/said"; then
    ok 'Dovecot takes the new configuration'
  else
    problem 'Dovecot refuses the new configuration:'
    grep -v Warning "$WORK/said" | tail -n 5 | indent
  fi
}
`,
);

export const plan = shellPart(
  'plan',
  `
# The plan: one line a file, "WHAT MODE OWNER GROUP PATH"; WHAT is new, changed, mode, same, restore or remove.
make_plan() {
  : >"$WORK/plan"
  while read -r mode owner group path; do
    echo "$(compare "$mode" "$owner" "$group" "$path") $mode $owner $group $path" >>"$WORK/plan"
  done <"$WORK/wanted"
  plan_leftovers
}

compare() {
  if [ ! -e "$4" ] && [ ! -L "$4" ]; then
    echo new
  elif [ -L "$4" ] || ! cmp -s "$4" "$WORK/root$4"; then
    echo changed
  elif [ "$(state_of "$4")" != "$1 $2 $3" ]; then
    echo mode
  else
    echo same
  fi
}

# What an earlier bundle installed and this one has not: back to what was there before.
plan_leftovers() {
  [ -f "$BACKUPS/installed" ] || return 0
  while read -r original path; do
    [ "$original" != folder ] || continue
    grep -q " $path\\$" "$WORK/wanted" && continue
    plan_return "$original" "$path"
  done <"$BACKUPS/installed"
}

# plan_return ORIGINAL PATH: ORIGINAL is the backup that holds the file as it was, or "none".
plan_return() {
  if [ "$1" = none ]; then
    [ ! -e "$2" ] || echo "remove - - - $2" >>"$WORK/plan"
  else
    mkdir -p "$WORK/root\${2%/*}"
    rm -f "$WORK/root$2"
    cp -RPp "$BACKUPS/$1/files$2" "$WORK/root$2"
    echo "restore - - - $2" >>"$WORK/plan"
  fi
}
`,
);

export const showPlan = shellPart(
  'show_plan',
  `
show_plan() {
  title 'What will be done'
  while read -r what _ _ _ path; do
    case $what in
      same) say "  same     $path" ;;
      new) say "  new      $path ($(wc -l <"$WORK/root$path" | tr -d ' ') lines)" ;;
      changed) say "  changed  $path ($(difference "$path"))" ;;
      mode) say "  mode     $path (owner or permissions)" ;;
      restore) say "  restore  $path (as it was before the first installation)" ;;
      remove) say "  remove   $path" ;;
    esac
  done <"$WORK/plan"
  [ -z "$NEW_AT_SMARTHOSTS" ] || say "  password at $NEW_AT_SMARTHOSTS"
  [ -z "$NEW_MAILBOXES$NEW_LOGINS" ] || say "  password $NEW_MAILBOXES\${NEW_MAILBOXES:+ }$NEW_LOGINS"
  [ "$VMAIL_NEEDED" = no ] || say "  account  $VMAIL with $VMAIL_HOME, owner of all mail in virtual mailboxes"
  if command -v update-exim4.conf >/dev/null && grep -q "^new .* $EXIM_CONF\\$" "$WORK/plan"; then
    say '' "  Exim will read $EXIM_CONF instead of the file that Debian's questions make."
  fi
}

difference() {
  diff "$1" "$WORK/root$1" >"$WORK/difference" 2>/dev/null || :
  echo "+$(grep -c '^>' "$WORK/difference") -$(grep -c '^<' "$WORK/difference")"
}

nothing_to_do() {
  ! grep -qv '^same ' "$WORK/plan" && [ -z "$NEW_MAILBOXES$NEW_LOGINS$NEW_AT_SMARTHOSTS" ] && [ "$VMAIL_NEEDED" = no ]
}
`,
);
