/** Each finding has answers that trip it, and answers that differ in that one thing and do not. */
import { describe, expect, test } from 'vitest';
import { readme } from '../../words/en/readme.ts';
import {
  type AnswerOf,
  type Answers,
  defaultsOf,
  presetIds,
  type QuestionId,
  readAnswer,
  readAnswers,
  withAnswer,
} from '../answers/index.ts';
import { randomAnswers } from '../answers/variants.ts';
import { createGenerator, linesOf } from '../bundle.ts';
import { checkUp, type FindingCode, findingCodes, type Seen } from './index.ts';
import { isPrivate, isWide } from './networks.ts';

type Some = { readonly [I in QuestionId]?: AnswerOf<I> };

/** A server that nobody objects to but for its version, which no platform's is new enough for. */
const sound: Some = { 'basics.ipv4': '9.9.9.9' };

function answersWith(changes: Some): Answers {
  let answers = defaultsOf('internet-dovecot');
  for (const [id, value] of Object.entries({ ...sound, ...changes })) {
    answers = withAnswer(answers, id as QuestionId, value as never);
  }
  return answers;
}

const generate = createGenerator(readme);
const codes = (answers: Answers, seen?: Seen) => checkUp(answers, generate(answers), seen).map(({ code }) => code);

/** A certificate that was pasted, and the day on which it is looked at. */
const certificate = { hash: 'ab'.repeat(32), names: ['*.example.org'], until: Date.UTC(2027, 0, 31) };
const seen: Seen = { certificate, now: Date.UTC(2027, 0, 1) };
const kept: Some = { 'tls.reuseKey': true, 'tls.keyHash': certificate.hash };

