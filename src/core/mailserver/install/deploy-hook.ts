/** certbot's deploy hook: copies each renewed certificate to where Exim may read it. */
import { certificateFiles, platform } from '../derived.ts';
import type { FileDefinition, TextLine } from '../file.ts';
import { definePart } from '../part.ts';
import { deployHookOutline } from './outline.ts';
import { quote, shellGroup, shellLines } from './shell.ts';

const hook = definePart({
  id: 'deploy_hook',
  uses: ['basics.hostname'],
  given: { platform, files: certificateFiles },
  build: (a, { platform: { exim, dovecot }, files }): TextLine[] => [
    ...shellLines(`
#!/bin/sh
# certbot runs this after each renewal: Exim's account cannot read certbot's folder, so it gets copies.
set -eu`),
    { text: `host=${quote(a['basics.hostname'])}`, from: ['basics.hostname'] },
    `certificate=${quote(files.certificate)}`,
    `key=${quote(files.key)}`,
    `group=${quote(exim.group)}`,
    `services=${quote(`${exim.service} ${dovecot.service}`)}`,
    ...shellLines(`

# Other certificates of this machine are none of our business; certbot may add a number to the name.
case \${RENEWED_LINEAGE##*/} in
  "$host" | "$host"-[0-9][0-9][0-9][0-9]) ;;
  *) exit 0 ;;
esac

# Both are made ready first, so that the pair is never a mixed one for longer than a moment.
put_beside() {
  (umask 077 && cat "$1" >"$2.new")
  chown "root:$group" "$2.new"
  chmod 640 "$2.new"
}
put_beside "$RENEWED_LINEAGE/fullchain.pem" "$certificate"
put_beside "$RENEWED_LINEAGE/privkey.pem" "$key"
mv -f "$key.new" "$key"
mv -f "$certificate.new" "$certificate"

for service in $services; do
  if [ -d /run/systemd/system ]; then
    ! systemctl -q is-active "$service" || systemctl reload "$service"
  elif [ -x "/etc/init.d/$service" ]; then
    "/etc/init.d/$service" reload >/dev/null || echo "exim-wizard: $service was not reloaded" >&2
  fi
done`),
  ],
});

export const deployHook: FileDefinition = {
  ...deployHookOutline,
  groups: [shellGroup('deploy-hook', [hook], 0)],
};
