/** What every transport to the outside has in common, by the way that the mail takes. */
import { literal, type Option, type Piece, pieces, transportOption } from '../../../exim/index.ts';
import { smarthosts, smarthostTls, usesDane } from '../../outgoing.ts';
import { derive } from '../../part.ts';
import { byHost, isHost } from '../smarthost.ts';

/** hosts_try_dane; Exim's own default is to try. */
const dane = (used: boolean) =>
  transportOption('hosts_try_dane', used ? '*' : '', {
    from: ['routing.dane'],
    comment: { brief: used ? 'DANE: a certificate that DNSSEC vouches for is demanded' : 'DANE is not used' },
  });

/**
 * The name that was typed for the host: Exim's own name of it where that is one of them, for two may share an address; else, behind a CNAME,
 * by the address.
 */
function typedName(hosts: readonly string[]): readonly Piece[] {
  const byAddress = byHost(hosts, (host) => [literal(host)], false);
  if (hosts.length === 1) return byAddress;
  const names = hosts.flatMap((host, index): Piece[] => [...(index === 0 ? [] : [' ; ']), literal(host, ';')]);
  return ['${if inlisti{$host}{<; ', ...names, '}{$host}{', ...byAddress, '}}'];
}

/** TLS that is demanded, with the certificate of the name that was typed; `question` is the one that asks for it. */
export function demanded(
  mode: 'starttls' | 'tls',
  hosts: readonly string[],
  question: 'routing.smarthostTls' | 'routing.routes',
): Option[] {
  return [
    mode === 'tls'
      ? transportOption('protocol', 'smtps', {
          from: [question],
          comment: { brief: 'TLS from the first byte' },
        })
      : transportOption('hosts_require_tls', '*', {
          from: [question],
          comment: { brief: 'never without STARTTLS' },
        }),
    transportOption('tls_verify_hosts', '*', {
      from: [question],
      comment: {
        brief: 'a wrong certificate: the mail waits, and the password is not sent',
        teaching: [
          "The certificate must be good and be that of the server's name. If it is not, nothing is sent, no password",
          'either, and the mail waits in the queue: look into the log before you change anything here.',
        ],
      },
    }),
    transportOption('tls_sni', pieces(typedName(hosts)), {
      comment: { brief: 'the name in the TLS greeting: large providers show a certificate only to those who give it' },
    }),
  ];
}

/** hosts_require_auth: without a login nothing is handed over, since a provider that let it pass would refuse it for good. */
function authentication(logins: readonly string[], all: readonly string[]): Option[] {
  if (logins.length === 0) return [];
  const some: readonly Piece[] = ['${if or{ ', ...logins.flatMap((host) => ['{', ...isHost(host), '} ']), '}{*}{}}'];
  return [
    transportOption('hosts_require_auth', logins.length === all.length ? '*' : pieces(some), {
      comment: { brief: 'never without a login' },
    }),
  ];
}

/** Options of an smtp transport (chapter 30) for mail to other servers. */
export const wayOut = derive(
  ['routing.outgoing'],
  (a, given): readonly Option[] => {
    if (a['routing.outgoing'] === 'mx') return [dane(given.usesDane)];
    const hosts = [...new Set(given.smarthosts.map(({ host }) => host))];
    const logins = hosts.filter((host) =>
      given.smarthosts.some((server) => server.host === host && server.login !== ''),
    );
    return [
      ...(given.smarthostTls === 'none' ? [] : demanded(given.smarthostTls, hosts, 'routing.smarthostTls')),
      ...authentication(logins, hosts),
      transportOption('hosts_try_dane', ''),
    ];
  },
  { smarthosts, smarthostTls, usesDane },
);
