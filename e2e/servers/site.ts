import { expect } from 'vitest';
import {
  type AnswerOf,
  type Answers,
  defaultsOf,
  type PresetId,
  type QuestionId,
  withAnswer,
} from '../../src/core/answers/index.ts';
import type { Secrets } from '../../src/core/answers/secrets.ts';
import { createGenerator, textOf } from '../../src/core/bundle.ts';
import { platforms } from '../../src/core/platforms/index.ts';

import { readme } from '../../src/words/en/readme.ts';

import {
  type Authority,
  addresses,
  builtSuites,
  certificateAuthority,
  type ForeignMx,
  foreignMx,
  type Host,
  type Internet,
  imap,
  internet,
  type SmtpClient,
  type Suite,
  smtp,
  waitUntil,
} from '../lab/index.ts';
import { ALL } from './shares.ts';

export const MAIL = { name: 'mail.example.org', ip: '192.0.2.10', ip6: '2001:db8:2::10' };
/** The foreign server: its name, its domain, where it is. */
export const FOREIGN = { name: 'mx.foreign.example', domain: 'foreign.example', ip: addresses.stranger };
/** Passwords with what shells, Exim and base64 could stumble over. */
export const PASSWORDS = { alice: "al: 'p$w{}d\\ #", bob: 'bob"s-p^ss%wörd' } as const;
export type Person = keyof typeof PASSWORDS;
export const PLATFORM_OF = { bookworm: 'debian-12', trixie: 'debian-13', sid: 'debian-13' } as const;

/** The releases that are tried; Debian's unstable one, with the newest Exim and Dovecot, only where all is asked for and it is built. */
export const suites: readonly Suite[] = builtSuites().filter((suite) => suite !== 'sid' || ALL);

/** The answers for that release. sid is no platform of its own: Debian's layout with newer servers. */
export function onSuite(answers: Answers, suite: Suite): Answers {
  const there = withAnswer(answers, 'basics.platform', PLATFORM_OF[suite]);
  return suite === 'sid' ? withAnswer(there, 'basics.eximVersion', '4.100') : there;
}
export type Users = 'system' | 'virtual';

/** The server pairs and mailbox kinds that every session test runs on. */
export const pairs = (['bookworm', 'trixie'] as const).flatMap((suite) =>
  (['system', 'virtual'] as const).map((users) => ({ suite, users })),
);

/** Answers by question id, some of them. */
export type Changes = { readonly [I in QuestionId]?: AnswerOf<I> };

/** `answers` with those of `changes` in their places. */
export function changed(answers: Answers, changes: Changes): Answers {
  return Object.entries(changes).reduce(
    (made, [id, value]) => withAnswer(made, id as QuestionId, value as never),
    answers,
  );
}

/** Answers as a person would give them: everything else as the preset has it. */
export const answersFor = (changes: Changes, preset: PresetId = 'internet-dovecot'): Answers =>
  changed(defaultsOf(preset), changes);

/** What a person says in the wizard for this pair: two people, aliases that stay and one that leaves. */
export function siteAnswers(suite: Suite, users: Users): Answers {
  const answers = answersFor({
    'basics.hostname': MAIL.name,
    'basics.domains': ['example.org', 'example.net'],
    'basics.administrator': 'alice',
    'dovecot.users': users,
    ...(users === 'virtual' ? { 'dovecot.mailboxes': ['alice', 'bob'] } : {}),
    // Few enough to be reached in a test: Dovecot delays each further failure of an address.
    'hardening.failedLogins': 2,
    'routing.aliases': [
      { alias: 'sales', to: ['bob'] },
      { alias: 'away', to: [`carol@${FOREIGN.domain}`] },
      { alias: 'info@example.org', to: ['alice'] },
      { alias: 'info@example.net', to: ['bob'] },
    ],
    'tls.senderAddresses': [{ login: 'alice', addresses: [`news@${FOREIGN.domain}`] }],
  });
  return onSuite(answers, suite);
}

