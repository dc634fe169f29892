/**
 * Certificates of every ACME client: install.sh finds them where the client keeps them, the deploy hook copies a renewed one when it is called as
 * that client calls it, and each name gets its own by SNI. The clients' own words for their hooks: certbot's RENEWED_LINEAGE, acme.sh's
 * --reloadcmd with Le_Domain, lego 4's and 5's variables, and cron for Caddy, which calls nobody.
 */
import { connect } from 'node:tls';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answers, withAnswer } from '../../src/core/answers/index.ts';
import { addresses, type Certificate, inLab, smtp, waitUntil } from '../lab/index.ts';
import { freshSite, logIn, MAIL, panicLog, putBundle, runInstaller, type Site, siteAnswers } from './site.ts';

const BUNDLE = '/root/bundle';
const SECOND = 'mail.example.net';
const TLS = '/etc/exim4/wizard/tls';

interface Client {
  readonly source: Answers['tls']['source'];
  readonly certificate: (name: string) => string;
  readonly key: (name: string) => string;
  readonly hook: string;
  /** The environment that the client gives to its hook. */
  readonly env: (name: string) => Record<string, string>;
}

/** Not the usual authority's folder: Caddy falls back to another by itself. */
const CADDY = '/var/lib/caddy/.local/share/caddy/certificates/acme.zerossl.com-v2-dv90';
const clients: readonly Client[] = [
  {
    source: 'certbot',
    certificate: (name) => `/etc/letsencrypt/live/${name}/fullchain.pem`,
    key: (name) => `/etc/letsencrypt/live/${name}/privkey.pem`,
    hook: '/etc/letsencrypt/renewal-hooks/deploy/exim-wizard',
    env: (name) => ({ RENEWED_LINEAGE: `/etc/letsencrypt/live/${name}`, RENEWED_DOMAINS: name }),
  },
  {
    source: 'acme-sh',
    certificate: (name) => `/root/.acme.sh/${name}_ecc/fullchain.cer`,
    key: (name) => `/root/.acme.sh/${name}_ecc/${name}.key`,
    hook: '/etc/exim4/wizard/deploy-hook',
    env: (name) => ({
      Le_Domain: name,
      CERT_PATH: `/root/.acme.sh/${name}_ecc/${name}.cer`,
      CERT_KEY_PATH: `/root/.acme.sh/${name}_ecc/${name}.key`,
      CA_CERT_PATH: `/root/.acme.sh/${name}_ecc/ca.cer`,
      CERT_FULLCHAIN_PATH: `/root/.acme.sh/${name}_ecc/fullchain.cer`,
    }),
  },
  ...(['LEGO_CERT_DOMAIN', 'LEGO_HOOK_CERT_NAME'] as const).map((nameOf): Client => {
    const prefix = nameOf === 'LEGO_CERT_DOMAIN' ? 'LEGO_CERT' : 'LEGO_HOOK_CERT';
    return {
      source: 'lego',
      certificate: (name) => `/var/lib/lego/certificates/${name}.crt`,
      key: (name) => `/var/lib/lego/certificates/${name}.key`,
      hook: '/etc/exim4/wizard/deploy-hook',
      env: (name) => ({
        [nameOf]: name,
        [`${prefix}_PATH`]: `/var/lib/lego/certificates/${name}.crt`,
        [`${prefix}_KEY_PATH`]: `/var/lib/lego/certificates/${name}.key`,
      }),
    };
  }),
  {
    source: 'caddy',
    certificate: (name) => `${CADDY}/${name}/${name}.crt`,
    key: (name) => `${CADDY}/${name}/${name}.key`,
    hook: '/etc/cron.daily/exim-wizard',
    env: () => ({}),
  },
];