/** Answers that trip a check, and answers that do not. */
const pairs: Readonly<Record<FindingCode, readonly [trips: Some, passes: Some, seenWhenItTrips?: Seen]>> = {
  'dmarc-without-dkim': [
    { 'hardening.dmarcPolicy': 'reject', 'routing.dkim': false },
    { 'hardening.dmarcPolicy': 'reject', 'routing.dkim': true },
  ],
  'listens-to-nobody': [{ 'basics.listen': 'loopback' }, { 'basics.listen': 'loopback', 'basics.incoming': 'none' }],
  'ipv6-unheard': [
    { 'basics.ipv6': '2620:fe::9', 'basics.listen': 'addresses', 'basics.listenAddresses': ['9.9.9.9'] },
    { 'basics.ipv6': '2620:fe::9', 'basics.listen': 'addresses', 'basics.listenAddresses': ['9.9.9.9', '2620:fe::9'] },
  ],
  'smarthost-plain': [
    {
      'routing.outgoing': 'smarthost',
      'routing.smarthostTls': 'none',
      'routing.smarthosts': [{ server: 'relay.example.net', login: '' }],
    },
    { 'routing.outgoing': 'mx', 'routing.smarthostTls': 'none' },
  ],
  'spf-misses-way-out': [
    { 'routing.outgoing': 'smarthost' },
    { 'routing.outgoing': 'smarthost', 'routing.spfInclude': '_spf.isp.example' },
  ],
  'microsoft-password': [
    {
      'routing.outgoing': 'smarthost',
      'routing.smarthosts': [{ server: 'smtp.office365.com', login: 'me@example.org' }],
    },
    // A connector knows the server by its address.
    {
      'routing.outgoing': 'smarthost',
      'routing.smarthosts': [{ server: 'example-org.mail.protection.outlook.com:25', login: '' }],
      'routing.smarthostTls': 'none',
    },
  ],
  'domain-of-smarthost': [
    { 'routing.outgoing': 'smarthost', 'routing.smarthosts': [{ server: 'smtp.example.org', login: 'me' }] },
    { 'routing.outgoing': 'smarthost', 'routing.smarthosts': [{ server: 'smtp.anexample.org', login: 'me' }] },
  ],
  'dmarc-unjudged': [
    { 'hardening.dmarc': 'refuse', 'hardening.spamFilter': 'spamassassin' },
    { 'hardening.dmarc': 'refuse', 'hardening.spamFilter': 'rspamd' },
  ],
  'local-refused': [{ 'hardening.localSubmission': 'refused' }, { 'hardening.localSubmission': 'limited' }],
  'own-domain-refuses': [{ 'hardening.ownDomain': 'headers' }, { 'hardening.ownDomain': 'refuse' }],
  'few-from-strangers': [{ 'hardening.connectionsPerHour': 29 }, { 'hardening.connectionsPerHour': 30 }],
  'few-from-people': [{ 'hardening.loginMessagesPerHour': 19 }, { 'hardening.loginMessagesPerHour': 20 }],
  'few-points': [
    { 'hardening.spamFilter': 'rspamd', 'hardening.spamRefuse': 7 },
    { 'hardening.spamFilter': 'none', 'hardening.spamRefuse': 7 },
  ],
  'refuse-below-mark': [
    { 'hardening.spamFilter': 'rspamd', 'hardening.spamMark': 15, 'hardening.spamRefuse': 15 },
    { 'hardening.spamFilter': 'rspamd', 'hardening.spamMark': 14, 'hardening.spamRefuse': 15 },
  ],
  'score-out-of-reach': [
    { 'hardening.blockListAction': 'score', 'hardening.blockLists': ['bl.example.net'] },
    { 'hardening.blockListAction': 'score', 'hardening.blockLists': ['bl.example.net', 'bl2.example.net'] },
  ],
  'small-messages': [{ 'hardening.messageSize': 9 }, { 'hardening.messageSize': 10 }],
  'relay-from-private': [{ 'basics.relayFrom': ['9.9.9.8', '172.17.0.0/16'] }, { 'basics.relayFrom': ['9.9.9.8'] }],
  'relay-from-wide': [{ 'basics.relayFrom': ['9.9.0.0/20'] }, { 'basics.relayFrom': ['9.9.9.0/24'] }],
  'catch-all-forwards': [{ 'routing.catchAll': 'me@elsewhere.example' }, { 'routing.catchAll': 'alice@example.org' }],
  'private-address': [{ 'basics.ipv4': '192.168.1.2' }, { 'basics.ipv4': '192.169.1.2' }],
  'documentation-address': [{ 'basics.ipv6': '2001:db8::1' }, { 'basics.ipv6': '2620:fe::9' }],
  'ipv6-without-reverse': [{ 'routing.ipv6': true }, { 'routing.ipv6': true, 'basics.ipv6': '2620:fe::9' }],
  'dkim-off': [{ 'routing.dkim': false }, { 'routing.dkim': true }],
  'no-certificate': [
    { 'tls.source': 'none', 'tls.logins': 'none' },
    { 'tls.source': 'files', 'tls.logins': 'none' },
  ],
  'mta-sts-unchecked': [
    { 'hardening.mtaSts': 'enforce', 'tls.source': 'files' },
    { 'hardening.mtaSts': 'enforce', 'tls.source': 'certbot' },
  ],
  'certificate-of-another': [{ ...kept, 'basics.hostname': 'mx.example.com' }, kept],
  'certificate-expired': [kept, kept, { ...seen, now: certificate.until }],
  'few-failed-logins': [{ 'hardening.failedLogins': 4 }, { 'hardening.failedLogins': 5 }],
  'few-local-messages': [{ 'hardening.localPerMinute': 4 }, { 'hardening.localPerMinute': 5 }],
  'hour-below-minute': [
    { 'hardening.localPerMinute': 50, 'hardening.localPerHour': 49 },
    { 'hardening.localPerMinute': 50, 'hardening.localPerHour': 50 },
  ],
  'catch-all-spam': [{ 'routing.catchAll': 'alice' }, { 'routing.catchAll': '' }],
  'relay-unseen': [
    { 'basics.relayDomains': ['relayed.example'], 'routing.relayCheck': 'accept' },
    { 'basics.relayDomains': ['relayed.example'], 'routing.relayCheck': 'callout' },
  ],
  'spf-refuses-forwarded': [
    { 'hardening.spf': 'refuse' },
    { 'hardening.spf': 'refuse', 'hardening.forwarders': ['9.9.9.7'] },
  ],
  'sender-callout': [{ 'hardening.senderCallout': true }, { 'hardening.senderCallout': false }],
  'reverse-refuses': [{ 'hardening.reverseName': 'refuse' }, { 'hardening.reverseName': 'mark' }],
  'gives-up-early': [{ 'routing.giveUpAfter': 2 }, { 'routing.giveUpAfter': 3 }],
  smuggling: [{ 'basics.eximVersion': '4.97' }, { 'basics.eximVersion': '4.98' }],
  'version-below-floor': [{ 'basics.eximVersion': '4.99' }, { 'basics.eximVersion': '4.100' }],
  'host-in-another-zone': [{ 'basics.hostname': 'mx.elsewhere.example' }, { 'basics.hostname': 'mx.example.org' }],
  'key-hash-missing': [{ 'tls.reuseKey': true }, { 'tls.reuseKey': true, 'tls.keyHash': 'ab'.repeat(32) }],
};

