import { shellPart } from './shell.ts';

/** How the shell is set up. */
export const header = shellPart(
  'header',
  `
#!/bin/sh
# Installs the mail server configuration beside it; made by the Exim configuration wizard.
# It looks first, keeps copies of what it replaces, tries the new configuration out before anything is swapped in,
# tests the servers, and puts everything back by itself if anything fails. "sh install.sh --help" says more.
set -eu
LC_ALL=C
PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
export LC_ALL PATH
umask 022`,
);
