/** Exim's (or Dovecot's) own name for what a question asks; the same in every language, empty where there is none. */
import type { QuestionId } from '../core/answers/index.ts';

export const terms: Record<QuestionId, string> = {
  'basics.platform': '',
  'basics.hostname': 'primary_hostname',
  'basics.domains': 'domainlist, qualify_domain',
  'basics.administrator': 'redirect router',
  'tls.source': 'tls_certificate, tls_privatekey',
  'tls.certificate': 'tls_certificate',
  'tls.key': 'tls_privatekey',
  'routing.ipv6': 'dns_ipv4_lookup',
  'routing.dane': 'hosts_try_dane',
  'routing.giveUpAfter': 'retry rule',
  'routing.aliases': 'redirect router',
  'dovecot.users': 'passdb, userdb',
  'dovecot.mailboxes': 'passwd-file',
  'dovecot.certificate': 'ssl_server_cert_file',
  'hardening.messageSize': 'message_size_limit',
  'hardening.connectionsPerHour': 'ratelimit / per_conn',
  'hardening.recipientsPerHour': 'ratelimit / per_rcpt',
  'hardening.failedLogins': 'ratelimit, acl_smtp_notquit',
  'hardening.localPerMinute': 'ratelimit, acl_not_smtp',
  'hardening.localPerHour': 'ratelimit, acl_not_smtp',
  'hardening.verifySender': 'verify = sender',
  'hardening.spf': 'spf',
  'review.comments': '',
};
