/** "Set without asking": each sentence is true of the files that are made, whatever the answers, whenever it is shown. */
import { describe, expect, test } from 'vitest';
import { type Answers, defaultsOf, stepIds } from '../core/answers/index.ts';
import { circumstances } from '../core/answers/relevance.ts';
import { randomAnswers } from '../core/answers/variants.ts';
import { createGenerator, type GeneratedFile, textOf } from '../core/bundle.ts';
import { platform } from '../core/mailserver/derived.ts';
import { readme } from './en/readme.ts';
import { languageIds, loadStep } from './languages.ts';
import type { GivenFact } from './messages.ts';

interface Made {
  readonly answers: Answers;
  readonly paths: readonly string[];
  /** Exim's configuration. */
  readonly exim: string;
  readonly aliases: string;
  readonly dovecot: string;
  readonly install: string;
}

const endingWith = (files: readonly GeneratedFile[], end: RegExp) => {
  const file = files.find(({ path }) => end.test(path));
  return file ? textOf(file) : '';
};

function made(answers: Answers, files: readonly GeneratedFile[]): Made {
  return {
    answers,
    paths: files.map(({ path }) => path),
    exim: endingWith(files, /(?:exim4?\.conf|exim\/configure)$/),
    aliases: endingWith(files, /\/aliases$/),
    dovecot: endingWith(files, /99-exim-wizard\.conf$/),
    install: endingWith(files, /install\.sh$/),
  };
}

/** Whether all of `parts` stand in `text`, in this order. */
function inOrder(text: string, ...parts: readonly string[]): boolean {
  let at = 0;
  for (const part of parts) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return true;
}

/** Where the access control list begins to judge strangers' recipients. */
const STRANGERS = 'message = Relay not permitted';

