/** Which questions apply. What does not apply is absent from the page; its answer is kept for when it applies again. */
import { asksForPlaces, hasJournal } from './basics.ts';
import { effectiveLogins, isLmtp, mailboxKind, needsAddress, usesDovecot } from './consequences.ts';
import { type Answers, answerOf, defaultsOf, type QuestionId } from './index.ts';
import { isGeneral } from './retry.ts';
import { maySign, smarthostsOf } from './smarthost.ts';

type Condition = (answers: Answers) => boolean;

const kindOf = ({ routing, dovecot }: Answers) => mailboxKind(routing.delivery, dovecot.users);
const loginsOf = ({ basics, tls }: Answers) => effectiveLogins(basics.incoming, tls.logins);
const places: Condition = ({ basics }) => asksForPlaces(basics.platform);
const fromInternet: Condition = ({ basics }) => basics.incoming === 'internet';
const withLogins: Condition = (answers) => loginsOf(answers) !== 'none';
const withPasswordFile: Condition = (answers) => loginsOf(answers) === 'passwords';
const withCertificate: Condition = (answers) => fromInternet(answers) && answers.tls.source !== 'none';
/** Caddy makes a new key at each renewal. */
const withLastingKey: Condition = (answers) => withCertificate(answers) && answers.tls.source !== 'caddy';
const withOwnFiles: Condition = ({ tls }) => tls.source === 'files';
const withDovecot: Condition = (answers) => usesDovecot(answers.routing.delivery, loginsOf(answers));
const withClient =
  (...clients: readonly string[]): Condition =>
  (answers) =>
    places(answers) && clients.includes(answers.tls.source);
const withScanner: Condition = (answers) =>
  places(answers) && fromInternet(answers) && answers.hardening.virusScanner === 'clamav';
const withFail2ban: Condition = (answers) => places(answers) && withLogins(answers) && answers.hardening.fail2ban;
const withAddress: Condition = ({ basics, routing, tls }) => needsAddress({ ...basics, ...routing, ...tls });

