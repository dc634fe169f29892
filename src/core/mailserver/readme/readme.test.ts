import { expect, test } from 'vitest';
import { readme as en } from '../../../words/en/readme.ts';
import { readme as zhCN } from '../../../words/zh-CN/readme.ts';
import { type AnswerOf, defaultsOf, type QuestionId, readAnswers, withAnswer } from '../../answers/index.ts';
import { randomAnswers } from '../../answers/variants.ts';
import { createGenerator, textOf } from '../../bundle.ts';
import { inline } from './markdown.ts';

const points = randomAnswers(40, 11);
const generators = { en: createGenerator(en), zhCN: createGenerator(zhCN) };

function text(language: keyof typeof generators, path: string, index: number): string {
  const file = generators[language](points[index] as (typeof points)[number]).find((each) => each.path === path);
  return file ? textOf(file) : '';
}

test('answers.json is JSON.stringify’s form and reads back as it was', () => {
  for (const [index, answers] of points.entries()) {
    const json = text('en', 'answers.json', index);
    expect(json).toBe(`${JSON.stringify(answers, null, 2)}\n`);
    expect(readAnswers(JSON.parse(json)).answers).toEqual(answers);
  }
});

/** What stands between fences: commands and records, without the remark after a record. */
const commands = (markdown: string) =>
  [...markdown.matchAll(/^```\w+\n([\s\S]*?)^```$/gm)].map((found) => found[1]?.replace(/;.*/g, ''));

test('the commands are the same in every language', () => {
  for (const index of points.keys()) {
    const english = commands(text('en', 'README.md', index));
    expect(english.length).toBeGreaterThan(4);
    expect(commands(text('zhCN', 'README.md', index))).toEqual(english);
  }
});

test('each file of the bundle is explained', () => {
  for (const [index, answers] of points.entries()) {
    const markdown = text('en', 'README.md', index);
    for (const { path } of generators.en(answers)) {
      if (path !== 'README.md') expect(markdown).toContain(`- \`${path}\`: `);
    }
  }
});

test('a value cannot break out of its code', () => {
  expect(inline('mail.example.org')).toBe('`mail.example.org`');
  expect(() => inline('a`b')).toThrow(RangeError);
});

type Some = { readonly [I in QuestionId]?: AnswerOf<I> };
/** The default preset with some other answers, as the files of its bundle by their paths. */
function bundleOf(changes: Some): Map<string, string> {
  let answers = defaultsOf('internet-dovecot');
  for (const [id, value] of Object.entries(changes)) answers = withAnswer(answers, id as QuestionId, value as never);
  return new Map(generators.en(answers).map((file) => [file.path, textOf(file)]));
}
const readmeOf = (changes: Some) => bundleOf(changes).get('README.md') ?? '';

const plain: Some = { 'tls.source': 'files', 'dovecot.autoconfig': false, 'dovecot.sieve': false };
test.each<[string, Some, string]>([
  ['mail alone', {}, '25, 465, 587, 143, 993'],
  ['Sieve', { 'dovecot.sieve': true }, '25, 465, 587, 143, 993, 4190'],
  ['MTA-STS', { 'hardening.mtaSts': 'testing' }, '25, 465, 587, 143, 993, 443'],
  ['automatic set-up', { 'dovecot.autoconfig': true }, '25, 465, 587, 143, 993, 443'],
  ['certbot', { 'tls.source': 'certbot' }, '25, 465, 587, 143, 993, 80'],
  ['Caddy', { 'tls.source': 'caddy' }, '25, 465, 587, 143, 993, 80, 443'],
  ['MTA-STS with Caddy', { 'tls.source': 'caddy', 'hardening.mtaSts': 'enforce' }, '25, 465, 587, 143, 993, 80, 443'],
])('the firewall lets in what is needed: %s', (_title, changes, ports) => {
  expect(readmeOf({ ...plain, ...changes })).toContain(`let these ports in: \`${ports}\`.`);
});

