/**
 * Virus scanner and spam filters. The scanners are small stand-ins that speak the real protocols (clamd, spamd, rspamd's variant of it) on
 * the real sockets: they give the points that are asked for, hang, and are garbled. What a stand-in cannot show is shown on the real ones.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inLab } from '../lab/index.ts';
import { dmarcByRspamd, FORWARDER } from './acl-dmarc.ts';
import { realScanners } from './acl-real-scanners.ts';
import { aclSite, bring, delivered, panics, reinstall } from './acl-site.ts';
import { letter, logIn, reads, type Site, service } from './site.ts';

/** What the stand-ins look for: a virus, and the points of a message. */
const VIRUS = 'X5O!P%@AP[4-PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*';
const points = (count: number) => `POINTS ${count} POINTS`;
const answers = { 'hardening.connectionsPerHour': 10_000, 'hardening.forwarders': [FORWARDER] };

/** clamd as far as Exim talks to it: SCAN of a folder, over its socket. */
const CLAMD = `
import os, socketserver
class Clamd(socketserver.StreamRequestHandler):
    def handle(self):
        command, path = self.rfile.readline().decode().strip().split(' ', 1)
        files = [os.path.join(path, name) for name in os.listdir(path)] if os.path.isdir(path) else [path]
        found = any(b'EICAR-STANDARD' in open(file, 'rb').read() for file in files)
        self.wfile.write(f"{path}: {'Eicar-Test-Signature FOUND' if found else 'OK'}\\n".encode())
os.makedirs('/run/clamav', exist_ok=True)
if os.path.exists('/run/clamav/clamd.ctl'): os.unlink('/run/clamav/clamd.ctl')
server = socketserver.ThreadingUnixStreamServer('/run/clamav/clamd.ctl', Clamd)
os.chmod('/run/clamav/clamd.ctl', 0o666)
print('ready', flush=True)
server.serve_forever()
`;

/** spamd: REPORT SPAMC/1.2; rspamd: CHECK RSPAMC/1.3. Each answers in its own way. */
export const SPAMD = `
import re, socketserver, sys
class Spamd(socketserver.StreamRequestHandler):
    def handle(self):
        request = self.rfile.readline().decode()
        length = 0
        while (line := self.rfile.readline().decode().strip()):
            if line.lower().startswith('content-length:'): length = int(line.split(':')[1])
        message = self.rfile.read(length) if length else self.rfile.read()
        match = re.search(rb'POINTS (\\d+) POINTS', message)
        score = float(match.group(1)) if match else 0.5
        if 'RSPAMC' in request:
            if sys.argv[1] != '11333': return
            reply = f"RSPAMD/1.3 0 EX_OK\\r\\nMetric: default; {'True' if score > 6 else 'False'}; {score:.2f} / 15.00 / 15.00\\r\\nAction: no action\\r\\nSymbol: TEST\\r\\n\\r\\n"
        else:
            if sys.argv[1] != '783': return
            body = f"{score:.1f}/5.0\\r\\npoints\\r\\n"
            reply = f"SPAMD/1.1 0 EX_OK\\r\\nContent-length: {len(body)}\\r\\n\\r\\n{body}"
        self.wfile.write(reply.encode())
class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
server = Server(('127.0.0.1', int(sys.argv[1])), Spamd)
print('ready', flush=True)
server.serve_forever()
`;

/** Takes connections and never answers, on a port or a socket. */
const HANGS = `
import os, socket, sys, time
at = sys.argv[1]
if at.isdigit():
    server = socket.create_server(('127.0.0.1', int(at)))
else:
    os.makedirs(os.path.dirname(at), exist_ok=True)
    if os.path.exists(at): os.unlink(at)
    server = socket.socket(socket.AF_UNIX)
    server.bind(at)
    os.chmod(at, 0o666)
    server.listen()
print('ready', flush=True)
kept = []
while True: kept.append(server.accept())
`;

export function scanners(suite: 'bookworm' | 'trixie'): void {
  describe.runIf(inLab)(`on ${suite}`, () => session(suite));
}

