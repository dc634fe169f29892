/** Which questions apply. What does not apply is absent from the page; its answer is kept for when it applies again. */
import { effectiveLogins, isLmtp, mailboxKind, usesDovecot } from './consequences.ts';
import { type Answers, answerOf, defaultsOf, type QuestionId } from './index.ts';

type Condition = (answers: Answers) => boolean;

const kindOf = ({ routing, dovecot }: Answers) => mailboxKind(routing.delivery, dovecot.users);
const loginsOf = ({ basics, tls }: Answers) => effectiveLogins(basics.incoming, tls.logins);
const fromInternet: Condition = ({ basics }) => basics.incoming === 'internet';
const withLogins: Condition = (answers) => loginsOf(answers) !== 'none';
const withPasswordFile: Condition = (answers) => loginsOf(answers) === 'passwords';
const withOwnFiles: Condition = ({ tls }) => tls.source === 'files';
const withDovecot: Condition = (answers) => usesDovecot(answers.routing.delivery, loginsOf(answers));

const conditions: Partial<Record<QuestionId, Condition>> = {
  'basics.relayDomains': fromInternet,
  'basics.listen': fromInternet,
  'basics.listenAddresses': (answers) => fromInternet(answers) && answers.basics.listen === 'addresses',
  'tls.certificate': withOwnFiles,
  'tls.key': withOwnFiles,
  'tls.logins': fromInternet,
  'tls.passwordLogins': withPasswordFile,
  'tls.loginForm': withPasswordFile,
  'routing.dotForward': (answers) => kindOf(answers) === 'system',
  'routing.catchAll': ({ basics, routing }) => basics.incoming === 'internet' && routing.delivery !== 'none',
  // It works only where Exim need not become the recipient.
  'routing.dropPrivilege': ({ routing }) => isLmtp(routing.delivery) && !routing.dotForward,
  'routing.relayCheck': ({ basics }) => basics.incoming === 'internet' && basics.relayDomains.length > 0,
  'routing.dkimSelector': ({ routing }) => routing.dkim,
  'dovecot.users': ({ routing }) => isLmtp(routing.delivery),
  'dovecot.mailboxes': (answers) => kindOf(answers) === 'virtual',
  'dovecot.certificate': (answers) => withDovecot(answers) && answers.tls.source !== 'none',
  'hardening.connectionsPerHour': fromInternet,
  'hardening.helo': fromInternet,
  'hardening.reverseName': fromInternet,
  'hardening.verifySender': fromInternet,
  'hardening.senderCallout': (answers) => fromInternet(answers) && answers.hardening.verifySender,
  'hardening.ownDomain': fromInternet,
  'hardening.unknownRecipients': fromInternet,
  'hardening.attachments': fromInternet,
  'hardening.ownLists': fromInternet,
  'hardening.forwarders': fromInternet,
  'hardening.spf': fromInternet,
  'hardening.failedLogins': withLogins,
  'hardening.recipientsPerHour': withLogins,
};

export function applies(id: QuestionId, answers: Answers): boolean {
  return conditions[id]?.(answers) ?? true;
}

/** What a sentence about the configuration may depend on. */
export const circumstances = {
  internet: fromInternet,
  logins: withLogins,
  'dovecot-logins': (answers) => loginsOf(answers) === 'dovecot',
  'password-file': withPasswordFile,
  dovecot: withDovecot,
  'without-dovecot': (answers) => !withDovecot(answers),
  lmtp: ({ routing }) => isLmtp(routing.delivery),
} satisfies Record<string, Condition>;
export type Circumstance = keyof typeof circumstances;

/** Questions whose default, where it is not empty, is a sample that fits nobody's server. */
export const sampleQuestions: readonly QuestionId[] = [
  'basics.hostname',
  'basics.domains',
  'basics.relayDomains',
  'basics.administrator',
  'tls.passwordLogins',
  'dovecot.mailboxes',
];

/** Whether `id` is still answered by the preset's sample. */
export function isSample(id: QuestionId, answers: Answers): boolean {
  if (!sampleQuestions.includes(id)) return false;
  const sample = JSON.stringify(answerOf(defaultsOf(answers.preset), id));
  return sample !== '[]' && sample === JSON.stringify(answerOf(answers, id));
}
