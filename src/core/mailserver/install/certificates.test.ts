/**
 * Certificates of each ACME client on each platform: where install.sh looks for them, and what the deploy hook does there. The hook runs
 * in a folder that stands for the root, with stand-ins for what reloads a service; on real servers of Debian it is run by
 * `e2e/servers/certificates.test.ts`.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readme } from '../../../words/en/readme.ts';
import { type Answers, defaultsOf, platformIds, withAnswer } from '../../answers/index.ts';
import { createGenerator, textOf } from '../../bundle.ts';

type Platform = Answers['basics']['platform'];
type Client = Exclude<Answers['tls']['source'], 'files' | 'none'>;

const NAME = 'mail.example.org';
const generate = createGenerator(readme);
const filesOf = (platform: Platform, client: Client) =>
  generate(
    withAnswer(withAnswer(defaultsOf('internet-dovecot'), 'basics.platform', platform), 'tls.source', client),
  ).map((file) => ({ path: file.path, text: textOf(file) }));

/** What differs from platform to platform: certbot's and Caddy's folders, cron's, and where Exim's account gets its copies. */
interface Place {
  readonly certbot: string;
  readonly caddy: string;
  readonly daily: string;
  readonly copies: string;
  readonly group: string;
  readonly exim: string;
  readonly manager: 'systemd' | 'openrc' | 'service';
}
const linux: Place = {
  certbot: '/etc/letsencrypt',
  caddy: '/var/lib/caddy/.local/share/caddy/certificates',
  daily: '/etc/cron.daily',
  copies: '/etc/exim/wizard/tls',
  group: 'exim',
  exim: 'exim',
  manager: 'systemd',
};
const debian: Place = { ...linux, copies: '/etc/exim4/wizard/tls', group: 'Debian-exim', exim: 'exim4' };
const places: Readonly<Record<Platform, Place>> = {
  'debian-12': debian,
  'debian-13': debian,
  'ubuntu-24.04': debian,
  'ubuntu-26.04': debian,
  arch: { ...linux, copies: '/etc/mail/wizard/tls' },
  fedora: linux,
  alpine: { ...linux, daily: '/etc/periodic/daily', manager: 'openrc' },
  opensuse: { ...linux, group: 'mail' },
  freebsd: {
    certbot: '/usr/local/etc/letsencrypt',
    caddy: '/var/db/caddy/data/caddy/certificates',
    daily: '/usr/local/etc/periodic/daily',
    copies: '/usr/local/etc/exim/wizard/tls',
    group: 'mail',
    exim: 'exim',
    manager: 'service',
  },
  gentoo: { ...linux, group: 'mail', manager: 'openrc' },
  other: linux,
};

/** The files that a client keeps, where its hook lies, and how it says which certificate is new. */
const clients: Readonly<
  Record<Client, (place: Place) => { certificate: string; key: string; hook: string; env: Record<string, string> }>
> = {
  certbot: ({ certbot }) => ({
    certificate: `${certbot}/live/${NAME}/fullchain.pem`,
    key: `${certbot}/live/${NAME}/privkey.pem`,
    hook: `${certbot}/renewal-hooks/deploy/exim-wizard`,
    env: { RENEWED_LINEAGE: `${certbot}/live/${NAME}` },
  }),
  'acme-sh': ({ copies }) => {
    const kept = {
      certificate: `/root/.acme.sh/${NAME}_ecc/fullchain.cer`,
      key: `/root/.acme.sh/${NAME}_ecc/${NAME}.key`,
    };
    const env = { Le_Domain: NAME, CERT_FULLCHAIN_PATH: kept.certificate, CERT_KEY_PATH: kept.key };
    return { ...kept, hook: `${dirname(copies)}/deploy-hook`, env };
  },
  lego: ({ copies }) => {
    const kept = {
      certificate: `/var/lib/lego/certificates/${NAME}.crt`,
      key: `/var/lib/lego/certificates/${NAME}.key`,
    };
    const env = { LEGO_CERT_DOMAIN: NAME, LEGO_CERT_PATH: kept.certificate, LEGO_CERT_KEY_PATH: kept.key };
    return { ...kept, hook: `${dirname(copies)}/deploy-hook`, env };
  },
  caddy: ({ caddy, daily }) => {
    const kept = `${caddy}/acme-v02.api.letsencrypt.org-directory/${NAME}/${NAME}`;
    return { certificate: `${kept}.crt`, key: `${kept}.key`, hook: `${daily}/exim-wizard`, env: {} };
  },
};

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'certificates-'));
});
afterAll(() => rmSync(root, { recursive: true }));

