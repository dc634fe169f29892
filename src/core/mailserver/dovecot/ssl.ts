import { certificateFiles } from '../derived.ts';
import { definePart } from '../part.ts';
import { contentOf, type Node, setting, text } from './language/syntax.ts';
import { speaks24 } from './names.ts';

/** TLS for IMAP: never a password in the clear, TLS 1.2 or newer, and the certificate that Exim uses. */
export const ssl = definePart({
  id: 'dovecot.ssl',
  uses: ['dovecot.certificate', 'tls.source'],
  given: { files: certificateFiles, speaks24 },
  build: (a, { files, speaks24 }): Node[] => [
    setting('ssl', 'required', {
      comment: { brief: 'no login without TLS, and none with less than TLS 1.2' },
    }),
    setting('ssl_min_protocol', 'TLSv1.2'),
    ...(a['dovecot.certificate'] && a['tls.source'] !== 'none'
      ? [
          speaks24
            ? setting('ssl_server_cert_file', text(files.certificate), {
                comment: { brief: 'the same certificate as Exim' },
              })
            : setting('ssl_cert', contentOf(files.certificate), {
                comment: { brief: 'the same certificate as Exim; the < makes the file its value' },
              }),
          speaks24 ? setting('ssl_server_key_file', text(files.key)) : setting('ssl_key', contentOf(files.key)),
        ]
      : []),
  ],
});
