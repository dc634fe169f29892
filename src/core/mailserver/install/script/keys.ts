/** Keys that are made on the server, once, and kept: they are in no bundle. */
import { shellPart } from '../shell.ts';

export const keys = shellPart(
  'keys',
  `
# Keys are made here, once, and kept; a later installation finds them, after --uninstall among the backups: the records
# in DNS stay right.
stage_keys() {
  [ "$FORWARDS" != yes ] || keep_or_make srs-key openssl rand -hex 24
  [ -n "$DKIM_SELECTOR" ] || return 0
  for domain in $DOMAINS; do
    keep_or_make "dkim/$domain.pem" openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048
    dkim_record "$domain" >"$WORK/root$OWN_FOLDER/dkim/$domain.dns"
    echo "0644 root $EXIM_GROUP $OWN_FOLDER/dkim/$domain.dns" >>"$WORK/wanted"
  done
}

# keep_or_make FILE COMMAND…: the key as it is, or a new one from the command.
keep_or_make() {
  name=$1
  shift
  mkdir -p "$(dirname "$WORK/root$OWN_FOLDER/$name")"
  kept=
  for copy in "$BACKUPS"/*/files"$OWN_FOLDER/$name" "$OWN_FOLDER/$name"; do [ ! -s "$copy" ] || kept=$copy; done
  if [ -n "$kept" ]; then
    (umask 077 && cp "$kept" "$WORK/root$OWN_FOLDER/$name")
  else
    (umask 077 && "$@" 2>/dev/null >"$WORK/root$OWN_FOLDER/$name") || die "openssl made no key for $name."
  fi
  echo "0640 root $EXIM_GROUP $OWN_FOLDER/$name" >>"$WORK/wanted"
}

# The TXT record with the public key; a string in DNS holds 255 characters, so it is written as two.
dkim_record() {
  public=$(openssl pkey -in "$WORK/root$OWN_FOLDER/dkim/$1.pem" -pubout -outform DER | openssl base64 -A)
  rest=\${public#${'?'.repeat(200)}}
  printf '%s._domainkey.%s. TXT "v=DKIM1; k=rsa; p=%s" "%s"\\n' "$DKIM_SELECTOR" "$1" "\${public%"$rest"}" "$rest"
}

show_dkim() {
  [ -n "$DKIM_SELECTOR" ] || return 0
  title 'Put these records into DNS; until then receivers ignore the signatures'
  for domain in $DOMAINS; do say "$(cat "$OWN_FOLDER/dkim/$domain.dns")" ''; done
}
`,
);
