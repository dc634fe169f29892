/**
 * Over all platforms, versions and TLS libraries: no option that this Exim does not know, unless Exim itself is asked for it
 * (`.ifdef`), and ciphers in the dialect of its library. Each of the two mistakes stops a server; the second passes `exim -bV`.
 */
import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { type Answers, defaultsOf, platformIds, withAnswer } from '../../answers/index.ts';
import { randomAnswers, variants } from '../../answers/variants.ts';
import { main } from '../../exim/index.ts';
import { type Build, isKnownTo, type OptionSection, optionFacts } from '../../exim/options.ts';
import type { Clause, Option } from '../../exim/syntax.ts';
import { type TlsLibrary, versionText } from '../../platforms/index.ts';
import { logins, platform } from '../derived.ts';
import { configTree } from './config.ts';
import type { EximNode } from './node.ts';

interface Used {
  readonly section: OptionSection;
  readonly item: Option | Clause;
  /** The macro that Exim must have defined for the line to be read. */
  readonly macro?: string;
}

function usedIn(nodes: readonly unknown[], section: OptionSection, macro?: string): Used[] {
  return nodes.flatMap((each) => {
    const node = each as EximNode | Clause | { kind: 'statement'; clauses: readonly Clause[] };
    switch (node.kind) {
      case 'option':
      case 'clause':
        return [{ section, item: node, ...(macro ? { macro } : {}) }];
      case 'ifdef':
        return usedIn(node.nodes, section, node.macro);
      case 'instance':
        return usedIn(node.options, section, macro);
      case 'acl':
        return usedIn(node.statements, section, macro);
      case 'statement':
        return usedIn(node.clauses, section, macro);
      default:
        return [];
    }
  });
}

const used = (answers: Answers): Used[] =>
  configTree(answers).flatMap(({ name, nodes }) =>
    name === 'retry' || name === 'rewrite' ? [] : usedIn(nodes, name as OptionSection),
  );

/** Asking for the option itself, or for the library that has it, is asking for the option. */
const asksFor = (name: string, macro: string | undefined) =>
  macro === `_OPT_MAIN_${name.toUpperCase()}` || (macro === '_HAVE_OPENSSL' && name.startsWith('openssl_'));

function strangersIn(all: readonly Used[], build: Build): string[] {
  return all
    .filter(({ section, item }) => !isKnownTo(optionFacts(section, item.name), build))
    .filter(({ item, macro }) => !asksFor(item.name, macro))
    .map(({ item }) => item.name);
}

function buildOf(answers: Answers): Build {
  const { version, tlsLibrary } = platform.of(answers).exim;
  return { minor: version.minor, ...(tlsLibrary === 'either' ? {} : { library: tlsLibrary }) };
}

const ciphersOf = (all: readonly Used[]) =>
  all
    .filter(({ item }) => item.name === 'tls_require_ciphers')
    .map(({ item, macro }) => ({ value: JSON.stringify(item.value), macro }));

const machines = platformIds.flatMap((id) =>
  variants['basics.eximVersion'].flatMap((eximVersion) =>
    variants['basics.tlsLibrary'].map((library) => ({ id, eximVersion, library })),
  ),
);
const on = (answers: Answers, { id, eximVersion, library }: (typeof machines)[number]) =>
  withAnswer(
    withAnswer(withAnswer(answers, 'basics.platform', id), 'basics.eximVersion', eximVersion),
    'basics.tlsLibrary',
    library,
  );
const points = [defaultsOf('internet-dovecot'), ...randomAnswers(6, 4100)];
/** Every machine with every point. */
const all = machines.flatMap((machine) => points.map((point) => on(point, machine)));

test(`no option that the build does not know (${machines.length} machines)`, () => {
  for (const answers of all) {
    expect(strangersIn(used(answers), buildOf(answers)), JSON.stringify(answers.basics)).toEqual([]);
  }
});

test('and it would be found', () => {
  const all: Used[] = [{ section: 'main', item: main('openssl_options', '+no_sslv3') }];
  expect(strangersIn(all, { minor: 98, library: 'openssl' })).toEqual([]);
  expect(strangersIn(all, { minor: 98, library: 'gnutls' })).toEqual(['openssl_options']);
  const facts = { type: 'string', since: 98, until: 99 } as const;
  expect([96, 97, 98, 99, 100].filter((minor) => isKnownTo(facts, { minor }))).toEqual([98, 99]);
});

