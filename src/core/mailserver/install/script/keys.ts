/** Keys that are made on the server, once, and kept; those of DKIM may come in the bundle instead. */
import { shellPart } from '../shell.ts';

export const keys = shellPart(
  'keys',
  `
# Keys are made here, once, and kept, unless the bundle brings those of DKIM. A later installation finds them, after
# --uninstall among the backups: the records in DNS stay right. A key belongs to its selector, so a new one has new keys.
stage_keys() {
  [ "$FORWARDS" != yes ] || keep_or_make srs-key openssl rand -hex 24
  [ -n "$DKIM_SELECTOR" ] || return 0
  for domain in $DOMAINS; do
    keep_or_make "dkim/$domain.$DKIM_SELECTOR.pem" openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048
    stage_record "$domain" "$DKIM_SELECTOR" rsa
    [ -n "$DKIM_ED25519" ] || continue
    second=dkim/$domain.$DKIM_ED25519.pem
    if signs_ed25519; then
      keep_or_make "$second" openssl genpkey -algorithm ED25519
      stage_record "$domain" "$DKIM_ED25519" ed25519
    elif find_key "$second" || [ -f "$BUNDLE/root$OWN_FOLDER/$second" ]; then
      warning "the key is left out, since mail could not be signed with it: $OWN_FOLDER/$second"
    fi
  done
}

# Whether openssl makes Ed25519 keys and Exim signs with them. Without that RSA alone does, which every receiver knows.
signs_ed25519() {
  openssl genpkey -algorithm ED25519 >/dev/null 2>&1 && "$EXIM" -C /dev/null -bP macro _CRYPTO_SIGN_ED25519 >/dev/null 2>&1
}

# find_key FILE: the key that this machine has already, or had before --uninstall, in KEPT.
find_key() {
  KEPT=
  for copy in "$BACKUPS"/*/files"$OWN_FOLDER/$1" "$OWN_FOLDER/$1"; do [ ! -s "$copy" ] || KEPT=$copy; done
  [ -n "$KEPT" ]
}

# keep_or_make FILE COMMAND…: the key as it is, or the bundle's, or a new one from the command.
keep_or_make() {
  name=$1
  brought=$BUNDLE/root$OWN_FOLDER/$1
  shift
  mkdir -p "$(dirname "$WORK/root$OWN_FOLDER/$name")"
  if find_key "$name"; then
    (umask 077 && cp "$KEPT" "$WORK/root$OWN_FOLDER/$name")
    if [ -f "$brought" ] && ! cmp -s "$brought" "$KEPT"; then
      warning "the key that this machine has stays; the one in the bundle is not used: $OWN_FOLDER/$name"
      say "           DNS must have the record in $OWN_FOLDER/\${name%.pem}.dns, not the bundle's."
    fi
  elif [ -f "$brought" ]; then
    openssl pkey -in "$brought" -noout 2>/dev/null || die "root$OWN_FOLDER/$name in the bundle is no private key."
    (umask 077 && cp "$brought" "$WORK/root$OWN_FOLDER/$name")
  else
    (umask 077 && "$@" 2>/dev/null >"$WORK/root$OWN_FOLDER/$name") || die "openssl made no key for $name."
  fi
  echo "0640 root $EXIM_GROUP $OWN_FOLDER/$name" >>"$WORK/wanted"
}

# stage_record DOMAIN SELECTOR KIND: the TXT record beside the key.
stage_record() {
  record=$OWN_FOLDER/dkim/$1.$2.dns
  dkim_record "$@" >"$WORK/root$record"
  echo "0644 root $EXIM_GROUP $record" >>"$WORK/wanted"
}

# A string in DNS holds 255 characters, so a long key is written as two. Of Ed25519 DNS has the bare key, the last 32 bytes.
dkim_record() {
  public=$(openssl pkey -in "$WORK/root$OWN_FOLDER/dkim/$1.$2.pem" -pubout -outform DER |
    if [ "$3" = ed25519 ]; then tail -c 32; else cat; fi | openssl base64 -A)
  public=$(printf '%s' "$public" | sed 's/^.\\{200\\}/&" "/')
  printf '%s._domainkey.%s. TXT "v=DKIM1; k=%s; p=%s"\\n' "$2" "$1" "$3" "$public"
}

show_dkim() {
  [ -n "$DKIM_SELECTOR" ] || return 0
  title 'DNS must have these records; until then receivers ignore the signatures'
  for domain in $DOMAINS; do
    for selector in "$DKIM_SELECTOR" $DKIM_ED25519; do
      record=$OWN_FOLDER/dkim/$domain.$selector.dns
      [ ! -f "$record" ] || say "$(cat "$record")" ''
    done
  done
}
`,
);
