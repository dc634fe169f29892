/** Looking at what the rest of the world sees of this machine: names in DNS, and the way out. */
import { shellPart } from '../shell.ts';

export const lookNames = shellPart(
  'look_names',
  `
# The names of this machine, as the rest of the world sees them. Nothing here stops the installation: records may come later.
look_names() {
  status=0
  dns mxh "$MAIN_DOMAIN" >/dev/null || status=$?
  if [ "$status" -eq 2 ]; then
    warning 'the resolver does not answer (see /etc/resolv.conf): no mail can be sent, and no name was looked up'
    return 0
  fi
  look_address
  [ "$INCOMING" = none ] || for domain in $DOMAINS; do [ "$domain" = "$HOST" ] || look_mx "$domain"; done
  look_dane
  for list in $BLOCK_LISTS; do look_block_list "$list"; done
}

# Each list has one test entry that is listed and one that is not (RFC 5782). What is wrong here refuses no mail: the configuration
# counts only the answers that mean "listed".
look_block_list() {
  status=0
  answer=$(dns a "2.0.0.127.$1") || status=$?
  case $status-$answer in
    2-*) warning "the block list $1 does not answer: it lists nobody until it does" ;;
    *127.255.255.*)
      warning "the block list $1 does not talk to this resolver, and so lists nobody: it is one that many use, as a hoster's or a public one is"
      hint 'ask with a resolver of your own on this machine, such as unbound; some lists want you to register instead'
      ;;
    0-127.*)
      if dns a "1.0.0.127.$1" >/dev/null; then
        warning "the block list $1 lists everybody, even the address that must not be on it: it may have died, so remove it from the answers"
      else
        ok "the block list $1 answers"
      fi
      ;;
    *)
      warning "the block list $1 does not know its own test entry, and so may list nobody: has it died, or is it silent towards this resolver?"
      hint 'ask with a resolver of your own on this machine, such as unbound, or remove it from the answers'
      ;;
  esac
}

# Exim uses DANE where it is told that an answer was validated, and says nothing where it never is.
look_dane() {
  [ "$DANE" = yes ] || return 0
  if [ "$(dnssec ns org)" = yes ]; then
    ok 'the resolver validates DNSSEC: outgoing mail uses DANE'
  else
    warning 'outgoing mail does without DANE: Exim sees no answer that DNSSEC has validated'
    hint 'use a resolver that validates, best one on this machine, such as unbound or systemd-resolved with DNSSEC=yes'
    hint 'with glibc /etc/resolv.conf also needs "options trust-ad"; add it only where nobody stands between this machine and that resolver'
  fi
}

look_address() {
  addresses="$(dns a "$HOST") $(dns aaaa "$HOST")" || :
  if [ -z "\${addresses# }" ]; then
    warning "$HOST has no address in DNS (A record)"
    return 0
  fi
  own=$(own_addresses) || own=
  for address in $addresses; do
    name=$(dns ptr "$address" | head -n 1) || name=
    if [ -n "$SMARTHOSTS" ]; then
      # Others see the address of the server that sends for us.
      ok "$HOST is $address"
    elif [ "$name" = "$HOST" ]; then
      ok "$HOST is $address, and the reverse"
    else
      warning "$HOST is $address, whose reverse name (PTR) is \${name:-missing}: many servers refuse or suspect such mail"
    fi
    [ -z "$own" ] || printf '%s\\n' "$own" | grep -qxF -- "$address" ||
      warning "$address is not an address of this machine (fine behind NAT)"
  done
}

look_mx() {
  if mx=$(dns mxh "$1"); then
    if printf '%s\\n' "$mx" | grep -qxF -- "$HOST"; then
      ok "mail for $1 comes to $HOST"
    else
      warning "the MX of $1 is $(printf '%s' "$mx" | tr '\\n' ' '), not $HOST: its mail goes there"
    fi
  else
    warning "$1 has no MX record: make one that names $HOST"
  fi
}
`,
);

export const lookOutward = shellPart(
  'look_outward',
  `
# Many hosters block port 25 outward until they are asked; then mail only queues.
look_outward() {
  look_hidden
  [ -z "$SMARTHOSTS" ] || { look_smarthosts && return 0; }
  asked=
  for domain in gmail.com outlook.com; do
    mx=$(dns mxh "$domain" | head -n 1) || mx=
    [ -n "$mx" ] || continue
    asked=yes
    if talk "$mx:25" | grep -q '^220'; then
      ok "port 25 is open outward ($mx answers)"
      return 0
    fi
  done
  if [ -n "$asked" ]; then
    warning 'port 25 seems to be blocked outward: mail to others will wait in the queue. Ask the hoster to open it.'
  else
    warning 'could not try whether port 25 is open outward (no MX of a large provider found)'
  fi
}
`,
);
