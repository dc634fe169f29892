import { expect, test } from 'vitest';
import { readme as en } from '../../../words/en/readme.ts';
import { readme as zhCN } from '../../../words/zh-CN/readme.ts';
import {
  type AnswerOf,
  defaultsOf,
  platformIds,
  type QuestionId,
  readAnswers,
  withAnswer,
} from '../../answers/index.ts';
import { applies } from '../../answers/relevance.ts';
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
  [
    'virtual mailboxes',
    { 'dovecot.users': 'virtual', 'dovecot.mailboxes': ['alice'], 'dovecot.sieve': true },
    ['/var/vmail'],
    ['/home/*/Maildir', '/home/*/sieve'],
  ],
])('the backup has the mail and the rules: %s', (_title, changes, kept, others) => {
  const lines = readmeOf({ ...plain, ...changes }).split('\n');
  for (const path of kept) expect(lines).toContain(`- \`${path}\``);
  for (const path of others) expect(lines).not.toContain(`- \`${path}\``);
});

test.each(platformIds)('on %s fail2ban is asked about where its jail would be made, and nowhere else', (platform) => {
  const changes: Some = { 'basics.platform': platform, 'hardening.fail2ban': true };
  const made = [...bundleOf(changes).keys()].some((path) => path.endsWith('/jail.d/exim-wizard.conf'));
  const there = withAnswer(defaultsOf('internet-dovecot'), 'basics.platform', platform);
  expect(applies('hardening.fail2ban', there)).toBe(made);
});
