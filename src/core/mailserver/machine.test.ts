import { describe, expect, test } from 'vitest';
import { readme } from '../../words/en/readme.ts';
import { type Answers, defaultsOf, platformIds, type QuestionId, readAnswer, withAnswer } from '../answers/index.ts';
import { applies } from '../answers/relevance.ts';
import { variants } from '../answers/variants.ts';
import { createGenerator, textOf } from '../bundle.ts';
import { type AskedId, platformFacts, platforms, type Unasked } from '../platforms/index.ts';
import { type Packaging, packaging, type TypedId } from '../platforms/packaging.ts';
import { eximConfig, platform } from './machine.ts';

const base = defaultsOf('internet-dovecot');
const TYPED = 'typed by a person, who sees it before; the packages that they name take its place';
/** Each of these would end a word or a command, begin another, or say more than it shows. */
const SHELL = [
  ...[
    'a;b',
    'a|b',
    'a&b',
    '$(a)',
    '`a`',
    '$HOME',
    "it's",
    '"a"',
    'a\\b',
    'a>b',
    'a<b',
    '(a)',
    '{a,b}',
    '*',
    'a?',
    '[a]',
  ],
  ...[
    'a\nb',
    'a\tb',
    'a\rb',
    ' a',
    'a ',
    'a  b',
    ':a',
    '~a',
    '#a',
    'a #b',
    '!a',
    'a%b',
    'a\u00a0b',
    'é',
    'a\u202eb',
    'a\0b',
  ],
];
const on = (id: (typeof platformIds)[number]) => withAnswer(base, 'basics.platform', id);

test.each(platformIds)('%s as it comes', (id) => {
  expect(platform.of(on(id))).toEqual(platforms[id]);
});

test('the ids are the ones that were promised', () => {
  expect(platformIds.join(' ')).toBe(
    'debian-12 debian-13 ubuntu-24.04 ubuntu-26.04 arch fedora alpine opensuse freebsd gentoo other',
  );
});

/** Answers with which each value is used: what a client for certificates, a virus scanner, or fail2ban without a journal has is asked for beside it. */
const circumstances = (id: (typeof platformIds)[number]) =>
  (['certbot', 'caddy'] as const).map((source) => {
    let answers = withAnswer(on(id), 'tls.source', source);
    answers = withAnswer(answers, 'hardening.virusScanner', 'clamav');
    answers = withAnswer(answers, 'hardening.fail2ban', true);
    return withAnswer(answers, 'basics.serviceManager', 'openrc');
  });
const askedFor = (id: (typeof platformIds)[number], key: AskedId) =>
  circumstances(id).some((answers) => applies(`basics.${key}`, answers));

test('what is not surely known can be put right, and every question for it applies', () => {
  for (const id of platformIds) {
    for (const [key, { certainty }] of Object.entries(platformFacts[id].asked)) {
      if (certainty !== 'read') expect(askedFor(id, key as AskedId), `${id}: ${key}`).toBe(true);
    }
  }
});

/** Why each of the other facts is no question: the compiler demands a reason of whoever adds one. */
const notAsked: { readonly [K in keyof Required<Unasked> | Exclude<keyof Required<Packaging>, TypedId>]: string } = {
  buildKnown: 'what the wizard has read, and no value of the system: no = the portable form',
  sshdNeedsJournal: 'seen on one release; elsewhere no packaged jail is touched',
  proven: 'what the tests have tried',
  sievePackages: TYPED,
  fail2banPackages: TYPED,
  scanners: TYPED,
  packageNames: TYPED,
  firewall: TYPED,
  rotation: 'which advice the read-me gives',
  before: TYPED,
  after: TYPED,
  notes: 'words',
};

test('of another system every value that a file holds can be answered, and the answer is what counts', () => {
  // What has a place of its own in a platform must be there; the answers beside it prove nothing.
  const placed = (key: string, value: unknown) => (/^(?:exim|dovecot)[A-Z]/.test(key) ? undefined : value);
  for (const key of Object.keys(platformFacts.other.asked) as AskedId[]) {
    const id = `basics.${key}` as const;
    expect(askedFor('other', key), key).toBe(true);
    const settled = (value: unknown) =>
      JSON.stringify(platform.of(withAnswer(on('other'), id, value as never)), placed);
    const own = (variants[id] as readonly unknown[]).find(
      (value) => settled(value) !== JSON.stringify(platforms.other, placed),
    );
    expect(own, key).toBeDefined();
    expect(settled(own), key).toContain(String(own).split(/[-.]/).at(-1));
  }
  const rest = [...Object.keys(platformFacts.other), ...Object.keys(packaging.other)].filter((key) => key !== 'asked');
  const said = Object.keys(typed);
  expect(rest.filter((key) => !Object.hasOwn(notAsked, key) && !said.includes(key))).toEqual([]);
});

/** What a person may type in another way, and where install.sh has it. */
const typed: Readonly<Record<TypedId, string>> = {
  installCommand: 'INSTALL_COMMAND',
  packages: 'PACKAGES',
  addUserCommand: 'ADD_USER_COMMAND',
};

