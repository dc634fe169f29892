import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { connect } from 'node:net';
import nodemailer from 'nodemailer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  addresses,
  builtSuites,
  certificateAuthority,
  foreignMx,
  type Host,
  type Internet,
  inLab,
  internet,
  onlyTls,
  smtp,
  waitUntil,
} from './index.ts';

/** Debian's own configuration listens on 127.0.0.1 alone. */
const OPEN_EXIM = 'keep_environment =\nlocal_interfaces = <; 0.0.0.0 ; ::0\nhost_lookup = *\n';
const MAIL = { name: 'mail.example.org', ip: '192.0.2.10', ip6: '2001:db8:2::10' };
const BACKUP = { name: 'backup.example.org', ip: '192.0.2.11', ip6: '2001:db8:2::11' };

describe.runIf(inLab)('the lab', () => {
  let net: Internet;

  beforeAll(async () => {
    net = await internet();
    net.dns.machine(MAIL.name, MAIL.ip, MAIL.ip6);
  });
  afterAll(() => net?.close());

  test('has the two releases that the generated files are for', () => {
    expect(builtSuites()).toEqual(expect.arrayContaining(['bookworm', 'trixie']));
  });

  describe.each(builtSuites())('%s', (suite) => {
    let host: Host;

    beforeAll(async () => {
      host = await net.host({ suite, ...MAIL });
    });
    afterAll(() => host?.close());

    test('is a system of its own', async () => {
      expect(await host.run('cat /etc/debian_version')).toMatch(suite === 'bookworm' ? /^12/ : /./);
      expect(await host.run('hostname; hostname -f; cat /etc/mailname')).toBe(`mail\n${MAIL.name}\n${MAIL.name}\n`);
      expect(await host.run('cat /proc/1/comm')).toBe('perl\n');
      expect(await host.run('ls /mnt /run')).not.toContain('work');
      expect(await host.run('awk "{print \\$2}" /proc/mounts')).not.toContain('lab');
    });

    test('runs commands as a person, with input, surroundings and a time limit', async () => {
      const { code, stdout, stderr } = await host.exec('cat; id -un; pwd; echo "$GREETING" >&2; exit 3', {
        input: 'in\n',
        user: 'nobody',
        cwd: '/etc',
        env: { GREETING: 'a=b\nc' },
      });
      expect({ code, stdout, stderr }).toEqual({ code: 3, stdout: 'in\nnobody\n/etc\n', stderr: 'a=b\nc\n' });
      await expect(host.exec('echo begun; sleep 60', { timeout: 300 })).rejects.toThrow(/300 ms:\nbegun/);
      expect((await host.exec('kill -TERM $$')).code).toBe(128 + 15);
      expect((await host.exec(['no-such-command'])).code).toBe(127);
    });

    test('carries much data and many commands', async () => {
      const much = 'x'.repeat(3_000_000);
      expect(await host.run('cat', { input: much })).toHaveLength(much.length);
      const many = Array.from({ length: 100 }, (_, at) => host.run(['echo', String(at)]));
      expect(await Promise.all(many)).toEqual(many.map((_, at) => `${at}\n`));
    });

    test('takes and gives files', async () => {
      await host.write('/etc/new/folder/secret', 'geheim – 密\n', { mode: 0o640, owner: 'root:Debian-exim' });
      expect(await host.read('/etc/new/folder/secret')).toBe('geheim – 密\n');
      expect(await host.run("stat -c '%A %U %G' /etc/new/folder/secret")).toBe('-rw-r----- root Debian-exim\n');
      await expect(host.read('/nowhere')).rejects.toThrow('No such file');
      await host.copyIn(new URL('.', import.meta.url).pathname, '/opt/lab');
      expect(await host.run('ls /opt/lab')).toContain('lab.test.ts');
    });

    test('leaves daemons alone and goes on', async () => {
      const before = Date.now();
      await host.run('sleep 50 & echo started');
      expect(Date.now() - before).toBeLessThan(25_000);
      const sleeping = async () => (await host.exec('pgrep -c sleep')).stdout === '1\n';
      await waitUntil(sleeping, () => 'the daemon has not survived its shell');
      const started = host.start('echo ready; exec sleep 50');
      await started.waitFor(/ready/);
      started.kill('TERM');
      expect(await started.ended).toEqual({ code: 0, signal: 15 });
    });

    test('keeps what programs tell syslog', async () => {
      await host.run(['logger', '-p', 'mail.info', 'a word to the log']);
      await waitUntil(
        async () => (await host.logs()).includes('a word to the log'),
        () => 'not logged',
      );
    });

    test('asks the name server of the test, and is told at once that a name does not exist', async () => {
      net.dns.add('example.net MX 10 mx.example.net', 'mx.example.net A 198.51.100.20', '*.wild.test TXT "a b" c');
      const lookup = (type: string, name: string) =>
        host.run(['exim4', '-be', `\${lookup dnsdb{${type}=${name}}{$value}{none}}`]);
      expect(await lookup('mx', 'example.net')).toBe('10 mx.example.net\n');
      expect(await lookup('a', 'mx.example.net')).toBe('198.51.100.20\n');
      expect(await lookup('>+; txt', 'x.wild.test')).toBe('a bc\n');
      expect(await lookup('ptr', MAIL.ip6)).toBe(`${MAIL.name}\n`);
      // Each of the two would wait for four seconds if nobody answered.
      const before = Date.now();
      expect(await lookup('mx', 'unknown.test')).toBe('none\n');
      expect((await host.exec(['getent', 'ahosts', 'unknown.test'])).code).toBe(2);
      expect(Date.now() - before).toBeLessThan(4000);
      expect(net.dns.asked).toContain('MX unknown.test');
    });

    test('tells a broken name server from a missing name, and long answers come whole', async () => {
      const lookup = async (name: string) =>
        (await host.exec(['exim4', '-be', `\${lookup dnsdb{>+; defer_strict,txt=${name}}{$value}{none}}`])).stdout;
      net.dns.add(`long.test TXT "${'k'.repeat(2000)}"`);
      expect(await lookup('long.test')).toContain('k'.repeat(2000));
      net.dns.trouble('ill.test', 'servfail');
      expect(await lookup('x.ill.test')).not.toContain('none');
      net.dns.trouble('ill.test', undefined);
      expect(await lookup('x.ill.test')).toContain('none');
    });

    test('is reached from the outside addresses and from inside, over both protocols', async () => {
      await host.write('/etc/exim4/exim4.conf', OPEN_EXIM, { mode: 0o640, owner: 'root:Debian-exim' });
      const daemon = host.start(['exim4', '-bdf']);
      await host.waitForPort(25);
      const places = [
        { to: MAIL.ip, from: addresses.stranger, seen: '[198.51.100.20]' },
        { to: MAIL.ip, from: addresses.distant, seen: '[203.0.113.25]' },
        { to: MAIL.ip6, from: addresses.stranger6, seen: '[2001:db8:51::20]' },
        { from: host, seen: '[127.0.0.1]' },
      ];
      for (const { seen, ...place } of places) {
        const client = await smtp({ ...place, port: 25 });
        expect(client.greeting.code).toBe(220);
        expect((await client.ehlo('client.example')).text).toContain(seen);
        await client.quit();
      }
      daemon.kill('TERM');
      await daemon.ended;
    });

    test('really offers TLS 1.0 where a server allows it, so that a refusal is the server’s', async () => {
      const authority = await certificateAuthority();
      const certificate = await authority.issue([MAIL.name]);
      await host.write('/tmp/chain', certificate.chain);
      await host.write('/tmp/key', certificate.key);
      const ready = '220 ready\\n';
      const server = host.start(
        `printf '${ready}' | openssl s_server -accept 465 -cert_chain /tmp/chain -cert /tmp/chain -key /tmp/key -tls1 \
          -cipher ALL:@SECLEVEL=0 -quiet -naccept 2 -no_ign_eof & wait`,
      );
      await host.waitForPort(465);
      const client = await smtp({ to: MAIL.ip, port: 465, tls: onlyTls('TLSv1') });
      expect(client.tls?.getProtocol()).toBe('TLSv1');
      client.close();
      await expect(smtp({ to: MAIL.ip, port: 465, tls: { minVersion: 'TLSv1.2' } })).rejects.toThrow(/version|closed/);
      server.kill('KILL');
    });
  });

  test('runs two systems at once that reach each other, and each begins clean', async () => {
    await using first = await net.host({ suite: 'bookworm', ...MAIL });
    await using second = await net.host({ suite: 'trixie', ...BACKUP });
    await first.write('/etc/mark', 'first');
    await first.write('/etc/exim4/exim4.conf', OPEN_EXIM);
    await first.run('exim4 -bd -q30m');
    await first.waitForPort(25);
    expect(await second.run('swaks --server mail.example.org --quit-after BANNER')).toContain('220 mail');
    expect((await second.exec('ls /etc/mark')).code).not.toBe(0);
    await first.close();
    await using third = await net.host({ suite: 'bookworm', ...MAIL });
    expect((await third.exec('ls /etc/mark')).code).not.toBe(0);
    expect(await third.run('ps -e -o comm=')).not.toContain('exim');
    expect(await second.run('nc -zw 2 192.0.2.10 25 && echo open || echo closed')).toBe('closed\n');
  });

  test('plays a foreign mail server that refuses, disappears and comes back', async () => {
    const certificate = await (await certificateAuthority()).issue(['mx.foreign.example']);
    await using mx = await foreignMx({ address: addresses.stranger, certificate });
    mx.refuse = (recipient) => (recipient.startsWith('nobody@') ? '550 no such user' : undefined);
    const client = await smtp({ to: addresses.stranger, port: 25 });
    await client.ehlo('mail.example.org');
    await client.startTls();
    await client.ehlo('mail.example.org');
    const refused = await client.message({ from: 'a@example.org', to: ['nobody@foreign.example'], text: '' });
    expect(refused).toEqual({ code: 550, text: 'no such user' });
    await client.quit();
    await mx.close();
    await expect(smtp({ to: addresses.stranger, port: 25 })).rejects.toThrow('ECONNREFUSED');
    await mx.open();
    const program = nodemailer.createTransport({
      host: addresses.stranger,
      port: 25,
      tls: { rejectUnauthorized: false },
    });
    await program.sendMail({ from: 'a@example.org', to: 'b@foreign.example', subject: 'Hello', text: '.\n' });
    const [message] = await mx.waitFor(1);
    expect(message).toMatchObject({ from: 'a@example.org', to: ['b@foreign.example'], secure: true });
    expect(message?.text).toContain('Subject: Hello');
  });

  test('leaves nothing behind', async () => {
    const before = links();
    const host = await net.host({ suite: 'bookworm', name: 'passing.example.org', ip: '192.0.2.99' });
    const namespace = readlinkSync(`/proc/${host.pid}/ns/mnt`);
    const living = () => [...namespaces().values()].filter((other) => other === namespace);
    await host.run('exim4 -bd -q30m; sleep 100 &');
    expect(living().length).toBeGreaterThanOrEqual(4);
    await host.close();
    await expect(host.exec('true')).rejects.toThrow('gone');
    expect(living()).toEqual([]);
    expect(links()).toEqual(before);
    expect(readFileSync('/proc/mounts', 'utf8')).not.toContain('/mount/root');
  });

  test('cannot reach the world', async () => {
    const socket = connect({ host: '192.88.99.1', port: 80 });
    const outcome = await new Promise((resolve) => socket.once('error', resolve).once('connect', resolve));
    expect(outcome).toMatchObject({ code: 'ENETUNREACH' });
  });
});

function links(): string[] {
  return readFileSync('/proc/net/dev', 'utf8')
    .split('\n')
    .map((line) => line.split(':')[0]?.trim() ?? '')
    .sort();
}

/** The mount namespace of every living process, by process id. */
function namespaces(): Map<string, string> {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return new Map(
    pids.flatMap((pid): [string, string][] => {
      try {
        return [[pid, readlinkSync(`/proc/${pid}/ns/mnt`)]];
      } catch {
        return []; // it has ended meanwhile
      }
    }),
  );
}
