/** Contradictions between the answers about the way out and others. */
import { splitServer } from './names.ts';
import { describeFound, type Expectation, type ExpectationDetail, type Problem } from './problem.ts';
import { type Route, type RouteTls, routeServer, takesRoute } from './route.ts';
import { type Outgoing, usualPorts } from './smarthost.ts';

interface Judged {
  readonly basics: {
    readonly domains: readonly string[];
    readonly hostname: string;
    readonly ipv4: string;
    readonly ipv6: string;
  };
  readonly routing: Outgoing & {
    readonly hideNames: readonly string[];
    readonly visibleDomain: string;
    readonly routes: readonly Route[];
  };
}

/**
 * Domains of mail services for everybody. Mail for one of them must leave: if it were local, everybody else there would be an unknown
 * user.
 */
const publicDomains: ReadonlySet<string> = new Set([
  ...['gmail.com', 'googlemail.com', 'outlook.com', 'hotmail.com', 'live.com', 'msn.com', 'yahoo.com', 'aol.com'],
  ...['icloud.com', 'me.com', 'mac.com', 'gmx.com', 'gmx.net', 'gmx.de', 'web.de', 't-online.de', 'freenet.de'],
  ...['proton.me', 'protonmail.com', 'fastmail.com', 'zoho.com', 'yandex.ru', 'mail.ru', 'orange.fr', 'free.fr'],
  ...['qq.com', 'foxmail.com', '163.com', '126.com', 'yeah.net', 'sina.com', 'sohu.com', 'aliyun.com', '139.com'],
]);

const problem = (
  question: string,
  path: readonly (string | number)[],
  found: unknown,
  expected: Expectation,
  detail: ExpectationDetail = {},
): Problem => ({ question, path, found: describeFound(found), expected, detail });

/**
 * Whether a server on this port speaks the other way: a client that waits for a greeting on 465, or begins with TLS on 25 or 587, waits in
 * vain. One way serves all servers of a list: up to 4.98 Exim takes `protocol` as it stands, for whichever host (`smarthost.ts` of the
 * servers' tests shows it).
 */
function isOfOtherTls(port: number | undefined, tls: Outgoing['smarthostTls'] | RouteTls): boolean {
  return tls === 'tls' ? port === 587 || port === 25 : port === 465;
}

export function* outgoingProblems({ basics, routing }: Judged): Generator<Problem> {
  const servers = routing.outgoing === 'smarthost' ? routing.smarthosts : [];
  const hosts = servers.map(({ server }) => splitServer(server).host);
  for (const [index, domain] of basics.domains.entries()) {
    if (publicDomains.has(domain) || (hosts.includes(domain) && domain !== basics.hostname)) {
      yield problem('basics.domains', [index], domain, 'own-domain');
    }
  }
  const visible = routing.visibleDomain || basics.domains[0];
  for (const [index, name] of routing.hideNames.entries()) {
    if (name === visible) yield problem('routing.hideNames', [index], name, 'other-than-visible');
  }
  const logins = new Map<string, string>();
  for (const [index, { server, login }] of servers.entries()) {
    const host = hosts[index] as string;
    if (isOfOtherTls(splitServer(server).port, routing.smarthostTls)) {
      const suggestion = `${host}:${usualPorts[routing.smarthostTls]}`;
      yield problem('routing.smarthosts', [index, 'server'], server, 'port-of-this-tls', { suggestion });
    }
    if (host === basics.hostname) yield problem('routing.smarthosts', [index, 'server'], host, 'other-than-this-host');
    if (login !== '' && routing.smarthostTls === 'none') {
      yield problem('routing.smarthosts', [index, 'login'], login, 'login-without-tls');
    }
    // Logins are kept by the host's name, so that one name has one.
    const other = logins.get(host);
    if (other !== undefined && other !== login) {
      yield problem('routing.smarthosts', [index, 'login'], login, 'one-login-a-host', { suggestion: other });
    }
    logins.set(host, other ?? login);
  }
}

/** This machine itself, by name or address: mail would go round, or wait for ever. */
function isHere({ basics }: Judged, host: string): boolean {
  return host === basics.hostname || host === basics.ipv4 || host === basics.ipv6 || /^127\.|^0\.|^::1?$/.test(host);
}

export function* routeProblems(answers: Judged): Generator<Problem> {
  const { basics, routing } = answers;
  const ours = [...basics.domains, basics.hostname];
  for (const [index, route] of routing.routes.entries()) {
    // A pattern may well have a local domain below it: what is local stays here.
    const local = ours.includes(route.domain);
    const before = routing.routes.slice(0, index).some((earlier) => takesRoute(earlier, route.domain));
    const place = [index, 'domain'];
    if (local) yield problem('routing.routes', place, route.domain, 'not-local-too', { values: basics.domains });
    else if (before) yield problem('routing.routes', place, route.domain, 'route-reached');
    for (const [at, typed] of route.servers.entries()) {
      const { host, port, isAddress } = routeServer(typed, route.tls);
      const server = [index, 'servers', at];
      if (isHere(answers, host)) yield problem('routing.routes', server, typed, 'other-than-this-host');
      if (isOfOtherTls(port, route.tls)) {
        // As it was typed, brackets of an IPv6 address included, with the port of this way.
        const suggestion = typed.replace(/:[0-9]+$/, route.tls === 'tls' ? ':465' : ':25');
        yield problem('routing.routes', server, typed, 'port-of-this-tls', { suggestion });
      }
      if (isAddress && route.tls !== '') yield problem('routing.routes', server, typed, 'name-for-tls');
    }
  }
}