describe.each(platformIds.filter((id) => !id.startsWith('debian') && !id.startsWith('ubuntu')))('on %s', (id) => {
  const files = createGenerator(readme);
  const bundle = (answers: Answers) => new Map(files(answers).map((file) => [file.path, textOf(file)]));

  test('what is typed there can be said, and is what install.sh and the read-me show', () => {
    // The widest: everything that adds a package, and accounts of the machine.
    const wide = Object.entries({
      'tls.source': 'certbot',
      'hardening.virusScanner': 'clamav',
      'hardening.spamFilter': 'rspamd',
      'dovecot.users': 'system',
      'dovecot.sieve': true,
    }).reduce((answers, [key, value]) => withAnswer(answers, key as QuestionId, value as never), on(id));
    const own = {
      installCommand: '/opt/bin/pkg_add -v --yes',
      packages: 'mail/exim-full dovecot2 perl=5.36',
      addUserCommand: 'newuser -m',
    };
    const answers = Object.entries(own).reduce(
      (made, [key, value]) => withAnswer(made, `basics.${key as TypedId}`, value),
      wide,
    );
    const made = bundle(answers);
    for (const [key, name] of Object.entries(typed)) {
      expect(made.get('install.sh')).toContain(`\n${name}='${own[key as TypedId]}'\n`);
    }
    expect(made.get('install.sh')).toContain(`hint '${own.installCommand} ${own.packages}'\n`);
    expect(made.get('README.md')).toContain(`\n${own.installCommand} ${own.packages}\n`);
    expect(made.get('README.md')).toContain(`\n${own.addUserCommand} alice\n`);
    const { installCommand, packages, addUserCommand } = packaging[id];
    for (const guessed of [`\n${installCommand} `, packages.join(' '), `\n${addUserCommand} `]) {
      expect(bundle(wide).get('README.md'), guessed).toContain(guessed);
      expect(made.get('README.md'), guessed).not.toContain(guessed);
    }
    // All that install.sh prints to be typed comes from these.
    expect(made.get('install.sh')).not.toContain(packages.join(' '));
    expect(made.get('install.sh')).not.toContain(`'${installCommand} `);
  });
});

test('what is typed holds nothing that a shell acts on', () => {
  for (const id of ['basics.installCommand', 'basics.addUserCommand'] as const) {
    for (const text of ['pacman -S --needed', '/usr/local/sbin/pkg_add', 'nix-env -iA nixpkgs.exim', 'a @b x=y,z'])
      expect(readAnswer(id, text), text).toEqual([]);
    for (const text of [...SHELL, '-S pacman', 'PATH=/tmp pkg', 'x'.repeat(101), '@pkg'])
      expect(readAnswer(id, text), text).toMatchObject([{ expected: 'command' }]);
  }
  for (const text of ['exim', 'mail-mta/exim perl-IO gtk+ exim=4.98 libc6:amd64'])
    expect(readAnswer('basics.packages', text), text).toEqual([]);
  for (const text of [...SHELL, 'exim --root=/', '-y', 'x'.repeat(301)])
    expect(readAnswer('basics.packages', text), text).toMatchObject([{ expected: 'packages' }]);
});

test('numbers that are nobody’s, or the system’s, are no people’s', () => {
  for (const range of ['1000-59999', '500-500', '65536-2147483647', '1001-65533']) {
    expect(readAnswer('basics.peopleUids', range), range).toEqual([]);
  }
  for (const range of [
    '0-59999',
    '100-59999',
    '499-1000',
    '1000-999',
    '1000-65534',
    '1000-100000',
    '1000',
    '65535-70000',
    '1000-2147483648',
  ]) {
    expect(readAnswer('basics.peopleUids', range), range).toMatchObject([{ expected: 'uid-range' }]);
  }
});

test('the wizard’s folder is its own', () => {
  for (const path of ['/opt/wizard', '/usr/pkg/etc/exim/wizard'])
    expect(readAnswer('basics.ownDirectory', path)).toEqual([]);
  for (const path of [
    '/wizard',
    '/etc',
    '/etc/exim',
    '/etc/exim/wizard/',
    '/etc/../wizard',
    '/etc/exim/my-wizard',
    '/a:b/wizard',
    '/a_B/wizard',
    'etc/wizard',
  ]) {
    expect(readAnswer('basics.ownDirectory', path), path).toMatchObject([{ expected: 'wizard-folder' }]);
  }
});

test('nothing that is known of another system is taken for surely known', () => {
  const sure = Object.values(platformFacts.other.asked).filter(({ certainty }) => certainty !== 'guess');
  expect(sure).toEqual([]);
});

test('only releases with a chroot in the lab are called proven', () => {
  expect(platformIds.filter((id) => packaging[id].proven)).toEqual(['debian-12', 'debian-13']);
});

test('an own value takes the place of the guess, and is at rest where it is not asked for', () => {
  const said = (id: (typeof platformIds)[number]) => withAnswer(on(id), 'basics.eximConfig', '/opt/exim.conf');
  expect(eximConfig.of(said('opensuse'))).toBe('/opt/exim.conf');
  expect(platform.of(said('opensuse')).exim.configFile).toBe('/opt/exim.conf');
  expect(eximConfig.of(said('debian-13'))).toBe('/etc/exim4/exim4.conf');
  expect(platform.of(said('debian-13'))).toEqual(platforms['debian-13']);
});

test('version and library can be another on every platform', () => {
  const answers = withAnswer(
    withAnswer(on('debian-12'), 'basics.eximVersion', '4.100'),
    'basics.tlsLibrary',
    'openssl',
  );
  expect(platform.of(answers).exim).toMatchObject({ version: { major: 4, minor: 100 }, tlsLibrary: 'openssl' });
});

test('the panic log stands beside the main log', () => {
  const panicLog = (id: (typeof platformIds)[number]) => platforms[id].exim.panicLog;
  expect(panicLog('debian-13')).toBe('/var/log/exim4/paniclog');
  expect(panicLog('gentoo')).toBe('/var/log/exim/exim_panic.log');
  expect(panicLog('opensuse')).toBe('/var/log/exim/panic.log');
});
