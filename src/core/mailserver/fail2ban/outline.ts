import { fail2banDirectory, logins, usesDovecot } from '../derived.ts';
import type { FileOutline } from '../file.ts';
import { derive } from '../part.ts';

/** The folder of fail2ban's files, or undefined where it is not used, or nobody can log in. */
export const fail2banFolder = derive(
  ['hardening.fail2ban'],
  (a, { logins, directory }) => (a['hardening.fail2ban'] && logins !== 'none' ? directory : undefined),
  { logins, directory: fail2banDirectory },
);

const place = (name: string) =>
  derive(
    [],
    (_a, { folder }) =>
      folder === undefined ? undefined : { path: `root${folder}/${name}`, mode: 0o644, owner: 'root', group: 'root' },
    { folder: fail2banFolder },
  );

export const fail2banFilterOutline: FileOutline = {
  id: 'fail2ban-filter',
  place: place('filter.d/exim-wizard.conf'),
};

export const fail2banJailOutline: FileOutline = {
  id: 'fail2ban-jail',
  place: place('jail.d/exim-wizard.conf'),
};

/** Whether Dovecot's lines are read too. */
export const readsDovecot = derive([], (_a, { folder, usesDovecot }) => folder !== undefined && usesDovecot, {
  folder: fail2banFolder,
  usesDovecot,
});

const dovecotPlace = place('filter.d/exim-wizard-dovecot.conf');
export const fail2banDovecotFilterOutline: FileOutline = {
  id: 'fail2ban-dovecot-filter',
  place: derive([], (_a, { place, reads }) => (reads ? place : undefined), {
    place: dovecotPlace,
    reads: readsDovecot,
  }),
};
