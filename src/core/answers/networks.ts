/** IP addresses and networks as people type them: one spelling each, so that what Exim compares is what was meant. */

/** An address as octets: 4 of them, or 16. */
type Octets = readonly number[];

/** Dotted decimal (RFC 6943 section 3.1.1, the strict form): no leading zeros, which some programs take for octal. */
function octets4(text: string): Octets | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^(?:0|[1-9][0-9]{0,2})$/.test(part))) return undefined;
  const octets = parts.map(Number);
  return octets.every((octet) => octet <= 255) ? octets : undefined;
}

/** RFC 4291 section 2.2, lower case (RFC 5952), without a zone and without the forms that hold an IPv4 address. */
function octets6(text: string): Octets | undefined {
  const halves = text.split('::');
  if (halves.length > 2 || !/^[0-9a-f:]{2,39}$/.test(text)) return undefined;
  const [left = [], right = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const missing = 8 - left.length - right.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return undefined;
  const groups = [...left, ...Array.from({ length: missing }, () => '0'), ...right];
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/.test(group))) return undefined;
  return groups.map((group) => Number.parseInt(group, 16)).flatMap((group) => [group >> 8, group & 255]);
}

const parse = (text: string): Octets | undefined => (text.includes(':') ? octets6(text) : octets4(text));

/** The text of octets: dotted decimal, or RFC 5952. */
function textOf(octets: Octets): string {
  if (octets.length === 4) return octets.join('.');
  const groups = Array.from({ length: 8 }, (_, i) => ((octets[2 * i] as number) << 8) | (octets[2 * i + 1] as number));
  // The longest run of zero groups, the first of them, and never a single one (RFC 5952 section 4.2).
  let best = { start: 0, length: 1 };
  for (let start = 0; start < 8; start++) {
    let length = 0;
    while (start + length < 8 && groups[start + length] === 0) length++;
    if (length > best.length) best = { start, length };
  }
  const hex = (some: readonly number[]) => some.map((group) => group.toString(16)).join(':');
  if (best.length === 1) return hex(groups);
  return `${hex(groups.slice(0, best.start))}::${hex(groups.slice(best.start + best.length))}`;
}

/** A network: its first address, and how many leading bits are its own. */
interface Network {
  readonly octets: Octets;
  readonly bits: number;
}

/** `192.0.2.0/24`; an address alone is a network of one. The address need not be the first one. */
function parseNetwork(text: string): Network | undefined {
  const found = /^([0-9a-f.:]+)(?:\/(0|[1-9][0-9]{0,2}))?$/.exec(text);
  const octets = found?.[1] === undefined ? undefined : parse(found[1]);
  if (!octets) return undefined;
  const all = octets.length * 8;
  const bits = found?.[2] === undefined ? all : Number(found[2]);
  return bits <= all ? { octets, bits } : undefined;
}

function masked({ octets, bits }: Network): Octets {
  return octets.map((octet, index) => octet & (0xff00 >> Math.min(8, Math.max(0, bits - index * 8))) & 0xff);
}

export const isIpAddress = (text: string): boolean => parse(text) !== undefined;
export const isIpv6 = (text: string): boolean => text.includes(':');

/** Wider networks than these in `relay_from_hosts` are an open relay in all but name. */
export const WIDEST = { ipv4: 8, ipv6: 32 } as const;

/** What is wrong with a network that may send without a login. */
export type NetworkFault =
  | { readonly kind: 'no-network' }
  | { readonly kind: 'too-wide' }
  /** The text has bits set beyond its mask; `suggestion` is the network that it lies in. */
  | { readonly kind: 'not-its-start'; readonly suggestion: string };

export function networkFault(text: string): NetworkFault | undefined {
  const network = parseNetwork(text);
  if (!network) return { kind: 'no-network' };
  if (network.bits < (network.octets.length === 4 ? WIDEST.ipv4 : WIDEST.ipv6)) return { kind: 'too-wide' };
  const start = masked(network);
  if (start.some((octet, index) => octet !== network.octets[index])) {
    return { kind: 'not-its-start', suggestion: `${textOf(start)}/${network.bits}` };
  }
  return undefined;
}

/** One text for each network, to find an entry that stands there twice in two spellings. */
export function networkKey(text: string): string {
  const network = parseNetwork(text);
  return network ? `${textOf(masked(network))}/${network.bits}` : text;
}

/** Whether two networks have an address in common. */
export function overlap(a: string, b: string): boolean {
  const [one, other] = [parseNetwork(a), parseNetwork(b)];
  if (!one || !other || one.octets.length !== other.octets.length) return false;
  const bits = Math.min(one.bits, other.bits);
  return networkKey(`${textOf(one.octets)}/${bits}`) === networkKey(`${textOf(other.octets)}/${bits}`);
}

/** How many leading bits a network has. */
export const prefixOf = (text: string): number => parseNetwork(text)?.bits ?? 0;
