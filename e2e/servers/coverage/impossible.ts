/**
 * Which pairs of answers no valid answers hold, and why: written down by hand beside the rules that make them so. A rule that makes more
 * impossible than it should shows as a pair without a reason; a reason that no pair needs any more is noticed too.
 */
import type { Factor, Level } from './levels.ts';

interface Side {
  readonly of: readonly Factor[];
  /** Of these values alone; otherwise of all. */
  readonly only?: (value: unknown) => boolean;
}

interface Impossible {
  readonly because: string;
  readonly one: Side;
  readonly other: Side;
}

const is =
  (...values: readonly unknown[]) =>
  (value: unknown) =>
    values.includes(value);
const isNot =
  (...values: readonly unknown[]) =>
  (value: unknown) =>
    !values.includes(value);
const basics = (...keys: readonly string[]) => keys.map((key) => `basics.${key}` as Factor);
const tls = (...keys: readonly string[]) => keys.map((key) => `tls.${key}` as Factor);
const routing = (...keys: readonly string[]) => keys.map((key) => `routing.${key}` as Factor);
const dovecot = (...keys: readonly string[]) => keys.map((key) => `dovecot.${key}` as Factor);
const hardening = (...keys: readonly string[]) => keys.map((key) => `hardening.${key}` as Factor);

const isDebians = (value: unknown) => /^(?:debian|ubuntu)-/.test(String(value));
const PLACES = [
  ...basics('eximBinary', 'eximConfig', 'eximUser', 'eximGroup', 'eximLog', 'eximService'),
  ...basics('dovecotConfig', 'dovecotRun', 'dovecotService', 'serviceManager', 'ownDirectory', 'peopleUids'),
  ...basics('certbotDirectory', 'caddyFile', 'caddyCertificates', 'dailyDirectory', 'clamavSocket', 'clamavUser'),
  ...basics('fail2banDirectory', 'fail2banAction', 'mailLog'),
  ...basics('installCommand', 'packages', 'addUserCommand'),
];
const OF_STRANGERS = [
  ...basics('relayDomains', 'listen', 'listenAddresses', 'clamavSocket', 'clamavUser'),
  ...routing('catchAll', 'relayCheck'),
  ...dovecot('junk'),
  ...tls('reuseKey', 'keyHash'),
  ...hardening('connectionsPerHour', 'hostMessagesPerHour', 'hostRecipientsPerHour', 'senderMessagesPerHour'),
  ...hardening('senderRecipientsPerHour', 'helo', 'reverseName', 'verifySender', 'senderCallout', 'ownDomain'),
  ...hardening('unknownRecipients', 'attachments', 'ownLists', 'blockListAction', 'blockLists', 'blockListScore'),
  ...hardening('greylisting', 'greylistMinutes', 'dmarc', 'spamFilter', 'spamMark', 'spamRefuse', 'forwarders'),
  ...hardening('spf', 'mtaSts', 'virusScanner'),
];
const OF_LOGINS = [
  ...tls('loginForm', 'passwordLogins', 'senderAddresses', 'submissionPorts', 'deliveryReports'),
  ...dovecot('autoconfig'),
  ...hardening('recipientsPerHour', 'loginMessagesPerHour', 'failedLogins', 'hideClient', 'fail2ban'),
  ...basics('fail2banDirectory', 'fail2banAction', 'mailLog'),
];
const OF_FAIL2BAN = basics('fail2banDirectory', 'fail2banAction', 'mailLog');
const OF_A_SMARTHOST = routing('smarthosts', 'smarthostTls', 'spfInclude');
const OF_GMAIL = routing('gmailAccount', 'gmailSendAs');
const OF_ACCOUNTS = basics('peopleUids', 'addUserCommand');
const OF_DOVECOT = basics('dovecotVersion', 'dovecotConfig', 'dovecotRun', 'dovecotService');

const client = (name: string, ...questions: readonly Factor[]): Impossible => ({
  because: `asked for ${name} alone`,
  one: { of: ['tls.source'], only: isNot(...name.split(' or ')) },
  other: { of: questions },
});