/** The bundle's files in a folder of the host's, as unpacking the archive leaves them. */
export async function putBundle(host: Host, answers: Answers, folder: string, secrets?: Secrets): Promise<void> {
  for (const file of createGenerator(readme)(answers, secrets)) {
    await host.write(`${folder}/${file.path}`, textOf(file), { mode: file.mode });
  }
}

/** One mail server under test with the Internet around it. */
export interface Site {
  readonly net: Internet;
  readonly host: Host;
  readonly authority: Authority;
  readonly mx: ForeignMx;
  readonly suite: Suite;
  readonly users: Users;
  /** The domain of its mailboxes. */
  readonly domain: string;
  close(): Promise<void>;
}

/** A clean machine of that suite with its DNS, its people and its certificate in certbot's folder; nothing installed yet. */
export async function freshSite(suite: Suite, users: Users, domain = 'example.org'): Promise<Site> {
  const net = await internet();
  const authority = await certificateAuthority();
  net.dns.machine(MAIL.name, MAIL.ip, MAIL.ip6);
  net.dns.machine(FOREIGN.name, FOREIGN.ip);
  net.dns.add(`example.org MX 10 ${MAIL.name}`, `example.net MX 10 ${MAIL.name}`);
  net.dns.add(`${FOREIGN.domain} MX 10 ${FOREIGN.name}`);
  // install.sh tries port 25 outward at the MX of large providers.
  net.dns.add(`gmail.com MX 10 ${FOREIGN.name}`);
  const host = await net.host({ suite, ...MAIL });
  const certificate = await authority.issue([MAIL.name]);
  const live = `/etc/letsencrypt/live/${MAIL.name}`;
  await host.write(`${live}/fullchain.pem`, certificate.chain, { mode: 0o644 });
  await host.write(`${live}/privkey.pem`, certificate.key, { mode: 0o600 });
  if (users === 'system') {
    for (const [name, password] of Object.entries(PASSWORDS)) {
      await host.run(['useradd', '--create-home', '--shell', '/bin/sh', name]);
      await host.run(['chpasswd'], { input: `${name}:${password}\n` });
    }
  }
  const mx = await foreignMx({
    address: FOREIGN.ip,
    name: FOREIGN.name,
    certificate: await authority.issue([FOREIGN.name]),
  });
  const close = async () => {
    await mx.close();
    await host.close();
    await net.close();
  };
  return { net, host, authority, mx, suite, users, domain, close };
}

/** Runs the bundle's install.sh as a person does after reading it; passwords that it asks for come on standard input, a line each. */
export function runInstaller(
  site: Site,
  folder: string,
  flags: readonly string[] = ['--yes'],
  passwords = site.users === 'virtual' ? `${PASSWORDS.alice}\n${PASSWORDS.bob}\n` : '',
) {
  return site.host.exec(['sh', `${folder}/install.sh`, ...flags], { input: passwords });
}

/** The bundle of these answers, put on the machine and installed as a person does; what was there before is replaced. */
export async function install(site: Site, answers: Answers, passwords?: string): Promise<void> {
  await site.host.run(['rm', '-rf', BUNDLE]);
  await putBundle(site.host, answers, BUNDLE);
  const { code, stdout, stderr } = await runInstaller(site, BUNDLE, ['--yes'], passwords);
  expect(code, stdout + stderr).toBe(0);
}
/** Where {@link install} leaves the bundle. */
export const BUNDLE = '/root/bundle';

/** The name a person types as login: the account, or the address of a virtual mailbox. */
export function loginOf(site: Site, person: Person): string {
  return site.users === 'system' ? person : `${person}@${site.domain}`;
}

