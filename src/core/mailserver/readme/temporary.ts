import { dovecotLogCommand, serviceCommand, syslogCommand } from '../../platforms/index.ts';
import { logins, ownFiles, platform, usesDovecot } from '../derived.ts';
import type { TextLine } from '../file.ts';
import { definePart, derive, type Part } from '../part.ts';
import { block, heading, inline, paragraph } from './markdown.ts';
import { said, troubles } from './troubles.ts';
import type { ReadmeWords } from './words.ts';

/** What helps to find the cause of a temporary error on this server: commands, and which causes there can be. */
export const temporaryErrors = derive(
  ['tls.source', 'routing.delivery', 'basics.logPath'],
  (a, given) => {
    const { exim, dovecot, serviceManager } = given.platform;
    const services = [exim.service, ...(given.usesDovecot ? [dovecot.service] : [])];
    const name = exim.binary.slice(exim.binary.lastIndexOf('/') + 1);
    const inFiles = a['basics.logPath'] !== 'syslog';
    const log = inFiles ? exim.mainLog : syslogCommand(serviceManager);
    const impossible = [
      ...(a['routing.delivery'] === 'lmtp' ? [] : ['mailbox']),
      ...(a['tls.source'] === 'none' ? ['tls'] : []),
      ...(given.logins === 'dovecot' ? [] : ['login']),
    ];
    return {
      commands: [
        serviceCommand(serviceManager, 'status', services),
        serviceCommand(serviceManager, 'restart', services),
        inFiles
          ? `grep -E 'defer|temporarily rejected|failed to' ${log} | tail`
          : `${log} | grep -E 'defer|temporarily rejected|failed to' | tail`,
        ...(inFiles ? [`tail ${exim.panicLog}`] : []),
        `${name} -bp`,
      ],
      places: {
        mainLog: log,
        dovecotLog: dovecotLogCommand(serviceManager, dovecot.service),
        folder: given.files.folder,
        group: exim.group,
      },
      /** Causes that these answers rule out. */
      impossible,
    };
  },
  { files: ownFiles, logins, platform, usesDovecot },
);

export function temporary(words: ReadmeWords): Part<TextLine> {
  return definePart({
    id: 'readme.temporary',
    uses: [],
    given: { errors: temporaryErrors },
    build: (_a, { errors }): TextLine[] => {
      const { causes, commands, help, title } = words.temporary;
      const { dovecotLog, folder, group, mainLog } = errors.places;
      const places = {
        mainLog: inline(mainLog),
        dovecotLog: inline(dovecotLog),
        folder: inline(folder),
        group: inline(group),
      };
      return [
        ...heading(title),
        help,
        '',
        ...troubles
          .filter((cause) => !errors.impossible.includes(cause))
          .map((cause) => `- ${inline(said[cause])}: ${causes[cause].means} ${causes[cause].look(places)}`),
        ...paragraph(commands),
        ...block(errors.commands),
      ];
    },
  });
}
