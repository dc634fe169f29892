import { platform } from '../derived.ts';
import type { TextLine } from '../file.ts';
import { definePart } from '../part.ts';

/** The first lines of the file: what it is and for what it was made. */
export const header = definePart({
  id: 'exim.header',
  uses: [],
  given: { platform },
  build: (_a, { platform: { exim, dovecot } }): TextLine[] => [
    '# Exim configuration, made by the Exim configuration wizard',
    `# for Exim ${exim.version.major}.${exim.version.minor} with ${exim.tlsLibrary === 'gnutls' ? 'GnuTLS' : 'OpenSSL'} and Dovecot ${dovecot.version.major}.${dovecot.version.minor}`,
  ],
});
