/** The lists beside Exim's configuration, which it reads by lsearch (chapter 9.3): `key: value, value`. */
import { fullAddress, roleNames, splitAddress } from '../../answers/index.ts';
import { administrator, loginForm, virtualMailboxes } from '../derived.ts';
import { type FileDefinition, type TextLine, type TextRun, textGroup } from '../file.ts';
import { definePart, derive } from '../part.ts';
import {
  aliasesOutline,
  dkimSelectorsOutline,
  mailboxesOutline,
  senderOwnersOutline,
  tlsNamesOutline,
} from './outline.ts';

/** What may stand in these lists; the answers' schemas allow nothing else, and this is the second lock. */
const PLAIN = /^[a-z0-9._@-]+$/;

function plain(word: string): string {
  if (!PLAIN.test(word)) throw new Error(`found ${JSON.stringify(word)} in a list, expected a plain address`);
  return word;
}

/** The right side of a line; many lines may have the same. */
const valuesOf = (words: readonly string[]): string => words.map(plain).join(', ');

const entry = (key: string, values: string): string => `${plain(key)}: ${values}`;

/**
 * What follows the name in an address of each local domain. A name has as many addresses as there are domains, so they are put together
 * of pieces that were looked at once: pieces that are plain make a plain address.
 */
const ends = derive(['basics.domains'], (a) => a['basics.domains'].map((domain) => plain(`@${domain}`)));

/** Role addresses that no alias of the person's answers already takes. */
const roles = derive(
  ['routing.aliases'],
  (a, given): readonly string[] => {
    const taken = new Set(a['routing.aliases'].map(({ alias }) => alias));
    const free = roleNames.filter((name) => !taken.has(name));
    return given.ends.flatMap((end) => free.map((name) => name + end).filter((address) => !taken.has(address)));
  },
  { ends },
);

const aliasSources = ['routing.aliases', 'basics.domains'] as const;

const aliasLines = definePart({
  id: 'lists.aliases',
  uses: ['basics.domains', 'routing.aliases', 'basics.administrator'],
  given: { administrator, ends, roles },
  build: (a, given): (TextLine | TextRun)[] => {
    const main = a['basics.domains'][0] as string;
    const reader = `: ${valuesOf([given.administrator])}`;
    return [
      {
        text: '# Aliases by full address. Read again for each message: no restart after a change.',
        from: [],
        comment: true,
      },
      ...given.roles.map((role) => role + reader),
      ...a['routing.aliases'].map(({ alias, to }): TextRun => {
        const targets = `: ${valuesOf(to.map((target) => fullAddress(target, main)))}`;
        const key = plain(alias);
        // With a domain it is reached by that address, without in every local domain.
        const ended = key.includes('@') ? key : key + given.ends.join(`${targets}\n${key}`);
        return { run: true, text: ended + targets, from: aliasSources };
      }),
    ];
  },
});

/**
 * Which further addresses each login may send as: the aliases that reach it, the role addresses for the administrator, and what the person
 * gave it besides. A login has one line, since the first that fits is read.
 * A login is called as Dovecot returns it: the account's name, or the full address of a virtual mailbox.
 */
const ownerLines = definePart({
  id: 'lists.sender_owners',
  uses: ['basics.domains', 'routing.aliases', 'basics.administrator', 'tls.senderAddresses'],
  given: { administrator, loginForm, ends, roles },
  build: (a, given): TextLine[] => {
    const main = a['basics.domains'][0] as string;
    const local = new Set(a['basics.domains']);
    const owners = new Map<string, string[]>();
    /** `addresses` are those of a list, with commas. */
    const add = (target: string, addresses: string) => {
      const { local: name, domain } = splitAddress(target, main);
      if (!local.has(domain)) return;
      const login = given.loginForm === 'name' ? name : `${name}@${domain}`;
      const owned = owners.get(login) ?? [];
      if (addresses !== '') owned.push(addresses);
      owners.set(login, owned);
    };
    add(given.administrator, given.roles.join(', '));
    for (const { alias, to } of a['routing.aliases']) {
      const key = plain(alias);
      const addresses = key.includes('@') ? key : key + given.ends.join(`, ${key}`);
      for (const target of to) add(target, addresses);
    }
    for (const { login, addresses } of a['tls.senderAddresses']) add(login, valuesOf(addresses));
    return [
      { text: '# Further addresses that a login may send as. Read again for each message.', from: [], comment: true },
      ...[...owners].map(([login, owned]) => entry(login, owned.join(', '))),
    ];
  },
});

const dkimLines = definePart({
  id: 'lists.dkim_selectors',
  uses: ['basics.domains', 'routing.dkimSelector'],
  build: (a): TextLine[] => [
    { text: '# Domains that are signed, and the selector of each.', from: [], comment: true },
    ...a['basics.domains'].map((domain) => entry(domain, valuesOf([a['routing.dkimSelector']]))),
  ],
});

const mailboxLines = definePart({
  id: 'lists.mailboxes',
  uses: [],
  given: { virtualMailboxes },
  build: (_a, given): TextLine[] => [
    { text: '# The virtual mailboxes. Read again for each message.', from: [], comment: true },
    ...given.virtualMailboxes.map((address) => entry(address, 'mailbox')),
  ],
});

export const aliasesFile: FileDefinition = { ...aliasesOutline, groups: [textGroup('aliases', [aliasLines])] };

export const senderOwnersFile: FileDefinition = {
  ...senderOwnersOutline,
  groups: [textGroup('sender-owners', [ownerLines])],
};

export const dkimSelectorsFile: FileDefinition = {
  ...dkimSelectorsOutline,
  groups: [textGroup('dkim-selectors', [dkimLines])],
};

export const mailboxesFile: FileDefinition = { ...mailboxesOutline, groups: [textGroup('mailboxes', [mailboxLines])] };

const tlsNameLines = definePart({
  id: 'lists.tls_names',
  uses: ['tls.names'],
  build: (a): TextLine[] => [
    {
      text: '# Names that clients ask for by SNI, and the folder of tls/ that holds the certificate of each.',
      from: [],
      comment: true,
    },
    ...a['tls.names'].map((name) => entry(name, name)),
  ],
});

export const tlsNamesFile: FileDefinition = { ...tlsNamesOutline, groups: [textGroup('tls-names', [tlsNameLines])] };
