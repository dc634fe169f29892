/** The lists beside Exim's configuration, which it reads by lsearch (chapter 9.3): `key: value, value`. */
import { type Alias, fullAddress, roleNames, type SenderAddresses, splitAddress } from '../../answers/index.ts';
import { administrator, loginForm, virtualMailboxes } from '../derived.ts';
import { type FileDefinition, type TextLine, textGroup } from '../file.ts';
import { definePart } from '../part.ts';
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

/** The full addresses that an alias is reached by: with a domain that one, without in every local domain. */
export function aliasAddresses(alias: string, domains: readonly string[]): readonly string[] {
  return alias.includes('@') ? [alias] : domains.map((domain) => `${alias}@${domain}`);
}

interface Listed {
  readonly domains: readonly string[];
  readonly aliases: readonly Alias[];
  readonly administrator: string;
}

/** Role addresses that no alias of the person's answers already takes. */
function roles({ domains, aliases }: Listed): readonly string[] {
  const taken = new Set(aliases.map(({ alias }) => alias));
  const free = roleNames.filter((name) => !taken.has(name));
  return domains.flatMap((domain) => free.map((name) => `${name}@${domain}`)).filter((address) => !taken.has(address));
}

const aliasSources = ['routing.aliases', 'basics.domains'] as const;

const aliasLines = definePart({
  id: 'lists.aliases',
  uses: ['basics.domains', 'routing.aliases', 'basics.administrator'],
  given: { administrator },
  build: (a, given): TextLine[] => {
    const listed = { domains: a['basics.domains'], aliases: a['routing.aliases'], administrator: given.administrator };
    const main = listed.domains[0] as string;
    const reader = valuesOf([given.administrator]);
    return [
      {
        text: '# Aliases by full address. Read again for each message: no restart after a change.',
        from: [],
        comment: true,
      },
      ...roles(listed).map((role) => entry(role, reader)),
      ...listed.aliases.flatMap(({ alias, to }) => {
        const targets = valuesOf(to.map((target) => fullAddress(target, main)));
        return aliasAddresses(alias, listed.domains).map((address) => ({
          text: entry(address, targets),
          from: aliasSources,
        }));
      }),
    ];
  },
});

/**
 * Which further addresses each login may send as: the aliases that reach it, the role addresses for the administrator, and what the person
 * gave it besides. A login has one line, since the first that fits is read.
 * A login is called as Dovecot returns it: the account's name, or the full address of a virtual mailbox.
 */
export function senderOwners(
  listed: Listed,
  given: readonly SenderAddresses[],
  form: 'name' | 'address',
): ReadonlyMap<string, readonly string[]> {
  const main = listed.domains[0] as string;
  const domains = new Set(listed.domains);
  const owners = new Map<string, string[]>();
  const add = (target: string, addresses: readonly string[]) => {
    const { local, domain } = splitAddress(target, main);
    if (!domains.has(domain)) return;
    const login = form === 'name' ? local : `${local}@${domain}`;
    const owned = owners.get(login) ?? [];
    for (const address of addresses) owned.push(address);
    owners.set(login, owned);
  };
  add(listed.administrator, roles(listed));
  for (const { alias, to } of listed.aliases) {
    for (const target of to) add(target, aliasAddresses(alias, listed.domains));
  }
  for (const { login, addresses } of given) add(login, addresses);
  return owners;
}

const ownerLines = definePart({
  id: 'lists.sender_owners',
  uses: ['basics.domains', 'routing.aliases', 'basics.administrator', 'tls.senderAddresses'],
  given: { administrator, loginForm },
  build: (a, given): TextLine[] => {
    const listed = { domains: a['basics.domains'], aliases: a['routing.aliases'], administrator: given.administrator };
    return [
      { text: '# Further addresses that a login may send as. Read again for each message.', from: [], comment: true },
      ...[...senderOwners(listed, a['tls.senderAddresses'], given.loginForm)].map(([login, addresses]) =>
        entry(login, valuesOf(addresses)),
      ),
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
