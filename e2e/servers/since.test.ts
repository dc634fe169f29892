/** Since when an option exists, as our tables say, against Exim's own documents and against two versions of the server. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ALWAYS, sinceOfOption } from '../../src/language/exim/docs/since.ts';
import { tables } from '../../src/language/exim/docs.ts';
import { type Host, type Internet, inLab, internet } from '../lab/index.ts';

/** An instance of each driver that Debian builds, so that `-bP` shows its options. Cyrus SASL would need mechanisms. */
const CONF = `begin routers
dnslookup:
  driver = dnslookup
  transport = smtp
manualroute:
  driver = manualroute
  transport = smtp
  route_list = * a
redirect:
  driver = redirect
  data = x
begin transports
smtp:
  driver = smtp
appendfile:
  driver = appendfile
  file = /x
  user = mail
autoreply:
  driver = autoreply
lmtp:
  driver = lmtp
  socket = /x
  user = mail
pipe:
  driver = pipe
  command = /x
  user = mail
begin authenticators
plaintext:
  driver = plaintext
  public_name = A
  server_condition = yes
cram_md5:
  driver = cram_md5
  public_name = B
dovecot:
  driver = dovecot
  public_name = C
  server_socket = /x
external:
  driver = external
  public_name = D
spa:
  driver = spa
  public_name = E
tls:
  driver = tls
`;
const instances = {
  router: ['dnslookup', 'manualroute', 'redirect'],
  transport: ['smtp', 'appendfile', 'autoreply', 'lmtp', 'pipe'],
  authenticator: ['plaintext', 'cram_md5', 'dovecot', 'external', 'spa', 'tls'],
} as const;
const generic = { router: 'routers', transport: 'transports', authenticator: 'authenticators' } as const;

/** What `-bP` never shows: Debian builds without DMARC, and two names stand for the pairs with _recipient and _sender. */
const NOT_SHOWN: readonly string[] = [
  'main/dmarc_history_file',
  'main/dmarc_tld_file',
  'routers/fail_verify',
  'routers/verify',
];

/** Where the news name the feature and not the option. */
const FEATURES: Readonly<Record<string, string>> = {
  'main/acl_smtp_wellknown': 'Add SMTP WELLKNOWN extension',
  'main/prdr_enable': 'PRDR is now supported',
  'main/tls_ocsp_file': 'OCSP stapling is now supported by default',
  'smtp/hosts_try_prdr': 'PRDR is now supported',
};

const named = (text: string) => new Set([...text.matchAll(/^(?:no_)?([a-z]\w*)/gm)].map(([, name]) => name ?? ''));

/** Options by table, as the server names them. */
async function known(host: Host): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  await host.write('/root/since.conf', CONF);
  const all = new Map<string, ReadonlySet<string>>([['main', named(await host.run(['exim4', '-bP']))]]);
  for (const [kind, names] of Object.entries(instances)) {
    for (const name of names) {
      const options = named(await host.run(['exim4', '-C', '/root/since.conf', '-bP', kind, name]));
      all.set(name, options);
      const table = generic[kind as keyof typeof generic];
      all.set(table, new Set([...(all.get(table) ?? []), ...options]));
    }
  }
  return all;
}

/** `4.98` of `Exim version 4.98.2 #2 built …`. */
const versionOf = (text: string) => /^Exim version (4\.\d\d)/m.exec(text)?.[1] ?? '';

interface Document {
  /** `main/acl_smtp_dkim` → `4.70 unless disable_dkim`. */
  readonly table: ReadonlyMap<string, string>;
  /** Version → what its news and changes say. */
  readonly news: ReadonlyMap<string, string>;
}

/** The first table of OptionLists.txt: name, type, default, use, version; further uses of a name leave it out. */
function optionTable(text: string): ReadonlyMap<string, string> {
  const body = text.split(/^-{60,}$/m)[1]?.split(/^2\. /m)[0] ?? '';
  const rows = new Map<string, string>();
  let name = '';
  for (const line of body.split('\n')) {
    name = /^\S+/.exec(line)?.[0] ?? name;
    const [, uses = '', rest = ''] =
      /\s((?:[a-z_]+\d?)(?:,[a-z_]+\d?)*)(?:\s+\(auth\))?(?:\s+((?:\d\.\d\d|\(|unless|renamed).*))?$/.exec(line) ?? [];
    for (const use of uses.split(',')) if (!rows.has(`${use}/${name}`)) rows.set(`${use}/${name}`, rest);
  }
  return rows;
}

function sections(texts: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const text of texts) {
    for (const part of text.split(/^(?=(?:Exim version|Version) 4)/m)) {
      const version = /^(?:Exim version|Version) (4\.\d\d)/.exec(part)?.[1];
      if (version) found.set(version, (found.get(version) ?? '') + part);
    }
  }
  return found;
}

describe.runIf(inLab).each(['bookworm', 'trixie'] as const)('the options of %s', (suite) => {
  let net: Internet;
  let host: Host;
  let version: string;
  let server: ReadonlyMap<string, ReadonlySet<string>>;
  let documents: Document;

  beforeAll(async () => {
    net = await internet();
    host = await net.host({ suite, name: 'mail.example.org' });
    version = versionOf(await host.run(['exim4', '-bV']));
    server = await known(host);
    const read = (name: string) => host.run(`zcat /usr/share/doc/exim4-base/${name}.gz`);
    documents = {
      table: optionTable(await read('OptionLists.txt')),
      news: sections([await read('NewStuff'), await read('changelog')]),
    };
  });
  afterAll(async () => {
    await host?.close();
    await net?.close();
  });

  /** Our rows of the tables that the server was asked for. */
  const rows = () =>
    [...server.keys()].flatMap((table) =>
      Object.keys(tables[table] ?? {}).map((name) => ({ table, name, since: sinceOfOption(table, name) })),
    );

  test('are known to the server if they are as old as it, and unknown if they are newer', () => {
    expect(version).toMatch(/^4\.\d\d$/);
    expect(rows().length).toBeGreaterThan(400);
    const wrong = rows().filter(({ table, name, since }) => {
      if (NOT_SHOWN.includes(`${table}/${name}`)) return false;
      return (server.get(table)?.has(name) ?? false) !== since <= version;
    });
    expect(wrong).toEqual([]);
  });

  test('are dated as the documents of this version date them', () => {
    const wrong = rows().flatMap(({ table, name, since }) => {
      if (since === '' || since > version) return [];
      const said = documents.table.get(`${table}/${name}`);
      const versions: readonly string[] = said?.match(/\b[1-4]\.\d\d\b/g) ?? [];
      const agrees =
        since === ALWAYS
          ? said !== undefined && (versions[0] ?? '') <= ALWAYS
          : versions.includes(since) || documents.news.get(since)?.includes(FEATURES[`${table}/${name}`] ?? name);
      return agrees ? [] : [{ option: `${table}/${name}`, since, said }];
    });
    expect(wrong).toEqual([]);
  });
});
