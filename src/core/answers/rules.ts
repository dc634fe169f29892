/**
 * Answers that are fine alone and cannot stand together. Each rule names its questions, the first of them being the one
 * that is shown as the place of the problem.
 */
import { type Delivery, effectiveLogins, type Logins, loginForm, mailboxKind, needsAddress } from './consequences.ts';
import type { Alias } from './field.ts';
import { fullAddress, isSystemUser, splitAddress } from './names.ts';
import { describeFound, type Expectation, type ExpectationDetail, type Problem } from './problem.ts';
import type { Route } from './route.ts';
import { outgoingProblems, routeProblems } from './rules-outgoing.ts';
import type { SenderAddresses } from './sender-address.ts';
import type { Outgoing } from './smarthost.ts';

/** The answers that the rules look at (a structural part of `Answers`, which would be a circle of imports). */
interface Judged {
  readonly basics: {
    readonly ipv4: string;
    readonly ipv6: string;
    readonly domains: readonly string[];
    readonly hostname: string;
    readonly administrator: string;
    readonly listen: string;
    readonly listenAddresses: readonly string[];
    readonly incoming: 'internet' | 'none';
    readonly relayDomains: readonly string[];
  };
  readonly tls: {
    readonly names: readonly string[];
    readonly source: string;
    readonly logins: Logins;
    readonly passwordLogins: readonly string[];
    readonly loginForm: 'name' | 'address';
    readonly senderAddresses: readonly SenderAddresses[];
  };
  readonly dovecot: { readonly users: 'system' | 'virtual'; readonly mailboxes: readonly string[] };
  readonly routing: {
    readonly aliases: readonly Alias[];
    readonly delivery: Delivery;
    readonly catchAll: string;
    readonly hideNames: readonly string[];
    readonly visibleDomain: string;
    readonly routes: readonly Route[];
  } & Outgoing;
}

function problem(
  question: string,
  path: readonly (string | number)[],
  found: unknown,
  expected: Expectation,
  detail: ExpectationDetail = {},
): Problem {
  return { question, path, found: describeFound(found), expected, detail };
}

/** Role addresses that always exist; each goes to the administrator unless an alias says otherwise. */
export const roleNames = ['root', 'postmaster', 'abuse', 'mailer-daemon'] as const;

/** What rows are looked up in: a thousand aliases among a thousand domains are looked up as fast as one. */
interface Known {
  readonly domains: ReadonlySet<string>;
  readonly aliases: ReadonlySet<string>;
  readonly boxes: ReadonlySet<string>;
}

function knownIn({ basics, routing, dovecot }: Judged): Known {
  const main = basics.domains[0] as string;
  return {
    domains: new Set(basics.domains),
    aliases: new Set(routing.aliases.map(({ alias }) => alias)),
    boxes: new Set(dovecot.mailboxes.map((box) => fullAddress(box, main))),
  };
}

/** Whether `domain` is handled here: one of the domains, or the machine's own name. */
function isLocal(answers: Judged, { domains }: Known, domain: string): boolean {
  return domain === answers.basics.hostname || domains.has(domain);
}

/** A target that stays here must be a mailbox that exists: a system account's name, a virtual mailbox, or another alias. */
function targetProblem(
  answers: Judged,
  known: Known,
  question: string,
  path: readonly (string | number)[],
  target: string,
) {
  const main = answers.basics.domains[0] as string;
  const { local, domain } = splitAddress(target, main);
  if (!isLocal(answers, known, domain)) return undefined;
  const address = `${local}@${known.domains.has(domain) ? domain : main}`;
  if (known.aliases.has(local) || known.aliases.has(address)) return undefined;
  const kind = mailboxKind(answers.routing.delivery, answers.dovecot.users);
  if (kind === 'none') return problem(question, path, target, 'outside-address');
  if (kind === 'system') return isSystemUser(local) ? undefined : problem(question, path, target, 'system-user');
  // What is not listed at the host name is the main domain's.
  const atMain = domain === answers.basics.hostname && known.boxes.has(`${local}@${main}`);
  return atMain || known.boxes.has(address)
    ? undefined
    : problem(question, path, target, 'known-mailbox', { values: [...known.boxes] });
}

type Found = Problem | undefined;

function* mailboxProblems(answers: Judged, known: Known): Generator<Found> {
  if (mailboxKind(answers.routing.delivery, answers.dovecot.users) !== 'virtual') return;
  const { domains } = answers.basics;
  const main = domains[0] as string;
  const seen = new Set<string>();
  for (const [index, box] of answers.dovecot.mailboxes.entries()) {
    const address = fullAddress(box, main);
    // `alice` and `alice@example.org` are one mailbox.
    if (seen.has(address)) yield problem('dovecot.mailboxes', [index], box, 'no-duplicates');
    seen.add(address);
    const { domain } = splitAddress(box, main);
    if (!known.domains.has(domain)) {
      yield problem('dovecot.mailboxes', [index], box, 'mailbox-of-local-domain', { values: domains });
    }
  }
}

