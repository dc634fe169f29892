/** What is typed to get the certificates: for the read-me and for the page. No value of a person's gets here but valid names and paths. */
import type { AnswerOf } from '../../answers/index.ts';
import { serviceCommand } from '../../platforms/index.ts';
import { administrator, certificateFiles, platform, tlsFolder, tlsNames } from '../derived.ts';
import type { TextLine } from '../file.ts';
import { definePart, derive } from '../part.ts';
import { type AcmeClient, hookPath, LEGO_FOLDER } from './outline.ts';
import { packageNamesOf, packaging } from './packages.ts';
import { quote, shellLines } from './shell.ts';

export interface CertificateCommands {
  /** Before install.sh, which wants to find the certificates. */
  readonly before: readonly string[];
  /** After it: the hook is there now. */
  readonly after: readonly string[];
  /** Packages beside the platform's own list. */
  readonly packages: readonly string[];
}

/** lego does not renew by itself: a line a name in cron's table, or a daily script where there is no folder for such tables. */
function legoRenewals(daily: string, commands: readonly string[]): readonly string[] {
  if (daily === '/etc/cron.daily') {
    return commands.map(
      (command, index) =>
        `echo '${17 + index} 4 * * * root ${command}' ${index === 0 ? '>' : '>>'}/etc/cron.d/exim-wizard-lego`,
    );
  }
  const script = `${daily}/exim-wizard-lego`;
  return [
    `echo '#!/bin/sh' >${script}`,
    ...commands.map((command) => `echo '${command}' >>${script}`),
    `chmod 0755 ${script}`,
  ];
}

export const certificateCommands = derive(
  ['tls.source', 'tls.reuseKey', 'basics.hostname'],
  (a, given): CertificateCommands => {
    const names = [a['basics.hostname'], ...given.tlsNames];
    const keep = a['tls.reuseKey'] ? ' --reuse-key' : '';
    const each = (command: (name: string) => string) => names.map(command);
    switch (a['tls.source']) {
      case 'certbot':
        return {
          before: each((name) => `certbot certonly --standalone --cert-name ${name} -d ${name}${keep}`),
          after: [],
          packages: ['certbot'],
        };
      case 'acme-sh':
        return {
          before: each((name) => `acme.sh --issue --standalone --server letsencrypt -d ${name}`),
          after: each((name) => `acme.sh --install-cert --ecc -d ${name} --reloadcmd ${given.hook}`),
          packages: ['socat', 'cron'],
        };
      case 'lego': {
        const lego = (name: string) =>
          `lego --accept-tos --email ${given.administrator} --path ${LEGO_FOLDER} --domains ${name} --http`;
        return {
          before: each((name) => `${lego(name)} run`),
          after: legoRenewals(
            given.platform.dailyDirectory,
            each((name) => `${lego(name)} renew${keep} --renew-hook ${given.hook}`),
          ),
          packages: ['lego', 'cron'],
        };
      }
      case 'caddy':
        return {
          before: [
            ...each((name) => `printf '\\n${name} {\\n\\trespond "mail server"\\n}\\n' >>${given.platform.caddyFile}`),
            serviceCommand(given.platform.serviceManager, 'reload', ['caddy']),
          ],
          after: [],
          packages: ['caddy', 'cron'],
        };
      case 'none':
        return { before: [], after: [], packages: [] };
      case 'files': {
        const own = given.tlsNames.map((name) => `${given.folder}/${name}`);
        const files = [
          given.files.certificate,
          given.files.key,
          ...own.flatMap((folder) => [`${folder}/fullchain.pem`, `${folder}/privkey.pem`]),
        ].join(' ');
        const { group } = given.platform.exim;
        return { before: [`chgrp ${group} ${files}`, `chmod 0640 ${files}`], after: [], packages: [] };
      }
      default:
        return a['tls.source'] satisfies never;
    }
  },
  { administrator, files: certificateFiles, folder: tlsFolder, platform, tlsNames, hook: hookPath },
);

/** The program of each client, where a shell finds it. acme.sh puts itself into root's home and is in no package. */
const programs: Readonly<Record<AcmeClient, string>> = {
  certbot: 'certbot',
  'acme-sh': '~root/.acme.sh/acme.sh',
  lego: 'lego',
  caddy: 'caddy',
};

const isClient = (source: AnswerOf<'tls.source'>): source is AcmeClient => source in programs;

/** What install.sh says where a certificate is missing; of files of one's own it cannot know where they come from. */
export const certificateHints = definePart({
  id: 'install.certificate_hints',
  uses: ['tls.source'],
  given: { commands: certificateCommands, packaging },
  build: (a, { commands, packaging }): TextLine[] => {
    const source = a['tls.source'];
    if (!isClient(source)) return shellLines('certificate_hints() { :; }');
    const packages = packageNamesOf(packaging, commands.packages).join(' ');
    return [
      ...shellLines(
        '# What gets the certificates; first the client itself, where it is not there yet.\ncertificate_hints() {',
      ),
      `  if ! command -v ${programs[source]} >/dev/null 2>&1; then`,
      `    hint ${quote(`${packaging.installCommand} ${packages}`)}`,
      ...(source === 'acme-sh'
        ? [`    hint ${quote('then acme.sh itself, as root: https://github.com/acmesh-official/acme.sh')}`]
        : []),
      '  fi',
      ...commands.before.map((command) => `  hint ${quote(command)}`),
      '}',
    ];
  },
});
