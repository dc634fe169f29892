/**
 * Rungs 1 to 4 of the ladder: `-bV`, the daemon, `-bt`, `-bh`. What `-bV` lets pass (an undefined list, a transport that does not exist, a bad
 * cipher string) the later rungs find; `ladder.test.ts` shows that they do.
 */
import { dirname } from 'node:path';
import { mailboxKind } from '../../src/core/answers/consequences.ts';
import { type Answers, splitServer, withAnswer } from '../../src/core/answers/index.ts';
import { routeServer } from '../../src/core/answers/route.ts';
import { variants } from '../../src/core/answers/variants.ts';
import { createGenerator, textOf } from '../../src/core/bundle.ts';
import { platform } from '../../src/core/mailserver/derived.ts';
import { routedTransport } from '../../src/core/mailserver/exim/routers/routes.ts';
import { atLeast, version } from '../../src/core/platforms/index.ts';
import { readme } from '../../src/words/en/readme.ts';
import { type Host, type Internet, internet, type Suite } from '../lab/index.ts';
import { clients, complaints as relayComplaints, sessionsOf, type Target } from './relay.ts';
import { FOREIGN, MAIL, onSuite } from './site.ts';

export const CONF = '/etc/exim4/exim4.conf';

/** What Exim remembers of earlier sessions. */
const HINTS = '/var/spool/exim4/db/*';

/** Exim as each release has it, as an answer. */
const VERSIONS = { bookworm: '4.96', trixie: '4.98', sid: '4.100' } as const satisfies Record<Suite, string>;

const SMARTHOSTS = [
  'smtp.gmail.com',
  ...new Set(
    variants['routing.smarthosts'].flatMap((servers) => servers.map(({ server }) => splitServer(server).host)),
  ),
];

/** The hosts of routes in the answers that are tried, those that are names. */
const ROUTE_HOSTS = [
  ...new Set(
    variants['routing.routes'].flatMap((rows) =>
      rows.flatMap(({ servers, tls }) => servers.map((typed) => routeServer(typed, tls))),
    ),
  ),
].flatMap(({ host, isAddress }) => (isAddress ? [] : [host]));

/** A session as a stranger would have it; `-bh` runs every ACL up to the message. */
const session = (domain: string) =>
  [
    'EHLO mx.foreign.example',
    'MAIL FROM:<carol@foreign.example>',
    `RCPT TO:<postmaster@${domain}>`,
    `RCPT TO:<root@${domain}>`,
    'RCPT TO:<somebody@elsewhere.example>',
    'DATA',
    'From: carol@foreign.example',
    'Subject: x',
    '',
    'x',
    '.',
    'QUIT',
    '',
  ].join('\r\n');

/** Whether routing alone takes any name: Dovecot is asked later, or a catch-all takes it. */
function takesEveryName({ basics, routing, dovecot }: Answers): boolean {
  if (routing.delivery === 'none') return false;
  if (routing.catchAll !== '' && basics.incoming === 'internet') return true;
  return routing.delivery === 'lmtp' && dovecot.users === 'virtual';
}

/** Somebody with an account on the machine, and with a mailbox in all answers that list them. */
const PERSON = 'alice';
const hasMailboxes = ({ routing, dovecot }: Answers) =>
  routing.delivery !== 'none' &&
  (mailboxKind(routing.delivery, dovecot.users) !== 'virtual' || dovecot.mailboxes.includes(PERSON));

/** What `-bt` says of an address: where it goes, or that it is unknown; "cannot be resolved at this time" is neither. */
const isUnknown = (routed: string) => routed.includes(' is undeliverable');
const isDeliverable = (routed: string) => /^ +router = /m.test(routed) && !/ is undeliverable| cannot be /.test(routed);
const isMailbox = (routed: string) => /^ +router = mailboxes, /m.test(routed) && isDeliverable(routed);

/** Replies "later" that these answers ask for: greylisting, and a message that no scanner has seen, for none runs here. */
function isMeant(reply: string, { hardening }: Answers): boolean {
  if (reply.startsWith('451 4.7.1 Greylisted')) return hardening.greylisting;
  const scans = hardening.spamFilter !== 'none' || hardening.virusScanner !== 'none';
  return scans && reply.startsWith('451 Temporary local problem');
}

/** One machine on which configurations are put one after the other. */
export class Ladder {
  private readonly suite: Suite;
  private readonly net: Internet;
  readonly host: Host;
  private readonly generate = createGenerator(readme);
  /** Folders that belong to Exim's account already. */
  private readonly prepared = new Set<string>();