/** A mail program: TLS, then AUTH. Port 465 or 587. */
export async function logIn(site: Site, person: Person, port: 465 | 587 = 587): Promise<SmtpClient> {
  const tls = { ca: site.authority.cert, servername: MAIL.name };
  const client = await smtp({ to: MAIL.ip, from: addresses.stranger2, port, ...(port === 465 ? { tls } : {}) });
  await client.ehlo('laptop_of_alice.home');
  if (port === 587) {
    const reply = await client.startTls(tls);
    if (reply.code !== 220) throw new Error(`STARTTLS: ${reply.code} ${reply.text}`);
    await client.ehlo('laptop_of_alice.home');
  }
  const reply = await client.authPlain(loginOf(site, person), PASSWORDS[person]);
  if (reply.code !== 235) throw new Error(`AUTH as ${person} on ${port}: ${reply.code} ${reply.text}`);
  return client;
}

/** Another server that brings mail to port 25. */
export async function stranger(name: string = FOREIGN.name, from: string = FOREIGN.ip): Promise<SmtpClient> {
  const client = await smtp({ to: MAIL.ip, from, port: 25 });
  await client.ehlo(name);
  return client;
}

let messages = 0;
/** A message with a subject of its own, to be found again. */
export function letter(headers: Record<string, string> = {}): { text: string; subject: string } {
  messages += 1;
  const subject = `Letter ${messages} of ${process.pid}`;
  const all: Record<string, string> = {
    From: 'Alice <alice@example.org>',
    To: 'somebody@example.org',
    Date: 'Sat, 21 Nov 2026 10:00:00 +0000',
    Subject: subject,
    'Message-ID': `<${messages}.${process.pid}@client.example>`,
    ...headers,
  };
  const lines = Object.entries(all).filter(([, value]) => value !== '');
  return { text: `${lines.map(([name, value]) => `${name}: ${value}`).join('\n')}\n\nHello.\n`, subject };
}

/** Waits until the foreign server has a message with this subject. */
export async function arrivesAbroad(site: Site, subject: string) {
  await waitUntil(
    () => site.mx.messages.some((message) => message.text.includes(subject)),
    () => `${subject} has not arrived at ${FOREIGN.name}`,
  );
  return site.mx.messages.find((message) => message.text.includes(subject));
}

/** Starts or stops Dovecot as the platform's administrator would. */
export function service(site: Site, name: 'exim' | 'dovecot', action: 'start' | 'stop' | 'restart') {
  const platform = platforms[PLATFORM_OF[site.suite]];
  return site.host.run(['service', platform[name].service, action]);
}

/** Has the queue run until this message has left it: a run passes over what is being tried at that moment. */
export async function leavesQueue(site: Site, id: string): Promise<void> {
  const isGone = async () => {
    await site.host.run(['exim4', '-qff']);
    return !(await site.host.run(['exim4', '-bp'])).includes(id);
  };
  await waitUntil(isGone, () => `${id} is still in the queue`);
}

/** Waits until a person has a message with this subject, and with these words in it; its text as IMAP gives it. */
export async function reads(site: Site, person: Person, subject: string, words = ''): Promise<string> {
  await using box = await imap({
    address: MAIL.ip,
    name: MAIL.name,
    ca: site.authority.cert,
    user: loginOf(site, person),
    password: PASSWORDS[person],
  });
  let found: { text: string } | undefined;
  await waitUntil(
    async () => {
      found = (await box.messages()).find((mail) => mail.subject === subject && mail.text.includes(words));
      return found !== undefined;
    },
    () => `${person} has not got ${subject}`,
  );
  return found?.text ?? '';
}

/** Waits until a file of that pattern holds the text. */
export async function isKept(site: Site, files: string, text: string): Promise<string> {
  let found = '';
  await waitUntil(
    async () => {
      found = await site.host.run(`cat ${files} 2>/dev/null || true`);
      return found.includes(text);
    },
    () => `${text} is not in ${files}`,
  );
  return found;
}

/** What Exim wrote into its panic log; empty where all is well. */
export const panicLog = (site: Site): Promise<string> =>
  site.host.run('cat /var/log/exim4/paniclog 2>/dev/null || true');
