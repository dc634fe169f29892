import { type Version, versionText } from '../../platforms/index.ts';
import { dovecotConfig, dovecotVersion } from '../derived.ts';
import type { TextLine } from '../file.ts';
import { definePart } from '../part.ts';

const made = (version: Version) => `made by the Exim configuration wizard for Dovecot ${versionText(version)}`;

/** The first lines of the drop-in. */
export const header = definePart({
  id: 'dovecot.header',
  uses: [],
  given: { version: dovecotVersion },
  build: (_a, { version }): TextLine[] => [
    `# Dovecot drop-in, ${made(version)}`,
    '# Read after the packaged files: what is set here wins.',
  ],
});

/** The first lines of the users' drop-in. */
export const usersHeader = definePart({
  id: 'dovecot.users_header',
  uses: [],
  given: { version: dovecotVersion },
  build: (_a, { version }): TextLine[] => [
    `# Virtual mailboxes, ${made(version)}`,
    '# Read before the packaged 10-auth.conf: what is found here is final.',
  ],
});

/** The first lines of the snippet. */
export const snippetHeader = definePart({
  id: 'dovecot.snippet_header',
  uses: [],
  given: { version: dovecotVersion, folder: dovecotConfig },
  build: (_a, { version, folder }): TextLine[] => [
    `# Sockets for Exim, ${made(version)}`,
    `# For those who edit ${folder}/conf.d/10-master.conf by hand: paste it at the end of that file.`,
    '# The drop-in 99-exim-wizard.conf has the same blocks; having both does no harm.',
  ],
});