  private constructor(suite: Suite, net: Internet, host: Host) {
    this.suite = suite;
    this.net = net;
    this.host = host;
  }

  static async at(suite: Suite): Promise<Ladder> {
    const net = await internet();
    net.dns.machine('mx.foreign.example', '198.51.100.20');
    net.dns.add('foreign.example MX 10 mx.foreign.example', 'elsewhere.example MX 10 mx.foreign.example');
    // The primary of what a backup takes.
    net.dns.add('example.org MX 10 mx.foreign.example');
    // The servers that send for this one, in the answers that are tried.
    for (const [index, name] of SMARTHOSTS.entries()) net.dns.machine(name, `198.51.100.${30 + index}`);
    for (const [index, name] of ROUTE_HOSTS.entries()) net.dns.machine(name, `198.51.100.${60 + index}`);
    const host = await net.host({ suite, name: 'mail.example.org' });
    // A person's number on every system, whose first is 1000 or 1001.
    await host.run(['useradd', '--uid', '1500', '--create-home', PERSON]);
    return new Ladder(suite, net, host);
  }

  /** Of this Exim, as it says itself. */
  async version(): Promise<string> {
    return (await this.host.run("exim4 -bV | sed -n 's/^Exim version \\([^ ]*\\).*/\\1/p'")).trim();
  }

  async close(): Promise<void> {
    await this.host.close();
    await this.net.close();
  }

  /** The answers with this machine as their platform; ciphers for OpenSSL alone are fatal to its GnuTLS, as they are meant to be. */
  onThisPlatform(answers: Answers): Answers {
    return this.readableHere(onSuite(answers, this.suite));
  }

  /**
   * The answers on whichever platform they are for, but for what this Exim cannot read and need not: options of later versions, and ciphers
   * in the dialect of OpenSSL alone. (`mailserver/exim/versions.test.ts` checks those by rule.)
   */
  readableHere(answers: Answers): Answers {
    const { version: wanted, tlsLibrary } = platform.of(answers).exim;
    const { major, minor } = version(VERSIONS[this.suite]);
    const library = tlsLibrary === 'openssl' ? 'either' : answers.basics.tlsLibrary;
    const read = withAnswer(answers, 'basics.tlsLibrary', library);
    return atLeast(wanted, major, minor) ? withAnswer(read, 'basics.eximVersion', VERSIONS[this.suite]) : read;
  }

  /**
   * Puts Exim's files of these answers where install.sh would: the configuration where this Exim reads it, the others at their own paths,
   * for the account that this Exim was built with.
   */
  async put(answers: Answers): Promise<void> {
    const { configFile, ownDirectory, mainLog } = platform.of(answers).exim;
    for (const file of this.generate(answers)) {
      const path = file.path.slice('root'.length);
      if (path !== configFile && !path.startsWith(`${ownDirectory}/`)) continue;
      const owner = file.group ? 'root:Debian-exim' : 'root';
      await this.host.write(path === configFile ? CONF : path, textOf(file), { mode: file.mode, owner });
    }
    const logs = dirname(mainLog);
    const folders = `${ownDirectory} ${logs}`;
    if (this.prepared.has(folders)) return;
    this.prepared.add(folders);
    await this.host.run(
      `mkdir -p ${ownDirectory} ${logs} && chgrp -R Debian-exim ${ownDirectory} && chmod 0750 ${ownDirectory} && chown Debian-exim ${logs}`,
    );
  }

  /** Everything that Exim says against what was put; empty where it has nothing to say. */
  async complaints(answers: Answers): Promise<string[]> {
    await this.host.remove(HINTS);
    const version = await this.host.exec(['exim4', '-C', CONF, '-bV']);
    if (version.code !== 0) return [`-bV: ${version.stdout}${version.stderr}`];
    // None of these disturbs another, and each waits for something of its own.
    const found = (await Promise.all([this.daemon(), this.routing(answers), this.stranger(answers)])).flat();
    const { panicLog } = platform.of(answers).exim;
    // There is none where all is well.
    const panic = await this.host.read(panicLog).catch(() => '');
    if (panic) await this.host.remove(panicLog);
    return panic ? [...found, `panic log: ${panic}`] : found;
  }