test('each code is tried out', () => {
  expect(Object.keys(pairs).toSorted()).toEqual([...findingCodes].toSorted());
});

test('a sound server is told of nothing but its version', () => {
  expect(codes(answersWith({}))).toEqual(['version-below-floor']);
});

describe.each(Object.entries(pairs))('%s', (code, [trips, passes, then = seen]) => {
  test('is found', () => expect(codes(answersWith(trips), then)).toContain(code));
  test('is not found where nothing is wrong', () => expect(codes(answersWith(passes), seen)).not.toContain(code));
});

test('a certificate counts while the answer is its hash, and a wrong name is graver where others must look at it', () => {
  const other: Some = { ...kept, 'basics.hostname': 'mx.example.com' };
  const found = (changes: Some) =>
    checkUp(answersWith({ ...other, ...changes }), [], { ...seen, now: certificate.until }).filter(({ code }) =>
      code.startsWith('certificate-'),
    );
  expect(found({}).map(({ severity, detail }) => [severity, detail])).toEqual([
    ['danger', { day: '2027-01-31' }],
    ['warning', { host: 'mx.example.com' }],
  ]);
  expect(found({ 'hardening.mtaSts': 'enforce' }).map(({ severity }) => severity)).toEqual(['danger', 'danger']);
  expect(found({ 'tls.keyHash': 'cd'.repeat(32) })).toEqual([]);
  expect(found({ 'tls.keyHash': '' })).toEqual([]);
  expect(found({ 'tls.reuseKey': false })).toEqual([]);
});

/** Each limit with the fewest that shuts nobody out who is honest, the one in charge included. */
test.each<[QuestionId, FindingCode, number]>([
  ['hardening.failedLogins', 'few-failed-logins', 5],
  ['hardening.localPerMinute', 'few-local-messages', 5],
  ['hardening.localPerHour', 'few-local-messages', 20],
  ['hardening.connectionsPerHour', 'few-from-strangers', 30],
  ['hardening.hostMessagesPerHour', 'few-from-strangers', 30],
  ['hardening.hostRecipientsPerHour', 'few-from-strangers', 50],
  ['hardening.senderMessagesPerHour', 'few-from-strangers', 20],
  ['hardening.senderRecipientsPerHour', 'few-from-strangers', 50],
  ['hardening.unknownRecipients', 'few-from-strangers', 5],
  ['hardening.recipientsPerHour', 'few-from-people', 50],
  ['hardening.loginMessagesPerHour', 'few-from-people', 20],
])('%s: %s below %i', (question, code, fewest) => {
  const at = (limit: number) => checkUp(answersWith({ [question]: limit }), []);
  expect(at(fewest).map((finding) => finding.code)).not.toContain(code);
  const found = at(fewest - 1).find((finding) => finding.code === code);
  expect(found?.questions[0]).toBe(question);
  expect(found?.fix?.question).toBe(question);
});

test('Exim of an unknown build may judge DMARC itself', () => {
  const answers = answersWith({ 'hardening.dmarc': 'refuse', 'basics.platform': 'gentoo' });
  expect(codes(answers)).not.toContain('dmarc-unjudged');
  expect(codes(withAnswer(answers, 'basics.platform', 'debian-13'))).toContain('dmarc-unjudged');
});

test('the platform tells the version where nobody says another, and the finding shows the line that withholds CHUNKING', () => {
  const answers = answersWith({ 'basics.platform': 'debian-12' });
  const found = checkUp(answers, generate(answers)).find(({ code }) => code === 'smuggling');
  expect(found).toMatchObject({ severity: 'warning', detail: { version: '4.96' } });
  expect(found?.questions[0]).toBe('basics.eximVersion');
  expect(found?.lines.map(({ path }) => path)).toEqual(['root/etc/exim4/exim4.conf']);
  expect(codes(answersWith({ 'basics.platform': 'debian-12', 'basics.eximVersion': '4.98' }))).not.toContain(
    'smuggling',
  );
});

