/**
 * The grammars of the names that people type: host names, domains, mailbox names, addresses, paths. Each is stricter than
 * its RFC on purpose: what passes here has no character that is special to Exim, Dovecot or a shell, so that a slip of
 * the printer could still do no harm (the printer escapes all the same).
 */

/** A TCP port, 1 to 65535, without zeros in front. */
const PORT = '(?:[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])';

/** Longest host name in octets (RFC 1035 section 2.3.4, less the length octets). */
const MAX_HOST_NAME = 253;

/** RFC 1123 section 2.1: letters, digits and inner hyphens; at least two labels; the last one is no number. */
const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const hostUntil = (end: string) => `(?=.{1,${MAX_HOST_NAME}}${end})(?!.*\\.[0-9]+${end})${LABEL}(?:\\.${LABEL})+`;
const HOST = hostUntil('$');

/** A mailbox name (local part, RFC 5321 section 4.1.2, the unquoted form) without the characters Exim or a path treats specially. */
const MAILBOX = '[a-z0-9](?:[a-z0-9_-]|\\.(?!\\.)){0,62}(?<!\\.)';

/** The grammar of host names, to stand inside another. */
export const hostNameSource = `(?=[^=]{1,${MAX_HOST_NAME}}(?:=|$))(?![^=]*\\.[0-9]+(?:=|$))${LABEL}(?:\\.${LABEL})+`;

/** An IPv4 address without leading zeros. */
const OCTET = '(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])';
const IPV4 = `${OCTET}(?:\\.${OCTET}){3}`;

/** An IPv6 address in lower case (RFC 4291 section 2.2, forms 1 and 2): eight groups, or fewer around one `::`. */
const GROUP = '[0-9a-f]{1,4}';
const IPV6 = [
  `(?:${GROUP}:){7}${GROUP}`,
  ...[1, 2, 3, 4, 5, 6].map((left) => `(?:${GROUP}:){${left}}(?::${GROUP}){1,${7 - left}}`),
  `(?:${GROUP}:){1,7}:`,
  `:(?::${GROUP}){1,7}`,
].join('|');

/** The grammars as regular expressions, for the checks below and for the JSON Schema. */
export const namePatterns = {
  hostName: new RegExp(`^${HOST}$`),
  mailboxName: new RegExp(`^${MAILBOX}$`),
  mailboxOrAddress: new RegExp(`^${MAILBOX}(?:@${HOST})?$`),
  mailboxAddress: new RegExp(`^${MAILBOX}@${HOST}$`),
  /** RFC 1035 section 2.3.1, lower case: one label of a name, such as a DKIM selector. */
  dnsLabel: /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/,
  /** A name that only DNS knows, so its labels may begin with an underscore: `_spf.example.net`. Empty where there is none. */
  optionalSpfName: new RegExp(`^(?:|(?=.{1,${MAX_HOST_NAME}}$)(?!.*\\.[0-9]+$)(?:_?${LABEL}\\.)+${LABEL})$`),
  /** An account, a group or a service as systems name their own: `Debian-exim`, `_exim`, `mail`. */
  account: /^[A-Za-z_][A-Za-z0-9_-]{0,31}$/,
  /** Empty where there is none. */
  optionalIpv4: new RegExp(`^(?:${IPV4})?$`),
  optionalIpv6: new RegExp(`^(?:${IPV6})?$`),
  /** Of plain names, so that it can stand in a list, a pattern of sed and a lookup; the last name keeps it apart from folders of the system. */
  optionalWizardFolder: /^(?:(?=.{1,200}$)(?!.*_[A-Z])(?:\/[A-Za-z0-9_-][A-Za-z0-9._-]*)+\/wizard)?$/,
  /** A program with its arguments, as a person types it; nothing in it that a shell acts on, nor a variable set before it. */
  optionalCommand: /^(?:(?=.{1,100}$)[A-Za-z0-9_/][A-Za-z0-9._/+-]*(?: [A-Za-z0-9_/@-][A-Za-z0-9@._/+:=,-]*)*)?$/,
  /** Names of packages with a blank between: `mail-mta/exim`, `perl-IO`, `gtk+`, `exim=4.98`. None begins like an option. */
  optionalPackages: /^(?:(?=.{1,300}$)[A-Za-z0-9_][A-Za-z0-9@._/+:=-]*(?: [A-Za-z0-9_][A-Za-z0-9@._/+:=-]*)*)?$/,
  optionalUidRange: /^(?:[1-9][0-9]{2,9}-[1-9][0-9]{2,9})?$/,
  optionalSha256: /^(?:[0-9a-f]{64})?$/,
  /** RFC 5321 section 4.1.2: an address whose name may be anybody's, as other mail services give them out. */
  address: new RegExp(`^[A-Za-z0-9](?:[A-Za-z0-9_+-]|\\.(?!\\.)){0,62}(?<!\\.)@${HOST}$`),
  /** A host, and a port where it is not the usual one: `smtp.example.net`, `smtp.example.net:2525`. */
  server: new RegExp(`^${hostUntil('(?::[0-9]+)?$')}(?::${PORT})?$`),
  /** The domains that mail is routed for by hand: one, or all below it. */
  domainPattern: new RegExp(`^(?:\\*\\.)?${HOST}$`),
  /** A host that such mail goes to: a name or an address, IPv6 in brackets, and a port where it is not the usual one. */
  routeServer: new RegExp(
    `^(?:(?:${IPV4}|\\[(?:${IPV6})\\])(?::${PORT})?|${hostUntil('(?::[0-9]+)?$')}(?::${PORT})?)$`,
  ),
  /** Whose failing mail a retry rule is for (chapter 32): everybody's, that of a domain or a host, that of an address. */
  retryPattern: new RegExp(`^(?:\\*|(?:(?:${MAILBOX}|\\*)@)?(?:\\*\\.)?${HOST})$`),
  /** A name at another server: printable ASCII without spaces and back quotes, whatever a provider calls its customers. A lone hyphen stands for none. */
  login: /^(?!-$)[!-_a-~]{0,255}$/,
  absolutePath: /^(?=.{1,1024}$)(?!.*\/\.{1,2}(?:\/|$))(?:\/[A-Za-z0-9._@+=,:~-]+)+$/,
} as const;

