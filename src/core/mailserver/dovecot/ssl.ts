import { certificateFiles, tlsFolder, tlsNames } from '../derived.ts';
import { definePart } from '../part.ts';
import { contentOf, type Node, type Setting, section, setting, text } from './language/syntax.ts';
import { speaks24 } from './names.ts';

interface Files {
  readonly certificate: string;
  readonly key: string;
}

const SAME = 'the same certificate as Exim';

/** Certificate and key as the version names them. */
const pair = (speaks24: boolean, files: Files, more: Parameters<typeof setting>[2] = {}): Setting[] =>
  speaks24
    ? [setting('ssl_server_cert_file', text(files.certificate), more), setting('ssl_server_key_file', text(files.key))]
    : [setting('ssl_cert', contentOf(files.certificate), more), setting('ssl_key', contentOf(files.key))];

/** TLS for IMAP: never a password in the clear, TLS 1.2 or newer, and the certificate that Exim uses. */
export const ssl = definePart({
  id: 'dovecot.ssl',
  uses: ['dovecot.certificate', 'tls.source'],
  given: { files: certificateFiles, folder: tlsFolder, names: tlsNames, speaks24 },
  build: (a, { files, folder, names, speaks24 }): Node[] => [
    setting('ssl', 'required', {
      comment: {
        brief: 'no login without TLS, and none with less than TLS 1.2',
        teaching: [
          'Without TLS a password crosses the network as it is. Older versions than 1.2 are broken, and no mail program of',
          'the last ten years needs them. On port 143 a client must say STARTTLS first, on 993 TLS comes at once.',
        ],
      },
    }),
    setting('ssl_min_protocol', 'TLSv1.2'),
    ...(a['dovecot.certificate'] && a['tls.source'] !== 'none'
      ? [
          ...pair(speaks24, files, { comment: { brief: speaks24 ? SAME : `${SAME}; the < makes the file its value` } }),
          ...names.map((name) =>
            section(
              'local_name',
              name,
              pair(speaks24, {
                certificate: `${folder}/${name}/fullchain.pem`,
                key: `${folder}/${name}/privkey.pem`,
              }),
              { from: ['tls.names'] },
            ),
          ),
        ]
      : []),
  ],
});
