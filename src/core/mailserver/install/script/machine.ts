/**
 * What differs from one system to the next, one function a difference: each uses what the machine has, and Perl where every system has a
 * command of its own. Service managers are in `tools.ts`.
 */
import { shellPart } from '../shell.ts';

export const accountTools = shellPart(
  'account_tools',
  `
uid_of() { id -u -- "$1" 2>/dev/null; }
has_account() { uid_of "$1" >/dev/null; }
has_group() { perl -e 'exit !defined getgrnam $ARGV[0]' -- "$1"; }

# as ACCOUNT COMMAND…: with the rights and all the groups of that account, and no others.
as() {
  perl -e '
    my ($name, @command) = @ARGV;
    my ($uid, $gid) = (getpwnam $name)[2, 3];
    defined $uid or exit 126;
    my %groups = ($gid => 1);
    while (my ($group, $password, $id, $members) = getgrent) {
      $groups{$id} = 1 if grep { $_ eq $name } split / /, $members;
    }
    $( = $gid;
    $) = join " ", $gid, sort keys %groups;
    ($<, $>) = ($uid, $uid);
    exit 126 if $< != $uid || $> != $uid;
    exec { $command[0] } @command or exit 127;
  ' -- "$@"
}

# make_account NAME HOME: owns files and logs in nowhere. Its uid must be 500 or more, or Dovecot opens no mailbox for it: "useradd
# --system" and pw see to that, busybox would begin at 100.
make_account() {
  nologin=$(command -v nologin) || nologin=/bin/false
  if command -v useradd >/dev/null; then
    if ! has_group "$1"; then groupadd --system "$1"; fi
    useradd --system --gid "$1" --home-dir "$2" --no-create-home --shell "$nologin" "$1"
  elif command -v pw >/dev/null; then
    if ! has_group "$1"; then pw groupadd "$1"; fi
    pw useradd "$1" -g "$1" -d "$2" -s "$nologin" -c 'virtual mailboxes'
  else
    id=$(free_id)
    if ! has_group "$1"; then addgroup -g "$id" "$1"; fi
    adduser -D -H -h "$2" -s "$nologin" -G "$1" -u "$id" "$1"
  fi
}

# The first number that neither an account nor a group has.
free_id() { perl -e 'my $id = 5000; $id++ while defined getpwuid $id or defined getgrgid $id; print $id'; }

remove_account() {
  if command -v userdel >/dev/null; then
    userdel "$1"
  elif command -v pw >/dev/null; then
    pw userdel "$1"
  else
    deluser "$1"
  fi
}
`,
);

export const fileTools = shellPart(
  'file_tools',
  `
# state_of FILE: mode, owner and group, as the table of files has them.
state_of() { stat -c '0%a %U %G' "$1" 2>/dev/null || stat -f '0%Lp %Su %Sg' "$1"; }
`,
);

export const networkTools = shellPart(
  'network_tools',
  `
# Who listens: "PORT PROGRAM…" for each socket, "PORT -" where the program is not told. Status 1: nothing here can say it.
listeners() {
  if command -v ss >/dev/null; then
    ss -H -l -t -n -p 2>/dev/null | awk '{
      port = $4
      sub(/.*:/, "", port)
      names = ""
      while (match($0, /\\("[^"]*"/)) {
        names = names " " substr($0, RSTART + 2, RLENGTH - 3)
        $0 = substr($0, RSTART + RLENGTH)
      }
      print port (names == "" ? " -" : names)
    }'
  elif command -v sockstat >/dev/null; then
    sockstat -4 -6 -l -P tcp 2>/dev/null | awk 'NR > 1 { sub(/.*:/, "", $6); print $6, $2 }'
  elif command -v netstat >/dev/null; then
    netstat -l -t -n -p 2>/dev/null | awk '/^tcp/ { sub(/.*:/, "", $4); sub(/^[0-9]*\\//, "", $7); print $4, $7 == "" ? "-" : $7 }'
  else
    return 1
  fi
}

# The addresses of this machine, one a line.
own_addresses() {
  if command -v ip >/dev/null; then
    ip -o addr 2>/dev/null | awk '{ sub("/.*", "", $4); print $4 }'
  else
    ifconfig 2>/dev/null | awk '$1 == "inet" || $1 == "inet6" { sub("addr:", "", $2); sub("[%/].*", "", $2); print $2 }'
  fi
}
`,
);
