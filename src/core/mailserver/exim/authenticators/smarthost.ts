import { type Secrets, smarthostPassword } from '../../../answers/secrets.ts';
import type { Server } from '../../../answers/smarthost.ts';
import { authenticatorOption, instance, literal, type Piece, pieces, sent } from '../../../exim/index.ts';
import { ownFiles } from '../../derived.ts';
import { smarthostsWithLogin } from '../../outgoing.ts';
import { definePart } from '../../part.ts';
import type { EximNode } from '../node.ts';
import { byHost } from '../smarthost.ts';

/** What a mechanism sends: PLAIN both at once, each after NUL (`^`); LOGIN one after the other, each when it is asked for. */
type What = 'both' | 'user' | 'pass';

/** Out of `smarthost-logins`. Exim takes a single `^` for NUL (34.3), so each is doubled; a name that is not there: no login. */
function fromFile(file: string, host: string, what: What): readonly Piece[] {
  const field = (name: 'user' | 'pass') => `\${sg{\${extract{${name}}{$value}}}{\\N[\\^]\\N}{^^}}`;
  const text = what === 'both' ? `^${field('user')}^${field('pass')}` : field(what);
  return ['${lookup{', literal(host), '}lsearch{', literal(file), `}{${text}}fail}`];
}

function inline({ login }: Server, password: string, what: What): readonly Piece[] {
  if (what === 'both') return ['^', sent(login), '^', sent(password)];
  return [sent(what === 'user' ? login : password)];
}

interface Kept {
  readonly servers: readonly Server[];
  readonly file: string;
  readonly inline: boolean;
  readonly secrets: Secrets;
}

function item({ servers, file, inline: isInline, secrets }: Kept, what: What): readonly Piece[] {
  const textOf = (host: string) => {
    const server = servers.find((each) => each.host === host) as Server;
    const password = isInline ? smarthostPassword(secrets, host) : undefined;
    return password === undefined ? fromFile(file, host, what) : inline(server, password, what);
  };
  const hosts = servers.map(({ host }) => host);
  return byHost(hosts, textOf, hosts.length > 1);
}

/**
 * plaintext as a client (34.3): this server logs in at another one. It may have the public name of Dovecot's authenticator, which is
 * only ever a server (measured on 4.96 and 4.98).
 */
const authenticator = (mechanism: 'PLAIN' | 'LOGIN', brief: string) =>
  definePart({
    id: `authenticators.smarthost_${mechanism.toLowerCase()}`,
    uses: ['routing.smarthostLogins'],
    given: { servers: smarthostsWithLogin, files: ownFiles },
    readsSecrets: true,
    build: (a, { servers, files }, secrets): EximNode[] => {
      if (servers.length === 0) return [];
      const isInline = a['routing.smarthostLogins'] === 'inline';
      const kept: Kept = { servers, file: files.smarthostLogins, inline: isInline, secrets };
      const secret = isInline && servers.some(({ host }) => smarthostPassword(secrets, host) !== undefined);
      const value: readonly Piece[] =
        mechanism === 'PLAIN' ? item(kept, 'both') : [': ', ...item(kept, 'user'), ' : ', ...item(kept, 'pass')];
      return [
        instance(
          `smarthost_${mechanism.toLowerCase()}`,
          'plaintext',
          [
            authenticatorOption('public_name', mechanism),
            authenticatorOption('client_condition', '${if def:tls_out_cipher{yes}{no}}', {
              comment: { brief: 'no password without TLS' },
            }),
            authenticatorOption('client_send', pieces(value), {
              from: ['routing.smarthostLogins'],
              ...(secret ? { hide: true as const, secret: true as const } : {}),
            }),
          ],
          {
            brief,
            teaching: [
              `${brief}.`,
              'The password stands in a file of its own, or hidden here, and goes out only inside TLS to a server whose',
              'certificate was checked: whoever stands between would otherwise get it.',
            ],
          },
        ),
      ];
    },
  });

export const smarthostPlain = authenticator('PLAIN', 'our login at the server that sends for us');
export const smarthostLogin = authenticator('LOGIN', 'the same for servers that do not know PLAIN');
