/**
 * What the generator needs to know of each option, condition and modifier that it writes: whether Exim expands it, whether
 * it is a list, and since (until) which version it exists. Escaping follows from this table.
 * Exim specification, chapters 14 (main), 15 to 22 (routers), 24 to 30 (transports), 33 to 39 (authenticators), 44 (ACLs).
 */
export interface OptionFacts {
  readonly type: 'boolean' | 'integer' | 'size' | 'time' | 'string';
  /** Expanded before use. */
  readonly expanded?: true;
  /** A list, split after the expansion. */
  readonly list?: true;
  /** A list whose items are matched against (domains, hosts, local parts, addresses): patterns and lookups mean something. */
  readonly match?: true;
  /** The driver whose own option it is; absent for generic ones. */
  readonly driver?: string;
  /** Only builds with this library know it. */
  readonly library?: 'gnutls' | 'openssl';
  /** First and last version that know it, `4.97` as a number of minors. */
  readonly since?: number;
  readonly until?: number;
  /** Only builds with this predefined macro know it; printed inside `.ifdef` alone. */
  readonly needs?: string;
}

const boolean = { type: 'boolean' } as const satisfies OptionFacts;
const integer = { type: 'integer' } as const satisfies OptionFacts;
const size = { type: 'size' } as const satisfies OptionFacts;
const time = { type: 'time' } as const satisfies OptionFacts;
const string = { type: 'string' } as const satisfies OptionFacts;
const expanded = { type: 'string', expanded: true } as const satisfies OptionFacts;
const list = { type: 'string', list: true } as const satisfies OptionFacts;
const expandedList = { type: 'string', expanded: true, list: true } as const satisfies OptionFacts;
const matchList = { ...expandedList, match: true } as const satisfies OptionFacts;
/** The value of `domainlist`, `hostlist` and their like (10.5). */
export const namedListFacts: OptionFacts = matchList;

/** Chapter 14. */
export const mainOptions = {
  acl_not_smtp: expanded,
  acl_not_smtp_start: expanded,
  acl_smtp_auth: expanded,
  acl_smtp_connect: expanded,
  acl_smtp_data: expanded,
  acl_smtp_mail: expanded,
  acl_smtp_mime: expanded,
  acl_smtp_notquit: expanded,
  acl_smtp_quit: expanded,
  acl_smtp_rcpt: expanded,
  add_environment: list,
  auth_advertise_hosts: matchList,
  av_scanner: expanded,
  chunking_advertise_hosts: matchList,
  daemon_smtp_ports: list,
  deliver_drop_privilege: boolean,
  dmarc_tld_file: { ...expanded, needs: '_HAVE_DMARC' },
  dns_dnssec_ok: integer,
  dns_ipv4_lookup: matchList,
  dsn_advertise_hosts: matchList,
  helo_allow_chars: string,
  host_lookup: matchList,
  ignore_bounce_errors_after: time,
  keep_environment: list,
  local_interfaces: list,
  log_file_path: list,
  log_selector: string,
  message_size_limit: { ...size, expanded: true },
  never_users: expandedList,
  openssl_options: { ...string, library: 'openssl' },
  primary_hostname: string,
  qualify_domain: string,
  received_header_text: expanded,
  recipients_max: { ...integer, expanded: true },
  rfc1413_query_timeout: time,
  smtp_accept_max: integer,
  smtp_accept_max_per_host: { ...integer, expanded: true },
  smtp_accept_queue_per_connection: integer,
  smtp_banner: expanded,
  smtputf8_advertise_hosts: matchList,
  syslog_duplication: boolean,
  spamd_address: expanded,
  timeout_frozen_after: time,
  tls_advertise_hosts: matchList,
  tls_certificate: expandedList,
  tls_on_connect_ports: list,
  tls_privatekey: expandedList,
  tls_require_ciphers: expanded,
  untrusted_set_sender: matchList,
} as const satisfies Record<string, OptionFacts>;

/** Chapters 15 (generic options) and 16 to 22 (each driver's own). */
export const routerOptions = {
  address_data: expanded,
  allow_defer: { ...boolean, driver: 'redirect' },
  allow_fail: { ...boolean, driver: 'redirect' },
  caseful_local_part: boolean,
  check_ancestor: { ...boolean, driver: 'redirect' },
  cannot_route_message: expanded,
  check_local_user: boolean,
  condition: expanded,
  data: { ...expanded, driver: 'redirect' },
  dnssec_request_domains: matchList,
  dsn_lasthop: boolean,
  host_find_failed: { ...string, driver: 'manualroute' },
  domains: matchList,
  expn: boolean,
  file: { ...expanded, driver: 'redirect' },
  forbid_file: { ...boolean, driver: 'redirect' },
  forbid_include: { ...boolean, driver: 'redirect' },
  forbid_pipe: { ...boolean, driver: 'redirect' },
  ignore_target_hosts: matchList,
  local_part_suffix: list,
  local_part_suffix_optional: boolean,
  local_parts: matchList,
  more: { ...boolean, expanded: true },
  route_list: { ...list, driver: 'manualroute' },
  self: string,
  senders: matchList,
  transport: expanded,
  verify: boolean,
} as const satisfies Record<string, OptionFacts>;

