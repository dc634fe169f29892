import { type TlsLibrary, versionText } from '../../platforms/index.ts';
import { dovecotVersion, eximVersion, tlsLibrary } from '../derived.ts';
import type { TextLine } from '../file.ts';
import { definePart } from '../part.ts';

const libraries: Readonly<Record<TlsLibrary, string>> = {
  gnutls: 'GnuTLS',
  openssl: 'OpenSSL',
  either: 'GnuTLS or OpenSSL',
};

/** The first lines of the file: what it is and for what it was made. */
export const header = definePart({
  id: 'exim.header',
  uses: [],
  given: { exim: eximVersion, library: tlsLibrary, dovecot: dovecotVersion },
  build: (_a, { exim, library, dovecot }): TextLine[] => [
    '# Exim configuration, made by the Exim configuration wizard',
    `# for Exim ${versionText(exim)} with ${libraries[library]} and Dovecot ${versionText(dovecot)}`,
  ],
});
