import { fullAddress } from '../../answers/index.ts';
import { administrator, platform, virtualMailboxes } from '../derived.ts';
import type { TextLine } from '../file.ts';
import { accounts } from '../install/index.ts';
import { definePart, derive, type Part } from '../part.ts';
import { block, heading, inline, paragraph, row } from './markdown.ts';
import type { ReadmeWords } from './words.ts';

/** A mailbox to show things with: its address, and the login that belongs to it. */
const sample = derive(
  ['dovecot.users', 'basics.domains'],
  (a, given) => {
    if (a['dovecot.users'] === 'virtual') {
      const address = given.virtualMailboxes[0] ?? given.administrator;
      return { address, login: address };
    }
    const login = given.accounts[0] ?? 'alice';
    return { address: fullAddress(login, a['basics.domains'][0] as string), login };
  },
  { accounts, administrator, virtualMailboxes },
);

export function test(words: ReadmeWords): Part<TextLine> {
  return definePart({
    id: 'readme.test',
    uses: ['basics.hostname'],
    given: { sample },
    build: (a, given): TextLine[] => {
      const host = a['basics.hostname'];
      const { address, login } = given.sample;
      return [
        ...heading(words.test.title),
        words.test.swaks,
        ...paragraph(words.test.send),
        ...block([
          `swaks --server ${host} --port 465 --tls-on-connect --auth PLAIN --auth-user ${login} --from ${address} --to ${address}`,
        ]),
        ...paragraph(words.test.receive),
        ...block([`swaks --server ${host} --from '<>' --to ${address}`]),
        ...paragraph(words.test.refuse),
        ...block([`swaks --server ${host} --from '<>' --to test@example.net --quit-after RCPT`]),
      ];
    },
  });
}

export function programs(words: ReadmeWords): Part<TextLine> {
  return definePart({
    id: 'readme.programs',
    uses: ['basics.hostname', 'dovecot.users'],
    given: { sample },
    build: (a, given): TextLine[] => {
      const { head, incoming, outgoing, or, login } = words.programs;
      const host = inline(a['basics.hostname']);
      return [
        ...heading(words.programs.title),
        row(head),
        row(head.map(() => '---')),
        row([incoming, host, '993', 'TLS']),
        row([outgoing, host, '465', 'TLS']),
        row([or, host, '587', 'STARTTLS']),
        ...paragraph(login(inline(given.sample.login))),
        a['dovecot.users'] === 'system' ? words.programs.loginSystem : words.programs.loginVirtual,
      ];
    },
  });
}

export function watch(words: ReadmeWords): Part<TextLine> {
  return definePart({
    id: 'readme.watch',
    uses: ['basics.logPath'],
    given: { platform, sample },
    build: (a, { platform: { exim, dovecot }, sample: { address } }): TextLine[] => {
      const name = exim.binary.slice(exim.binary.lastIndexOf('/') + 1);
      return [
        ...heading(words.watch.title),
        ...(a['basics.logPath'] === 'syslog'
          ? [
              {
                text: `- ${words.watch.mail} ${words.watch.syslog(inline('journalctl -t exim'))}`,
                from: ['basics.logPath'] as const,
              },
            ]
          : [`- ${words.watch.mail} ${inline(exim.mainLog)}`, `- ${words.watch.panic} ${inline(exim.panicLog)}`]),
        `- ${words.watch.dovecot} ${inline(`journalctl -u ${dovecot.service}`)}`,
        `- ${words.watch.queue} ${inline(`${name} -bp`)}`,
        `- ${words.watch.why(inline(`${name} -bt ${address}`))}`,
      ];
    },
  });
}

export function change(words: ReadmeWords): Part<TextLine> {
  return definePart({
    id: 'readme.change',
    uses: [],
    given: { platform },
    build: (_a, { platform: { dovecot } }): TextLine[] => [
      ...heading(words.change.title),
      words.change.wizard(inline('answers.json')),
      ...paragraph(words.change.paste(inline(`${dovecot.directory}/conf.d/10-master.conf`))),
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
