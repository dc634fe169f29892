/** Networks that may send without a login and that are more than they look like. A finding, never a refusal: some setups need them. */
import { isIpv6, overlap, prefixOf } from './networks.ts';

/**
 * `container`: what container engines and hypervisors give their bridges: with their proxies or NAT, everybody who reaches a published
 * port comes from there. `shared`: a provider's customers share these addresses (RFC 6598). `private`: a router that translates
 * addresses (NAT) lets everybody look like it. `wide`: more addresses than one household or office has.
 */
export type RelayRiskKind = 'container' | 'shared' | 'private' | 'wide';

export interface RelayRisk {
  readonly kind: RelayRiskKind;
  /** Place in `basics.relayFrom`. */
  readonly index: number;
  readonly network: string;
}

/** The first that matches counts. Docker, Podman, LXC, libvirt and Kubernetes take these unless told otherwise. */
const known: readonly (readonly [RelayRiskKind, readonly string[]])[] = [
  [
    'container',
    [
      '172.16.0.0/12',
      '10.88.0.0/16',
      '10.89.0.0/16',
      '10.0.3.0/24',
      '10.42.0.0/15',
      '10.96.0.0/12',
      '192.168.122.0/24',
    ],
  ],
  ['shared', ['100.64.0.0/10']],
  ['private', ['10.0.0.0/8', '192.168.0.0/16', '169.254.0.0/16', 'fc00::/7', 'fe80::/10']],
];

/** A network of at most this many leading bits is wide: more than 256 addresses; for IPv6 more than one customer's prefix. */
const WIDE = { ipv4: 23, ipv6: 47 } as const;

/** They may send anyway. */
const loopback = ['127.0.0.0/8', '::1'];

function kindOf(network: string): RelayRiskKind | undefined {
  if (loopback.some((range) => overlap(network, range))) return undefined;
  for (const [kind, ranges] of known) if (ranges.some((range) => overlap(network, range))) return kind;
  return prefixOf(network) <= (isIpv6(network) ? WIDE.ipv6 : WIDE.ipv4) ? 'wide' : undefined;
}

/** The risks among the networks of `basics.relayFrom`, in their order; addresses of loopback and single public ones are none. */
export function relayRisks(networks: readonly string[]): readonly RelayRisk[] {
  return networks.flatMap((network, index) => {
    const kind = kindOf(network);
    return kind ? [{ kind, index, network }] : [];
  });
}
