/** Exim's configuration file: the ordered parts of each section, with the reason for their order. */
import type { Answers, QuestionId } from '../../answers/index.ts';
import { NO_SECRETS, type Secrets } from '../../answers/secrets.ts';
import { printNodes, type SectionName } from '../../exim/index.ts';
import { eximConfig, eximGroup } from '../derived.ts';
import { type AnyGroup, type FileDefinition, group, textGroup } from '../file.ts';
import { derive, type Part } from '../part.ts';
import { auth } from './acl/auth.ts';
import { connect } from './acl/connect.ts';
import { data } from './acl/data.ts';
import { local } from './acl/local.ts';
import { mail } from './acl/mail.ts';
import { mime } from './acl/mime.ts';
import { rcpt } from './acl/rcpt.ts';
import { rules } from './acl/rules.ts';
import { dovecotLogin, dovecotPlain } from './authenticators/dovecot.ts';
import { passwordLogin, passwordPlain } from './authenticators/passwords.ts';
import { smarthostLogin, smarthostPlain } from './authenticators/smarthost.ts';
import { header } from './header.ts';
import { acls } from './main/acls.ts';
import { ciphers } from './main/ciphers.ts';
import { deliveryReports } from './main/delivery-reports.ts';
import { interfaces } from './main/interfaces.ts';
import { logging } from './main/logging.ts';
import { names } from './main/names.ts';
import { outgoing } from './main/outgoing.ts';
import { queue } from './main/queue.ts';
import { received } from './main/received.ts';
import { safety } from './main/safety.ts';
import { dmarcSuffixes, scanners } from './main/scanners.ts';
import { chunking, smtp } from './main/smtp.ts';
import { tls } from './main/tls.ts';
import { trusted } from './main/trusted.ts';
import type { EximNode } from './node.ts';
import { retry } from './retry.ts';
import { rewrite } from './rewrite.ts';
import { aliases } from './routers/aliases.ts';
import { catchAllRouter } from './routers/catch-all.ts';
import { inboundSrs } from './routers/inbound-srs.ts';
import { mailboxes } from './routers/mailboxes.ts';
import { outbound } from './routers/outbound.ts';
import { ownHostName } from './routers/own-host-name.ts';
import { routes } from './routers/routes.ts';
import { userForward } from './routers/user-forward.ts';
import { dovecotLmtp } from './transports/dovecot-lmtp.ts';
import { localDelivery } from './transports/local-delivery.ts';
import { remoteForwardedSmtp } from './transports/remote-forwarded-smtp.ts';
import { remoteSmtp } from './transports/remote-smtp.ts';
import { routedSmtp } from './transports/routed-smtp.ts';

/** In the order of chapter 6.2: the main section must come first. */
const sections: readonly {
  readonly name: SectionName;
  readonly parts: readonly Part<EximNode>[];
  readonly gap: 0 | 1;
}[] = [
  // Order is free in the main section; this is the order in which a reader asks.
  {
    name: 'main',
    parts: [
      names,
      interfaces,
      tls,
      ciphers,
      acls,
      deliveryReports,
      smtp,
      received,
      chunking,
      scanners,
      dmarcSuffixes,
      outgoing,
      queue,
      logging,
      safety,
      trusted,
    ],
    gap: 1,
  },
  // In the order in which a session meets them.
  { name: 'acl', parts: [connect, auth, mail, rcpt, mime, data, rules, local], gap: 1 },
  {
    name: 'routers',
    parts: [
      // Before the general way out, which would take their mail.
      routes,
      // Then all that is not ours: everything below may then take the domain for local.
      outbound,
      // Before all that knows our own names: its local parts are made up.
      inboundSrs,
      // Before the aliases, which are looked up by the main domain's addresses.
      ownHostName,
      // Before the mailboxes, so that an alias may have the name of an account (root).
      aliases,
      // Before the mailboxes, which would keep the mail.
      userForward,
      mailboxes,
      // Last: it takes whatever nobody else wants.
      catchAllRouter,
    ],
    gap: 1,
  },
  { name: 'transports', parts: [remoteSmtp, remoteForwardedSmtp, routedSmtp, dovecotLmtp, localDelivery], gap: 1 },
  { name: 'retry', parts: [retry], gap: 0 },
  { name: 'rewrite', parts: [rewrite], gap: 0 },
  {
    name: 'authenticators',
    parts: [dovecotPlain, dovecotLogin, passwordPlain, passwordLogin, smarthostPlain, smarthostLogin],
    gap: 1,
  },
];

/** The questions that each part reads, part by part: what may meet in one piece of text. */
export const partOwners = (): readonly (readonly QuestionId[])[] =>
  sections.flatMap(({ parts }) => parts.map((part) => part.owners));

/** The configuration as a tree: what the parser must give back, and what the judge of messages works on. */
export function configTree(
  answers: Answers,
  secrets: Secrets = NO_SECRETS,
): readonly { readonly name: SectionName; readonly nodes: readonly EximNode[] }[] {
  return sections.map(({ name, parts }) => ({ name, nodes: parts.flatMap((part) => part.build(answers, secrets)) }));
}

function sectionGroup({ name, parts, gap }: (typeof sections)[number]): AnyGroup {
  return group({
    key: name,
    heading: name === 'main' ? [] : [`begin ${name}`],
    parts,
    print: (nodes, level) => printNodes(nodes, name, level),
    gap,
  });
}

/** `exim4.conf` (on other platforms `exim.conf`, `configure`); Exim's group reads it, nobody else. */
export const eximConf: FileDefinition = {
  id: 'exim',
  place: derive(
    [],
    (_a, given: { path: string; group: string }) => ({
      path: `root${given.path}`,
      mode: 0o640,
      owner: 'root',
      group: given.group,
    }),
    { path: eximConfig, group: eximGroup },
  ),
  groups: [textGroup('exim.header', [header]), ...sections.map(sectionGroup)],
};
