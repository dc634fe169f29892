/** What is typed to open the firewall, for the read-me and for the page: exactly the ports on which something of the bundle is reached. */
import type { Firewall } from '../../platforms/packaging.ts';
import { submissionPorts, usesDovecot } from '../derived.ts';
import { autoconfigWanted, mtaStsMode } from '../dns/served.ts';
import { plugins } from '../dovecot/index.ts';
import { derive } from '../part.ts';
import { packaging } from './packages.ts';

const isLoopback = (address: string) => address === '::1' || address.startsWith('127.');

/** The ports that a firewall must let in. */
export const openPorts = derive(
  ['basics.incoming', 'basics.listen', 'basics.listenAddresses', 'tls.source'],
  (a, given): readonly number[] => {
    // Where Exim listens on loopback alone, an open port would lead nowhere.
    const alone =
      a['basics.listen'] === 'loopback' ||
      (a['basics.listen'] === 'addresses' && a['basics.listenAddresses'].every(isLoopback));
    const reached = a['basics.incoming'] === 'internet' && !alone;
    return [
      ...(reached ? [25, ...given.submissionPorts] : []),
      ...(given.usesDovecot ? [143, 993] : []),
      ...(given.plugins.sieve ? [4190] : []),
      // All clients prove there that the name is ours.
      ...(['files', 'none'].includes(a['tls.source']) ? [] : [80]),
      // The policy and what mail programs read come over HTTPS; Caddy proves the name there too.
      ...(a['tls.source'] === 'caddy' || given.mtaStsMode !== 'off' || given.autoconfigWanted ? [443] : []),
    ];
  },
  { submissionPorts, usesDovecot, plugins, mtaStsMode, autoconfigWanted },
);

function commandsOf(firewall: Firewall, ports: readonly number[]): readonly string[] {
  switch (firewall) {
    case 'ufw':
      return [`ufw allow proto tcp from any to any port ${ports.join(',')}`];
    case 'firewalld':
      return [
        `firewall-cmd --permanent ${ports.map((port) => `--add-port=${port}/tcp`).join(' ')}`,
        'firewall-cmd --reload',
      ];
    case 'nftables':
      // In front of what is there: such chains often end with a rule that refuses the rest.
      return [`nft insert rule inet filter input tcp dport '{ ${ports.join(', ')} }' accept`];
    case 'pf':
      return [`echo 'pass in proto tcp to any port { ${ports.join(' ')} }' >>/etc/pf.conf`, 'pfctl -f /etc/pf.conf'];
    default:
      return firewall satisfies never;
  }
}

/** For the firewall that is usual on the platform; none where nobody connects. */
export const firewallCommands = derive(
  [],
  (_a, { ports, packaging: { firewall } }): readonly string[] =>
    ports.length === 0 ? [] : commandsOf(firewall, ports),
  { ports: openPorts, packaging },
);
