/** What is typed so that fail2ban is there, starts with the machine, and is heeded by the firewall. */
import { asksForPlaces } from '../../answers/index.ts';
import { fail2banAction, serviceManager } from '../derived.ts';
import { fail2banFolder } from '../fail2ban/outline.ts';
import { derive } from '../part.ts';

interface Tool {
  /** What the action runs. */
  readonly program: string;
  /** The package that has it, by its name on Debian; empty: part of the system. */
  readonly package: string;
}

/** By how the names of fail2ban's actions begin. */
const tools: readonly (readonly [action: RegExp, tool: Tool])[] = [
  [/^nftables/, { program: 'nft', package: 'nftables' }],
  [/^iptables/, { program: 'iptables', package: 'iptables' }],
  [/^firewallcmd/, { program: 'firewall-cmd', package: 'firewalld' }],
  [/^ufw$/, { program: 'ufw', package: 'ufw' }],
  [/^pf$/, { program: 'pfctl', package: '' }],
  [/^npf$/, { program: 'npfctl', package: '' }],
  [/ipfw$/, { program: 'ipfw', package: '' }],
];

/** What shuts addresses out; absent where fail2ban is not used, or for an action that the wizard does not know. */
export const fail2banTool = derive(
  [],
  (_a, { folder, action }): Tool | undefined =>
    folder === undefined ? undefined : tools.find(([pattern]) => pattern.test(action))?.[1],
  { folder: fail2banFolder, action: fail2banAction },
);

/** After its package is installed. Debian's starts it by itself. */
export const fail2banCommands = derive(
  ['basics.platform'],
  (a, { folder, action, manager }): readonly string[] => {
    const platform = a['basics.platform'];
    if (folder === undefined || !asksForPlaces(platform)) return [];
    return [
      ...(manager === 'systemd' ? ['systemctl enable fail2ban'] : []),
      ...(manager === 'openrc' ? ['rc-update add fail2ban default'] : []),
      ...(platform === 'freebsd' && manager === 'service' ? ['sysrc fail2ban_enable=YES'] : []),
      ...(action === 'pf' ? [`echo 'anchor "f2b/*"' >>/etc/pf.conf`, 'pfctl -f /etc/pf.conf'] : []),
    ];
  },
  { folder: fail2banFolder, action: fail2banAction, manager: serviceManager },
);
