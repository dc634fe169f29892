import { platform } from '../derived.ts';
import type { TextLine } from '../file.ts';
import { definePart } from '../part.ts';

const made = (major: number, minor: number) => `made by the Exim configuration wizard for Dovecot ${major}.${minor}`;

/** The first lines of the drop-in. */
export const header = definePart({
  id: 'dovecot.header',
  uses: [],
  given: { platform },
  build: (_a, { platform: { dovecot } }): TextLine[] => [
    `# Dovecot drop-in, ${made(dovecot.version.major, dovecot.version.minor)}`,
    '# Read after the packaged files: what is set here wins.',
  ],
});

/** The first lines of the users' drop-in. */
export const usersHeader = definePart({
  id: 'dovecot.users_header',
  uses: [],
  given: { platform },
  build: (_a, { platform: { dovecot } }): TextLine[] => [
    `# Virtual mailboxes, ${made(dovecot.version.major, dovecot.version.minor)}`,
    '# Read before the packaged 10-auth.conf: what is found here is final.',
  ],
});

/** The first lines of the snippet. */
export const snippetHeader = definePart({
  id: 'dovecot.snippet_header',
  uses: [],
  given: { platform },
  build: (_a, { platform: { dovecot } }): TextLine[] => [
    `# Sockets for Exim, ${made(dovecot.version.major, dovecot.version.minor)}`,
    `# For those who edit ${dovecot.directory}/conf.d/10-master.conf by hand: paste it at the end of that file.`,
    '# The drop-in 99-exim-wizard.conf has the same blocks; having both does no harm.',
  ],
});
