/**
 * Other valid answers for every question, one at a time and all together: what the tests of provenance and the runs on real servers
 * walk through. Not part of the page.
 */
import {
  type AnswerOf,
  type Answers,
  defaultsOf,
  platformIds,
  presetIds,
  type QuestionId,
  questionIds,
  readAnswers,
  withAnswer,
} from './index.ts';

export const variants: { readonly [I in QuestionId]: readonly AnswerOf<I>[] } = {
  'basics.platform': ['debian-13', ...platformIds.filter((id) => id !== 'debian-13')],
  'basics.hostname': ['mail.example.org', 'mx1.example.net', 'example.org'],
  'basics.ipv4': ['192.0.2.1', '198.51.100.7'],
  'basics.ipv6': ['', '2001:db8:2::10'],
  'basics.domains': [
    ['example.org'],
    ['example.org', 'example.net'],
    ['xn--bcher-kva.example', 'a.example', 'b.example'],
  ],
  'basics.incoming': ['internet', 'none'],
  'basics.relayDomains': [[], ['relayed.example']],
  'basics.administrator': ['alice', 'boss@elsewhere.example'],
  'basics.relayFrom': [[], ['192.0.2.0/24', '2001:db8::/32'], ['203.0.113.7', '10.0.0.0/8']],
  'basics.listen': ['all', 'ipv4', 'loopback', 'addresses'],
  // Addresses that a server of the tests can bind, whatever else it has.
  'basics.listenAddresses': [['127.0.0.2'], ['127.0.0.2', '127.0.0.3'], ['::1']],
  'basics.hostLookup': [true, false],
  'basics.logSelector': ['detailed', 'default', 'all'],
  'basics.logPath': ['files', 'syslog', 'both'],
  'basics.eximVersion': ['platform', '4.96', '4.97', '4.98', '4.99', '4.100'],
  'basics.tlsLibrary': ['platform', 'gnutls', 'openssl', 'either'],
  'basics.dovecotVersion': ['platform', '2.3', '2.4'],
  'basics.eximBinary': ['', '/usr/local/sbin/exim'],
  'basics.eximConfig': ['', '/etc/exim.conf'],
  'basics.eximUser': ['', 'mail'],
  'basics.eximGroup': ['', '_exim'],
  'basics.eximLog': ['', '/var/log/mail/exim_main.log'],
  'basics.eximService': ['', 'exim-daemon'],
  'basics.dovecotConfig': ['', '/opt/dovecot/etc'],
  'basics.dovecotRun': ['', '/opt/dovecot/run'],
  'basics.dovecotService': ['', 'dovecot24'],
  'basics.serviceManager': ['platform', 'service', 'openrc', 'systemd'],
  'basics.ownDirectory': ['', '/opt/mail/wizard'],
  'basics.peopleUids': ['', '1200-1999'],
  'basics.certbotDirectory': ['', '/opt/certbot'],
  'basics.caddyFile': ['', '/opt/caddy/Caddyfile'],
  'basics.caddyCertificates': ['', '/opt/caddy/certificates'],
  'basics.dailyDirectory': ['', '/etc/daily'],
  'basics.clamavSocket': ['', '/opt/clamav/clamd.sock'],
  'basics.clamavUser': ['', 'vscan'],
  'basics.fail2banDirectory': ['', '/opt/fail2ban'],
  'basics.fail2banAction': ['', 'iptables-multiport'],
  'basics.mailLog': ['', '/var/log/mail/all.log'],
  'basics.installCommand': ['', '/opt/bin/pkg_add -v --yes'],
  'basics.packages': ['', 'mail/exim-full dovecot2 perl=5.36 libidn2+'],
  'basics.addUserCommand': ['', 'newuser -m'],
  'tls.source': ['certbot', 'acme-sh', 'lego', 'caddy', 'files', 'none'],
  'tls.certificate': ['/etc/exim4/tls/fullchain.pem', '/etc/ssl/mail:2/chain.pem'],
  'tls.key': ['/etc/exim4/tls/privkey.pem', '/etc/ssl/mail:2/key.pem'],
  'tls.reuseKey': [false, true],
  'tls.keyHash': ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  'tls.logins': ['dovecot', 'passwords', 'none'],
  'tls.passwordLogins': [['alice'], ['alice', 'bob']],
  'tls.loginForm': ['name', 'address'],
  'routing.delivery': ['lmtp', 'lmtp-socket', 'maildir', 'mbox', 'none'],
  'routing.dotForward': [false, true],
  'routing.catchAll': ['', 'alice', 'boss@elsewhere.example'],
  'routing.dropPrivilege': [false, true],
  'routing.relayCheck': ['callout', 'accept'],
  'tls.senderAddresses': [
    [],
    [{ login: 'alice', addresses: ['news@partner.example'] }],
    [{ login: 'alice', addresses: ['office@partner.example', 'boss@elsewhere.example'] }],
  ],
  'tls.names': [[], ['mail.example.net'], ['imap.example.com', 'smtp.example.com']],
  'tls.submissionPorts': ['both', '465', '587'],
  'tls.deliveryReports': [false, true],
  'routing.outgoing': ['mx', 'smarthost', 'gmail'],
  'routing.smarthosts': [
    [{ server: 'smtp.example.net', login: 'me@example.net' }],
    [
      { server: 'smtp.example.net:2525', login: 'me"\\$:^x' },
      { server: 'backup.example.com', login: 'apikey' },
    ],
    [
      { server: 'relay.example.net:25', login: '' },
      { server: 'relay2.example.net', login: '' },
    ],
    [
      { server: 'smtp.example.net', login: 'me@example.net' },
      { server: 'open.example.com', login: '' },
      { server: 'third.example.com', login: 'me' },
    ],
  ],
  'routing.smarthostTls': ['starttls', 'tls', 'none'],
  'routing.spfInclude': ['', '_spf.example.net', 'spf.provider.example'],
  'routing.routes': [
    [],
    [{ domain: 'routed.example', servers: ['mx1.routed.example', '203.0.113.9:2525'], tls: '' }],
    [
      { domain: 'partner.example', servers: ['gate.partner.example'], tls: 'starttls' },
      { domain: '*.lan.example', servers: ['[2001:db8:9::9]:2525', '203.0.113.9'], tls: '' },
      { domain: 'relayed.example', servers: ['inner.relayed.example'], tls: 'tls' },
    ],
  ],
  'routing.gmailAccount': ['somebody@gmail.com', 'Jane.Doe+x@example.com'],
  'routing.gmailSendAs': [false, true],
  'routing.smarthostLogins': ['file', 'inline'],
  'routing.hideNames': [[], ['laptop.example.org'], ['laptop.example.org', 'desk.example.org']],
  'routing.visibleDomain': ['', 'seen.example'],
  'routing.ipv6': [false, true],
  'routing.dane': [true, false],
  'routing.retryRules': [
    [],
    [
      { pattern: 'routed.example', error: '*', rule: 'F,1h,5m; F,2d,1h' },
      { pattern: '*@*.lan.example', error: 'rcpt_4xx', rule: 'H,8h,10m,1.5;' },
    ],
    [{ pattern: '*', error: '*', rule: 'F,2h,15m; G,16h,1h,1.5; F,5d,6h' }],
  ],
  'routing.giveUpAfter': [4, 1, 14],
  'routing.ignoreBounceErrorsAfter': [2, 0, 14],
  'routing.timeoutFrozenAfter': [7, 1, 60],
  'routing.aliases': [
    [],
    [{ alias: 'sales', to: ['alice'] }],
    [
      { alias: 'sales', to: ['alice', 'bob@elsewhere.example'] },
      { alias: 'abuse', to: ['sales'] },
    ],
  ],
  'routing.dkim': [true, false],
  'routing.dkimSelector': ['mail2026', 'k1'],
  'dovecot.users': ['system', 'virtual'],
  'dovecot.mailboxes': [['alice'], ['alice', 'bob']],
  'dovecot.quotaGigabytes': [0, 5],
  'dovecot.sieve': [false, true],
  'dovecot.junk': ['marked', 'spam', 'off'],
  'dovecot.autoconfig': [false, true],
  'dovecot.certificate': [true, false],
  'hardening.messageSize': [50, 1, 1024],
  'hardening.connectionsPerHour': [120, 10],
  'hardening.recipientsPerHour': [300, 10],
  'hardening.failedLogins': [10, 2],
  'hardening.localSubmission': ['limited', 'allowed', 'refused'],
  'hardening.localExempt': [[], ['bob'], ['alerts@elsewhere.example', 'bob@example.net']],
  'hardening.hideClient': [false, true],
  'hardening.localPerMinute': [20, 2],
  'hardening.localPerHour': [60, 2],
  'hardening.helo': ['form', 'own', 'dns'],
  'hardening.reverseName': ['mark', 'off', 'refuse'],
  'hardening.verifySender': [true, false],
  'hardening.senderCallout': [false, true],
  'hardening.ownDomain': ['mark', 'accept', 'refuse', 'headers'],
  'hardening.unknownRecipients': [30, 3],
  'hardening.attachments': ['refuse', 'mark', 'off'],
  'hardening.ownLists': [true, false],
  'hardening.loginMessagesPerHour': [200, 5],
  'hardening.hostMessagesPerHour': [600, 5],
  'hardening.hostRecipientsPerHour': [2000, 5],
  'hardening.senderMessagesPerHour': [300, 5],
  'hardening.senderRecipientsPerHour': [1000, 5],
  'hardening.blockListAction': ['mark', 'off', 'refuse', 'score'],
  'hardening.blockLists': [
    ['zen.spamhaus.org=127.0.0.2-11'],
    [],
    ['bl.example.net', 'bl2.example.net=127.0.0.4', 'bl3.example.net=127.0.0.2-200'],
  ],
  'hardening.blockListScore': [2, 3],
  'hardening.greylisting': [false, true],
  'hardening.greylistMinutes': [5, 1],
  'hardening.dmarc': ['mark', 'off', 'refuse'],
  'hardening.spamFilter': ['none', 'rspamd', 'spamassassin'],
  'hardening.spamMark': [6, 5],
  'hardening.spamRefuse': [15, 12],
  'hardening.virusScanner': ['none', 'clamav'],
  'hardening.forwarders': [[], ['192.0.2.44', '2001:db8:44::/48']],
  'hardening.spf': ['mark', 'refuse', 'off'],
  'hardening.dmarcPolicy': ['none', 'quarantine', 'reject'],
  'hardening.mtaSts': ['off', 'testing', 'enforce'],
  'hardening.fail2ban': [false, true],
  'review.comments': ['brief', 'none', 'teaching'],
};

/** A small seeded generator (mulberry32) of numbers from 0 up to 1, so that a failure can be repeated. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** The presets' defaults, then random valid answers, `count` in all. */
export function randomAnswers(count: number, seed: number): Answers[] {
  const next = seeded(seed);
  const points = presetIds.map((preset) => defaultsOf(preset));
  for (let tries = 0; points.length < count && tries < count * 50; tries++) {
    let answers = defaultsOf(presetIds[Math.floor(next() * presetIds.length)] ?? presetIds[0]);
    for (const id of questionIds) {
      const values = variants[id] as readonly unknown[];
      answers = withAnswer(answers, id, values[Math.floor(next() * values.length)] as AnswerOf<typeof id>);
    }
    if (readAnswers(answers).problems.length === 0) points.push(answers);
  }
  return points;
}
