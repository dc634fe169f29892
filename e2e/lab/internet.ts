import { spawn } from 'node:child_process';
import { DnsServer } from './dns/server.ts';
import { boot, Host, type Suite } from './host.ts';

export interface HostOptions {
  suite: Suite;
  /** The full name; the part before the first dot becomes the system's host name, as Debian's installer has it. */
  name: string;
  ip?: string;
  ip6?: string;
  /** Lets the host believe the resolver's word on DNSSEC (`trust-ad`), as DANE needs it. */
  trustDns?: boolean;
}

/**
 * The test process's own side of the network. It can listen on and connect from all of these.
 *
 *     outside addresses  ┐
 *     gateways, DNS      ┴ bridge `lab` ── veth ── eth0 of host 1
 *                                       └─ veth ── eth0 of host 2
 */
export const addresses = {
  gateway: '192.0.2.1',
  gateway6: '2001:db8:2::1',
  dns: '203.0.113.53',
  /** Two strangers of different networks, e.g. a foreign MX and a mail program at home. */
  stranger: '198.51.100.20',
  stranger2: '198.51.100.21',
  distant: '203.0.113.25',
  stranger6: '2001:db8:51::20',
  distant6: '2001:db8:113::25',
} as const;

const BRIDGE = 'lab';
let open: Internet | undefined;

/** Builds the little Internet of this test file. One at a time in a process; hosts are 192.0.2.2 to .254. */
export async function internet(): Promise<Internet> {
  if (open) throw new Error('this test process has an Internet already; close it first');
  if (process.env.EXIM_WIZARD_LAB !== '1') throw new Error('outside the lab; start the tests with node e2e/run.mjs');
  await ip([`link add ${BRIDGE} type bridge stp_state 0 forward_delay 0`]).catch((error: Error) => {
    throw new Error(`is another test file in this network namespace? See e2e/lab/worker.sh. ${error.message}`);
  });
  open = new Internet();
  try {
    await ip([
      `link set ${BRIDGE} up`,
      `addr add ${addresses.gateway}/24 dev ${BRIDGE}`,
      `addr add ${addresses.gateway6}/64 dev ${BRIDGE} nodad`,
    ]);
    for (const address of [addresses.dns, addresses.stranger, addresses.stranger2, addresses.distant]) {
      await open.address(address);
    }
    await open.address(addresses.stranger6);
    await open.address(addresses.distant6);
    await open.dns.listen(addresses.dns);
  } catch (error) {
    await open.close();
    throw error;
  }
  return open;
}

export class Internet {
  readonly dns = new DnsServer();
  private readonly hosts = new Set<Host>();
  private lastLink = 0;
  private closing: Promise<void> | undefined;

  /** Adds one more outside address. */
  async address(address: string): Promise<string> {
    const size = address.includes(':') ? '/128' : '/32';
    await ip([`addr add ${address}${size} dev ${BRIDGE}${address.includes(':') ? ' nodad' : ''}`]);
    return address;
  }

  /** Starts a fresh system and plugs it in. Its DNS entries are the test's business: `net.dns.machine(…)`. */
  async host({ suite, name, ip: address = '192.0.2.10', ip6, trustDns = false }: HostOptions): Promise<Host> {
    this.lastLink += 1;
    const link = `host${this.lastLink}`;
    const started = await boot(suite, name);
    const beforeClose = async () => {
      // The kernel would take the link away too, but later: a next host with the same address must not meet it.
      await ip([`link del ${link}`]).catch(() => {});
      await started.end();
      this.hosts.delete(host);
    };
    const host = new Host({ suite, name, ip: address, ip6, boot: started, beforeClose });
    this.hosts.add(host);
    try {
      await plugIn(host, link);
      await settle(host, trustDns);
    } catch (error) {
      await host.close();
      throw error;
    }
    return host;
  }

  close(): Promise<void> {
    this.closing ??= this.end();
    return this.closing;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  private async end(): Promise<void> {
    await Promise.all([...this.hosts].map((host) => host.close()));
    await this.dns.close();
    await ip([`link del ${BRIDGE}`]);
    open = undefined;
  }
}

async function plugIn(host: Host, link: string): Promise<void> {
  await ip([
    `link add ${link} type veth peer name eth0 address ${hardwareAddress(host.ip)} netns ${host.pid}`,
    `link set ${link} master ${BRIDGE} up`,
  ]);
  const lines = [
    'link set lo up',
    `addr add ${host.ip}/24 dev eth0`,
    'link set eth0 up',
    `route add default via ${addresses.gateway}`,
  ];
  if (host.ip6) lines.push(`addr add ${host.ip6}/64 dev eth0 nodad`, `route add ::/0 via ${addresses.gateway6}`);
  await host.run(['ip', '-batch', '-'], { input: lines.join('\n') });
}

/** Fills in what Debian's installer would have asked. */
async function settle(host: Host, trustDns: boolean): Promise<void> {
  const short = host.name.split('.')[0];
  const hosts = ['127.0.0.1 localhost', '::1 localhost ip6-localhost', `${host.ip} ${host.name} ${short}`];
  const options = `timeout:2 attempts:2${trustDns ? ' trust-ad' : ''}`;
  await Promise.all([
    host.write('/etc/hosts', `${hosts.join('\n')}\n`),
    host.write('/etc/mailname', `${host.name}\n`),
    host.write('/etc/resolv.conf', `nameserver ${addresses.dns}\noptions ${options}\n`),
  ]);
}

/** Made from the address, so that a later host with the same address is not looked for at the old one's hardware. */
function hardwareAddress(address: string): string {
  const bytes = address.split('.').map((part) => Number(part).toString(16).padStart(2, '0'));
  return ['02', '00', ...bytes].join(':');
}

function ip(lines: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn('ip', ['-batch', '-'], { stdio: ['pipe', 'ignore', 'pipe'] });
    let complaint = '';
    child.stderr.on('data', (bytes: Buffer) => {
      complaint += bytes.toString();
    });
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`ip: ${lines.join('; ')}: ${complaint}`))));
    child.stdin.end(lines.join('\n'));
  });
}
