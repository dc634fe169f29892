/** install.sh and the ACME clients' deploy hook, and where they go. */
import type { AnswerOf } from '../../answers/index.ts';
import { certbotDirectory, dailyDirectory, ownFiles } from '../derived.ts';
import type { FileOutline } from '../file.ts';
import { derive } from '../part.ts';

export const scriptOutline: FileOutline = {
  id: 'install',
  place: derive([], () => ({ path: 'install.sh', mode: 0o755 })),
};

/** The clients that get and renew certificates by themselves. */
export type AcmeClient = 'certbot' | 'acme-sh' | 'lego' | 'caddy';

/** Where lego keeps what it got; the commands in the read-me say so to it. */
export const LEGO_FOLDER = '/var/lib/lego';

/** Where the hook lies: certbot and cron have a folder for it, to the others it is named. Undefined where there is none. */
export const hookPath = derive(
  ['tls.source'],
  (a, given): string | undefined => {
    const places: Readonly<Partial<Record<AnswerOf<'tls.source'>, string>>> = {
      certbot: `${given.certbot}/renewal-hooks/deploy/exim-wizard`,
      'acme-sh': `${given.files.folder}/deploy-hook`,
      lego: `${given.files.folder}/deploy-hook`,
      caddy: `${given.daily}/exim-wizard`,
    };
    return places[a['tls.source']];
  },
  { files: ownFiles, certbot: certbotDirectory, daily: dailyDirectory },
);

/** Executable, or certbot and cron pass it over. */
export const deployHookOutline: FileOutline = {
  id: 'deploy-hook',
  place: derive(
    [],
    (_a, given: { hook: string | undefined }) =>
      given.hook === undefined ? undefined : { path: `root${given.hook}`, mode: 0o755, owner: 'root', group: 'root' },
    { hook: hookPath },
  ),
};
