import type { QuestionId } from '../core/answers/index.ts';

/** Of the first step. */
export const basicsTerms = {
  'basics.platform': '',
  'basics.hostname': 'primary_hostname',
  'basics.ipv4': 'A',
  'basics.ipv6': 'AAAA',
  'basics.domains': 'domainlist, qualify_domain',
  'basics.incoming': 'local_interfaces',
  'basics.relayDomains': 'relay_to_domains',
  'basics.administrator': 'redirect router',
  'basics.relayFrom': 'relay_from_hosts',
  'basics.listen': 'local_interfaces',
  'basics.listenAddresses': 'local_interfaces',
  'basics.hostLookup': 'host_lookup',
  'basics.logSelector': 'log_selector',
  'basics.logPath': 'log_file_path, syslog_duplication',
  'basics.eximVersion': 'exim -bV',
  'basics.tlsLibrary': 'tls_require_ciphers',
  'basics.dovecotVersion': 'dovecot_config_version',
  'basics.eximBinary': 'exim_path',
  'basics.eximConfig': 'CONFIGURE_FILE',
  'basics.eximUser': 'exim_user',
  'basics.eximGroup': 'exim_group',
  'basics.eximLog': 'log_file_path',
  'basics.eximService': '',
  'basics.dovecotConfig': '',
  'basics.dovecotRun': 'base_dir',
} as const satisfies Partial<Record<QuestionId, string>>;

export const isOfFirstStep = (id: QuestionId): id is keyof typeof basicsTerms => Object.hasOwn(basicsTerms, id);
