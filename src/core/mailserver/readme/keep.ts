import { platform } from '../derived.ts';
import type { TextLine } from '../file.ts';
import { backupCommands, packaging, worthKeeping } from '../install/index.ts';
import { definePart, derive, type Part } from '../part.ts';
import { block, heading, inline, paragraph } from './markdown.ts';
import type { ReadmeWords } from './words.ts';

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
    given: { worthKeeping, backupCommands, packaging, logrotateLines, newsyslogLines },
    build: (a, given): TextLine[] => {
      const { title, backup, secret, take, fetch, restore, packaged, logrotate, newsyslog } = words.keep;
      const rotation: TextLine[] =
        a['basics.logPath'] === 'syslog'
          ? []
          : given.packaging.rotation === 'packaged'
            ? paragraph(packaged)
            : given.packaging.rotation === 'newsyslog'
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
        ...paragraph(take),
        ...block(given.backupCommands.take),
        ...paragraph(fetch),
        ...block(given.backupCommands.fetch),
        ...paragraph(secret),
        ...paragraph(restore),
        ...block(given.backupCommands.restore),
        ...rotation,
      ];
    },
  });
}
