import { fullAddress } from '../../answers/index.ts';
import { dovecotLogCommand, syslogCommand } from '../../platforms/index.ts';
import {
  loginForm,
  logins,
  passwordLogins,
  platform,
  submissionPorts,
  usesDovecot,
  virtualMailboxes,
} from '../derived.ts';
import type { TextLine } from '../file.ts';
import { accounts } from '../install/index.ts';
import { definePart, derive, type Part } from '../part.ts';
import { block, heading, inline, paragraph, row } from './markdown.ts';
import type { ReadmeWords } from './words.ts';

/** A mailbox to show things with: its address, and the login that belongs to it. */
const sample = derive(
  ['basics.domains'],
  (a, given) => {
    const main = a['basics.domains'][0] as string;
    // Without a mailbox here there is still somebody who reads postmaster's mail.
    const mailbox = given.virtualMailboxes[0] ?? given.accounts[0];
    const login = given.passwordLogins[0] ?? mailbox ?? '';
    const to = fullAddress(mailbox ?? 'postmaster', main);
    return { to, login, from: login === '' ? to : fullAddress(login, main) };
  },
  { accounts, passwordLogins, virtualMailboxes },
);

export function test(words: ReadmeWords): Part<TextLine> {
  return definePart({
    id: 'readme.test',
    uses: ['basics.hostname', 'basics.incoming'],
    given: { sample, logins, submissionPorts },
    build: (a, given): TextLine[] => {
      const host = a['basics.hostname'];
      const { to, from, login } = given.sample;
      if (a['basics.incoming'] === 'none') {
        return [
          ...heading(words.test.title),
          words.test.local,
          ...block([`printf 'Subject: test\\n\\nHello.\\n' | sendmail -v ${to}`]),
        ];
      }
      return [
        ...heading(words.test.title),
        words.test.swaks,
        ...(given.logins === 'none'
          ? []
          : [
              ...paragraph(words.test.send),
              ...block([
                `swaks --server ${host} ${given.submissionPorts.includes(465) ? '--port 465 --tls-on-connect' : '--port 587 --tls'} --auth PLAIN --auth-user ${login} --from ${from} --to ${to}`,
              ]),
            ]),
        ...paragraph(words.test.receive),
        ...block([`swaks --server ${host} --from '<>' --to ${to}`]),
        ...paragraph(words.test.refuse),
        ...block([`swaks --server ${host} --from '<>' --to test@example.net --quit-after RCPT`]),
      ];
    },
  });
}

export function programs(words: ReadmeWords): Part<TextLine> {
  return definePart({
    id: 'readme.programs',
    uses: ['basics.hostname'],
    given: { sample, logins, loginForm, submissionPorts, usesDovecot },
    build: (a, given): TextLine[] => {
      if (given.logins === 'none' && !given.usesDovecot) return [];
      const { head, incoming, outgoing, or, login } = words.programs;
      const host = inline(a['basics.hostname']);
      return [
        ...heading(words.programs.title),
        row(head),
        row(head.map(() => '---')),
        ...(given.usesDovecot ? [row([incoming, host, '993', 'TLS'])] : []),
        ...given.submissionPorts.map((port, index) =>
          row([index === 0 ? outgoing : or, host, String(port), port === 465 ? 'TLS' : 'STARTTLS']),
        ),
        ...paragraph(login(inline(given.sample.login))),
        ...(given.logins === 'passwords'
          ? []
          : [given.loginForm === 'name' ? words.programs.loginSystem : words.programs.loginVirtual]),
      ];
    },
  });
}

export function watch(words: ReadmeWords): Part<TextLine> {
  return definePart({
    id: 'readme.watch',
    uses: ['basics.logPath'],
    given: { platform, sample, usesDovecot },
    build: (a, { platform, sample: { to }, usesDovecot }): TextLine[] => {
      const { exim } = platform;
      const name = exim.binary.slice(exim.binary.lastIndexOf('/') + 1);
      return [
        ...heading(words.watch.title),
        ...(a['basics.logPath'] === 'syslog'
          ? [
              {
                text: `- ${words.watch.mail} ${words.watch.syslog(inline(syslogCommand(platform.serviceManager)))}`,
                from: ['basics.logPath'] as const,
              },
            ]
          : [`- ${words.watch.mail} ${inline(exim.mainLog)}`, `- ${words.watch.panic} ${inline(exim.panicLog)}`]),
        ...(usesDovecot
          ? [`- ${words.watch.dovecot} ${inline(dovecotLogCommand(platform.serviceManager, platform.dovecot.service))}`]
          : []),
        `- ${words.watch.queue} ${inline(`${name} -bp`)}`,
        `- ${words.watch.why(inline(`${name} -bt ${to}`))}`,
      ];
    },
  });
}

export function change(words: ReadmeWords): Part<TextLine> {
  return definePart({
    id: 'readme.change',
    uses: [],
    given: { platform, usesDovecot },
    build: (_a, { platform: { dovecot }, usesDovecot }): TextLine[] => [
      ...heading(words.change.title),
      words.change.wizard(inline('answers.json')),
      ...(usesDovecot ? paragraph(words.change.paste(inline(`${dovecot.directory}/conf.d/10-master.conf`))) : []),
    ],
  });
}

export function undo(words: ReadmeWords): Part<TextLine> {
  return definePart({
    id: 'readme.undo',
    uses: [],
    build: (): TextLine[] => [...heading(words.undo.title), words.undo.help, ...block(['sh install.sh --uninstall'])],
  });
}
