#!/usr/bin/env bash
# Prepares a Debian or Ubuntu machine for the tests in e2e/: a browser with fonts, and one cached clean system
# (chroot) for every Debian release whose Exim and Dovecot the generated configurations are tried on.
#
#   e2e/provision.sh                  what is missing, nothing twice; well under a second when all is there
#   e2e/provision.sh --with sid       also Debian unstable (may be repeated)
#   e2e/provision.sh --only servers   the chroots without the browser;  --only browser: the browser alone
#   e2e/provision.sh --rebuild        builds the chroots again, e.g. for newer packages
#   e2e/provision.sh --check          changes nothing; says what is missing
#
# The chroots live in ${EXIM_WIZARD_CACHE:-/var/cache/exim-wizard}/SUITE/root.
# Exit status: 0 all there, 2 wrong usage, 3 something is missing and cannot be installed here, 4 installing failed.
set -euo pipefail

readonly CACHE="${EXIM_WIZARD_CACHE:-/var/cache/exim-wizard}"
readonly STATUS_USAGE=2 STATUS_MISSING=3 STATUS_FAILED=4
# Raise this number when the way a chroot is made changes, so that those already built are made again.
readonly RECIPE=2

readonly LAB_PACKAGES=(debootstrap debian-archive-keyring iproute2 util-linux openssl)
# The CJK and DejaVu fonts are what makes screenshots with Chinese and Latin text look the same everywhere.
readonly BROWSER_PACKAGES=(fonts-noto-cjk fonts-dejavu-core fonts-liberation)
readonly CHROOT_PACKAGES=(
  exim4-daemon-heavy dovecot-core dovecot-imapd dovecot-lmtpd dovecot-sieve dovecot-managesieved
  swaks openssl ca-certificates python3-dkim procps iproute2 netcat-openbsd adduser passwd sysvinit-utils
  fail2ban python3-systemd nftables bind9-utils logrotate rspamd clamav-daemon spamd
)

suites=(bookworm trixie)
want_servers=yes want_browser=yes rebuild=no check_only=no

say() { printf 'provision: %s\n' "$*" >&2; }

usage() {
  sed -n '2,/^set -/{/^#/s/^# \{0,1\}//p}' "$0" >&2
  exit "$STATUS_USAGE"
}

read_options() {
  while (($#)); do
    case $1 in
      --with) [[ ${2-} =~ ^[a-z]+$ ]] || usage; suites+=("$2"); shift ;;
      --only)
        case ${2-} in
          servers) want_browser=no ;;
          browser) want_servers=no ;;
          *) usage ;;
        esac
        shift ;;
      --rebuild) rebuild=yes ;;
      --check) check_only=yes ;;
      *) usage ;;
    esac
    shift
  done
}

# ---------------------------------------------------------------- what is missing

installed() { [[ $(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null) == installed ]]; }

has_browser() {
  command -v chromium || command -v chromium-browser || command -v google-chrome
} >/dev/null 2>&1

missing_packages() {
  local package wanted=()
  [[ $want_servers == yes ]] && wanted+=("${LAB_PACKAGES[@]}")
  if [[ $want_browser == yes ]]; then
    wanted+=("${BROWSER_PACKAGES[@]}")
    has_browser || echo chromium
    # Ubuntu has no such packages; its tests walk in the whole Chromium alone.
    [[ $(. /etc/os-release && echo "$ID") == debian ]] && wanted+=(firefox-esr chromium-headless-shell)
  fi
  for package in "${wanted[@]}"; do
    installed "$package" || echo "$package"
  done
}

stamp_of() { printf '%s\n' "$RECIPE" "$1" "${CHROOT_PACKAGES[@]}" | sha256sum | cut -d ' ' -f 1; }

is_built() { [[ $(cat "$CACHE/$1/stamp" 2>/dev/null) == "$(stamp_of "$1")" ]]; }

missing_suites() {
  local suite
  [[ $want_servers == yes ]] || return 0
  for suite in "${suites[@]}"; do
    if [[ $rebuild == yes ]] || ! is_built "$suite"; then echo "$suite"; fi
  done
}

# ---------------------------------------------------------------- the machine itself

install_packages() {
  export DEBIAN_FRONTEND=noninteractive
  say "installing $*"
  apt-get -q update >&2 || say "apt-get update failed; trying with the lists that are there"
  apt-get -q -y install --no-install-recommends "$@" >&2
}

# Prints the address of the first Debian archive that apt on this machine uses; nothing where there is none (Ubuntu).
debian_mirror() {
  apt-get indextargets --format '$(ORIGIN)|$(LABEL)|$(REPO_URI)' 'Created-By: Packages' 2>/dev/null |
    awk -F '|' '$1 == "Debian" && $2 == "Debian" { print $3; exit }'
}

# debootstrap downloads with wget, which knows nothing of apt's proxy settings.
use_proxies_of_apt() {
  local scheme variable value
  for scheme in http https; do
    variable=${scheme}_proxy
    [[ -n ${!variable-} ]] && continue
    value=$(apt-config dump --format '%v' "Acquire::$scheme::Proxy" 2>/dev/null || true)
    if [[ -n $value && $value != DIRECT ]]; then export "$variable=$value"; fi
  done
}

