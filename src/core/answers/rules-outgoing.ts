/** Contradictions between the answers about the way out and others. */
import { splitServer } from './names.ts';
import { describeFound, type Expectation, type ExpectationDetail, type Problem } from './problem.ts';
import type { Outgoing } from './smarthost.ts';

interface Judged {
  readonly basics: { readonly domains: readonly string[]; readonly hostname: string };
  readonly routing: Outgoing & { readonly hideNames: readonly string[]; readonly visibleDomain: string };
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
  for (const [index, { login }] of servers.entries()) {
    const host = hosts[index] as string;
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