describe.runIf(inLab).each(['bookworm', 'trixie'] as const)('certificates on %s', (suite) => {
  let site: Site;

  beforeAll(async () => {
    site = await freshSite(suite, 'system');
    await site.host.run(['rm', '-rf', '/etc/letsencrypt']);
  });
  afterAll(() => site?.close());

  const answersWith = (source: Client['source']) =>
    withAnswer(withAnswer(siteAnswers(suite, 'system'), 'tls.source', source), 'tls.names', [SECOND]);

  async function install(answers: Answers) {
    await site.host.run(['rm', '-rf', BUNDLE]);
    await putBundle(site.host, answers, BUNDLE);
    return runInstaller(site, BUNDLE);
  }

  async function keep({ certificate, key }: Client, name: string, issued: Certificate) {
    await site.host.write(certificate(name), issued.chain, { mode: 0o600 });
    await site.host.write(key(name), issued.key, { mode: 0o600 });
  }

  /** Whose certificate Exim shows to a client that asks for `servername`, and which. */
  async function shown(servername: string, port: 465 | 587 = 465) {
    const client = await smtp({
      to: MAIL.ip,
      from: addresses.stranger2,
      port,
      ...(port === 465 ? { tls: { servername } } : {}),
    });
    if (port === 587) {
      await client.ehlo('laptop');
      await client.startTls({ servername });
    }
    const peer = client.tls?.getPeerCertificate();
    client.close();
    return { name: peer?.subject.CN, serial: peer?.serialNumber };
  }

  /** The same for IMAP. */
  const shownByDovecot = (servername: string) =>
    new Promise<string | undefined>((resolve, reject) => {
      const socket = connect({ host: MAIL.ip, port: 993, servername, rejectUnauthorized: false }, () => {
        const { CN } = socket.getPeerCertificate().subject;
        resolve(Array.isArray(CN) ? CN[0] : CN);
        socket.destroy();
      });
      socket.on('error', reject);
    });

  describe.each(clients.map((client, index) => ({ ...client, title: `${client.source} (${index})` })))(
    '$title',
    (client) => {
      beforeAll(async () => {
        for (const name of [MAIL.name, SECOND]) await keep(client, name, await site.authority.issue([name]));
        const { code, stdout, stderr } = await install(answersWith(client.source));
        expect(code, stdout + stderr).toBe(0);
      });

      test('install.sh tries the hook on an Exim that has begun its work: its first queue run is over', async () => {
        // Told to read everything again while a queue run is beginning, it finds its sockets taken: the panic log has a line, and it is gone for half a minute.
        const log = (await site.host.run(['cat', '/var/log/exim4/mainlog'])).split('\n');
        const told = log.flatMap((line, at) => (line.includes('SIGHUP received') ? [at] : []));
        expect(told.length).toBeGreaterThanOrEqual(2);
        for (const at of told) {
          const before = log.slice(0, at).filter((line) => / (?:daemon started|(?:Start|End) queue run): /.test(line));
          expect(before.at(-1), log.join('\n')).toContain('End queue run');
        }
        expect(await panicLog(site)).toBe('');
      });

      test('each name gets its own certificate; who asks for another, or for none, that of the host name', async () => {
        for (const port of [465, 587] as const) {
          expect(await shown(MAIL.name, port)).toMatchObject({ name: MAIL.name });
          expect(await shown(SECOND, port)).toMatchObject({ name: SECOND });
          for (const other of ['other.example', '', 'mail.example.net.example.org']) {
            expect(await shown(other, port)).toMatchObject({ name: MAIL.name });
          }
        }
        expect(await shownByDovecot(MAIL.name)).toBe(MAIL.name);
        expect(await shownByDovecot(SECOND)).toBe(SECOND);
      });

      test('a renewed one is copied for Exim’s group alone, and shown', async () => {
        for (const name of [MAIL.name, SECOND]) {
          const before = await shown(name);
          await keep(client, name, await site.authority.issue([name]));
          expect(await shown(name)).toEqual(before);
          await site.host.run([client.hook], { env: client.env(name) });
          // While it reads its configuration again, Exim refuses connections for a moment.
          let after: Awaited<ReturnType<typeof shown>> | undefined;
          await waitUntil(
            async () => {
              after = await shown(name).catch(() => undefined);
              return after !== undefined && after.serial !== before.serial;
            },
            () => `the old certificate of ${name} is still shown`,
          );
          expect(after?.name).toBe(name);
          const folder = name === MAIL.name ? TLS : `${TLS}/${name}`;
          for (const file of ['fullchain.pem', 'privkey.pem']) {
            expect(await site.host.run(['stat', '-c', '%a %U:%G', `${folder}/${file}`])).toBe('640 root:Debian-exim\n');
          }
          expect((await site.host.exec(['cat', `${folder}/privkey.pem`], { user: 'nobody' })).code).not.toBe(0);
        }
      });

      test('another name’s is none of its business', async () => {
        await keep(client, 'www.example.org', await site.authority.issue(['www.example.org']));
        const files = await site.host.run(`find ${TLS} -type f -exec sha256sum {} + | sort`);
        await site.host.run([client.hook], { env: client.env('www.example.org') });
        expect(await site.host.run(`find ${TLS} -type f -exec sha256sum {} + | sort`)).toBe(files);
      });
    },
  );

  test('cron finds Caddy’s hook, and it changes nothing where nothing is new', async () => {
    expect(await site.host.run(['run-parts', '--test', '/etc/cron.daily'])).toContain('/etc/cron.daily/exim-wizard');
    const times = () => site.host.run(`stat -c '%n %i %Y' ${TLS}/*.pem`);
    const before = await times();
    await site.host.run(['/etc/cron.daily/exim-wizard']);
    expect(await times()).toBe(before);
  });

  test('install.sh takes the hooks of earlier clients away', async () => {
    for (const { source, hook } of clients) {
      const { code } = await site.host.exec(['test', '-e', hook]);
      expect(code === 0, hook).toBe(source === 'caddy');
    }
  });

  test('files of the person’s own: beside the certificate, and never taken away', async () => {
    const own: Client = {
      source: 'files',
      certificate: (name) => `/etc/ssl/own/${name === MAIL.name ? '' : `${name}/`}fullchain.pem`,
      key: (name) => `/etc/ssl/own/${name === MAIL.name ? '' : `${name}/`}privkey.pem`,
      hook: '',
      env: () => ({}),
    };
    for (const name of [MAIL.name, SECOND]) await keep(own, name, await site.authority.issue([name]));
    let answers = answersWith('files');
    answers = withAnswer(answers, 'tls.certificate', own.certificate(MAIL.name));
    answers = withAnswer(answers, 'tls.key', own.key(MAIL.name));
    const refused = await install(answers);
    expect(refused.code).not.toBe(0);
    expect(refused.stdout).toContain(`cannot read ${own.key(SECOND)}`);
    await site.host.run('chgrp -R Debian-exim /etc/ssl/own && chmod -R g+rX /etc/ssl/own');
    const { code, stdout, stderr } = await install(answers);
    expect(code, stdout + stderr).toBe(0);
    for (const name of [MAIL.name, SECOND]) expect(await shown(name)).toMatchObject({ name });
    expect(await shown('other.example')).toMatchObject({ name: MAIL.name });
    // The copies of earlier clients are gone.
    expect((await site.host.exec(['find', TLS, '-type', 'f'])).stdout).toBe('');
  });

  test.each([465, 587] as const)('where %i is the only port for people, the other is closed', async (port) => {
    const answers = withAnswer(siteAnswers(suite, 'system'), 'tls.submissionPorts', `${port}`);
    for (const name of [MAIL.name]) await keep(clients[0] as Client, name, await site.authority.issue([name]));
    const { code, stdout, stderr } = await install(answers);
    expect(code, stdout + stderr).toBe(0);
    const client = await logIn(site, 'alice', port);
    await client.quit();
    await expect(smtp({ to: MAIL.ip, from: addresses.stranger2, port: port === 465 ? 587 : 465 })).rejects.toThrow(
      'ECONNREFUSED',
    );
  });

  test('without a certificate for each name nothing is installed', async () => {
    await site.host.run(['rm', '-rf', '/root/.acme.sh']);
    const { code, stdout, stderr } = await install(answersWith('acme-sh'));
    expect(code).not.toBe(0);
    for (const name of [MAIL.name, SECOND]) expect(stdout).toContain(`there is no certificate for ${name}`);
    // The client is not on this machine either: first it has to get there.
    expect(stdout).toMatch(/apt-get install .*socat[\s\S]* acme\.sh itself[\s\S]* acme\.sh --issue /);
    expect(stderr).toMatch(/Nothing was changed/);
  });
});