export function isHostName(text: string): boolean {
  return namePatterns.hostName.test(text);
}

/**
 * The ASCII form (RFC 5891 A-labels, lower case) of a name typed in another script or case, or undefined where there is
 * none that differs and is a host name. `bücher.example` → `xn--bcher-kva.example`.
 */
export function asciiHostName(text: string): string | undefined {
  if (text.length > MAX_HOST_NAME || !/^[\p{L}\p{M}\p{N}.-]+$/u.test(text)) return undefined;
  try {
    const ascii = new URL(`http://${text}/`).hostname;
    return ascii !== text && isHostName(ascii) ? ascii : undefined;
  } catch {
    return undefined;
  }
}

/** Splits a server at its port; without one, the port is undefined. */
export function splitServer(text: string): { host: string; port: number | undefined } {
  const colon = text.lastIndexOf(':');
  if (colon < 0) return { host: text, port: undefined };
  return { host: text.slice(0, colon), port: Number(text.slice(colon + 1)) };
}

export function isMailboxName(text: string): boolean {
  return namePatterns.mailboxName.test(text);
}

/** `name` or `name@domain`, both as above. */
export function isMailboxOrAddress(text: string): boolean {
  return namePatterns.mailboxOrAddress.test(text);
}

/** A Linux account name as `adduser` accepts it (adduser.conf(5), NAME_REGEX), which is a mailbox name too. */
export function isSystemUser(text: string): boolean {
  return /^[a-z][a-z0-9_-]{0,31}$/.test(text);
}

/**
 * An absolute path of plain characters: no white space, quotes, `$ \ { } # % * ? ! < > | & ;`. A colon is allowed, and the
 * printer doubles it where Exim reads a list. No `..`, no trailing slash.
 */
export function isAbsolutePath(text: string): boolean {
  return namePatterns.absolutePath.test(text);
}

/** Below are the accounts of the system, of services, and root. */
const FIRST_PERSON = 500;
/** `nobody`, and what a 16-bit uid has for "none". */
const NOBODY = { from: 65_534, to: 65_535 };
const LARGEST_UID = 2 ** 31 - 1;

/** Whether `text` is empty or a range of uids that can be people's: none of the system's, and not nobody's. */
export function isUidRange(text: string): boolean {
  if (text === '') return true;
  if (!namePatterns.optionalUidRange.test(text)) return false;
  const [first = 0, last = 0] = text.split('-').map(Number);
  const holdsNobody = first <= NOBODY.to && last >= NOBODY.from;
  return first >= FIRST_PERSON && first <= last && last <= LARGEST_UID && !holdsNobody;
}

/** Splits an address at its last `@`; without one, the domain is `fallback`. */
export function splitAddress(text: string, fallback: string): { local: string; domain: string } {
  const at = text.lastIndexOf('@');
  return at < 0 ? { local: text, domain: fallback } : { local: text.slice(0, at), domain: text.slice(at + 1) };
}

/** The full address of what a person typed: a bare mailbox name belongs to `mainDomain`. */
export function fullAddress(text: string, mainDomain: string): string {
  const { local, domain } = splitAddress(text, mainDomain);
  return `${local}@${domain}`;
}
