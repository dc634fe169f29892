/**
 * Since which version of Exim a word exists, as Exim's own documents say: the table of options (OptionLists.txt), the news
 * (NewStuff) and the change log. Features that began as an experiment count from the version that has them for everybody.
 * A server test compares the rows with those documents and with what two versions of Exim know.
 */
const byVersion: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '4.02': {
    main: 'helo_allow_chars',
  },
  '4.05': {
    smtp: 'tls_tempfail_tryclear',
  },
  '4.10': {
    main: 'message_logs',
  },
  '4.11': {
    main: 'acl_not_smtp acl_smtp_connect acl_smtp_mail acl_smtp_starttls callout_domain_negative_expire callout_domain_positive_expire callout_negative_expire callout_positive_expire log_timezone message_id_header_domain smtp_accept_max_nonmail smtp_return_error_details',
    routers: 'cannot_route_message disable_logging router_home_directory',
    transports: 'disable_logging',
    lmtp: 'socket',
  },
  '4.14': {
    main: 'allow_utf8_domains header_line_maxsize header_maxsize pipelining_advertise_hosts smtp_accept_max_nonmail_hosts smtp_max_unknown_commands',
    routers: 'address_test',
    authenticators: 'server_advertise_condition',
    smtp: 'authenticated_sender',
  },
  '4.20': {
    main: 'acl_smtp_helo syslog_facility',
  },
  '4.21': {
    main: 'acl_smtp_mailauth extra_local_interfaces headers_charset process_log_path syslog_duplication',
    transports: 'rcpt_include_affixes',
    smtp: 'hosts_avoid_esmtp',
  },
  '4.23': {
    main: 'bounce_return_body bounce_return_size_limit tcp_nodelay',
  },
  '4.30': {
    main: 'host_lookup_order smtp_max_synprot_errors',
    transports: 'transport_filter_timeout',
    appendfile: 'maildir_use_size_file',
  },
  '4.31': {
    main: 'tls_crl write_rejectlog',
    dnslookup: 'check_srv',
    redirect: 'qualify_domain',
    smtp: 'tls_crl',
  },
  '4.33': {
    main: 'smtp_active_hostname tls_require_ciphers',
  },
  '4.42': {
    autoreply: 'never_mail',
  },
  '4.43': {
    main: 'acl_smtp_predata acl_smtp_quit hosts_connection_nolog tls_on_connect_ports',
    cyrus_sasl: 'server_mech server_realm',
    dnslookup: 'mx_fail_domains',
  },
  '4.50': {
    main: 'acl_smtp_mime av_scanner spamd_address',
  },
  '4.51': {
    main: 'acl_not_smtp_mime',
  },
  '4.53': {
    main: 'sqlite_lock_timeout',
  },
  '4.61': {
    main: 'disable_ipv6',
    plaintext: 'client_ignore_invalid_base64',
  },
  '4.62': {
    appendfile: 'maildirfolder_create_regex',
  },
  '4.63': {
    main: 'acl_not_smtp_start',
    redirect: 'forbid_smtp_code',
  },
  '4.64': {
    main: 'strict_acl_vars',
    smtp: 'address_retry_include_sender',
  },
  '4.67': {
    main: 'dsn_from',
    manualroute: 'host_all_ignored',
    smtp: 'hosts_avoid_pipelining',
  },
  '4.68': {
    main: 'acl_smtp_notquit message_body_newlines',
    authenticators: 'client_condition',
  },
  '4.70': {
    main: 'acl_smtp_dkim dkim_verify_signers gnutls_compat_mode',
    smtp: 'dkim_canon dkim_private_key dkim_selector dkim_sign_headers dkim_strict',
  },
  '4.72': {
    smtp: 'dkim_domain',
  },
  '4.73': {
    main: 'openssl_options',
  },
  '4.75': {
    main: 'ldap_start_tls',
  },
  '4.80': {
    main: 'tls_dh_max_bits',
    cyrus_sasl: 'server_hostname server_service',
    gsasl: 'server_password server_scram_iter server_scram_salt',
    smtp: 'tls_sni',
  },
  '4.82': {
    main: 'dns_dnssec_ok',
    authenticators: 'client_set_id',
    smtp: 'hosts_verify_avoid_tls tls_dh_min_bits',
  },
  '4.83': {
    main: 'acl_smtp_data_prdr prdr_enable tls_ocsp_file',
    smtp: 'dnssec_request_domains dnssec_require_domains hosts_try_prdr tls_try_verify_hosts tls_verify_hosts',
  },
  '4.85': {},
  '4.86': {
    main: 'dsn_advertise_hosts tls_eccurve',
    routers: 'dnssec_request_domains dnssec_require_domains dsn_lasthop',
    tls: 'server_param1 server_param2 server_param3',
  },
  '4.87': {
    main: 'add_environment hosts_proxy keep_environment',
    transports: 'max_parallel',
  },
  '4.88': {
    main: 'chunking_advertise_hosts',
    smtp: 'hosts_try_chunking hosts_try_fastopen',
  },
  '4.91': {
    main: 'spf_guess',
    smtp: 'dane_require_tls_ciphers hosts_require_dane hosts_try_dane',
  },
  '4.92': {
    smtp: 'dkim_timestamps',
  },
  '4.93': {
    main: 'dkim_verify_hashes dkim_verify_keytypes dmarc_history_file dmarc_tld_file',
    routers: 'set',
    external: 'client_send',
  },
  '4.94': {
    gsasl: 'client_password client_username',
    smtp: 'message_linelength_limit',
  },
  '4.95': {
    main: 'hosts_require_alpn hosts_require_helo smtp_backlog_monitor tls_alpn tls_resumption_hosts',
    conditions: 'inbound_srs',
    items: 'srs_encode',
    smtp: 'tls_alpn tls_resumption_hosts',
  },
  '4.96': {
    acl: 'seen',
  },
  '4.98': {
    main: 'acl_smtp_wellknown limits_advertise_hosts',
  },
};

/** Options of which none of the documents says a version. */
const undated: ReadonlySet<string> = new Set([
  'main/event_action',
  'main/max_username_length',
  'main/smtputf8_advertise_hosts',
  'transports/event_action',
  'transports/initgroups',
  'authenticators/server_debug_print',
  'dnslookup/fail_defer_domains',
  'manualroute/same_domain_copy_routing',
  'appendfile/maildir_quota_directory_regex',
  'lmtp/ignore_quota',
  'smtp/dkim_hash',
  'smtp/dkim_identity',
  'smtp/lmtp_ignore_quota',
  'smtp/tls_verify_cert_hostnames',
  'dovecot/server_socket',
  'external/server_param2',
  'external/server_param3',
  'spa/client_password',
  'spa/client_username',
  'spa/server_password',
]);

/** What every Exim 4 knows. */
export const ALWAYS = '4.00';

const versions: ReadonlyMap<string, string> = new Map(
  Object.entries(byVersion).flatMap(([version, tables]) =>
    Object.entries(tables).flatMap(([table, names]) =>
      names.split(' ').map((name): [string, string] => [`${table}/${name}`, version]),
    ),
  ),
);

/** The first version with an option: `4.95`, {@link ALWAYS}, or empty where the documents do not say. */
export function sinceOfOption(table: string, name: string): string {
  const key = `${table}/${name}`;
  return versions.get(key) ?? (undated.has(key) ? '' : ALWAYS);
}

/** The first version with a word that is no option; empty where it is not known. */
export function sinceOfWord(table: string, name: string): string {
  return versions.get(`${table}/${name}`) ?? '';
}