function session(suite: 'bookworm' | 'trixie'): void {
  let site: Site;

  beforeAll(async () => {
    site = await aclSite(suite, { ...answers, 'hardening.virusScanner': 'clamav', 'hardening.spamFilter': 'rspamd' });
    await site.net.address(FORWARDER);
    await site.host.write('/root/clamd.py', CLAMD);
    await site.host.write('/root/spamd.py', SPAMD);
    await site.host.write('/root/hangs.py', HANGS);
  });
  afterAll(() => site?.close());

  async function start(...command: string[]) {
    const running = site.host.start(['python3', ...command]);
    await running.waitFor(/ready/);
    return async () => {
      running.kill('TERM');
      await running.ended;
    };
  }
  const clamd = () => start('/root/clamd.py');
  const filter = (port: 783 | 11333) => start('/root/spamd.py', String(port));

  /** A login's message with this text. */
  async function own(body: string) {
    const client = await logIn(site, 'alice');
    const { text, subject } = letter();
    const reply = await client.message({
      from: 'alice@example.org',
      to: ['bob@example.org'],
      text: text.replace('Hello.', body),
    });
    await client.quit();
    return { ...reply, subject };
  }
  const withBody = (body: string) => {
    const { text, subject } = letter({ From: 'carol@foreign.example' });
    return { text: text.replace('Hello.', body), subject };
  };

  test('viruses are refused, those of own people too; clean mail passes; samples for postmaster and what a forwarder brings are marked', async () => {
    const stops = [await clamd(), await filter(11333)];
    const virus = { code: 550, text: expect.stringContaining('virus (Eicar-Test-Signature)') };
    expect(await bring(withBody(VIRUS))).toMatchObject(virus);
    expect(await own(VIRUS)).toMatchObject(virus);
    expect(await delivered(site)).not.toContain('X-Suspicious');
    expect(await own('Hello.')).toMatchObject({ code: 250 });
    for (const visit of [{ to: ['postmaster@example.org'] }, { ip: FORWARDER }]) {
      const { text, subject } = withBody(VIRUS);
      expect(await bring({ ...visit, text })).toMatchObject({ code: 250 });
      expect(await reads(site, 'alice', subject)).toContain('X-Suspicious: virus');
    }
    for (const stop of stops) await stop();
  });

  test.each([
    ['rspamd', 11333],
    ['spamassassin', 783],
  ] as const)('%s: points mark and refuse; own people are not judged', async (name, port) => {
    await reinstall(site, {
      ...answers,
      'hardening.spamFilter': name,
      'hardening.spamMark': 6,
      'hardening.spamRefuse': 15,
    });
    const stop = await filter(port);
    const judged = async (count: number) => {
      const { text, subject } = withBody(points(count));
      // What the sender says of itself does not count.
      expect(await bring({ text: `X-Spam-Flag: NO\nX-Spam-Score: -9\n${text}` })).toMatchObject({ code: 250 });
      const headers = (await reads(site, 'alice', subject)).split(/\r?\n\r?\n/)[0] ?? '';
      return headers.match(/^X-Spam-.*$/gm)?.map((line) => line.trim());
    };
    expect(await judged(5)).toEqual(['X-Spam-Score: 5.0']);
    expect((await judged(6))?.toSorted()).toEqual(['X-Spam-Flag: YES', 'X-Spam-Score: 6.0']);
    expect((await judged(14))?.toSorted()).toEqual(['X-Spam-Flag: YES', 'X-Spam-Score: 14.0']);
    expect(await bring({ text: withBody(points(15)).text })).toMatchObject({
      code: 550,
      text: expect.stringContaining('taken for spam (15.0 points)'),
    });
    expect(await bring({ text: withBody(points(15)).text, to: ['abuse@example.org'] })).toMatchObject({ code: 250 });
    expect(await bring({ text: withBody(points(15)).text, ip: FORWARDER })).toMatchObject({ code: 250 });
    const sent = await own(points(99));
    expect(sent).toMatchObject({ code: 250 });
    expect(await reads(site, 'bob', sent.subject)).not.toContain('X-Spam');
    await stop();
  });

  /** What must be so while a scanner does not answer: only strangers have to come again. */
  async function allButStrangersGetThrough() {
    const sent = await Promise.all([
      bring(),
      own('Hello.'),
      bring({ to: ['postmaster@example.org'] }),
      bring({ ip: FORWARDER }),
    ]);
    expect(sent.map(({ code }) => code)).toEqual([451, 250, 250, 250]);
    await reads(site, 'bob', sent[1].subject);
    for (const { subject } of sent.slice(2)) await reads(site, 'alice', subject);
  }

  /** Exim waits two minutes for a scanner, and less where a person waits: here two seconds. */
  async function hurry() {
    await site.host.run(
      `sed -i -E 's#malware = [*]/defer_ok(/tmo=45s)?$#malware = */defer_ok/tmo=2s#; s#malware = [*]$#malware = */tmo=2s#;
        s#^( *spamd_address = .*)$#\\1 tmo=2s#' /etc/exim4/exim4.conf`,
    );
    await service(site, 'exim', 'restart');
    await site.host.waitForPort(25);
  }

  test('scanners that are down, or take a connection and never answer: strangers are asked to wait, own people, forwarders and those in charge get through, nothing is lost', async () => {
    await reinstall(site, { ...answers, 'hardening.virusScanner': 'clamav', 'hardening.spamFilter': 'rspamd' });
    expect(await site.host.read('/etc/exim4/exim4.conf')).toContain('malware = */defer_ok/tmo=45s\n');
    await hurry();
    /** Without it, and while it hangs. */
    async function withoutAnswer(at: string, ...others: (() => Promise<void>)[]) {
      await allButStrangersGetThrough();
      const stop = await start('/root/hangs.py', at);
      await allButStrangersGetThrough();
      for (const each of [stop, ...others]) await each();
    }
    await withoutAnswer('/run/clamav/clamd.ctl', await filter(11333));
    await withoutAnswer('11333', await clamd());
    const stops = [await clamd(), await filter(11333)];
    await delivered(site);
    for (const stop of stops) await stop();

    await reinstall(site, { ...answers, 'hardening.spamFilter': 'spamassassin' });
    await hurry();
    await withoutAnswer('783');
    const stop = await filter(783);
    await delivered(site);
    await stop();
    // Exim writes to the panic log that it cannot reach a scanner: the administrator is to hear of it, and of nothing else.
    for (const line of await panics(site))
      expect(line).toMatch(/(?:malware|spam) acl condition: (?:clamd|all spamd|spamd|error reading from spamd)/);
  });

  describe('the real clamd and spamd', () => realScanners(() => site));
  describe('the real rspamd', () => dmarcByRspamd(() => site));
}