test('a machine that has IPv6 alone keeps its address, and is told all the same', () => {
  const answers = answersWith({ 'basics.ipv4': '', 'basics.ipv6': '2620:fe::9', 'basics.listen': 'ipv4' });
  const found = checkUp(answers, []).find(({ code }) => code === 'ipv6-unheard');
  expect(found).toMatchObject({ detail: { address: '2620:fe::9' } });
  expect(found).not.toHaveProperty('fix');
});

test('mail over IPv6 to a provider needs no address of its own', () => {
  expect(codes(answersWith({ 'routing.ipv6': true, 'routing.outgoing': 'gmail' }))).not.toContain(
    'ipv6-without-reverse',
  );
});

test('the provider’s servers are asked for where the name of their SPF record is', () => {
  const found = checkUp(answersWith({ 'routing.outgoing': 'smarthost' }), []);
  expect(found.find(({ code }) => code === 'spf-misses-way-out')?.questions[0]).toBe('routing.spfInclude');
});

const points = [...presetIds.map((preset) => defaultsOf(preset)), ...randomAnswers(40, 99)];

test('a fix is a valid answer, and what it mends is not found again', () => {
  const mended = new Set<FindingCode>();
  const tripping = Object.values(pairs).map(([trips]) => answersWith(trips));
  for (const answers of [...tripping, ...points]) {
    for (const { code, fix } of checkUp(answers, [])) {
      if (!fix) continue;
      expect(readAnswer(fix.question, fix.value), code).toEqual([]);
      const mendedAnswers = withAnswer(answers, fix.question, fix.value as never);
      expect(readAnswers(mendedAnswers).problems, `${code} makes another problem`).toEqual([]);
      const after = checkUp(mendedAnswers, []);
      // Two limits may both be low; one click mends one of them.
      if (!after.some((finding) => finding.code === code && finding.fix?.question === fix.question)) mended.add(code);
      else throw new Error(`${code} is still there`);
    }
  }
  expect(mended.size).toBeGreaterThan(10);
});

test('the gravest comes first', () => {
  const all = checkUp(
    answersWith({
      'routing.giveUpAfter': 1,
      'routing.dkim': false,
      'hardening.dmarcPolicy': 'reject',
      'hardening.senderCallout': true,
    }),
    [],
  ).map(({ severity }) => severity);
  expect(all).toEqual(['danger', 'warning', 'advice', 'advice']);
});

test('a question that does not apply is not spoken of', () => {
  const answers = answersWith({ 'hardening.failedLogins': 2, 'tls.logins': 'none' });
  expect(codes(answers)).not.toContain('few-failed-logins');
});

test('lines are those of the files', () => {
  const answers = answersWith({ 'basics.hostname': 'mx.elsewhere.example', 'basics.relayFrom': ['10.0.0.0/8'] });
  const files = generate(answers);
  const textAt = (code: FindingCode) =>
    checkUp(answers, files)
      .find((finding) => finding.code === code)
      ?.lines.map(({ path, line }) => {
        const file = files.find((each) => each.path === path);
        return file && linesOf(file)[line]?.text;
      });
  expect(textAt('host-in-another-zone')).toEqual(['primary_hostname = mx.elsewhere.example']);
  expect(textAt('relay-from-private')?.join('\n')).toContain('10.0.0.0/8');
});

test.each(['10.1.2.3', '172.31.0.0/16', '192.168.0.0/24', '100.64.0.1', 'fd00::/8', 'fe80::1', '::1'])(
  '%s is private',
  (network) => expect(isPrivate(network)).toBe(true),
);
test.each(['11.1.2.3', '172.32.0.0/16', '192.169.0.0/24', '2620:fe::/48'])('%s is not', (network) =>
  expect(isPrivate(network)).toBe(false),
);
test.each([
  ['9.9.0.0/23', true],
  ['9.9.9.0/24', false],
  ['9.9.9.9', false],
  ['2620:fe::/48', true],
  ['2620:fe::/64', false],
])('%s is wide: %s', (network, wide) => expect(isWide(network)).toBe(wide));
