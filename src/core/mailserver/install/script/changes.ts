/** Changing files so that it can be undone: journal, swap, undo, and the memory for --uninstall. */
import { shellPart } from '../shell.ts';

export const journal = shellPart(
  'journal',
  `
# Each change is written down before it is made, so that it can be undone, even by the next run after a power cut:
#
#   /var/backups/exim-wizard/unfinished         the backup that is to be restored, while changes are being made
#                            installed          what is installed: "BACKUP PATH", "none PATH" (there was none), "folder PATH"
#                            TIME/manifest      what was done: "replaced PATH", "new PATH", "folder PATH", "account NAME"
#                            TIME/files/…       the files as they were
#                            TIME/running       the services that were running
BACKUPS=/var/backups/exim-wizard
STAMP=
begin_changes() {
  STAMP=$(date -u +%Y%m%dT%H%M%SZ)
  while [ -e "$BACKUPS/$STAMP" ]; do
    sleep 1
    STAMP=$(date -u +%Y%m%dT%H%M%SZ)
  done
  # Keys and hashes may be among the backups.
  mkdir -p "$BACKUPS"
  chmod 700 "$BACKUPS"
  mkdir -p "$BACKUPS/$STAMP/files"
  : >"$BACKUPS/$STAMP/manifest"
  for service in "$EXIM_SERVICE" $DOVECOT_SERVICE $FAIL2BAN_SERVICE; do
    ! is_running "$service" || echo "$service"
  done >"$BACKUPS/$STAMP/running"
  back_up
  echo "$STAMP" >"$BACKUPS/unfinished"
  CHANGING=yes
}

note() { echo "$*" >>"$BACKUPS/$STAMP/manifest"; }

back_up() {
  while read -r what _ _ _ path; do
    [ "$what" != same ] || continue
    if [ -e "$path" ] || [ -L "$path" ]; then
      mkdir -p "$BACKUPS/$STAMP/files\${path%/*}"
      cp -RPp "$path" "$BACKUPS/$STAMP/files$path"
      note "replaced $path"
    else
      note "new $path"
    fi
  done <"$WORK/plan"
}

end_changes() {
  CHANGING=no
  rm -f "$BACKUPS/unfinished"
}
`,
);

export const swap = shellPart(
  'swap',
  `
# All files are put beside their places first, with owner and mode; then each takes its place in one step.
swap() {
  while read -r what mode owner group path; do
    case $what in new | changed | mode | restore) prepare "$what" "$mode" "$owner" "$group" "$path" ;; esac
  done <"$WORK/plan"
  while read -r what _ _ _ path; do
    case $what in
      new | changed | mode | restore) mv -f "$path.exim-wizard~" "$path" ;;
      remove) rm -f "$path" ;;
    esac
  done <"$WORK/plan"
}

prepare() {
  make_folder "\${5%/*}"
  rm -f "$5.exim-wizard~"
  if [ "$1" = restore ]; then
    cp -RPp "$WORK/root$5" "$5.exim-wizard~"
  else
    (umask 077 && cp "$WORK/root$5" "$5.exim-wizard~")
    chown "$3:$4" "$5.exim-wizard~"
    chmod "$2" "$5.exim-wizard~"
  fi
}

# Our own folder is closed to all but root and Exim's group: the key's copy is in it.
make_folder() {
  [ ! -d "$1" ] || return 0
  make_folder "\${1%/*}"
  note "folder $1"
  mkdir "$1"
  case $1/ in
    "$OWN_FOLDER"/*) chown "root:$EXIM_GROUP" "$1" && chmod 750 "$1" ;;
    *) chmod 755 "$1" ;;
  esac
}
`,
);

export const undo = shellPart(
  'undo',
  `
# undo STAMP: everything as it was before that backup was made. It goes on after an error.
undo() {
  failures=0
  while read -r what path; do
    case $what in
      new) rm -f "$path" "$path.exim-wizard~" || failures=1 ;;
      replaced) put_back "$BACKUPS/$1/files$path" "$path" || failures=1 ;;
    esac
  done <"$BACKUPS/$1/manifest"
  compile_junk_rule || failures=1
  sort -r "$BACKUPS/$1/manifest" | while read -r what path; do
    case $what in
      folder) rmdir "$path" 2>/dev/null ;;
      # Mail that has arrived meanwhile keeps its owner.
      account) [ -d "$VMAIL_HOME" ] || remove_account "$path" ;;
    esac || :
  done
  set -- "$1" $DOVECOT_SERVICE "$EXIM_SERVICE"
  ! fail2ban_matters "$BACKUPS/$1/manifest" || set -- "$@" "$FAIL2BAN_SERVICE"
  stamp=$1
  shift
  for service in "$@"; do
    if grep -qxF "$service" "$BACKUPS/$stamp/running"; then
      service_do restart "$service" >/dev/null 2>&1 && wait_for is_running "$service" || failures=1
    elif is_running "$service"; then
      service_do stop "$service" >/dev/null 2>&1 || failures=1
    fi
  done
  CHANGING=no
  if [ "$failures" -eq 0 ]; then
    rm -f "$BACKUPS/unfinished"
    say 'Everything is as it was before.'
  else
    say "NOT everything could be put back. The files as they were are in $BACKUPS/$stamp/files; run install.sh again to try once more."
  fi
}

put_back() {
  rm -f "$2.exim-wizard~"
  cp -RPp "$1" "$2.exim-wizard~" && mv -f "$2.exim-wizard~" "$2"
}

# An earlier run was killed half way.
undo_unfinished() {
  [ -s "$BACKUPS/unfinished" ] || return 0
  say "An earlier run did not come to its end ($(cat "$BACKUPS/unfinished"))."
  if [ "$DRY_RUN" = yes ]; then
    say 'Without --dry-run everything would first be put back as it was before that run.'
    return 0
  fi
  undo "$(cat "$BACKUPS/unfinished")"
  [ ! -s "$BACKUPS/unfinished" ] || exit 1
}
`,
);

export const remember = shellPart(
  'remember',
  `
# Remembers where the original of each installed file is: for --uninstall, the oldest counts.
remember() {
  : >"$WORK/installed"
  while read -r _ _ _ path; do
    original=$(original_of "$path")
    echo "\${original:-$(was_there "$path")} $path" >>"$WORK/installed"
  done <"$WORK/wanted"
  {
    grep -s '^folder ' "$BACKUPS/installed" || :
    grep '^folder ' "$BACKUPS/$STAMP/manifest" | grep -vF "folder $VMAIL_HOME" || :
  } | sort -u >>"$WORK/installed"
  cp "$WORK/installed" "$BACKUPS/installed.new"
  mv -f "$BACKUPS/installed.new" "$BACKUPS/installed"
}

original_of() {
  [ -f "$BACKUPS/installed" ] || return 0
  while read -r original path; do
    [ "$path" != "$1" ] || [ "$original" = folder ] || echo "$original"
  done <"$BACKUPS/installed"
}

# A file that was there, but not by us: its copy is in this backup, or it was already the same.
was_there() {
  if [ -e "$BACKUPS/$STAMP/files$1" ] || [ -L "$BACKUPS/$STAMP/files$1" ]; then
    echo "$STAMP"
  elif grep -qxF "new $1" "$BACKUPS/$STAMP/manifest"; then
    echo none
  else
    mkdir -p "$BACKUPS/$STAMP/files\${1%/*}"
    cp -RPp "$1" "$BACKUPS/$STAMP/files$1"
    echo "$STAMP"
  fi
}
`,
);