/** Chapters 24 (generic options) and 25 to 30. */
export const transportOptions = {
  batch_max: { ...integer, driver: 'lmtp' },
  create_directory: { ...boolean, driver: 'appendfile' },
  current_directory: expanded,
  delivery_date_add: boolean,
  directory: { ...expanded, driver: 'appendfile' },
  directory_mode: { ...string, driver: 'appendfile' },
  dkim_canon: { ...expanded, driver: 'smtp' },
  dkim_domain: { ...expandedList, driver: 'smtp' },
  dkim_private_key: { ...expanded, driver: 'smtp' },
  dkim_selector: { ...expandedList, driver: 'smtp' },
  dkim_sign_headers: { ...expanded, driver: 'smtp' },
  envelope_to_add: boolean,
  file: { ...expanded, driver: 'appendfile' },
  group: expanded,
  hosts_avoid_tls: { ...matchList, driver: 'smtp' },
  hosts_require_auth: { ...matchList, driver: 'smtp' },
  hosts_require_tls: { ...matchList, driver: 'smtp' },
  hosts_try_dane: { ...matchList, driver: 'smtp' },
  hosts_try_fastopen: { ...matchList, driver: 'smtp' },
  max_rcpt: { ...integer, expanded: true, driver: 'smtp' },
  message_linelength_limit: { ...integer, driver: 'smtp', since: 94 },
  maildir_format: { ...boolean, driver: 'appendfile' },
  mode: { ...string, driver: 'appendfile' },
  port: { ...expanded, driver: 'smtp' },
  protocol: { ...expanded, driver: 'smtp' },
  return_path: expanded,
  return_path_add: boolean,
  socket: { ...expanded, driver: 'lmtp' },
  tls_sni: { ...expanded, driver: 'smtp' },
  tls_try_verify_hosts: { ...matchList, driver: 'smtp' },
  tls_verify_hosts: { ...matchList, driver: 'smtp' },
  user: expanded,
} as const satisfies Record<string, OptionFacts>;

/** Chapters 33 (generic options) and 34 to 39. */
export const authenticatorOptions = {
  client_condition: expanded,
  client_send: { ...expandedList, driver: 'plaintext' },
  public_name: string,
  server_advertise_condition: expanded,
  server_condition: expanded,
  server_prompts: { ...expandedList, driver: 'plaintext' },
  server_set_id: expanded,
  server_socket: { ...string, driver: 'dovecot' },
} as const satisfies Record<string, OptionFacts>;

/** Chapter 44, "ACL conditions" and "ACL modifiers". */
export const aclClauses = {
  add_header: expanded,
  authenticated: matchList,
  condition: expanded,
  control: expanded,
  dmarc_status: expandedList,
  dnslists: expandedList,
  domains: matchList,
  encrypted: expandedList,
  endpass: boolean,
  hosts: matchList,
  local_parts: matchList,
  log_message: expanded,
  malware: expanded,
  message: expanded,
  ratelimit: expanded,
  remove_header: expandedList,
  seen: expanded,
  senders: matchList,
  set: expanded,
  spam: expanded,
  spf: expandedList,
  verify: expanded,
} as const satisfies Record<string, OptionFacts>;

export const optionTables = {
  main: mainOptions,
  acl: aclClauses,
  routers: routerOptions,
  transports: transportOptions,
  authenticators: authenticatorOptions,
} as const;
export type OptionSection = keyof typeof optionTables;

/** The build that a file is for: its version as a number of minors, and its TLS library where that is known. */
export interface Build {
  readonly minor: number;
  readonly library?: 'gnutls' | 'openssl';
}

/** Whether such a build knows the option; where the library is not known, an option of one of them is not. */
export function isKnownTo(facts: OptionFacts, { minor, library }: Build): boolean {
  if (facts.since !== undefined && minor < facts.since) return false;
  if (facts.until !== undefined && minor > facts.until) return false;
  return facts.library === undefined || facts.library === library;
}

/** The facts of an option in a section. @throws TypeError for a name that is not in the table */
export function optionFacts(section: OptionSection, name: string): OptionFacts {
  const facts = (optionTables[section] as Readonly<Record<string, OptionFacts>>)[name];
  if (!facts) throw new TypeError(`no facts about ${section} option ${name}: add a row to options.ts`);
  return facts;
}