/** In the order in which somebody meets the questions. */
export const impossible: readonly Impossible[] = [
  { because: 'Debian’s places were read', one: { of: ['basics.platform'], only: isDebians }, other: { of: PLACES } },
  {
    because: 'fail2ban is not used',
    one: { of: ['hardening.fail2ban'], only: is(false) },
    other: { of: OF_FAIL2BAN },
  },
  {
    because: 'the journal has it',
    one: { of: ['basics.serviceManager'], only: is('systemd') },
    other: { of: ['basics.mailLog'] },
  },
  {
    because: 'a machine that takes no mail has no domain but its own name',
    one: { of: ['basics.incoming'], only: is('none') },
    other: { of: ['basics.hostname'], only: isNot('example.org') },
  },
  {
    because: 'a machine that takes no mail has no domain but its own name',
    one: { of: ['basics.incoming'], only: is('none') },
    other: { of: ['basics.domains'], only: (value) => JSON.stringify(value) !== '["example.org"]' },
  },
  {
    because: 'nobody connects from outside',
    one: { of: ['basics.incoming'], only: is('none') },
    other: { of: [...OF_STRANGERS, ...OF_LOGINS, 'tls.logins'] },
  },
  {
    because: 'there is no domain to relay for',
    one: { of: ['basics.relayDomains'], only: (value) => JSON.stringify(value) === '[]' },
    other: { of: ['routing.relayCheck'] },
  },
  {
    because: 'addresses are named for this choice',
    one: { of: ['basics.listen'], only: isNot('addresses') },
    other: { of: ['basics.listenAddresses'] },
  },
  client('certbot', 'basics.certbotDirectory'),
  client('caddy', 'basics.caddyFile', 'basics.caddyCertificates'),
  client('caddy or lego', 'basics.dailyDirectory'),
  client('files', 'tls.certificate', 'tls.key'),
  {
    because: 'each belongs to another client',
    one: { of: ['basics.certbotDirectory'] },
    other: { of: [...basics('caddyFile', 'caddyCertificates', 'dailyDirectory'), ...tls('certificate', 'key')] },
  },
  {
    because: 'each belongs to another client',
    one: { of: basics('caddyFile', 'caddyCertificates', 'dailyDirectory') },
    other: { of: tls('certificate', 'key') },
  },
  {
    because: 'Caddy makes a new key each time',
    one: { of: basics('caddyFile', 'caddyCertificates') },
    other: { of: tls('reuseKey', 'keyHash') },
  },
  {
    because: 'Caddy makes a new key each time, and without TLS there is none',
    one: { of: ['tls.source'], only: is('caddy', 'none') },
    other: { of: tls('reuseKey', 'keyHash') },
  },
  {
    because: 'a key that changes has no hash that lasts',
    one: { of: ['tls.reuseKey'], only: is(false) },
    other: { of: ['tls.keyHash'] },
  },
  {
    because: 'there is no certificate',
    one: { of: ['tls.source'], only: is('none') },
    other: { of: ['tls.names', 'dovecot.certificate', 'hardening.mtaSts'] },
  },
  {
    because: 'nobody logs in without TLS',
    one: { of: ['tls.source'], only: is('none') },
    other: { of: OF_LOGINS },
  },
  {
    because: 'nobody logs in without TLS',
    one: { of: ['tls.source'], only: is('none') },
    other: { of: ['tls.logins'], only: isNot('none') },
  },
  { because: 'nobody logs in', one: { of: ['tls.logins'], only: is('none') }, other: { of: OF_LOGINS } },
  {
    because: 'Dovecot keeps the logins',
    one: { of: ['tls.logins'], only: is('dovecot') },
    other: { of: tls('passwordLogins', 'loginForm') },
  },
  {
    because: 'no mailbox here whose password Dovecot could know, so no Dovecot',
    one: { of: ['routing.delivery'], only: is('none') },
    other: { of: [...OF_DOVECOT, 'dovecot.autoconfig', 'dovecot.certificate'] },
  },
  {
    because: 'no mailbox here whose password Dovecot could know',
    one: { of: ['routing.delivery'], only: is('none') },
    other: { of: ['tls.logins'], only: is('dovecot') },
  },
  {
    because: 'nobody has a mailbox here',
    one: { of: ['routing.delivery'], only: is('none') },
    other: { of: [...routing('dotForward', 'catchAll'), ...OF_ACCOUNTS] },
  },
  {
    because: 'nobody has a mailbox here that it could lead to',
    one: { of: ['routing.delivery'], only: is('none') },
    other: { of: ['basics.administrator'], only: is('alice') },
  },
  {
    because: 'nobody has a mailbox here that it could lead to',
    one: { of: ['routing.delivery'], only: is('none') },
    other: { of: ['routing.aliases'], only: (value) => JSON.stringify(value).includes('"alice"') },
  },
  {
    because: 'asked where Dovecot delivers',
    one: { of: ['routing.delivery'], only: is('maildir', 'mbox', 'none') },
    other: { of: ['routing.dropPrivilege', ...dovecot('users', 'mailboxes', 'quotaGigabytes', 'sieve', 'junk')] },
  },
  {
    because: 'accounts of the machine are no list, and a list is none of accounts',
    one: { of: ['dovecot.users'], only: is('system') },
    other: { of: ['dovecot.mailboxes'] },
  },
  {
    because: 'virtual mailboxes are no accounts',
    one: { of: ['dovecot.users'], only: is('virtual') },
    other: { of: ['routing.dotForward', ...OF_ACCOUNTS] },
  },
  {
    because: 'virtual mailboxes are no accounts',
    one: { of: ['dovecot.mailboxes'] },
    other: { of: ['routing.dotForward', ...OF_ACCOUNTS] },
  },
  {
    because: 'Exim must become the recipient to read a .forward',
    one: { of: ['routing.dotForward'], only: is(true) },
    other: { of: ['routing.dropPrivilege'] },
  },
  {
    because: 'asked for a provider of one’s own',
    one: { of: ['routing.outgoing'], only: isNot('smarthost') },
    other: { of: OF_A_SMARTHOST },
  },
  {
    because: 'asked for Gmail alone',
    one: { of: ['routing.outgoing'], only: isNot('gmail') },
    other: { of: OF_GMAIL },
  },
  {
    because: 'asked where mail goes by MX',
    one: { of: ['routing.outgoing'], only: isNot('mx') },
    other: { of: ['routing.dane'] },
  },
  {
    because: 'by MX there is nobody to log in to',
    one: { of: ['routing.outgoing'], only: is('mx') },
    other: { of: ['routing.smarthostLogins'] },
  },
  { because: 'one way out at a time', one: { of: OF_A_SMARTHOST }, other: { of: [...OF_GMAIL, 'routing.dane'] } },
  {
    because: 'one way out at a time',
    one: { of: ['routing.dane'] },
    other: { of: [...OF_GMAIL, 'routing.smarthostLogins'] },
  },
  {
    because: 'no login crosses the network in the clear',
    one: { of: ['routing.smarthostTls'], only: is('none') },
    other: { of: ['routing.smarthosts'], only: (value) => /"login":"[^"]/.test(JSON.stringify(value)) },
  },
  {
    because: 'no login crosses the network in the clear',
    one: { of: ['routing.smarthostTls'], only: is('none') },
    other: { of: ['routing.smarthostLogins'] },
  },
  {
    because: 'port 2525 and 25 are none that begin with TLS, or the servers want different ways',
    one: { of: ['routing.smarthostTls'], only: is('tls') },
    other: { of: ['routing.smarthosts'], only: (value) => /:25"/.test(JSON.stringify(value)) },
  },
  {
    because: 'these servers ask for no login',
    one: { of: ['routing.smarthosts'], only: (value) => !/"login":"[^"]/.test(JSON.stringify(value)) },
    other: { of: ['routing.smarthostLogins'] },
  },
  {
    because: 'Gmail rewrites what it sends for itself, and signs it',
    one: { of: ['routing.gmailSendAs'], only: is(false) },
    other: { of: routing('dkim', 'dkimSelector') },
  },
  {
    because: 'nothing is hidden',
    one: { of: ['routing.hideNames'], only: (value) => JSON.stringify(value) === '[]' },
    other: { of: ['routing.visibleDomain'] },
  },
  {
    because: 'an own rule for everything says it',
    one: { of: ['routing.retryRules'], only: (value) => JSON.stringify(value).includes('"pattern":"*",') },
    other: { of: ['routing.giveUpAfter'] },
  },
  {
    because: 'nothing is signed',
    one: { of: ['routing.dkim'], only: is(false) },
    other: { of: ['routing.dkimSelector'] },
  },
  { because: 'Sieve files junk', one: { of: ['dovecot.sieve'], only: is(false) }, other: { of: ['dovecot.junk'] } },
  {
    because: 'programs may send as they like',
    one: { of: ['hardening.localSubmission'], only: is('allowed') },
    other: { of: hardening('localExempt', 'localPerMinute', 'localPerHour') },
  },
  {
    because: 'who does not verify does not call',
    one: { of: ['hardening.verifySender'], only: is(false) },
    other: { of: ['hardening.senderCallout'] },
  },
  {
    because: 'a score is counted for this choice',
    one: { of: ['hardening.blockListAction'], only: isNot('score') },
    other: { of: ['hardening.blockListScore'] },
  },
  {
    because: 'no list is asked',
    one: { of: ['hardening.blockListAction'], only: is('off') },
    other: { of: ['hardening.blockLists'] },
  },
  {
    because: 'nobody is sent away for minutes',
    one: { of: ['hardening.greylisting'], only: is(false) },
    other: { of: ['hardening.greylistMinutes'] },
  },
  {
    because: 'nothing gives points',
    one: { of: ['hardening.spamFilter'], only: is('none') },
    other: { of: hardening('spamMark', 'spamRefuse') },
  },
  {
    because: 'nothing scans for viruses',
    one: { of: ['hardening.virusScanner'], only: is('none') },
    other: { of: basics('clamavSocket', 'clamavUser') },
  },
];

const isOn = ({ of, only }: Side, { factor, value }: Level) => of.includes(factor) && (only?.(value) ?? true);
const explains = ({ one, other }: Impossible, a: Level, b: Level) =>
  (isOn(one, a) && isOn(other, b)) || (isOn(one, b) && isOn(other, a));

const said = ({ factor, value }: Level) => `${factor}=${JSON.stringify(value)}`;

/** Pairs without a reason, and reasons without a pair. */
export function unexplained(unmet: readonly (readonly [Level, Level])[]): readonly string[] {
  const pairs = unmet.filter(([a, b]) => !impossible.some((each) => explains(each, a, b)));
  const idle = impossible.filter((each) => !unmet.some(([a, b]) => explains(each, a, b)));
  return [
    ...pairs.map(([a, b]) => `no valid answers hold ${said(a)} and ${said(b)}`),
    ...idle.map(({ because, one, other }) => `needless: ${because} (${one.of.join(' ')} / ${other.of.join(' ')})`),
  ];
}
