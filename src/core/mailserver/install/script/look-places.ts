/** Comparing what the wizard takes for granted of a platform with the machine: the servers themselves are asked. */
import { shellPart } from '../shell.ts';

export const lookPlaces = shellPart(
  'look_places',
  `
# What the servers were built with, against what these files are made for. Elsewhere than on Debian much of it is a guess.
look_places() {
  before=$PROBLEMS
  look_exim_file
  look_exim_names
  [ -z "$DOVECOT_SERVICE" ] || look_dovecot_places
  [ "$PROBLEMS" -ne "$before" ] || ok 'paths and accounts are as these files expect them'
}

# differs WHAT OURS THEIRS QUESTION
differs() {
  problem "$1 is $3 on this machine, and these files are made for $2"
  hint "In the wizard, answer $4 with $3, and make the bundle again."
  case $PLATFORM in
    debian-* | ubuntu-*) hint 'It is asked for on the platform "other".' ;;
  esac
}

# Exim may look in several places; the first file that is there counts, as ours will be.
look_exim_file() {
  "$EXIM" -bV >"$WORK/places" 2>&1 || :
  searched=$(sed -n 's/^Configuration file search path is //p; s/.*non-existent configuration file(s): //p' "$WORK/places" | head -n 1)
  [ -n "$searched" ] || searched=$(sed -n 's/^Configuration file is //p' "$WORK/places")
  if [ -z "$searched" ]; then
    warning "could not ask Exim for the place of its configuration, expected $EXIM_CONF"
    return 0
  fi
  read_first=
  for file in $(printf '%s' "$searched" | tr ':' ' '); do
    [ -z "$read_first" ] || continue
    if [ "$file" = "$EXIM_CONF" ] || [ -e "$file" ]; then read_first=$file; fi
  done
  # What stands first in its search is read whatever else is there.
  [ "$read_first" = "$EXIM_CONF" ] || differs "Exim's configuration file" "$EXIM_CONF" "\${searched%%:*}" basics.eximConfig
}

# With an empty configuration it says what it was built with.
look_exim_names() {
  if ! "$EXIM" -C /dev/null -bP exim_user exim_group log_file_path >"$WORK/places" 2>/dev/null; then
    warning 'could not ask Exim for its account'
    return 0
  fi
  look_built exim_user "Exim's account" "$EXIM_USER" basics.eximUser
  look_built exim_group "Exim's group" "$EXIM_GROUP" basics.eximGroup
  logs=$(built log_file_path | sed 's/%s/main/g' | tr -d ' ')
  # Only those who read it need the path. An empty one is a folder of the spool.
  case ":$logs:" in
    :: | *":$EXIM_LOG:"*) ;;
    *) warning "Exim's log is $logs, and the instructions name $EXIM_LOG: in the wizard, answer basics.eximLog with the right one" ;;
  esac
}

built() { sed -n "s/^$1 = //p" "$WORK/places"; }
look_built() {
  there=$(built "$1")
  [ -z "$there" ] || [ "$there" = "$3" ] || differs "$2" "$3" "$there" "$4"
}

look_dovecot_places() {
  # The first line of what it prints names the file that it reads.
  there=$(doveconf -n 2>/dev/null | sed -n '1s/^# [^:]*: //p')
  if [ -n "$there" ] && [ "$there" != "$DOVECOT_FOLDER/dovecot.conf" ]; then
    differs "Dovecot's folder" "$DOVECOT_FOLDER" "\${there%/*}" basics.dovecotConfig
    return 0
  fi
  there=$(doveconf -h base_dir 2>/dev/null) || there=
  # Links between /run and /var/run lead to the same place.
  case $there in
    '' | "$DOVECOT_RUN" | "/var$DOVECOT_RUN") ;;
    *) [ "/var$there" = "$DOVECOT_RUN" ] || differs "the folder of Dovecot's sockets" "$DOVECOT_RUN" "$there" basics.dovecotRun ;;
  esac
  if [ ! -f "$DOVECOT_FOLDER/dovecot.conf" ]; then
    problem "there is no $DOVECOT_FOLDER/dovecot.conf: copy the example that comes with Dovecot"
  elif ! grep -Eq '^[[:space:]]*!include(_try)?[[:space:]]+([^#]*/)?conf\\.d/\\*\\.conf' "$DOVECOT_FOLDER/dovecot.conf"; then
    problem "$DOVECOT_FOLDER/dovecot.conf does not read its folder conf.d"
    hint "Add the line: !include conf.d/*.conf"
  fi
}
`,
);
