/** Dovecot's files, and where they go. */
import { mailboxKind, usesDovecot } from '../derived.ts';
import type { FileOutline } from '../file.ts';
import { derive } from '../part.ts';
import { dovecotFiles, filesJunk } from './names.ts';

/** Readable by all, like Dovecot's own files: there is no secret in it, and `doveconf` and `doveadm` run as anybody. */
const installed = (path: string) => ({ path: `root${path}`, mode: 0o644, owner: 'root', group: 'root' });

/** `05-exim-wizard-users.conf`: virtual mailboxes; must be read before 10-auth.conf (see `passdb.ts`). */
export const dovecotUsersOutline: FileOutline = {
  id: 'dovecot-users',
  place: derive(
    [],
    (_a, { files, mailboxKind }) => (mailboxKind === 'virtual' ? installed(files.usersDropIn) : undefined),
    { files: dovecotFiles, mailboxKind },
  ),
};

/** `99-exim-wizard.conf`: read last, so that it wins over the packaged files. */
export const dovecotDropInOutline: FileOutline = {
  id: 'dovecot',
  place: derive([], (_a, { files, usesDovecot }) => (usesDovecot ? installed(files.dropIn) : undefined), {
    files: dovecotFiles,
    usesDovecot,
  }),
};

/** `exim-wizard-junk.sieve`: what everybody's mail goes through before the rules of their own. */
export const junkRuleOutline: FileOutline = {
  id: 'dovecot-junk',
  place: derive([], (_a, { files, filesJunk }) => (filesJunk ? installed(files.junkRule) : undefined), {
    files: dovecotFiles,
    filesJunk,
  }),
};

/** `snippets/10-master.conf`: the sockets alone, to paste. Settings of other files cannot win from there, since it is read before them. */
export const dovecotSnippetOutline: FileOutline = {
  id: 'dovecot-snippet',
  place: derive([], (_a, given) => (given.usesDovecot ? { path: 'snippets/10-master.conf', mode: 0o644 } : undefined), {
    usesDovecot,
  }),
};
