/** Where install.sh finds the certificates: as each ACME client keeps them, or where the person puts them. */
import type { AnswerOf } from '../../../answers/index.ts';
import type { TextLine } from '../../file.ts';
import { definePart } from '../../part.ts';
import { LEGO_FOLDER } from '../outline.ts';
import { shellLines, shellPart } from '../shell.ts';

type Source = AnswerOf<'tls.source'>;

/** `find_certificate NAME`: sets FROM_CERTIFICATE and FROM_KEY. */
const finders: Readonly<Record<Source, string>> = {
  certbot: `
# certbot numbers its folders when a name is asked for twice; the newest counts.
find_certificate() {
  LINEAGE=$CERTBOT_FOLDER/live/$1
  if [ ! -s "$LINEAGE/fullchain.pem" ]; then
    for folder in "$LINEAGE"-[0-9][0-9][0-9][0-9]; do
      [ ! -s "$folder/fullchain.pem" ] || LINEAGE=$folder
    done
  fi
  FROM_CERTIFICATE=$LINEAGE/fullchain.pem
  FROM_KEY=$LINEAGE/privkey.pem
}`,
  'acme-sh': `
# acme.sh keeps one folder a name below root's home; certificates of elliptic curves, its default, have "_ecc" behind the name.
find_certificate() {
  home=~root
  kept=$home/.acme.sh/$1_ecc
  [ -s "$kept/fullchain.cer" ] || [ ! -s "\${kept%_ecc}/fullchain.cer" ] || kept=\${kept%_ecc}
  FROM_CERTIFICATE=$kept/fullchain.cer
  FROM_KEY=$kept/$1.key
}`,
  lego: `
# lego keeps its files where --path says; the .crt holds the chain too.
find_certificate() {
  FROM_CERTIFICATE=${LEGO_FOLDER}/certificates/$1.crt
  FROM_KEY=${LEGO_FOLDER}/certificates/$1.key
}`,
  caddy: `
# Caddy keeps one folder an authority; the newest certificate counts. The .crt holds the chain too.
find_certificate() {
  kept=$CADDY_FOLDER/acme-v02.api.letsencrypt.org-directory/$1/$1
  for candidate in "$CADDY_FOLDER"/*/"$1/$1.crt"; do
    candidate=\${candidate%.crt}
    [ -s "$candidate.crt" ] || continue
    [ -s "$kept.crt" ] && [ "$kept.crt" -nt "$candidate.crt" ] || kept=$candidate
  done
  FROM_CERTIFICATE=$kept.crt
  FROM_KEY=$kept.key
}`,
  none: '',
  files: `
# They are where Exim opens them.
find_certificate() {
  FROM_CERTIFICATE=$(certificate_of "$1")
  FROM_KEY=$(key_of "$1")
}`,
};

/** `call_hook NAME`: runs the deploy hook as the client does. */
const callers: Readonly<Record<Source, string>> = {
  certbot: `
call_hook() { RENEWED_LINEAGE=$LINEAGE RENEWED_DOMAINS=$1 "$DEPLOY_HOOK"; }`,
  'acme-sh': `
call_hook() { Le_Domain=$1 CERT_FULLCHAIN_PATH=$FROM_CERTIFICATE CERT_KEY_PATH=$FROM_KEY "$DEPLOY_HOOK"; }`,
  lego: `
call_hook() {
  LEGO_CERT_DOMAIN=$1 LEGO_CERT_PATH=$FROM_CERTIFICATE LEGO_CERT_KEY_PATH=$FROM_KEY "$DEPLOY_HOOK"
}`,
  caddy: `
call_hook() { "$DEPLOY_HOOK"; }`,
  files: '',
  none: '',
};

const ofSource = (id: string, texts: Readonly<Record<Source, string>>) =>
  definePart({
    id: `install.${id}`,
    uses: ['tls.source'],
    build: (a): TextLine[] => {
      const text = texts[a['tls.source']];
      return text === '' ? [] : shellLines(text);
    },
  });

export const findCertificate = ofSource('find_certificate', finders);
export const callHook = ofSource('call_hook', callers);