/** Writes a file below `folder`, which stands for the root. */
function put(folder: string, path: string, text: string, mode = 0o644): void {
  mkdirSync(join(folder, dirname(path)), { recursive: true });
  writeFileSync(join(folder, path), text);
  chmodSync(join(folder, path), mode);
}

/** What each service manager has, and what it is called with for one service: each call is a line of `said`. */
const managers: Readonly<Record<Place['manager'], { stand: (folder: string, said: string) => void; calls: RegExp }>> = {
  systemd: {
    stand: (folder, said) => {
      mkdirSync(join(folder, 'run/systemd/system'), { recursive: true });
      put(folder, '/bin/systemctl', `#!/bin/sh\n[ "$1" = reload ] && echo "$*" >>${said}; :\n`, 0o755);
    },
    calls: /^reload NAME$/m,
  },
  openrc: {
    stand: (folder, said) => {
      for (const name of ['exim', 'dovecot']) {
        put(folder, `/etc/init.d/${name}`, `#!/bin/sh\necho "${name} $*" >>${said}\n`, 0o755);
      }
    },
    calls: /^NAME reload$/m,
  },
  service: {
    stand: (folder, said) => {
      for (const name of ['exim', 'dovecot']) put(folder, `/usr/local/etc/rc.d/${name}`, '#!/bin/sh\n', 0o755);
      put(folder, '/bin/service', `#!/bin/sh\necho "$*" >>${said}\n`, 0o755);
    },
    calls: /^NAME onereload$/m,
  },
};

describe.each(platformIds)('on %s', (platform) => {
  const place = places[platform];

  test.each(Object.keys(clients) as Client[])('%s: install.sh looks where the client keeps it', (client) => {
    const script = filesOf(platform, client).find(({ path }) => path === 'install.sh')?.text ?? '';
    // All but the lines that start it; root's home is that of whoever runs the tests otherwise.
    const library = script.slice(0, script.indexOf('\nBUNDLE=$(')).replaceAll('~root', '/root');
    const command = `${library}\nfind_certificate ${NAME}; echo "$FROM_CERTIFICATE $FROM_KEY"`;
    const { stdout, stderr } = spawnSync('sh', ['-s'], { encoding: 'utf8', input: command });
    const { certificate, key } = clients[client](place);
    expect(stdout, stderr).toBe(`${certificate} ${key}\n`);
  });

  test.each(Object.keys(clients) as Client[])('%s: its hook copies for Exim’s group and reloads', (client) => {
    const { certificate, key, hook, env } = clients[client](place);
    const files = filesOf(platform, client);
    const text = files.find(({ path }) => path === `root${hook}`)?.text;
    expect(text, files.map(({ path }) => path).join(' ')).toBeDefined();
    const folder = join(root, `${platform}-${client}`);
    const said = join(folder, 'said');
    const rooted = (text ?? '').replace(/(?<=[='" ])\/(?=(?:etc|root|run|usr|var)\/)/g, `${folder}/`);
    put(folder, '/hook', rooted, 0o755);
    put(folder, certificate, 'the chain\n', 0o600);
    put(folder, key, 'the key\n', 0o600);
    // The groups of other systems are not here.
    put(folder, '/bin/chown', `#!/bin/sh\necho "chown $1 \${2##*/}" >>${said}\n`, 0o755);
    managers[place.manager].stand(folder, said);
    mkdirSync(join(folder, place.copies), { recursive: true });
    const rootedEnv = Object.fromEntries(
      Object.entries(env).map(([name, value]) => [name, value.startsWith('/') ? `${folder}${value}` : value]),
    );
    const path = `${folder}/bin:${process.env.PATH}`;
    const run = () => spawnSync(join(folder, 'hook'), { encoding: 'utf8', env: { PATH: path, ...rootedEnv } });
    expect(run()).toMatchObject({ status: 0, stderr: '' });
    for (const [name, kept] of [
      ['fullchain.pem', 'the chain\n'],
      ['privkey.pem', 'the key\n'],
    ] as const) {
      const copy = join(folder, place.copies, name);
      expect(readFileSync(copy, 'utf8')).toBe(kept);
      expect(statSync(copy).mode & 0o777).toBe(0o640);
      expect(existsSync(`${copy}.new`)).toBe(false);
      expect(readFileSync(said, 'utf8')).toContain(`chown root:${place.group} ${name}.new\n`);
    }
    for (const service of [place.exim, 'dovecot']) {
      const call = new RegExp(managers[place.manager].calls.source.replace('NAME', service), 'm');
      expect(readFileSync(said, 'utf8')).toMatch(call);
    }
  });
});