/** What in the files makes each sentence true. */
const evidence: Readonly<Record<string, (made: Made) => boolean>> = {
  'Mail to root, postmaster, abuse and mailer-daemon is accepted for every domain.': ({ answers, aliases }) =>
    answers.basics.domains.every((domain) =>
      ['root', 'postmaster', 'abuse', 'mailer-daemon'].every((name) => aliases.includes(`\n${name}@${domain}: `)),
    ),
  'Programs on this machine may send through 127.0.0.1 and ::1 without a login.': ({ exim }) =>
    /^hostlist relay_from_hosts = <; 127\.0\.0\.1 ; ::1/m.test(exim) &&
    inOrder(exim, 'hosts = +relay_from_hosts', 'set acl_m_ours = yes'),
  'Only people who have logged in, and addresses that you list, can send to other domains: no open relay.': ({
    exim,
  }) =>
    inOrder(
      exim,
      'acl_check_rcpt:',
      '${if bool{$acl_m_ours}}',
      'require message = Relay not permitted',
      'domains = +local_domains',
    ),
  'The ports for people, 465 and 587, ask for a login, and only after TLS has begun.': ({ exim, answers }) =>
    /^daemon_smtp_ports = 25 : (?:465 : 587|465|587)$/m.test(exim) &&
    exim.includes('\ntls_on_connect_ports = 465\n') === (answers.tls.submissionPorts !== '587') &&
    exim.includes('530 5.7.0 Authentication required on this port') &&
    /^auth_advertise_hosts = \$\{if and\{ \{def:tls_in_cipher\}/m.test(exim),
  'Port 25 is for other servers: it never offers a login.': ({ exim }) =>
    /^daemon_smtp_ports = 25/m.test(exim) &&
    (/^auth_advertise_hosts = .*\{inlist\{\$received_port\}\{465:587\}\} \}\{\*\}\{\}\}$/m.test(exim) ||
      // An authenticator without them is only ever a client.
      !/^ {2}server_(?:socket|prompts|condition)/m.test(exim)),
  'TLS 1.0 and 1.1 are refused where people log in.': ({ exim }) =>
    exim.includes('${if inlist{$received_port}{465:587}{NORMAL:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2}{NORMAL}}') ||
    exim.includes('${if inlist{$received_port}{465:587}{ECDHE+AESGCM:ECDHE+CHACHA20:DHE+AESGCM:!aNULL}{DEFAULT}}'),
  'Dovecot checks the passwords; Exim never sees a password file.': ({ exim }) =>
    /^ {2}driver = dovecot$/m.test(exim) && !exim.includes('crypteq') && !exim.includes('wizard/passwords'),
  'The password file holds hashes, and only root and Exim can read it.': ({ exim, install }) =>
    exim.includes('{crypteq{$auth') &&
    inOrder(install, 'doveadm pw -s SHA512-CRYPT', 'echo "$what 0640 root $EXIM_GROUP $PASSWORDS_FILE" >>"$WORK/plan"'),
  'A login may send only with its own addresses, in the envelope and in From: and Sender:.': ({ exim }) =>
    inOrder(exim, 'may not send as', 'may not use this From: address', 'may not use this Sender: address'),
  'Recipients are verified while the other server is still connected: mail for unknown users is refused at once, never bounced later.':
    ({ exim }) => inOrder(exim, STRANGERS, 'message = No such user here', '!verify = recipient'),
  'While Dovecot is down no mail is lost: it waits in the queue here, or at the other server.': ({ exim, answers }) =>
    /^begin retry\n(?:(?!begin ).*\n)*\*\s+\*\s+F,/m.test(exim) &&
    (answers.routing.delivery === 'lmtp-socket' ||
      answers.basics.incoming === 'none' ||
      inOrder(exim, STRANGERS, '!verify = recipient/callout=20s,no_cache\n')),
  'Mail for other domains goes to the hosts that DNS names for them; an answer that points back at this machine is ignored.':
    ({ exim }) => inOrder(exim, 'begin routers', 'driver = dnslookup', 'ignore_target_hosts', '127.0.0.0/8'),
  'Mail that cannot leave now waits in the queue: while no server answers, refuses the login, or shows a wrong certificate.':
    ({ exim, answers }) =>
      inOrder(exim, 'driver = manualroute', 'host_find_failed = ignore', 'self = defer') &&
      (answers.routing.outgoing === 'smarthost' && answers.routing.smarthostTls === 'none'
        ? true
        : inOrder(exim, 'remote_smtp:', 'tls_verify_hosts = *')),
  'This server does without Dovecot: no file of it is changed.': ({ exim, paths }) =>
    exim !== '' && !paths.some((path) => path.includes('dovecot')) && !/^ {2}driver = dovecot$/m.test(exim),
  'Exim hands mail to Dovecot over LMTP, so it always lands where IMAP looks for it.': ({ exim }) =>
    inOrder(exim, 'begin transports', 'dovecot_lmtp:', 'lmtp'),
  'Logins are checked through a socket that belongs to Exim’s user alone, with mode 0600.': ({ dovecot, answers }) => {
    const { user } = platform.of(answers).exim;
    return inOrder(dovecot, 'service auth {', 'unix_listener exim-auth {', 'mode = 0600', `user = ${user}`);
  },
  'The settings come as a drop-in file that wins over the distribution’s own; the same service blocks are in snippets/10-master.conf for pasting.':
    ({ paths }) =>
      paths.some((path) => path.endsWith('/conf.d/99-exim-wizard.conf')) && paths.includes('snippets/10-master.conf'),
  'Bounces that Exim makes itself are never refused or counted.': ({ exim }) =>
    /^acl_check_local:\n(?: *#.*\n)* +accept +condition = \$\{if ==\{\$originator_uid\}\{\$exim_uid\}\}$/m.test(exim),
  'Mail to postmaster and abuse is accepted before strangers are checked, so that others can always reach you.': ({
    exim,
  }) =>
    inOrder(exim, 'acl_check_rcpt:', 'accept  local_parts = postmaster : abuse', 'verify = recipient') &&
    !inOrder(exim, 'acl_check_rcpt:', 'HELO/EHLO', 'accept  local_parts = postmaster : abuse'),
  'Port 25 and the ports for people never share a counter.': ({ exim }) =>
    [...exim.matchAll(/^ +(?:!)?ratelimit = .*$/gm)].every(([line]) =>
      /login|local_|\/ 25_|unknown_rcpt_|per_conn/.test(line),
    ) &&
    (!exim.includes('per_conn') ||
      inOrder(exim, 'acl_check_connect:', '!condition = ${if inlist{$received_port}{465:587}}', 'per_conn')) &&
    exim.includes('ratelimit'),
  'Results of SPF and DKIM checks stand in Authentication-Results. Those that claim to come from this server are removed first.':
    ({ exim }) =>
      inOrder(
        exim,
        'acl_check_data:',
        'remove_header = Authentication-Results',
        'add_header = :at_start:${authresults {$primary_hostname}}',
      ),
  'Addresses with % or ! or a second @ before the domain are refused, and paths such as /etc/passwd: tricks to have mail passed on, or a file written.':
    ({ exim }) =>
      inOrder(exim, 'acl_check_rcpt:', 'local_parts = ^[.] : ^.*[@%!/|]', 'local_parts = ^[./|] : ^.*[@%!]', 'accept'),
  'A message with a malformed header, or with a line of more than 998 characters, is refused: others would refuse it later. Servers that forward to you are spared, since they could only bounce it; so are reports that programs of this machine hand over.':
    ({ exim }) =>
      inOrder(
        exim,
        'acl_check_data:',
        '!condition = ${if and{ {bool{$acl_m_spared}}',
        '{$max_received_linelength}{998}',
        '!condition = ${if and{ {bool{$acl_m_spared}}',
        '!verify = header_syntax',
        'accept',
      ) && exim.split('\n  driver = smtp\n').length === exim.split('\n  message_linelength_limit = ').length,
  'Nobody is told which version of Exim this is, and no delivery runs as root.': ({ exim }) =>
    /^smtp_banner = \$smtp_active_hostname ESMTP$/m.test(exim) && /^never_users = root$/m.test(exim),
};

const generate = createGenerator(readme);
const points = randomAnswers(150, 23).map((answers) => made(answers, generate(answers)));
const nothing = made(defaultsOf('internet-dovecot'), []);
const english = (
  await Promise.all(stepIds.map(async (step) => (await loadStep('en', step)).given.map((fact) => ({ step, fact }))))
).flat();
const whenOf = (fact: GivenFact) => (typeof fact === 'string' ? undefined : fact[0]);
const textOfFact = (fact: GivenFact) => (typeof fact === 'string' ? fact : fact[1]);
const brief = ({ basics, tls, routing, dovecot }: Answers) => JSON.stringify({ basics, tls, routing, dovecot });

describe.each(english)('$step: $fact', ({ fact }) => {
  const [when, sentence] = [whenOf(fact), textOfFact(fact)];
  const shows = evidence[sentence];

  test('holds wherever it is shown, and its evidence is not always there', () => {
    expect(shows, `no evidence for: ${sentence}`).toBeDefined();
    const shown = points.filter(({ answers }) => !when || circumstances[when](answers));
    expect(shown.length).toBeGreaterThan(0);
    const wrong = shown.filter((point) => !shows?.(point)).map(({ answers }) => brief(answers));
    expect(wrong.slice(0, 2)).toEqual([]);
    expect(shows?.(nothing)).toBe(false);
    if (when) expect(shown.length).toBeLessThan(points.length);
  });
});

test('nothing is proven that is not said', () => {
  expect(Object.keys(evidence).toSorted()).toEqual(english.map(({ fact }) => textOfFact(fact)).toSorted());
});

test.each(languageIds)('%s says the same under the same circumstances', async (language) => {
  for (const step of stepIds) {
    const [own, others] = await Promise.all([loadStep('en', step), loadStep(language, step)]);
    expect(others.given.map(whenOf), step).toEqual(own.given.map(whenOf));
  }
});

test('comments make a quarter of the files, as their question says', async () => {
  const [why = ''] = (await loadStep('en', 'review')).questions.comments.why;
  expect(why).toContain('about a quarter shorter');
  const answers = defaultsOf('internet-dovecot');
  const lines = (comments: 'none' | 'brief') =>
    generate({ ...answers, review: { ...answers.review, comments } })
      .filter(({ path }) => path.startsWith('root/etc/exim4/exim4.conf') || path.includes('/dovecot/'))
      .reduce((sum, file) => sum + textOf(file).split('\n').length, 0);
  const share = 1 - lines('none') / lines('brief');
  expect(share).toBeGreaterThan(0.2);
  expect(share).toBeLessThan(0.3);
});