# ---------------------------------------------------------------- one chroot

# apt in the chroot reaches the archive as apt on this machine does: same name servers, proxies and certificates.
lend_network() {
  local root=$1 bundle
  cp -L /etc/resolv.conf "$root/etc/resolv.conf"
  apt-config dump | grep -E '^Acquire::(https?|Check-[A-Za-z-]+)\b' >"$root/etc/apt/apt.conf.d/99lab" || true
  bundle=$(apt-config dump --format '%v' Acquire::https::CaInfo)
  bundle=${bundle:-/etc/ssl/certs/ca-certificates.crt}
  [[ ! -f $bundle ]] || install -D -m 644 "$bundle" "$root$bundle"
}

# Run by build_chroot in a UTS namespace of its own, so that no package writes this machine's name into its settings.
# The mail packages are apt's work and not debootstrap's, which does not understand what they pre-depend on.
unpack_and_configure() {
  local suite=$1 root=$2 mirror=$3
  shift 3
  hostname localhost
  debootstrap --variant=minbase "$suite" "$root" ${mirror:+"$mirror"}
  lend_network "$root"
  printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
  chmod 755 "$root/usr/sbin/policy-rc.d"
  echo force-unsafe-io >"$root/etc/dpkg/dpkg.cfg.d/lab"
  export DEBIAN_FRONTEND=noninteractive LC_ALL=C
  # systemd-tmpfiles, which makes Exim's folders in newer releases, does nothing without it; unmounted with the namespace.
  mount -t proc proc "$root/proc"
  chroot "$root" apt-get -q update
  chroot "$root" apt-get -q -y install --no-install-recommends "$@"
  chroot "$root" apt-get clean
  # From here on it is a machine like any other: services may be started in it.
  rm -f "$root/usr/sbin/policy-rc.d" "$root/etc/dpkg/dpkg.cfg.d/lab" "$root/etc/apt/apt.conf.d/99lab"
  rm -f "$root/etc/resolv.conf" "$root/etc/hostname"
  rm -rf "$root"/var/lib/apt/lists/*
}

# Whether tests run on this chroot at this moment; their files must stay until the next build.
is_in_use() { grep -qsF "lowerdir=$CACHE/$1/root," /proc/[0-9]*/mountinfo; }

# Built under another name and renamed when complete: an interrupted build never looks like a finished one.
build_chroot() {
  local suite=$1 mirror=$2 work="$CACHE/.$1.building" log="$CACHE/$1.log"
  rm -rf "$work"
  mkdir -p "$work/root"
  export -f unpack_and_configure lend_network
  if ! unshare --uts --mount bash -euc 'unpack_and_configure "$@"' \
    build "$suite" "$work/root" "$mirror" "${CHROOT_PACKAGES[@]}" >"$log" 2>&1 </dev/null; then
    say "building $suite failed, the end of $log:"
    tail -n 15 "$log" >&2
    return 1
  fi
  stamp_of "$suite" >"$work/stamp"
  rm -rf "$CACHE/.$suite.old"
  [[ ! -e $CACHE/$suite ]] || mv "$CACHE/$suite" "$CACHE/.$suite.old"
  mv "$work" "$CACHE/$suite"
  is_in_use "$suite" || rm -rf "$CACHE/.$suite.old"
  say "$suite is ready"
}

build_chroots() {
  local suite mirror job failed=0 jobs=()
  use_proxies_of_apt
  mirror=$(debian_mirror)
  say "building $* (some two minutes)"
  for suite in "$@"; do
    build_chroot "$suite" "$mirror" &
    jobs+=($!)
  done
  for job in "${jobs[@]}"; do
    wait "$job" || failed=1
  done
  return "$failed"
}

# ---------------------------------------------------------------- together

report_missing() {
  [[ -z $1 ]] || say "missing packages: $1"
  [[ -z $2 ]] || say "missing chroots in $CACHE: $2"
}

require_installer() {
  local reason=
  command -v apt-get >/dev/null || reason="there is no apt-get on this system"
  ((EUID == 0)) || reason="this is not root"
  [[ -z $reason ]] && return
  report_missing "$1" "$2"
  say "cannot install them: $reason"
  exit "$STATUS_MISSING"
}

provision() {
  local packages chroots
  packages=$(missing_packages | xargs)
  chroots=$(missing_suites | xargs)
  [[ -n $packages || -n $chroots ]] || return 0
  if [[ $check_only == yes ]]; then
    report_missing "$packages" "$chroots"
    exit "$STATUS_MISSING"
  fi
  require_installer "$packages" "$chroots"
  mkdir -p "$CACHE"
  # One at a time; who had to wait looks again, for the work may be done by then.
  exec 9>"$CACHE/lock"
  flock 9
  packages=$(missing_packages | xargs)
  chroots=$(missing_suites | xargs)
  # shellcheck disable=SC2086  # lists of words without blanks
  [[ -z $packages ]] || install_packages $packages || exit "$STATUS_FAILED"
  # shellcheck disable=SC2086
  [[ -z $chroots ]] || build_chroots $chroots || exit "$STATUS_FAILED"
}

read_options "$@"
provision