const conditions: Partial<Record<QuestionId, Condition>> = {
  'basics.eximBinary': places,
  'basics.eximConfig': places,
  'basics.eximUser': places,
  'basics.eximGroup': places,
  'basics.eximLog': places,
  'basics.eximService': places,
  'basics.dovecotVersion': withDovecot,
  'basics.dovecotConfig': (answers) => places(answers) && withDovecot(answers),
  'basics.dovecotRun': (answers) => places(answers) && withDovecot(answers),
  'basics.dovecotService': (answers) => places(answers) && withDovecot(answers),
  'basics.serviceManager': places,
  'basics.ownDirectory': places,
  'basics.peopleUids': (answers) => places(answers) && kindOf(answers) === 'system',
  'basics.certbotDirectory': withClient('certbot'),
  'basics.caddyFile': withClient('caddy'),
  'basics.caddyCertificates': withClient('caddy'),
  'basics.dailyDirectory': withClient('caddy', 'lego'),
  'basics.clamavSocket': withScanner,
  'basics.clamavUser': withScanner,
  'basics.fail2banDirectory': withFail2ban,
  'basics.fail2banAction': withFail2ban,
  'basics.mailLog': (answers) =>
    withFail2ban(answers) &&
    !hasJournal(answers.basics) &&
    (withDovecot(answers) || answers.basics.logPath === 'syslog'),
  'basics.installCommand': places,
  'basics.packages': places,
  'basics.addUserCommand': (answers) => places(answers) && kindOf(answers) === 'system',
  'basics.ipv4': withAddress,
  'basics.ipv6': withAddress,
  'basics.relayDomains': fromInternet,
  'basics.listen': fromInternet,
  'basics.listenAddresses': (answers) => fromInternet(answers) && answers.basics.listen === 'addresses',
  'tls.certificate': withOwnFiles,
  'tls.key': withOwnFiles,
  'tls.logins': fromInternet,
  'tls.names': ({ tls }) => tls.source !== 'none',
  'tls.senderAddresses': withLogins,
  'tls.submissionPorts': withLogins,
  'tls.deliveryReports': withLogins,
  'tls.passwordLogins': withPasswordFile,
  'tls.loginForm': withPasswordFile,
  'routing.dotForward': (answers) => kindOf(answers) === 'system',
  'routing.catchAll': ({ basics, routing }) => basics.incoming === 'internet' && routing.delivery !== 'none',
  // It works only where Exim need not become the recipient.
  'routing.dropPrivilege': ({ routing }) => isLmtp(routing.delivery) && !routing.dotForward,
  'routing.relayCheck': ({ basics }) => basics.incoming === 'internet' && basics.relayDomains.length > 0,
  'routing.visibleDomain': ({ routing }) => routing.hideNames.length > 0,
  'routing.smarthosts': ({ routing }) => routing.outgoing === 'smarthost',
  'routing.smarthostTls': ({ routing }) => routing.outgoing === 'smarthost',
  'routing.spfInclude': ({ routing }) => routing.outgoing === 'smarthost',
  'routing.gmailAccount': ({ routing }) => routing.outgoing === 'gmail',
  'routing.gmailSendAs': ({ routing }) => routing.outgoing === 'gmail',
  'routing.smarthostLogins': ({ routing }) => smarthostsOf(routing).some(({ login }) => login !== ''),
  // An own rule for everything says it already.
  'routing.giveUpAfter': ({ routing }) => !routing.retryRules.some(isGeneral),
  // A provider is not found by MX, and its own signature replaces what it rewrites.
  'routing.dane': ({ routing }) => routing.outgoing === 'mx',
  'routing.dkim': ({ routing }) => maySign(routing),
  'routing.dkimSelector': ({ routing }) => routing.dkim && maySign(routing),
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
  'hardening.hideClient': withLogins,
  'hardening.localExempt': ({ hardening }) => hardening.localSubmission !== 'allowed',
  'hardening.localPerMinute': ({ hardening }) => hardening.localSubmission !== 'allowed',
  'hardening.localPerHour': ({ hardening }) => hardening.localSubmission !== 'allowed',
  'hardening.loginMessagesPerHour': withLogins,
  'hardening.hostMessagesPerHour': fromInternet,
  'hardening.hostRecipientsPerHour': fromInternet,
  'hardening.senderMessagesPerHour': fromInternet,
  'hardening.senderRecipientsPerHour': fromInternet,
  'hardening.blockListAction': fromInternet,
  'hardening.blockLists': (answers) => fromInternet(answers) && answers.hardening.blockListAction !== 'off',
  'hardening.blockListScore': (answers) => fromInternet(answers) && answers.hardening.blockListAction === 'score',
  'hardening.greylisting': fromInternet,
  'hardening.greylistMinutes': (answers) => fromInternet(answers) && answers.hardening.greylisting,
  'hardening.dmarc': fromInternet,
  'hardening.spamFilter': fromInternet,
  'hardening.virusScanner': fromInternet,
  'hardening.spamMark': (answers) => fromInternet(answers) && answers.hardening.spamFilter !== 'none',
  'hardening.spamRefuse': (answers) => fromInternet(answers) && answers.hardening.spamFilter !== 'none',
  'tls.reuseKey': withLastingKey,
  'tls.keyHash': (answers) => withLastingKey(answers) && answers.tls.reuseKey,
  'dovecot.quotaGigabytes': ({ routing }) => isLmtp(routing.delivery),
  'dovecot.sieve': ({ routing }) => isLmtp(routing.delivery),
  'dovecot.junk': (answers) => fromInternet(answers) && isLmtp(answers.routing.delivery) && answers.dovecot.sieve,
  'dovecot.autoconfig': (answers) => withDovecot(answers) && withLogins(answers),
  'hardening.mtaSts': withCertificate,
  'hardening.fail2ban': withLogins,
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
  mx: ({ routing }) => routing.outgoing === 'mx',
  smarthost: ({ routing }) => routing.outgoing !== 'mx',
} satisfies Record<string, Condition>;
export type Circumstance = keyof typeof circumstances;

/** Questions whose default, where it is not empty, is a sample that fits nobody's server. */
export const sampleQuestions: readonly QuestionId[] = [
  'basics.hostname',
  'basics.ipv4',
  'basics.domains',
  'basics.relayDomains',
  'basics.administrator',
  'tls.passwordLogins',
  'dovecot.mailboxes',
  'routing.smarthosts',
  'routing.gmailAccount',
];

/** Whether `id` is still answered by the preset's sample. */
export function isSample(id: QuestionId, answers: Answers): boolean {
  if (!sampleQuestions.includes(id)) return false;
  const sample = JSON.stringify(answerOf(defaultsOf(answers.preset), id));
  return sample !== '[]' && sample === JSON.stringify(answerOf(answers, id));
}
