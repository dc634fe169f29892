import {
  administrator,
  certificateFiles,
  mailboxKind,
  ownFiles,
  passwordLogins,
  platform,
  usesDovecot,
} from '../derived.ts';
import { dovecotFiles } from '../dovecot/index.ts';
import type { TextLine } from '../file.ts';
import { accounts as neededAccounts, packagesFor } from '../install/index.ts';
import { definePart, type Part } from '../part.ts';
import { block, heading, inline, paragraph } from './markdown.ts';
import type { ReadmeWords } from './words.ts';

/** Where the bundle lies on the server. */
export const FOLDER = 'mail-bundle';

export function packages(words: ReadmeWords): Part<TextLine> {
  return definePart({
    id: 'readme.packages',
    uses: ['tls.source'],
    given: { platform, usesDovecot },
    build: (a, { platform: { installCommand, packages }, usesDovecot }): TextLine[] => {
      const wanted = [
        ...new Set([...packagesFor(packages, usesDovecot), ...(a['tls.source'] === 'certbot' ? ['certbot'] : [])]),
      ];
      return [
        ...heading(words.packages.title),
        words.packages.help,
        ...block(['apt-get update', `${installCommand} ${wanted.join(' ')}`]),
      ];
    },
  });
}

export function accounts(words: ReadmeWords): Part<TextLine> {
  return definePart({
    id: 'readme.accounts',
    uses: ['dovecot.mailboxes', 'basics.domains'],
    given: { administrator, neededAccounts, platform, dovecotFiles, mailboxKind, ownFiles, passwordLogins },
    build: (_a, given): TextLine[] => {
      const system = given.mailboxKind === 'system';
      const add = given.neededAccounts.map((name) => `${given.platform.addUserCommand} ${name}`);
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
    uses: ['tls.source', 'basics.hostname'],
    given: { files: certificateFiles, own: ownFiles, platform },
    build: (a, { files, own, platform: { exim } }): TextLine[] => {
      const host = a['basics.hostname'];
      if (a['tls.source'] === 'certbot') {
        return [
          ...heading(words.certificate.title),
          words.certificate.certbot,
          ...block([`certbot certonly --standalone --cert-name ${host} -d ${host}`]),
          ...paragraph(words.certificate.certbotCopies(inline(own.tls))),
        ];
      }
      if (a['tls.source'] === 'none') return [];
      return [
        ...heading(words.certificate.title),
        words.certificate.files(inline(files.certificate), inline(files.key)),
        ...block([
          `chgrp ${exim.group} ${files.certificate} ${files.key}`,
          `chmod 0640 ${files.certificate} ${files.key}`,
        ]),
        ...paragraph(words.certificate.filesReload),
      ];
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
