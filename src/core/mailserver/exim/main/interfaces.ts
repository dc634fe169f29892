import { isIpv6 } from '../../../answers/networks.ts';
import { list, main, text } from '../../../exim/index.ts';
import { definePart } from '../../part.ts';
import type { EximNode } from '../node.ts';

const LOOPBACK = ['127.0.0.1', '::1'];

/** Loopback of each kind of address that is listened on: this machine's own programs send there. */
function withLoopback(addresses: readonly string[]): readonly string[] {
  const loopback = addresses.some(isIpv6) ? LOOPBACK : LOOPBACK.slice(0, 1);
  return [...loopback, ...addresses.filter((address) => !loopback.includes(address))];
}

/** Where the daemon listens (chapter 13); unset, it is on all addresses, of IPv4 and IPv6. */
export const interfaces = definePart({
  id: 'main.interfaces',
  uses: ['basics.incoming', 'basics.listen', 'basics.listenAddresses'],
  build: (a): EximNode[] => {
    // Where nothing comes in from outside, nobody outside can connect.
    const listen = a['basics.incoming'] === 'none' ? 'loopback' : a['basics.listen'];
    switch (listen) {
      case 'all':
        return [];
      case 'ipv4':
        return [
          main('local_interfaces', list(['0.0.0.0'], ';'), {
            from: ['basics.listen'],
            comment: { brief: 'on all addresses of IPv4, and on none of IPv6' },
          }),
        ];
      case 'loopback':
        return [
          main('local_interfaces', list(LOOPBACK, ';'), {
            from: ['basics.incoming', 'basics.listen'],
            comment: {
              brief: 'on loopback only: nobody else can connect',
              teaching: ['Only programs of this machine can connect; from the network the ports are closed.'],
            },
          }),
        ];
      case 'addresses':
        return [
          main('local_interfaces', list(withLoopback(a['basics.listenAddresses']).map(text), ';'), {
            from: ['basics.listen', 'basics.listenAddresses'],
            comment: {
              brief: 'on these addresses only, and on loopback for own programs',
              teaching: [
                'On these addresses only, and on loopback, where programs of this machine send. Each must be there when Exim',
                'starts: it waits for one that is missing, and gives up after a while.',
              ],
            },
          }),
        ];
      default:
        return listen satisfies never;
    }
  },
});
