/**
 * Answers that are fine alone and cannot stand together. Each rule names its questions, the first of them being the one
 * that is shown as the place of the problem.
 */
import type { Alias } from './field.ts';
import { fullAddress, isSystemUser, splitAddress } from './names.ts';
import { describeFound, type Expectation, type ExpectationDetail, type Problem } from './problem.ts';

/** The answers that the rules look at (a structural part of `Answers`, which would be a circle of imports). */
interface Judged {
  readonly basics: {
    readonly domains: readonly string[];
    readonly hostname: string;
    readonly administrator: string;
    readonly listen: string;
    readonly listenAddresses: readonly string[];
  };
  readonly dovecot: { readonly users: 'system' | 'virtual'; readonly mailboxes: readonly string[] };
  readonly routing: { readonly aliases: readonly Alias[] };
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

/** Whether `domain` is handled here: one of the domains, or the machine's own name. */
function isLocal(answers: Judged, domain: string): boolean {
  return domain === answers.basics.hostname || answers.basics.domains.includes(domain);
}

/** A target that stays here must be a mailbox that exists: a system account's name, a virtual mailbox, or another alias. */
function targetProblem(answers: Judged, question: string, path: readonly (string | number)[], target: string) {
  const main = answers.basics.domains[0] as string;
  const { local, domain } = splitAddress(target, main);
  if (!isLocal(answers, domain)) return undefined;
  const home = answers.basics.domains.includes(domain) ? domain : main;
  const isAlias = answers.routing.aliases.some(({ alias }) => alias === local || alias === `${local}@${home}`);
  if (isAlias) return undefined;
  if (answers.dovecot.users === 'system') {
    return isSystemUser(local) ? undefined : problem(question, path, target, 'system-user');
  }
  const boxes = answers.dovecot.mailboxes.map((box) => fullAddress(box, main));
  return boxes.includes(`${local}@${home}`)
    ? undefined
    : problem(question, path, target, 'known-mailbox', { values: boxes });
}

/** Every contradiction between answers that are valid one by one. */
export function crossProblems(answers: Judged): readonly Problem[] {
  const found: (Problem | undefined)[] = [];
  const { administrator, domains } = answers.basics;
  const main = domains[0] as string;
  found.push(targetProblem(answers, 'basics.administrator', [], administrator));
  const admin = splitAddress(administrator, main);
  if (isLocal(answers, admin.domain) && (roleNames as readonly string[]).includes(admin.local)) {
    found.push(problem('basics.administrator', [], administrator, 'other-than-postmaster-loop', { values: roleNames }));
  }
  if (answers.basics.listen === 'addresses' && answers.basics.listenAddresses.length === 0) {
    found.push(problem('basics.listenAddresses', [], [], 'listen-address'));
  }
  if (answers.dovecot.users === 'virtual') {
    const seen = new Set<string>();
    for (const [index, box] of answers.dovecot.mailboxes.entries()) {
      const address = fullAddress(box, main);
      // `alice` and `alice@example.org` are one mailbox.
      if (seen.has(address)) found.push(problem('dovecot.mailboxes', [index], box, 'no-duplicates'));
      seen.add(address);
      const { domain } = splitAddress(box, main);
      if (!domains.includes(domain)) {
        found.push(problem('dovecot.mailboxes', [index], box, 'mailbox-of-local-domain', { values: domains }));
      }
    }
  }
  for (const [index, { alias, to }] of answers.routing.aliases.entries()) {
    const { domain } = splitAddress(alias, main);
    if (!domains.includes(domain)) {
      found.push(problem('routing.aliases', [index, 'alias'], alias, 'local-domain', { values: domains }));
    }
    for (const [at, target] of to.entries()) {
      found.push(targetProblem(answers, 'routing.aliases', [index, 'to', at], target));
    }
  }
  return found.filter((entry) => entry !== undefined);
}
