import { list, main, text } from '../../../exim/index.ts';
import { certificateFiles, logins, ownFiles, submissionPorts, tlsFolder, tlsNames } from '../../derived.ts';
import { definePart } from '../../part.ts';
import { SUBMISSION } from '../acl/whose.ts';
import type { EximNode } from '../node.ts';
import { bySni } from './by-sni.ts';

const noTls = main('tls_advertise_hosts', '', {
  from: ['tls.source'],
  comment: { brief: 'no certificate, so no STARTTLS: Exim would otherwise make one that nobody trusts' },
});
const PORTS = { 465: '465 (TLS from the start)', 587: '587 (STARTTLS)' } as const;

/** Ports, certificate, and when AUTH is offered (chapters 13, 33.2, 43). */
export const tls = definePart({
  id: 'main.tls',
  uses: ['tls.source'],
  given: {
    files: certificateFiles,
    own: ownFiles,
    folder: tlsFolder,
    names: tlsNames,
    logins,
    ports: submissionPorts,
  },
  build: (a, { files, own, folder, names, logins, ports }): EximNode[] =>
    a['tls.source'] === 'none'
      ? [main('daemon_smtp_ports', '25'), noTls]
      : [
          ...(logins === 'none'
            ? [main('daemon_smtp_ports', '25')]
            : [
                main('daemon_smtp_ports', list(['25', ...ports.map(String)]), {
                  from: ['tls.submissionPorts'],
                  comment: {
                    brief: `25: other servers; ${ports.map((port) => PORTS[port]).join(' and ')}: mail programs`,
                    teaching: [
                      'Port 25 is where other servers hand in mail. Mail programs log in on 465 (TLS from the first byte)',
                      'or 587 (plain at first, then STARTTLS); RFC 8314 recommends 465.',
                    ],
                  },
                }),
                ...(ports.includes(465)
                  ? [main('tls_on_connect_ports', '465', { from: ['tls.submissionPorts'] })]
                  : []),
              ]),
          main('tls_advertise_hosts', '*'),
          main(
            'tls_certificate',
            names.length > 0
              ? bySni(own.tlsNames, folder, 'fullchain.pem', files.certificate)
              : text(files.certificate),
            {
              comment: {
                brief:
                  names.length > 0
                    ? 'by the name that the client asks for (SNI), else that of the host name'
                    : "the full chain and its key, readable by Exim's group",
                teaching: [
                  "The certificate with its chain, and its key. Exim opens them without root's rights, so its group must",
                  'be able to read both; a renewal must keep it so, or the answer is "454 TLS currently unavailable".',
                ],
              },
            },
          ),
          main(
            'tls_privatekey',
            names.length > 0 ? bySni(own.tlsNames, folder, 'privkey.pem', files.key) : text(files.key),
          ),
          ...(logins === 'none'
            ? []
            : [
                main('auth_advertise_hosts', `\${if and{ {def:tls_in_cipher} {${SUBMISSION}} }{*}{}}`, {
                  comment: {
                    brief: 'logins only inside TLS, and only on the submission ports',
                    teaching: [
                      'AUTH is offered only once the connection is encrypted, and never on port 25, where only other servers',
                      'have business: no password can cross the network in the clear, and port 25 is useless for guessing.',
                    ],
                  },
                }),
              ]),
        ],
});
