/** All generated files with all their parts, in the order of the outline. The page loads later what is not in the outline. */
import { dovecotDropIn, dovecotSnippet, dovecotUsers } from './dovecot/index.ts';
import { aliasesFile, dkimSelectorsFile, mailboxesFile, senderOwnersFile, tlsNamesFile } from './exim/lists.ts';
import { smarthostLoginsFile } from './exim/smarthost-logins.ts';
import type { FileDefinition } from './file.ts';
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
    deployHook,
    dovecotSnippet,
  ].map((definition) => reopenable(definition)),
];

/** @throws where a file of the outline has its parts in neither place */
export function fileDefinitions(words: ReadmeWords): readonly FileDefinition[] {
  const loaded = new Map([reopenable(readmeFile(words), 'markdown'), ...later].map((file) => [file.id, file]));
  return outline.map(({ id, place, groups }) => {
    const definition = groups ? { id, place, groups } : loaded.get(id);
    if (!definition) throw new Error(`found no parts of ${id}`);
    return definition;
  });
}
