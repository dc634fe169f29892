/** The lists beside Exim's configuration, and where they go: Exim's group reads them, nobody else. */
import { eximGroup, knowsMailboxes, logins, ownFiles, tlsNames } from '../derived.ts';
import type { FileOutline } from '../file.ts';
import { signs, smarthostsWithLogin } from '../outgoing.ts';
import { type Derived, derive } from '../part.ts';

type ListName = 'aliases' | 'senderOwners' | 'mailboxes';

/** The place of a list; nowhere where these answers do not need it. */
const place = (name: ListName, needed: Derived<boolean>) =>
  derive(
    [],
    (_a, given) =>
      given.needed ? { path: `root${given.files[name]}`, mode: 0o640, owner: 'root', group: given.group } : undefined,
    { needed, files: ownFiles, group: eximGroup },
  );

const always = derive([], () => true);
const withLogins = derive([], (_a, given) => given.logins !== 'none', { logins });

export const aliasesOutline: FileOutline = { id: 'aliases', place: place('aliases', always) };

/** Without logins there is nobody whose addresses it could list. */
export const senderOwnersOutline: FileOutline = { id: 'sender-owners', place: place('senderOwners', withLogins) };

export const mailboxesOutline: FileOutline = { id: 'mailboxes', place: place('mailboxes', knowsMailboxes) };

export const dkimSelectorsOutline: FileOutline = {
  id: 'dkim-selectors',
  place: derive(
    [],
    (_a, given) =>
      given.signs
        ? { path: `root${given.files.dkimSelectors}`, mode: 0o640, owner: 'root', group: given.group }
        : undefined,
    { files: ownFiles, group: eximGroup, signs },
  ),
};

/** Logins at other servers, so that no password stands in Exim's configuration. */
export const smarthostLoginsOutline: FileOutline = {
  id: 'smarthost-logins',
  place: derive(
    [],
    (_a, given) =>
      given.smarthostsWithLogin.length > 0
        ? { path: `root${given.files.smarthostLogins}`, mode: 0o640, owner: 'root', group: given.group }
        : undefined,
    { files: ownFiles, group: eximGroup, smarthostsWithLogin },
  ),
};

export const tlsNamesOutline: FileOutline = {
  id: 'tls-names',
  place: derive(
    [],
    (_a, given) =>
      given.names.length > 0
        ? { path: `root${given.files.tlsNames}`, mode: 0o640, owner: 'root', group: given.group }
        : undefined,
    { files: ownFiles, group: eximGroup, names: tlsNames },
  ),
};
