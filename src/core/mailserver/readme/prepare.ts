import { serviceCommand } from '../../platforms/index.ts';
import {
  administrator,
  certificateFiles,
  mailboxKind,
  ownFiles,
  passwordLogins,
  platform,
  tlsFolder,
  tlsNames,
  usesDovecot,
} from '../derived.ts';
import { dovecotFiles } from '../dovecot/index.ts';
import type { TextLine } from '../file.ts';
import {
  certificateCommands,
  fail2banCommands,
  furtherPackages,
  accounts as neededAccounts,
  packageCommands,
  packageNotes,
  packaging,
  scannerCommands,
} from '../install/index.ts';
import { definePart, type Part } from '../part.ts';
import { block, heading, inline, paragraph } from './markdown.ts';
import type { ReadmeWords } from './words.ts';

/** Where the bundle lies on the server. */
export const FOLDER = 'mail-bundle';

export function packages(words: ReadmeWords): Part<TextLine> {
  return definePart({
    id: 'readme.packages',
    uses: [],
    given: {
      packaging,
      packageNotes,
      usesDovecot,
      scannerCommands,
      fail2banCommands,
      furtherPackages,
      certificate: certificateCommands,
    },
    build: (
      _a,
      {
        packaging,
        packageNotes,
        usesDovecot,
        scannerCommands,
        fail2banCommands,
        furtherPackages: further,
        certificate,
      },
    ): TextLine[] => [
      ...heading(words.packages.title),
      words.packages.help,
      ...packageNotes.flatMap((note) => paragraph(words.packages.notes[note])),
      ...block([
        ...packageCommands(packaging, {
          dovecot: usesDovecot,
          further: [...certificate.packages, ...further],
        }),
        ...scannerCommands,
        ...fail2banCommands,
      ]),
    ],
  });
}

export function accounts(words: ReadmeWords): Part<TextLine> {
  return definePart({
    id: 'readme.accounts',
    uses: ['dovecot.mailboxes', 'basics.domains'],
    given: { administrator, neededAccounts, packaging, dovecotFiles, mailboxKind, ownFiles, passwordLogins },
    build: (_a, given): TextLine[] => {
      const system = given.mailboxKind === 'system';
      const add = given.neededAccounts.map((name) => `${given.packaging.addUserCommand} ${name}`);
      return [
        ...heading(words.accounts.title),
        words.accounts[given.mailboxKind],
        ...(system && add.length > 0 ? block(add) : []),
        ...(system ? paragraph(words.accounts.systemLater) : []),
        ...(given.mailboxKind === 'virtual'
          ? paragraph(words.accounts.virtualLater(inline(given.dovecotFiles.users)))
          : []),
        ...(given.passwordLogins.length > 0 ? paragraph(words.accounts.logins(inline(given.ownFiles.passwords))) : []),
        ...paragraph(words.accounts.administrator(inline(given.administrator))),
      ];
    },
  });
}

export function certificate(words: ReadmeWords): Part<TextLine> {
  return definePart({
    id: 'readme.certificate',
    uses: ['tls.source'],
    given: {
      files: certificateFiles,
      folder: tlsFolder,
      commands: certificateCommands,
      names: tlsNames,
      platform,
      usesDovecot,
    },
    build: (
      a,
      { files, folder, commands, names, platform: { exim, dovecot, serviceManager }, usesDovecot },
    ): TextLine[] => {
      const text = words.certificate;
      const source = a['tls.source'];
      if (source === 'none') return [];
      if (source === 'files') {
        return [
          ...heading(text.title),
          text.files(inline(files.certificate), inline(files.key)),
          ...names.flatMap((name) => paragraph(text.filesOfName(inline(name), inline(`${folder}/${name}/`)))),
          ...block(commands.before),
          ...paragraph(
            text.filesReload(
              inline(
                serviceCommand(serviceManager, 'reload', [exim.service, ...(usesDovecot ? [dovecot.service] : [])]),
              ),
            ),
          ),
        ];
      }
      return [
        ...heading(text.title),
        text.clients[source],
        ...block(commands.before),
        ...paragraph(text.copies(inline(folder))),
      ];
    },
  });
}

/** What the client must still be told once the hook is on the server; nothing where it finds the hook by itself. */
export function renewal(words: ReadmeWords): Part<TextLine> {
  return definePart({
    id: 'readme.renewal',
    uses: ['tls.source'],
    given: { commands: certificateCommands },
    build: (a, { commands }): TextLine[] => {
      const source = a['tls.source'];
      if (source !== 'acme-sh' && source !== 'lego') return [];
      return [...heading(words.renewal.title), words.renewal[source], ...block(commands.after)];
    },
  });
}

export function copy(words: ReadmeWords): Part<TextLine> {
  return definePart({
    id: 'readme.copy',
    uses: ['basics.hostname'],
    build: (a): TextLine[] => [
      ...heading(words.copy.title),
      words.copy.help,
      ...block([`scp -r . root@${a['basics.hostname']}:${FOLDER}`, `ssh root@${a['basics.hostname']}`, `cd ${FOLDER}`]),
    ],
  });
}

export function install(words: ReadmeWords): Part<TextLine> {
  return definePart({
    id: 'readme.install',
    uses: [],
    build: (): TextLine[] => [
      ...heading(words.install.title),
      words.install.dryRun,
      ...block(['sh install.sh --dry-run']),
      ...paragraph(words.install.run),
      ...block(['sh install.sh']),
      ...paragraph(words.install.safety),
      ...paragraph(words.install.backups(inline('/var/backups/exim-wizard'))),
    ],
  });
}