describe('ciphers', () => {
  const gnutls = /NORMAL/;
  const check: Record<TlsLibrary, (all: readonly Used[]) => void> = {
    gnutls: (all) => {
      expect(ciphersOf(all)).toEqual([{ value: expect.stringMatching(gnutls), macro: undefined }]);
    },
    openssl: (all) => {
      expect(ciphersOf(all)).toEqual([{ value: expect.stringContaining('ECDHE+AESGCM'), macro: undefined }]);
      expect(ciphersOf(all)[0]?.value).not.toMatch(gnutls);
    },
    either: (all) => {
      const [first, second] = ciphersOf(all);
      expect(first).toEqual({ value: expect.stringMatching(gnutls), macro: '_HAVE_GNUTLS' });
      expect(second?.macro).toBe('_HAVE_OPENSSL');
      expect(second?.value).not.toMatch(gnutls);
    },
  };

  test('in the dialect of the library', () => {
    const strict = all.filter((answers) => answers.tls.source !== 'none' && logins.of(answers) !== 'none');
    expect(strict.length).toBeGreaterThan(machines.length);
    for (const answers of strict) check[platform.of(answers).exim.tlsLibrary](used(answers));
  });

  test('strict on submission alone: no option holds for every port, and OpenSSL itself finds nothing older than TLS 1.2 in the list there', () => {
    const machine = { id: 'arch', eximVersion: '4.98', library: 'openssl' } as const;
    const options = used(on(defaultsOf('internet-dovecot'), machine));
    expect(options.map(({ item }) => item.name)).not.toContain('openssl_options');
    const [, floor, any] = /\{465:587\}\{([^{}]+)\}\{([^{}]+)\}/.exec(ciphersOf(options)[0]?.value ?? '') ?? [];
    const protocolsOf = (list = '') => {
      const { stdout, stderr } = spawnSync('openssl', ['ciphers', '-v', list], { encoding: 'utf8' });
      expect(stderr).toBe('');
      return new Set(stdout.match(/(?<= )(?:TLS|SSL)v\S+/g));
    };
    // Suites of TLS 1.3 are there whatever the list says. What is named after SSL 3 and TLS 1.0 is what these and TLS 1.1 can use.
    expect(protocolsOf(floor)).toEqual(new Set(['TLSv1.3', 'TLSv1.2']));
    expect([...protocolsOf(any)]).toEqual(expect.arrayContaining(['TLSv1.2', 'TLSv1']));
  });

  test('never an empty list: OpenSSL would start and refuse every STARTTLS', () => {
    const values = new Set(all.flatMap((answers) => ciphersOf(used(answers)).map(({ value }) => value)));
    expect(values.size).toBe(2);
    for (const value of values) {
      expect(value).toMatch(/\$\{if inlist\{\$received_port\}\{465:587\}\{[^{}]+\}\{[^{}]+\}\}/);
    }
  });
});

describe('CHUNKING is offered', () => {
  const offered = (eximVersion: (typeof machines)[number]['eximVersion'], library: 'gnutls' | 'openssl' | 'either') =>
    !used(on(defaultsOf('internet-dovecot'), { id: 'arch', eximVersion, library })).some(
      ({ item }) => item.name === 'chunking_advertise_hosts',
    );

  test.each([
    ['4.96', false, false, false],
    ['4.97', false, false, false],
    ['4.98', false, true, false],
    ['4.99', false, true, false],
    ['4.100', true, true, true],
  ] as const)('by Exim %s, GnuTLS: %s, OpenSSL: %s, either: %s', (version, gnutls, openssl, either) => {
    expect([offered(version, 'gnutls'), offered(version, 'openssl'), offered(version, 'either')]).toEqual([
      gnutls,
      openssl,
      either,
    ]);
  });

  test('by the version, whatever the platform', () => {
    for (const answers of all) {
      const { version } = platform.of(answers).exim;
      const names = used(answers).map(({ item }) => item.name);
      if (version.minor < 98) expect(names, versionText(version)).toContain('chunking_advertise_hosts');
      if (version.minor >= 100) expect(names, versionText(version)).not.toContain('chunking_advertise_hosts');
    }
  });
});
