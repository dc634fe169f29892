/** What a configuration looks up, and that install.sh refuses an Exim that cannot: Exim itself notices only when a message comes. */
import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { readme } from '../../../words/en/readme.ts';
import { type Answers, defaultsOf, type QuestionId, withAnswer } from '../../answers/index.ts';
import { randomAnswers } from '../../answers/variants.ts';
import { createGenerator, textOf } from '../../bundle.ts';
import { eximConfig } from '../derived.ts';

const generate = createGenerator(readme);

/** The types of lookup in a configuration, but for those that stand where only an Exim that has them reads. */
function lookupsIn(config: string): ReadonlySet<string> {
  const text = config
    .replace(/^\s*#.*$/gm, '')
    .replace(/^\.ifdef _HAVE_LOOKUP_[\s\S]*?^\.endif$/gm, '')
    .replace(/\\\n\s*/g, '');
  const inText = text.matchAll(/\$\{lookup\s*(?:\{(?:[^{}]|\{[^{}]*\})*\}\s*)?([a-z][a-z0-9-]*)/g);
  const inLists = text.matchAll(/[\s:;!]((?:partial\d*-)?(?:n?wild|ip)?lsearch|cdb|dbm|dsearch|passwd|sqlite)[;*@,]/g);
  const names = [...inText, ...inLists].map(([, name = '']) => name.replace(/^partial\d*-/, ''));
  // Forms of the one that `exim -bV` lists, too, and that no build leaves out alone.
  return new Set(names.map((name) => name.replace(/^(?:n?wild|ip)(?=lsearch)/, '')));
}

function filesOf(answers: Answers): { readonly config: string; readonly script: string } {
  const files = new Map(generate(answers).map((file) => [file.path, textOf(file)]));
  return { config: files.get(`root${eximConfig.of(answers)}`) ?? '', script: files.get('install.sh') ?? '' };
}
const demanded = (script: string): ReadonlySet<string> =>
  new Set([...script.matchAll(/^ {2}"\$1" Lookups (\S+)$/gm)].map(([, name = '']) => name));

test('what this test finds is there', () => {
  expect(lookupsIn('x = ${lookup{$h}lsearch{/f}}\ny = ${lookup dnsdb{a=b}}\nz = nwildlsearch;/f : !cdb;/g')).toEqual(
    new Set(['lsearch', 'dnsdb', 'cdb']),
  );
  expect(lookupsIn('.ifdef _HAVE_LOOKUP_CDB\nx = cdb;/f\n.endif\n# ${lookup dnsdb{x}}\n')).toEqual(new Set());
});

test('every lookup of a configuration is asked of Exim before, and no other', () => {
  const seen = new Set<string>();
  for (const answers of randomAnswers(150, 20261121)) {
    const { config, script } = filesOf(answers);
    const used = lookupsIn(config);
    expect([...demanded(script)].toSorted(), JSON.stringify(answers)).toEqual([...used].toSorted());
    for (const name of used) seen.add(name);
  }
  expect([...seen].toSorted()).toEqual(['dnsdb', 'lsearch']);
});

const CAN = `Exim version 4.98.2 #2 built 01-Jan-2026
Support for: iconv() IPv6 OpenSSL Content_Scanning DANE DKIM DNSSEC SPF SRS
Lookups (built-in): lsearch wildlsearch nwildlsearch iplsearch dnsdb
Authenticators: dovecot plaintext
Routers: accept dnslookup manualroute redirect
Transports: appendfile/maildir lmtp smtp`;

/** What `look_exim` says of an Exim with this `-bV`. */
function lookAt(answers: Answers, bV: string): readonly string[] {
  const { script } = filesOf(answers);
  const functions = script.slice(0, script.indexOf('\nBUNDLE=$('));
  const commands = `${functions}\nWORK=$(mktemp -d); exim() { cat <<'END'\n${bV}\nEND\n}; EXIM=exim; EXIM_VERSION=4.98; look_exim; rm -r "$WORK"`;
  const { stdout, stderr } = spawnSync('sh', ['-c', commands], { encoding: 'utf8' });
  expect(stderr).toBe('');
  return stdout.trimEnd().split('\n');
}
const given = (changes: Partial<Record<QuestionId, unknown>>) =>
  Object.entries({ 'basics.platform': 'alpine', ...changes }).reduce(
    (answers, [id, value]) => withAnswer(answers, id as QuestionId, value as never),
    defaultsOf('internet-dovecot'),
  );
const TWO = [
  { server: 'a.example.net', login: 'me' },
  { server: 'b.example.net', login: '' },
];
const SMARTHOSTS = { 'routing.outgoing': 'smarthost', 'routing.smarthosts': TWO };

test.each([
  ['names in HELO that must be in DNS', { 'hardening.helo': 'dns' }, 'dnsdb'],
  ['a login at one of two providers', { ...SMARTHOSTS, 'routing.smarthostTls': 'none' }, 'dnsdb'],
  [
    'two providers whose certificates are checked',
    { ...SMARTHOSTS, 'routing.smarthosts': TWO.map((each) => ({ ...each, login: '' })) },
    'dnsdb',
  ],
  ['aliases', {}, 'lsearch'],
] as const)('an Exim without the lookup is refused: %s', (_title, changes, lookup) => {
  const answers = given(changes);
  const fine = lookAt(answers, CAN);
  expect(fine).toContain('  ok       Exim has all that the configuration needs');
  // As a word of its own: `wildlsearch` is none.
  const without = CAN.replace(/^Lookups.*$/m, (line) => line.replace(` ${lookup}`, ''));
  const refused = lookAt(answers, without);
  expect(refused).toContain(`  PROBLEM  this Exim was built without ${lookup}`);
  expect(refused.at(-1)).toContain('apk add');
  // Alpine's are modules, which Exim lists in a line of their own.
  const asModule = without.replace(/^Authenticators/m, `Lookups (dynamic): ${lookup}\nAuthenticators`);
  expect(lookAt(answers, asModule)).toEqual(fine);
});

test('nobody is asked for a lookup that nothing uses', () => {
  const without = CAN.replace(' dnsdb', '');
  for (const helo of ['own', 'form'] as const) {
    expect(lookAt(given({ 'hardening.helo': helo }), without)).toContain(
      '  ok       Exim has all that the configuration needs',
    );
  }
  const alone = lookAt(given({ 'hardening.helo': 'dns', 'basics.incoming': 'none' }), without);
  expect(alone).toContain('  ok       Exim has all that the configuration needs');
});
