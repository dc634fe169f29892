import { certificateFiles, mailboxKind, ownFiles, platform, usesDovecot } from '../derived.ts';
import { dovecotFiles, plugins, VMAIL_HOME } from '../dovecot/index.ts';
import type { TextLine } from '../file.ts';
import { machine } from '../machine.ts';
import { definePart, derive, type Part } from '../part.ts';
import { block, heading, inline, paragraph } from './markdown.ts';
import type { ReadmeWords } from './words.ts';

/** What cannot be made again from the bundle: secrets that install.sh made or asked for, and the mail itself. */
const worthKeeping = derive(
  ['routing.delivery', 'tls.source'],
  (a, given): readonly string[] => {
    const delivery = a['routing.delivery'];
    const system =
      delivery === 'mbox' ? ['/var/mail', ...(given.usesDovecot ? ['/home/*/mail'] : [])] : ['/home/*/Maildir'];
    // Virtual mailboxes have theirs below the same folder as the mail.
    const rules = given.plugins.sieve ? ['/home/*/sieve', '/home/*/.dovecot.sieve'] : [];
    const mail = given.mailboxKind === 'virtual' ? [VMAIL_HOME] : [...system, ...rules];
    return [
      given.own.folder,
      ...(given.usesDovecot && given.mailboxKind === 'virtual' ? [given.files.users] : []),
      ...(a['tls.source'] === 'files' ? [given.certificate.certificate, given.certificate.key] : []),
      ...(delivery === 'none' ? [] : mail),
    ];
  },
  { own: ownFiles, files: dovecotFiles, certificate: certificateFiles, mailboxKind, usesDovecot, plugins },
);

/** Exim's own logs by logrotate: as many days as its packages keep, and readable as before. */
export const logrotateLines = derive(
  [],
  (_a, { platform: { exim } }): readonly string[] => [
    `${exim.mainLog} ${exim.mainLog.replace(/main(?=[^/]*$)/, 'reject')} {`,
    '  daily',
    '  rotate 10',
    '  missingok',
    '  notifempty',
    '  compress',
    '  delaycompress',
    `  create 640 ${exim.user} ${exim.group}`,
    '}',
  ],
  { platform },
);

const newsyslogLines = derive(
  [],
  (_a, { platform: { exim } }): readonly string[] =>
    [exim.mainLog, exim.mainLog.replace(/main(?=[^/]*$)/, 'reject')].map(
      (log) => `${log} ${exim.user}:${exim.group} 640 10 * @T00 JN`,
    ),
  { platform },
);

/** Backups, and logs that do not fill the disk. */
export function keep(words: ReadmeWords): Part<TextLine> {
  return definePart({
    id: 'readme.keep',
    uses: ['basics.logPath'],
    given: { worthKeeping, machine, logrotateLines, newsyslogLines },
    build: (a, given): TextLine[] => {
      const { title, backup, secret, packaged, logrotate, newsyslog } = words.keep;
      const rotation: TextLine[] =
        a['basics.logPath'] === 'syslog'
          ? []
          : given.machine.rotation === 'packaged'
            ? paragraph(packaged)
            : given.machine.rotation === 'newsyslog'
              ? [...paragraph(newsyslog(inline('/etc/newsyslog.conf.d/exim.conf'))), ...block(given.newsyslogLines, '')]
              : [
                  ...paragraph(logrotate(inline('/etc/logrotate.d/'), inline('/etc/logrotate.d/exim-wizard'))),
                  ...block(given.logrotateLines, ''),
                ];
      return [
        ...heading(title),
        backup,
        '',
        ...given.worthKeeping.map((path) => `- ${inline(path)}`),
        `- ${inline('answers.json')}`,
        ...paragraph(secret),
        ...rotation,
      ];
    },
  });
}