export const lookCertificate = shellPart(
  'look_certificate',
  `
# Each name has a certificate of its own; that of the host name is for whoever asks for no other.
look_certificate() {
  [ "$TLS_SOURCE" != none ] || return 0
  for name in $HOST $TLS_NAMES; do
    find_certificate "$name"
    look_pair "$name"
  done
}

# Where Exim opens them.
certificate_of() { if [ "$1" = "$HOST" ]; then echo "$CERTIFICATE"; else echo "$TLS_FOLDER/$1/fullchain.pem"; fi; }
key_of() { if [ "$1" = "$HOST" ]; then echo "$KEY"; else echo "$TLS_FOLDER/$1/privkey.pem"; fi; }

look_pair() {
  if [ ! -s "$FROM_CERTIFICATE" ] || [ ! -s "$FROM_KEY" ]; then
    problem "there is no certificate for $1: $FROM_CERTIFICATE with $FROM_KEY"
    certificate_hints
    return 0
  fi
  before=$PROBLEMS
  look_key
  look_names_and_dates "$1"
  [ "$TLS_SOURCE" != files ] || look_readable
  [ "$PROBLEMS" -ne "$before" ] || ok "the certificate for $1 is good until $(openssl x509 -in "$FROM_CERTIFICATE" -noout -enddate | cut -d = -f 2)"
}

look_key() {
  of_certificate=$(openssl x509 -in "$FROM_CERTIFICATE" -noout -pubkey 2>/dev/null) ||
    { problem "$FROM_CERTIFICATE holds no certificate (PEM)" && return 0; }
  of_key=$(openssl pkey -in "$FROM_KEY" -passin pass: -pubout 2>/dev/null) ||
    { problem "$FROM_KEY holds no key (PEM, without a passphrase)" && return 0; }
  [ "$of_certificate" = "$of_key" ] || problem "$FROM_KEY is not the key of $FROM_CERTIFICATE"
}

look_names_and_dates() {
  openssl x509 -in "$FROM_CERTIFICATE" -noout -checkhost "$1" 2>/dev/null | grep -q 'does match' ||
    problem "the certificate does not cover $1"
  if ! openssl x509 -in "$FROM_CERTIFICATE" -noout -checkend 0 >/dev/null 2>&1; then
    problem "the certificate for $1 has expired"
  elif ! openssl x509 -in "$FROM_CERTIFICATE" -noout -checkend 864000 >/dev/null 2>&1; then
    warning "the certificate for $1 expires within ten days"
  fi
  openssl verify -untrusted "$FROM_CERTIFICATE" "$FROM_CERTIFICATE" >/dev/null 2>&1 ||
    warning "the certificate for $1 is not one that mail programs trust by themselves (own authority, or the chain is incomplete)"
}

look_readable() {
  for file in "$FROM_CERTIFICATE" "$FROM_KEY"; do
    as "$EXIM_USER" test -r "$file" && continue
    problem "Exim's account $EXIM_USER cannot read $file"
    hint "chgrp $EXIM_GROUP $file && chmod 640 $file   (and its folders must let the group through)"
  done
}
`,
);

export const stageCertificates = shellPart(
  'stage_certificates',
  `
# The client's folder is closed to Exim's account: it gets copies, now and from the deploy hook after each renewal.
stage_certificates() {
  for name in $HOST $TLS_NAMES; do
    find_certificate "$name"
    stage_pair "$(certificate_of "$name")" "$(key_of "$name")"
  done
}

stage_pair() {
  mkdir -p "$WORK/root\${1%/*}"
  chmod 700 "$WORK/root\${1%/*}"
  cp "$FROM_CERTIFICATE" "$WORK/root$1"
  cp "$FROM_KEY" "$WORK/root$2"
  echo "0640 root $EXIM_GROUP $1" >>"$WORK/wanted"
  echo "0640 root $EXIM_GROUP $2" >>"$WORK/wanted"
}
`,
);

export const testHook = shellPart(
  'test_hook',
  `
# The deploy hook runs once as the client would run it, so that the first renewal is no surprise. It has Exim read everything again. An
# Exim that is just starting would find its own ports taken, by its first queue run, and wait for half a minute: so it answers first.
test_hook() {
  [ -n "$DEPLOY_HOOK" ] || return 0
  for name in $HOST $TLS_NAMES; do
    find_certificate "$name"
    wait_for answers_25 || return 0
    if call_hook "$name" >"$WORK/said" 2>&1; then continue; fi
    tail -n 5 "$WORK/said" | indent
    die "the deploy hook does not work for $name."
  done
  ok 'certificates will be copied after each renewal'
}
`,
);
