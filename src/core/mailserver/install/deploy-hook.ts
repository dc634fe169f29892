/** The ACME clients' deploy hooks: each copies a renewed certificate to where Exim may read it. What differs is how they are called. */
import type { AnswerOf } from '../../answers/index.ts';
import { ownFiles, platform, tlsNames } from '../derived.ts';
import type { FileDefinition, TextLine } from '../file.ts';
import { definePart } from '../part.ts';
import { type AcmeClient, deployHookOutline } from './outline.ts';
import { quote, quoteNames, shellGroup, shellLines } from './shell.ts';

/** The first comment: who runs it, and when. */
const whoRuns: Readonly<Record<AcmeClient, string>> = {
  certbot: 'certbot runs this after each renewal',
  'acme-sh': 'acme.sh runs this after each renewal (--reloadcmd)',
  lego: 'lego runs this after each renewal (--renew-hook; --deploy-hook from version 5 on)',
  caddy: 'cron runs this every day, since Caddy tells nobody of a renewal',
};

/** How the client says which certificate is new. */
const calls: Readonly<Record<AcmeClient, string>> = {
  certbot: `
# certbot may add a number to the name.
name=\${RENEWED_LINEAGE##*/}
put "$name" "$RENEWED_LINEAGE/fullchain.pem" "$RENEWED_LINEAGE/privkey.pem"
plain=\${name%-[0-9][0-9][0-9][0-9]}
[ "$plain" = "$name" ] || put "$plain" "$RENEWED_LINEAGE/fullchain.pem" "$RENEWED_LINEAGE/privkey.pem"`,
  'acme-sh': `
put "$Le_Domain" "$CERT_FULLCHAIN_PATH" "$CERT_KEY_PATH"`,
  lego: `
# The first names are those of version 5.
put "\${LEGO_HOOK_CERT_NAME:-$LEGO_CERT_DOMAIN}" "\${LEGO_HOOK_CERT_PATH:-$LEGO_CERT_PATH}" \\
  "\${LEGO_HOOK_CERT_KEY_PATH:-$LEGO_CERT_KEY_PATH}"`,
  caddy: `
# One folder an authority; the newest certificate counts.
for name in $names; do
  newest=
  for candidate in "$kept"/*/"$name/$name.crt"; do
    candidate=\${candidate%.crt}
    [ -s "$candidate.crt" ] && [ -s "$candidate.key" ] || continue
    [ -n "$newest" ] && [ "$newest.crt" -nt "$candidate.crt" ] || newest=$candidate
  done
  [ -z "$newest" ] || same "$name" "$newest.crt" "$newest.key" || put "$name" "$newest.crt" "$newest.key"
done`,
};

const common = `

# place NAME: the folder in which Exim looks for that name's certificate.
place() { if [ "$1" = "$host" ]; then echo "$folder"; else echo "$folder/$1"; fi; }

put_beside() {
  (umask 077 && cat "$1" >"$2.new")
  chown "root:$group" "$2.new"
  chmod 640 "$2.new"
}

# put NAME CERTIFICATE KEY. Certificates of other names are none of our business. Both files are made ready first, so that
# the pair is never a mixed one for longer than a moment.
changed=no
put() {
  case " $names " in *" $1 "*) ;; *) return 0 ;; esac
  to=$(place "$1")
  put_beside "$2" "$to/fullchain.pem"
  put_beside "$3" "$to/privkey.pem"
  mv -f "$to/privkey.pem.new" "$to/privkey.pem"
  mv -f "$to/fullchain.pem.new" "$to/fullchain.pem"
  changed=yes
}`;

const same = `

same() { cmp -s "$2" "$(place "$1")/fullchain.pem" && cmp -s "$3" "$(place "$1")/privkey.pem"; }`;

const reload = `

[ "$changed" = yes ] || exit 0
for service in $services; do
  if [ -d /run/systemd/system ]; then
    ! systemctl -q is-active "$service" || systemctl reload "$service"
  elif [ -x "/etc/init.d/$service" ]; then
    "/etc/init.d/$service" reload >/dev/null || echo "exim-wizard: $service was not reloaded" >&2
  elif [ -x "/usr/local/etc/rc.d/$service" ]; then
    service "$service" onereload >/dev/null || echo "exim-wizard: $service was not reloaded" >&2
  fi
done`;

const isClient = (source: AnswerOf<'tls.source'>): source is AcmeClient => source in whoRuns;

const hook = definePart({
  id: 'deploy_hook',
  uses: ['basics.hostname', 'tls.source'],
  given: { platform, files: ownFiles, names: tlsNames },
  build: (a, { platform: { exim, dovecot, caddyCertificates }, files, names }): TextLine[] => {
    const source = a['tls.source'];
    if (!isClient(source)) return [];
    const clientLines = (text: string) =>
      shellLines(text).map(
        (line): TextLine =>
          typeof line === 'string' ? { text: line, from: ['tls.source'] } : { ...line, from: ['tls.source'] },
      );
    return [
      '#!/bin/sh',
      ...clientLines(`# ${whoRuns[source]}: Exim's account cannot read the client's folder, so it gets copies.`),
      'set -eu',
      { text: `host=${quote(a['basics.hostname'])}`, from: ['basics.hostname'] },
      { text: `names=${quoteNames([a['basics.hostname'], ...names])}`, from: ['basics.hostname', 'tls.names'] },
      `folder=${quote(files.tls)}`,
      `group=${quote(exim.group)}`,
      `services=${quote(`${exim.service} ${dovecot.service}`)}`,
      ...(source === 'caddy' ? clientLines(`kept=${quote(caddyCertificates)}`) : []),
      ...shellLines(common),
      ...(source === 'caddy' ? clientLines(same) : []),
      '',
      ...clientLines(calls[source]),
      ...shellLines(reload),
    ];
  },
});

export const deployHook: FileDefinition = {
  ...deployHookOutline,
  groups: [shellGroup('deploy-hook', [hook], 0)],
};
