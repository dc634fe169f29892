/** Dovecot's files, as lists of their parts in order. */
import { type AnyGroup, type FileDefinition, group, textGroup } from '../file.ts';
import { derive, type Part } from '../part.ts';
import { accounts } from './accounts.ts';
import { authentication } from './authentication.ts';
import { header, snippetHeader, usersHeader } from './header.ts';
import { printNodes } from './language/print.ts';
import type { Node } from './language/syntax.ts';
import { mailLocation } from './mail-location.ts';
import { mailboxes } from './mailboxes.ts';
import { dovecotFiles } from './names.ts';
import { passdb } from './passdb.ts';
import { protocolLmtp } from './protocol-lmtp.ts';
import { serviceAuth } from './service-auth.ts';
import { serviceLmtp } from './service-lmtp.ts';
import { ssl } from './ssl.ts';
import { userdb } from './userdb.ts';

export { dovecotFiles, VMAIL, VMAIL_HOME } from './names.ts';

const nodes = (key: string, parts: readonly Part<Node>[]): AnyGroup =>
  group({ key, heading: [], parts, print: printNodes, gap: 1 });

/** Readable by all, like Dovecot's own files: there is no secret in it, and `doveconf` and `doveadm` run as anybody. */
const installed = (path: string) => ({ path: `root${path}`, mode: 0o644, owner: 'root', group: 'root' });

/** `05-exim-wizard-users.conf`: virtual mailboxes; must be read before 10-auth.conf (see `passdb.ts`). */
export const dovecotUsers: FileDefinition = {
  id: 'dovecot-users',
  place: derive(
    ['dovecot.users'],
    (a, { files }) => (a['dovecot.users'] === 'virtual' ? installed(files.usersDropIn) : undefined),
    { files: dovecotFiles },
  ),
  groups: [textGroup('dovecot-users.header', [usersHeader]), nodes('dovecot-users', [passdb, userdb])],
};

/** `99-exim-wizard.conf`: read last, so that it wins over the packaged files. */
export const dovecotDropIn: FileDefinition = {
  id: 'dovecot',
  place: derive([], (_a, { files }) => installed(files.dropIn), { files: dovecotFiles }),
  groups: [
    textGroup('dovecot.header', [header]),
    nodes('dovecot', [
      // Who may log in and how, where mail is, how it is read, how it comes in.
      authentication,
      accounts,
      ssl,
      mailLocation,
      mailboxes,
      protocolLmtp,
      serviceAuth,
      serviceLmtp,
    ]),
  ],
};

/** `snippets/10-master.conf`: the sockets alone, to paste. Settings of other files cannot win from there, since it is read before them. */
export const dovecotSnippet: FileDefinition = {
  id: 'dovecot-snippet',
  place: derive([], () => ({ path: 'snippets/10-master.conf', mode: 0o644 })),
  groups: [textGroup('snippet.header', [snippetHeader]), nodes('snippet', [serviceAuth, serviceLmtp])],
};

/** In the order of the bundle. */
export const dovecotDefinitions = [dovecotUsers, dovecotDropIn] as const;
