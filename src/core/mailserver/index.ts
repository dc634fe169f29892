/** All generated files with all their parts, in the order of the outline. The page loads later what is not in the outline. */
import { dnsFamilies } from './dns/index.ts';
import { dovecotDropIn, dovecotJunkRule, dovecotSnippet, dovecotUsers } from './dovecot/index.ts';
import { dkimKeyFamilies } from './exim/dkim-keys.ts';
import { aliasesFile, dkimSelectorsFile, mailboxesFile, senderOwnersFile, tlsNamesFile } from './exim/lists.ts';
import { smarthostLoginsFile } from './exim/smarthost-logins.ts';
import { fail2banDovecotFilter, fail2banFilter, fail2banJail } from './fail2ban/index.ts';
import type { FileDefinition, FileEntry, FileFamily } from './file.ts';
import { deployHook, installScript } from './install/index.ts';
import { installed, outline } from './outline.ts';
import { answersFile, readmeFile } from './readme/index.ts';
import type { ReadmeWords } from './readme/words.ts';
import { reopenable } from './reopen.ts';

const later: readonly FileDefinition[] = [
  reopenable(installScript(installed)),
  // The line that re-opens the others stands for this one.
  answersFile,
  ...[
    aliasesFile,
    senderOwnersFile,
    mailboxesFile,
    dkimSelectorsFile,
    tlsNamesFile,
    smarthostLoginsFile,
    dovecotUsers,
    dovecotDropIn,
    dovecotJunkRule,
    deployHook,
    fail2banFilter,
    fail2banDovecotFilter,
    fail2banJail,
    dovecotSnippet,
  ].map((definition) => reopenable(definition)),
];

/** @throws where a file of the outline has its parts in neither place */
function defineFiles(words: ReadmeWords): readonly FileEntry[] {
  const loaded = new Map([reopenable(readmeFile(words), 'markdown'), ...later].map((file) => [file.id, file]));
  const families = new Map(dnsFamilies.map((each): [string, FileFamily<FileDefinition>] => [each.id, each]));
  return outline.flatMap((entry) => {
    const definition = 'groups' in entry ? entry : (loaded.get(entry.id) ?? families.get(entry.id));
    if (!definition) throw new Error(`found no parts of ${entry.id}`);
    // Not in the outline: the answers alone cannot tell whether there are any.
    return entry.id === dkimSelectorsFile.id ? [definition, ...dkimKeyFamilies] : [definition];
  });
}

const defined = new WeakMap<ReadmeWords, readonly FileEntry[]>();

/** All files, the read-me in these words. Definitions hold no answers, so those who use the same words share them. */
export function fileDefinitions(words: ReadmeWords): readonly FileEntry[] {
  const known = defined.get(words) ?? defineFiles(words);
  defined.set(words, known);
  return known;
}
