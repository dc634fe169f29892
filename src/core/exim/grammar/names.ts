/**
 * The closed word lists that decide how Exim's configuration is *shaped*. Words that only matter to the meaning
 * (options, drivers, lookup types, operators) are not here: the grammar takes any name for them.
 */

/** Verbs that open a statement: chapter "Access control lists", section "ACL verbs". */
export const verbs: ReadonlySet<string> = new Set(['accept', 'defer', 'deny', 'discard', 'drop', 'require', 'warn']);

/** Words in an ACL that act instead of testing: section "ACL modifiers". `set` stands apart, it names a variable. */
export const modifiers: ReadonlySet<string> = new Set([
  'add_header',
  'continue',
  'control',
  'delay',
  'endpass',
  'log_message',
  'log_reject_target',
  'logwrite',
  'message',
  'queue',
  'remove_header',
  'udpsend',
]);

/** Kinds of named list; `_cache` forces caching: chapter "Domain, host, address, and local part lists". */
export const listTypes: ReadonlySet<string> = new Set(
  ['domainlist', 'hostlist', 'addresslist', 'localpartlist'].flatMap((type) => [type, `${type}_cache`]),
);

/** Sections in which driver instances are defined: chapter "The Exim runtime configuration file". */
export const driverSections: ReadonlySet<string> = new Set(['routers', 'transports', 'authenticators']);

/** Preprocessor words, without their dot: sections "File inclusions" and "Conditional skips". */
export const directives = {
  open: new Set(['ifdef', 'ifndef']),
  middle: new Set(['elifdef', 'elifndef', 'else']),
  close: new Set(['endif']),
  include: new Set(['include', 'include_if_exists']),
} as const satisfies Record<string, ReadonlySet<string>>;

/**
 * What follows the name of an expansion condition: section "Expansion conditions".
 *
 *     none   first_delivery            one   exists{file}            two   eq{a}{b}
 *     logic  and{{cond}{cond}…}        each  forany{list}{cond}      group saslauthd{{user}{password}}
 */
export type ConditionShape = 'none' | 'one' | 'two' | 'logic' | 'each' | 'group';

const namesByShape: Record<ConditionShape, string> = {
  none: 'first_delivery queue_running',
  one: 'bool bool_lax exists isip isip4 isip6 ldapauth pam pwcheck radius',
  two:
    'crypteq eq eqi ge gei gt gti le lei lt lti inbound_srs inlist inlisti ' +
    'match match_address match_domain match_ip match_local_part',
  logic: 'and or',
  each: 'forall forall_json forall_jsons forany forany_json forany_jsons',
  group: 'acl saslauthd',
};

/** Every expansion condition that has a name, with its shape. The symbols (`>`, `==`, …) all have the shape `two`. */
export const conditionShapes: ReadonlyMap<string, ConditionShape> = new Map(
  (Object.keys(namesByShape) as ConditionShape[]).flatMap((shape) =>
    namesByShape[shape].split(' ').map((name): [string, ConditionShape] => [name, shape]),
  ),
);
