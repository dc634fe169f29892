/** The order of it all. */
import { shellPart } from '../shell.ts';

export const runInstall = shellPart(
  'run_install',
  `
run_install() {
  [ -d "$BUNDLE/root" ] || die "the folder root is missing beside install.sh: unpack the whole bundle."
  undo_unfinished
  look
  stop_on_problems
  stage
  title 'Trying the new configuration out'
  check_exim
  [ -z "$DOVECOT_SERVICE" ] || check_dovecot
  check_fail2ban
  plan_mailboxes
  plan_logins
  stop_on_problems
  make_plan
  show_plan
  if nothing_to_do; then
    say '' 'Nothing to change.'
    for service in $DOVECOT_SERVICE "$EXIM_SERVICE"; do
      is_running "$service" || warning "$service is not running"
    done
    return 0
  fi
  if [ "$DRY_RUN" = yes ]; then
    say '' 'This was a dry run: nothing was changed.'
    return 0
  fi
  confirm 'Install?'
  read_smarthosts
  read_passwords
  read_login_passwords
  change
}

stop_on_problems() {
  [ "$PROBLEMS" -eq 0 ] || die "$PROBLEMS problem(s), see above. Nothing was changed."
}

change() {
  title 'Installing'
  begin_changes
  say "  Copies of what is replaced: $BACKUPS/$STAMP"
  make_vmail
  swap
  compile_junk_rule || die 'Dovecot refuses the rule that files into Junk.'
  restart
  restart_fail2ban
  title 'Testing'
  # First the hook: it makes the servers read everything again, so what is tested after it is what stays.
  test_hook
  if ! test_servers; then
    show_logs
    die 'the new servers do not work as they should.'
  fi
  remember
  end_changes
  show_dkim
  say '' 'Done. "sh install.sh --uninstall" goes back to what was there before.'
}
`,
);

export const runUninstall = shellPart(
  'run_uninstall',
  `
run_uninstall() {
  undo_unfinished
  [ -f "$BACKUPS/installed" ] || { say 'Nothing of this wizard is installed.' && return 0; }
  : >"$WORK/plan"
  while read -r original path; do
    [ "$original" = folder ] || plan_return "$original" "$path"
  done <"$BACKUPS/installed"
  show_plan
  say '' '  Mail, accounts and passwords are left alone.'
  if [ "$DRY_RUN" = yes ]; then
    say '' 'This was a dry run: nothing was changed.'
    return 0
  fi
  confirm 'Uninstall?'
  title 'Uninstalling'
  begin_changes
  say "  Copies of what is removed: $BACKUPS/$STAMP"
  swap
  compile_junk_rule
  restart_running
  # Last, so that a run that is killed before can be undone and done again.
  end_changes
  sort -r "$BACKUPS/installed" | while read -r what path; do
    [ "$what" != folder ] || rmdir "$path" 2>/dev/null || :
  done
  rm -f "$BACKUPS/installed"
  say '' 'Done: the files are as they were before the first installation.'
}

# Only what is running now is started again.
restart_running() {
  for service in $DOVECOT_SERVICE "$EXIM_SERVICE"; do
    grep -qxF "$service" "$BACKUPS/$STAMP/running" || continue
    service_do restart "$service" >"$WORK/said" 2>&1 || { tail -n 5 "$WORK/said" | indent && die "$service did not start."; }
    wait_for is_running "$service" || die "$service did not start."
    ok "$service started"
  done
  FAIL2BAN_FOLDER=
  restart_fail2ban
}
`,
);

export const main = shellPart(
  'main',
  `
BUNDLE=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd) || exit 1
read_options "$@"
start
"run_$ACTION"
`,
);
