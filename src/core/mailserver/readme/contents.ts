import { dkimKey } from '../../answers/dkim-keys.ts';
import {
  domains,
  knowsMailboxes,
  logins,
  mailboxKind,
  ownFiles,
  platform,
  tlsNames,
  usesDovecot,
  zones,
} from '../derived.ts';
import { mailNames } from '../dns/names.ts';
import { autoconfigPath, autodiscoverPath, policyPath, zonePath } from '../dns/outline.ts';
import { dovecotFiles, filesJunk } from '../dovecot/index.ts';
import { dkimKeyPlaces } from '../exim/dkim-keys.ts';
import { fail2banFolder, readsDovecot } from '../fail2ban/outline.ts';
import type { TextLine } from '../file.ts';
import { hookPath } from '../install/index.ts';
import { signs, smarthostsWithLogin } from '../outgoing.ts';
import { definePart, type Part } from '../part.ts';
import { heading, inline } from './markdown.ts';
import type { ReadmeWords } from './words.ts';

const item = (path: string, text: string): string => `- ${inline(path)}: ${text}`;

/** What is in the bundle, in its order. */
export function contents(words: ReadmeWords): Part<TextLine> {
  return definePart({
    id: 'readme.contents',
    uses: [],
    given: {
      platform,
      ownFiles,
      dovecotFiles,
      filesJunk,
      hookPath,
      knowsMailboxes,
      logins,
      mailboxKind,
      tlsNames,
      usesDovecot,
      fail2banFolder,
      readsDovecot,
      domains,
      zones,
      dkimKeys: dkimKeyPlaces,
      names: mailNames,
      signs,
      smarthostsWithLogin,
    },
    readsSecrets: true,
    build: (_a, given, secrets): TextLine[] => [
      ...heading(words.contents.title),
      item('install.sh', words.contents.script),
      item('answers.json', words.contents.answers),
      item(`root${given.platform.exim.configFile}`, words.contents.exim),
      item(`root${given.ownFiles.aliases}`, words.contents.aliases),
      ...(given.logins === 'none' ? [] : [item(`root${given.ownFiles.senderOwners}`, words.contents.senderOwners)]),
      ...(given.knowsMailboxes ? [item(`root${given.ownFiles.mailboxes}`, words.contents.mailboxes)] : []),
      ...(given.signs ? [item(`root${given.ownFiles.dkimSelectors}`, words.contents.dkimSelectors)] : []),
      ...given.dkimKeys.flatMap(({ path, domain, selector }) =>
        dkimKey(secrets, selector, domain) ? [item(path, words.contents.dkimKeys)] : [],
      ),
      ...(given.tlsNames.length > 0 ? [item(`root${given.ownFiles.tlsNames}`, words.contents.tlsNames)] : []),
      ...(given.smarthostsWithLogin.length > 0
        ? [item(`root${given.ownFiles.smarthostLogins}`, words.contents.smarthostLogins)]
        : []),
      ...(given.usesDovecot ? [item(`root${given.dovecotFiles.dropIn}`, words.contents.dovecot)] : []),
      ...(given.mailboxKind === 'virtual'
        ? [item(`root${given.dovecotFiles.usersDropIn}`, words.contents.dovecotUsers)]
        : []),
      ...(given.filesJunk ? [item(`root${given.dovecotFiles.junkRule}`, words.contents.junkRule)] : []),
      ...(given.hookPath === undefined ? [] : [item(`root${given.hookPath}`, words.contents.hook)]),
      ...(given.fail2banFolder === undefined
        ? []
        : [
            item(`root${given.fail2banFolder}/filter.d/exim-wizard.conf`, words.contents.fail2banFilter),
            ...(given.readsDovecot
              ? [item(`root${given.fail2banFolder}/filter.d/exim-wizard-dovecot.conf`, words.contents.fail2banDovecot)]
              : []),
            item(`root${given.fail2banFolder}/jail.d/exim-wizard.conf`, words.contents.fail2banJail),
          ]),
      ...given.domains.flatMap((domain) => [
        // All of them have one, or none.
        ...(given.zones.length > 0 ? [item(zonePath(domain), words.contents.zone)] : []),
        ...(given.names.mtaSts === 'off' ? [] : [item(policyPath(domain), words.contents.mtaSts)]),
        ...(given.names.autoconfig
          ? [autoconfigPath(domain), autodiscoverPath(domain)].map((path) => item(path, words.contents.autoconfig))
          : []),
      ]),
      ...(given.usesDovecot ? [item('snippets/10-master.conf', words.contents.snippet)] : []),
    ],
  });
}

/** What a reader may expect and does not get. */
export function notYet(words: ReadmeWords): Part<TextLine> {
  return definePart({
    id: 'readme.not_yet',
    uses: [],
    build: (): TextLine[] => [...heading(words.notYet.title), ...words.notYet.items.map((text) => `- ${text}`)],
  });
}
