/** The lists beside Exim's configuration, and where they go: Exim's group reads them, nobody else. */
import { ownFiles, platform } from '../derived.ts';
import type { FileOutline } from '../file.ts';
import { derive } from '../part.ts';

const place = (name: 'aliases' | 'senderOwners') =>
  derive(
    [],
    (_a, given: { files: { aliases: string; senderOwners: string }; platform: { exim: { group: string } } }) => ({
      path: `root${given.files[name]}`,
      mode: 0o640,
      owner: 'root',
      group: given.platform.exim.group,
    }),
    { files: ownFiles, platform },
  );

export const aliasesOutline: FileOutline = { id: 'aliases', place: place('aliases') };

export const senderOwnersOutline: FileOutline = { id: 'sender-owners', place: place('senderOwners') };

export const dkimSelectorsOutline: FileOutline = {
  id: 'dkim-selectors',
  place: derive(
    ['routing.dkim'],
    (a, given) =>
      a['routing.dkim']
        ? { path: `root${given.files.dkimSelectors}`, mode: 0o640, owner: 'root', group: given.platform.exim.group }
        : undefined,
    { files: ownFiles, platform },
  ),
};
