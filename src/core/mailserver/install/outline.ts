/** install.sh and certbot's deploy hook, and where they go. */
import type { FileOutline } from '../file.ts';
import { derive } from '../part.ts';

export const scriptOutline: FileOutline = {
  id: 'install',
  place: derive([], () => ({ path: 'install.sh', mode: 0o755 })),
};

export const DEPLOY_HOOK = '/etc/letsencrypt/renewal-hooks/deploy/exim-wizard';

/** Executable, or certbot passes it over. */
export const deployHookOutline: FileOutline = {
  id: 'deploy-hook',
  place: derive(['tls.source'], (a) =>
    a['tls.source'] === 'certbot'
      ? { path: `root${DEPLOY_HOOK}`, mode: 0o755, owner: 'root', group: 'root' }
      : undefined,
  ),
};