function* aliasProblems(answers: Judged, known: Known): Generator<Found> {
  const { domains } = answers.basics;
  const main = domains[0] as string;
  for (const [index, { alias, to }] of answers.routing.aliases.entries()) {
    const { domain } = splitAddress(alias, main);
    if (!known.domains.has(domain)) {
      yield problem('routing.aliases', [index, 'alias'], alias, 'local-domain', { values: domains });
    }
    for (const [at, target] of to.entries()) {
      yield targetProblem(answers, known, 'routing.aliases', [index, 'to', at], target);
    }
  }
  const { catchAll, delivery } = answers.routing;
  if (catchAll !== '' && delivery !== 'none' && answers.basics.incoming === 'internet') {
    yield targetProblem(answers, known, 'routing.catchAll', [], catchAll);
  }
}

/** Names with certificates of their own. */
function* nameProblems({ basics, tls }: Judged): Generator<Found> {
  for (const [index, name] of tls.source === 'none' ? [] : tls.names.entries()) {
    if (name === basics.hostname) yield problem('tls.names', [index], name, 'other-than-host-name');
  }
}

/** What the machine takes from other servers. */
function* incomingProblems({ basics }: Judged, known: Known): Generator<Found> {
  if (basics.incoming === 'internet' && basics.listen === 'addresses' && basics.listenAddresses.length === 0) {
    yield problem('basics.listenAddresses', [], [], 'listen-address');
  }
  const own = basics.hostname;
  if (basics.incoming === 'none') {
    // Mail to colleagues in the same domain would be "unknown user" here.
    if (basics.domains.length !== 1 || basics.domains[0] !== own) {
      yield problem('basics.domains', [], basics.domains, 'only-own-host-name', { suggestion: own });
    }
    return;
  }
  for (const [index, domain] of basics.relayDomains.entries()) {
    if (domain === own || known.domains.has(domain)) {
      yield problem('basics.relayDomains', [index], domain, 'not-local-too', { values: basics.domains });
    }
  }
}

function* loginProblems({ basics, tls, routing }: Judged, known: Known): Generator<Found> {
  const logins = effectiveLogins(basics.incoming, tls.logins);
  if (logins === 'none') return;
  if (tls.source === 'none') yield problem('tls.source', [], tls.source, 'certificate-for-logins');
  if (logins === 'dovecot') {
    if (routing.delivery === 'none') yield problem('tls.logins', [], tls.logins, 'mailboxes-for-dovecot');
    return;
  }
  const main = basics.domains[0] as string;
  const seen = new Set<string>();
  for (const [index, login] of tls.passwordLogins.entries()) {
    const place = [index];
    if (tls.loginForm === 'name') {
      if (login.includes('@')) yield problem('tls.passwordLogins', place, login, 'login-name');
      continue;
    }
    const address = fullAddress(login, main);
    if (seen.has(address)) yield problem('tls.passwordLogins', place, login, 'no-duplicates');
    seen.add(address);
    if (!known.domains.has(splitAddress(login, main).domain)) {
      yield problem('tls.passwordLogins', place, login, 'login-of-local-domain', { values: basics.domains });
    }
  }
}

/** Whose further addresses they are: a login that is not there could be made later, and would own them unseen. */
function* senderProblems({ basics, tls, routing, dovecot }: Judged, known: Known): Generator<Found> {
  const logins = effectiveLogins(basics.incoming, tls.logins);
  if (logins === 'none') return;
  const kind = mailboxKind(routing.delivery, dovecot.users);
  const form = loginForm(logins, kind, tls.loginForm);
  const main = basics.domains[0] as string;
  const written = (login: string) => (form === 'address' ? fullAddress(login, main) : login);
  const listed = logins === 'passwords' ? tls.passwordLogins.map(written) : [...known.boxes];
  const seen = new Set<string>();
  for (const [index, { login }] of tls.senderAddresses.entries()) {
    const place = [index, 'login'];
    if (form === 'name' && login.includes('@')) {
      yield problem('tls.senderAddresses', place, login, 'login-name');
      continue;
    }
    if (seen.has(written(login))) yield problem('tls.senderAddresses', place, login, 'no-duplicates');
    seen.add(written(login));
    if (logins === 'passwords' || kind === 'virtual') {
      if (!listed.includes(written(login)))
        yield problem('tls.senderAddresses', place, login, 'known-login', { values: listed });
    } else if (!isSystemUser(login)) yield problem('tls.senderAddresses', place, login, 'system-user');
  }
}

function* addressProblems({ basics, routing, tls }: Judged): Generator<Found> {
  const { ipv4, ipv6 } = basics;
  if (!ipv4 && !ipv6 && needsAddress({ ...basics, ...routing, ...tls }))
    yield problem('basics.ipv4', [], ipv4, 'some-address');
}

function* administratorProblems(answers: Judged, known: Known): Generator<Found> {
  const { administrator, domains } = answers.basics;
  yield targetProblem(answers, known, 'basics.administrator', [], administrator);
  const admin = splitAddress(administrator, domains[0] as string);
  if (isLocal(answers, known, admin.domain) && (roleNames as readonly string[]).includes(admin.local)) {
    yield problem('basics.administrator', [], administrator, 'other-than-postmaster-loop', { values: roleNames });
  }
}

/** Every contradiction between answers that are valid one by one. */
export function crossProblems(answers: Judged): readonly Problem[] {
  const judges = [
    addressProblems,
    administratorProblems,
    nameProblems,
    incomingProblems,
    mailboxProblems,
    aliasProblems,
    loginProblems,
    senderProblems,
    outgoingProblems,
    routeProblems,
  ];
  const known = knownIn(answers);
  return judges.flatMap((judge) => [...judge(answers, known)]).filter((entry) => entry !== undefined);
}
