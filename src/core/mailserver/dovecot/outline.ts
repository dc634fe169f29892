/** Dovecot's files, and where they go. */
import type { FileOutline } from '../file.ts';
import { derive } from '../part.ts';
import { dovecotFiles } from './names.ts';

/** Readable by all, like Dovecot's own files: there is no secret in it, and `doveconf` and `doveadm` run as anybody. */
const installed = (path: string) => ({ path: `root${path}`, mode: 0o644, owner: 'root', group: 'root' });

/** `05-exim-wizard-users.conf`: virtual mailboxes; must be read before 10-auth.conf (see `passdb.ts`). */
export const dovecotUsersOutline: FileOutline = {
  id: 'dovecot-users',
  place: derive(
    ['dovecot.users'],
    (a, { files }) => (a['dovecot.users'] === 'virtual' ? installed(files.usersDropIn) : undefined),
    { files: dovecotFiles },
  ),
};

/** `99-exim-wizard.conf`: read last, so that it wins over the packaged files. */
export const dovecotDropInOutline: FileOutline = {
  id: 'dovecot',
  place: derive([], (_a, { files }) => installed(files.dropIn), { files: dovecotFiles }),
};

/** `snippets/10-master.conf`: the sockets alone, to paste. Settings of other files cannot win from there, since it is read before them. */
export const dovecotSnippetOutline: FileOutline = {
  id: 'dovecot-snippet',
  place: derive([], () => ({ path: 'snippets/10-master.conf', mode: 0o644 })),
};
