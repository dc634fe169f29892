/** Addresses that are not what a mail server's are, and networks that are wider or nearer than they look. */

/** An IPv4 address as a number; NaN for anything else. */
function toNumber(address: string): number {
  const octets = address.split('.').map(Number);
  return octets.length === 4 ? octets.reduce((sum, octet) => sum * 256 + octet, 0) : Number.NaN;
}

/** Whether an IPv4 address lies in `network` (`10.0.0.0/8`). */
function isIn(address: string, network: string): boolean {
  const [base = '', bits = '32'] = network.split('/');
  const size = 2 ** (32 - Number(bits));
  return Math.floor(toNumber(address) / size) === Math.floor(toNumber(base) / size);
}

/** RFC 1918, RFC 6598 (behind a provider's NAT), loopback, link-local: what container bridges and home networks use. */
const PRIVATE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16'];
/** RFC 5737. */
const DOCUMENTATION = ['192.0.2.0/24', '198.51.100.0/24', '203.0.113.0/24'];

const addressOf = (network: string) => network.split('/')[0] as string;

/** Whether an address, or a network's first one, is nobody's on the Internet: RFC 4193 and link-local in IPv6. */
export function isPrivate(network: string): boolean {
  const address = addressOf(network);
  if (address.includes(':')) return /^(?:f[cd]|fe[89ab])|^::1$/.test(address);
  return PRIVATE.some((range) => isIn(address, range));
}

/** Whether an address is one that only examples use: RFC 5737, RFC 3849. */
export function isDocumentation(address: string): boolean {
  if (address.includes(':')) return /^2001:0?db8:/.test(address);
  return DOCUMENTATION.some((range) => isIn(address, range));
}

/** Whether a network holds more machines than somebody knows by sight: wider than /24, or /64 in IPv6. */
export function isWide(network: string): boolean {
  const [address = '', bits] = network.split('/');
  if (bits === undefined) return false;
  return Number(bits) < (address.includes(':') ? 64 : 24);
}