/** The ports in the read-me's command for the firewall; none where there is no such command. */
const opened = (markdown: string) =>
  [
    ...(/^(?:ufw allow|firewall-cmd --perm|nft insert|echo 'pass in).*$/m.exec(markdown)?.[0] ?? '').matchAll(
      /\b\d+\b/g,
    ),
  ].map(([port]) => Number(port));

test('the firewall is opened for the ports on which Exim listens to others, and for no other port of its kind', () => {
  const seen = new Set<string>();
  for (const [index, answers] of points.entries()) {
    const files = generators.en(answers);
    const exim = files.find(({ path }) => /(?:exim4?\.conf|exim\/configure)$/.test(path));
    const conf = exim ? textOf(exim) : '';
    const listens = /^daemon_smtp_ports = (.*)$/m.exec(conf)?.[1]?.split(/ *: */).map(Number) ?? [25];
    const interfaces = /^local_interfaces = (?:<; *)?(.*)$/m.exec(conf)?.[1]?.split(/ *; */) ?? ['all'];
    const alone = interfaces.every((address) => /^127\.|^::1$/.test(address));
    const expected = alone ? [] : listens;
    const found = opened(text('en', 'README.md', index));
    expect(found.filter((port) => [25, 465, 587].includes(port)).toSorted(), String(interfaces)).toEqual(
      expected.toSorted(),
    );
    seen.add(String(expected));
  }
  expect(seen.size).toBeGreaterThan(3);
});

test.each<[AnswerOf<'basics.platform'>, string[]]>([
  ['debian-13', ['ufw allow proto tcp from any to any port 25,465,587,143,993']],
  [
    'fedora',
    [
      'firewall-cmd --permanent --add-port=25/tcp --add-port=465/tcp --add-port=587/tcp --add-port=143/tcp --add-port=993/tcp',
      'firewall-cmd --reload',
    ],
  ],
  ['other', ["nft insert rule inet filter input tcp dport '{ 25, 465, 587, 143, 993 }' accept"]],
  ['freebsd', ["echo 'pass in proto tcp to any port { 25 465 587 143 993 }' >>/etc/pf.conf", 'pfctl -f /etc/pf.conf']],
])('on %s by its usual firewall', (platform, commands) => {
  const markdown = readmeOf({ ...plain, 'basics.platform': platform });
  expect(markdown).toContain(`\`\`\`sh\n${commands.join('\n')}\n\`\`\``);
});

test('where nobody connects there is no firewall to open', () => {
  const markdown = readmeOf({
    ...plain,
    'basics.listen': 'loopback',
    'tls.logins': 'none',
    'routing.delivery': 'mbox',
  });
  expect(opened(markdown)).toEqual([]);
  expect(markdown).not.toContain('firewall');
});

test.each<[string, Some, string[], string[]]>([
  ['Maildir', { 'routing.delivery': 'lmtp' }, ['/home/*/Maildir'], ['/var/mail', '/home/*/mail', '/home/*/sieve']],
  ['Sieve', { 'dovecot.sieve': true }, ['/home/*/Maildir', '/home/*/sieve', '/home/*/.dovecot.sieve'], []],
  ['mbox', { 'routing.delivery': 'mbox' }, ['/var/mail', '/home/*/mail'], ['/home/*/Maildir']],
  [
    'mbox without Dovecot',
    { 'routing.delivery': 'mbox', 'tls.logins': 'none' },
    ['/var/mail'],
    ['/home/*/mail', '/home/*/Maildir'],
  ],
  ['forwards of one’s own', { 'routing.dotForward': true }, ['/home/*/.forward'], ['/etc/letsencrypt']],
  [
    'a key that DNS names',
    { 'tls.source': 'certbot', 'tls.reuseKey': true },
    ['/etc/letsencrypt', '/etc/exim4/wizard'],
    ['/home/*/.forward'],
  ],
  ['a key that changes', { 'tls.source': 'certbot' }, ['/etc/exim4/wizard'], ['/etc/letsencrypt']],
  ['a key of one’s own', {}, ['/etc/exim4/tls/fullchain.pem', '/etc/exim4/tls/privkey.pem'], ['/etc/letsencrypt']],
  [
    'virtual mailboxes',
    { 'dovecot.users': 'virtual', 'dovecot.mailboxes': ['alice'], 'dovecot.sieve': true },
    ['/var/vmail'],
    ['/home/*/Maildir', '/home/*/sieve'],
  ],
])('the backup has the mail and the rules: %s', (_title, changes, kept, others) => {
  const lines = readmeOf({ ...plain, ...changes }).split('\n');
  const copied = /\$\(ls -d (.*) 2>\/dev\/null\)/.exec(lines.join('\n'))?.[1]?.split(' ');
  for (const path of kept) expect(lines).toContain(`- \`${path}\``);
  for (const path of others) expect(lines).not.toContain(`- \`${path}\``);
  expect(copied).toEqual(expect.arrayContaining(kept));
  for (const path of others) expect(copied).not.toContain(path);
});
