/** What every step uses: saying, asking, beginning and ending. */
import { shellPart } from '../shell.ts';

export const say = shellPart(
  'say',
  `
# Nothing that is printed may stop the work: the terminal can go away in the middle of it.
say() { printf '%s\\n' "$@" 2>/dev/null || :; }
title() { say "" "$*" && say ""; }
indent() { sed 's/^/           /' || :; }

# Says why nothing goes on, and ends; after the first change this puts everything back.
die() {
  say "install.sh: $*" >&2
  exit 1
}
`,
);

export const findings = shellPart(
  'findings',
  `
PROBLEMS=0
ok() { say "  ok       $*"; }
warning() { say "  warning  $*"; }
problem() {
  say "  PROBLEM  $*"
  PROBLEMS=$((PROBLEMS + 1))
}
hint() { say "           $*"; }
`,
);

export const usage = shellPart(
  'usage',
  `
usage() {
  cat <<'END'
Usage: sh install.sh [--dry-run] [--yes]     install the configuration of this bundle
       sh install.sh --uninstall [--dry-run] [--yes]     restore what was there before

  --dry-run    look, check, and show what would be done; change nothing
  --yes        do not ask
  --uninstall  put back the files that were there before the first installation;
               mail, mailboxes and passwords are left alone
  --help       this text

It must run as root. Passwords that are not there yet are asked for: at the servers that send for this one, of
virtual mailboxes, of logins; without a terminal they are read from standard input, one line each, in that
order and in the order of the answers.
Exit status: 0 done or nothing to do, 1 a problem (nothing is changed, or everything is as it was), 2 wrong usage.
END
}
`,
);

export const readOptions = shellPart(
  'read_options',
  `
ACTION=install
DRY_RUN=no
YES=no
read_options() {
  for option in "$@"; do
    case $option in
      --dry-run) DRY_RUN=yes ;;
      --yes) YES=yes ;;
      --uninstall) ACTION=uninstall ;;
      --help) usage && exit 0 ;;
      *) usage >&2 && exit 2 ;;
    esac
  done
}
`,
);

export const confirm = shellPart(
  'confirm',
  `
# Asks before the first change.
confirm() {
  [ "$YES" = no ] || return 0
  [ -t 3 ] || die 'there is no terminal to ask on: run it again with --yes. Nothing was changed.'
  printf '\\n%s [y/N] ' "$1"
  read -r answer <&3 || answer=
  case $answer in
    y | Y | yes | Yes) ;;
    *) die 'Nothing was changed.' ;;
  esac
}
`,
);

export const finish = shellPart(
  'finish',
  `
# Runs at every end, whatever the reason: a failed command, a signal, or success.
CHANGING=no
LOCKED=no
finish() {
  status=$?
  trap : INT TERM HUP
  set +e
  [ -z "$ECHO_OFF" ] || stty "$ECHO_OFF" <&3
  if [ "$CHANGING" = yes ]; then
    [ "$status" -ne 0 ] || status=1
    say '' 'Something went wrong, see above. Everything is put back as it was.'
    undo "$STAMP"
  fi
  [ "$LOCKED" = no ] || rm -rf "$LOCK"
  exit "$status"
}
`,
);

export const start = shellPart(
  'start',
  `
# One at a time: a folder is made by one process only. All that is temporary is in it, so a run that was killed leaves
# nothing: the next one, or the next start of the machine, clears it away.
LOCK=/run/exim-wizard
[ -d /run ] || LOCK=/var/run/exim-wizard
ECHO_OFF=
start() {
  [ "$(id -u)" -eq 0 ] || die 'it must run as root.'
  # Answers are read from here; no command may swallow them by accident.
  exec 3<&0 </dev/null
  trap finish EXIT
  trap 'exit 129' HUP
  trap 'exit 130' INT
  trap 'exit 143' TERM
  # A reader that stops reading (install.sh | head) must not kill it half way.
  trap : PIPE
  if ! mkdir "$LOCK" 2>/dev/null; then
    other=$(cat "$LOCK/pid" 2>/dev/null) || other=
    if [ -n "$other" ] && kill -0 "$other" 2>/dev/null; then die "another install.sh is at work (process $other)."; fi
    rm -rf "$LOCK"
    mkdir "$LOCK" || die "cannot make $LOCK."
  fi
  LOCKED=yes
  echo $$ >"$LOCK/pid"
  WORK=$LOCK/work
  mkdir -m 700 "$WORK"
  mkdir -m 700 "$WORK/private"
}
`,
);