  private async daemon(): Promise<string[]> {
    const found: string[] = [];
    const daemon = this.host.start(['exim4', '-bdf', '-oX', '127.0.0.1.2599', '-oP', '/tmp/exim.pid']);
    await Promise.race([
      this.host.waitForPort(2599).catch((error: Error) => found.push(`daemon: ${error.message}`)),
      daemon.ended,
    ]);
    daemon.kill('TERM');
    const ending = await daemon.ended;
    if (ending.signal === undefined && ending.code !== 0) found.push(`daemon: ${daemon.output()}`);
    return found;
  }

  private async routing(answers: Answers): Promise<string[]> {
    const domain = answers.basics.domains[0] as string;
    const { routes } = answers.routing;
    const expected: readonly (readonly [string, (routed: string) => boolean])[] = [
      [`root@${domain}`, isDeliverable],
      [`nobody-here@${domain}`, takesEveryName(answers) ? isDeliverable : isUnknown],
      ...(hasMailboxes(answers) ? [[`${PERSON}@${domain}`, isMailbox] as const] : []),
      ['carol@foreign.example', isDeliverable],
      ...routes.map(({ domain, tls }): [string, (routed: string) => boolean] => [
        `carol@${domain.replace('*', 'x')}`,
        (routed) => routed.includes(`router = routes, transport = ${routedTransport(tls)}\n`),
      ]),
    ];
    // One process for all of them: it asks for each address with "> " at the beginning of a line.
    const input = expected.map(([address]) => `${address}\n`).join('');
    const { stdout, stderr } = await this.host.exec(['exim4', '-bt'], { input });
    const [, ...routed] = stdout.split(/^> /m);
    return expected.flatMap(([address, isGood], index) =>
      isGood(routed[index] ?? '') ? [] : [`-bt ${address}: ${routed[index]}${stderr}`],
    );
  }

  private async stranger(answers: Answers): Promise<string[]> {
    const found: string[] = [];
    const input = session(answers.basics.domains[0] as string);
    const { stdout, stderr } = await this.host.exec(['exim4', '-bh', '198.51.100.20'], { input });
    if (!/^250 Accepted/m.test(stdout)) found.push(`-bh accepts nobody: ${stdout}`);
    if (!/^550 Relay not permitted/m.test(stdout)) found.push(`-bh relays: ${stdout}`);
    const [, atTheEnd] = /^354 .*\n(?:(?!\d{3} ).*\n)*(\d{3} .*)$/m.exec(stdout.replaceAll('\r', '')) ?? [];
    if (!atTheEnd?.startsWith('250 OK id=') && !isMeant(atTheEnd ?? '', answers)) {
      found.push(`-bh takes no message: ${atTheEnd} in ${stdout}${stderr}`);
    }
    const later = stdout.match(/^4\d\d .*/gm)?.filter((reply) => !isMeant(reply, answers)) ?? [];
    if (later.length > 0) found.push(`-bh: ${later.join(', ')} in ${stdout}${stderr}`);
    return found;
  }

  /**
   * The battery of relay attempts against what was put, as `-bh` plays it: all recipients, from outside and from one inside address;
   * `turn` decides as whom, so that many configurations together meet every client.
   */
  async relaying(answers: Answers, turn: number): Promise<string[]> {
    const { hostname, domains, relayFrom } = answers.basics;
    const domain = domains[0] as string;
    const target: Target = { name: hostname, domain, ip: MAIL.ip, foreign: FOREIGN.domain };
    const everybody = clients(target);
    const client = everybody[turn % everybody.length] ?? everybody[0];
    if (!client) return ['nobody tries'];
    const inside = ['127.0.0.1', '::1', ...relayFrom.map((network) => network.replace(/\/.*/, ''))];
    const found: string[] = [];
    for (const [side, address] of [
      ['outside', '198.51.100.20'],
      ['inside', inside[turn % inside.length] as string],
    ] as const) {
      for (const lines of sessionsOf(target, client, side, `postmaster@${domain}`)) {
        const input = [...lines.map(({ say }) => say), 'QUIT', ''].join('\r\n');
        // Limits on what one address may try in an hour are not what is looked at here.
        await this.host.remove(HINTS);
        const { stdout } = await this.host.exec(['exim4', '-bh', address], { input });
        const [_greeting, ...replies] = stdout.match(/^\d\d\d .*$/gm) ?? [];
        found.push(...relayComplaints(lines, replies, `${side}, ${address}`));
      }
    }
    return found;
  }
}
