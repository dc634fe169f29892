/** fail2ban: its files are tried out before, and it is started again where they changed. */
import { shellPart } from '../shell.ts';

export const fail2ban = shellPart(
  'fail2ban',
  `
# With a log that is not there fail2ban does not start at all; and pf bans nobody unless its rules name the anchor.
look_fail2ban() {
  [ -n "$FAIL2BAN_FOLDER" ] || return 0
  if [ ! -d "$FAIL2BAN_FOLDER/filter.d" ]; then
    problem "fail2ban's files are not in $FAIL2BAN_FOLDER"
    hint 'In the wizard, answer basics.fail2banDirectory with the folder that has jail.conf, and make the bundle again.'
  fi
  if [ -n "$FAIL2BAN_LOG" ] && [ ! -f "$FAIL2BAN_LOG" ]; then
    problem "there is no $FAIL2BAN_LOG, where fail2ban is to read what servers of mail say"
    hint 'In the wizard, answer basics.mailLog with the file that "doveadm log find" tells, and make the bundle again.'
  fi
  [ "$FAIL2BAN_TOOL" = pfctl ] || return 0
  pfctl -s info 2>/dev/null | grep -q Enabled && pfctl -s rules 2>/dev/null | grep -qF 'anchor "f2b/*"' && return 0
  warning 'pf does not ask fail2ban whom to shut out'
  hint "sysrc pf_enable=YES; echo 'anchor \\"f2b/*\\"' >>/etc/pf.conf; service pf restart"
}

# Tries the filter and the jails out over a copy of what is there, with a log that is there too.
check_fail2ban() {
  [ -n "$FAIL2BAN_FOLDER" ] || return 0
  cp -RPp "$FAIL2BAN_FOLDER" "$WORK/fail2ban"
  cp "$WORK/root$FAIL2BAN_FOLDER/filter.d/"exim-wizard*.conf "$WORK/fail2ban/filter.d/"
  : >"$WORK/fail2ban/log"
  sed "s|^logpath = .*|logpath = $WORK/fail2ban/log|" "$WORK/root$FAIL2BAN_FOLDER/jail.d/exim-wizard.conf" \\
    >"$WORK/fail2ban/jail.d/exim-wizard.conf"
  if fail2ban-client -c "$WORK/fail2ban" -t >"$WORK/said" 2>&1; then
    ok 'fail2ban takes the new jail'
  else
    problem 'fail2ban refuses the new jail:'
    tail -n 5 "$WORK/said" | indent
  fi
}

# Whether fail2ban must read its files again: it has a jail of ours, or had one until now.
fail2ban_matters() { grep -v '^same ' "$1" | grep -Eq '/(filter|jail)[.]d/exim-wizard[^/]*[.]conf$'; }

restart_fail2ban() {
  fail2ban_matters "$WORK/plan" || return 0
  if [ -z "$FAIL2BAN_FOLDER" ]; then
    # Our jail is gone. What else it does is not ours: if it does not start without us, or was stopped, so be it.
    ! is_running "$FAIL2BAN_SERVICE" || service_do restart "$FAIL2BAN_SERVICE" >/dev/null 2>&1 ||
      warning "$FAIL2BAN_SERVICE does not start any more: see /var/log/fail2ban.log"
    return 0
  fi
  service_do restart "$FAIL2BAN_SERVICE" >"$WORK/said" 2>&1 || { tail -n 5 "$WORK/said" | indent && die "$FAIL2BAN_SERVICE did not start."; }
  wait_for jail_answers || die "$FAIL2BAN_SERVICE has not started the jail exim-wizard: see /var/log/fail2ban.log."
  ok "$FAIL2BAN_SERVICE started"
}

jail_answers() { fail2ban-client status exim-wizard >/dev/null 2>&1; }
`,
);
