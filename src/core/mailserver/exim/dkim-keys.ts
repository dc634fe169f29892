/** DKIM keys that the page made, where install.sh looks for them: one file a key. Those that nobody made are absent. */
import { dkimKey } from '../../answers/dkim-keys.ts';
import { ed25519Selector } from '../../answers/dkim-selector.ts';
import type { Answers } from '../../answers/index.ts';
import type { Secrets } from '../../answers/secrets.ts';
import { domains, eximGroup, ownFiles } from '../derived.ts';
import { type FileDefinition, type FileFamily, family, type TextLine, textGroup } from '../file.ts';
import { signs } from '../outgoing.ts';
import { definePart, derive } from '../part.ts';

/** What a PEM file consists of: nothing else may reach the server under its name. */
const PEM_LINE = /^(?:-----(?:BEGIN|END) PRIVATE KEY-----|[A-Za-z0-9+/]{1,64}={0,2})$/;

const kinds = { rsa: (selector: string): string | undefined => selector, ed25519: ed25519Selector } as const;
type Kind = keyof typeof kinds;

/** The selector of the keys of that kind; undefined where no mail is signed with one. */
const selectorOf = (kind: Kind) =>
  derive(['routing.dkimSelector'], (a, given) => (given.signs ? kinds[kind](a['routing.dkimSelector']) : undefined), {
    signs,
  });

/** One for all domains: each of their files asks for it. */
const selectors = { rsa: selectorOf('rsa'), ed25519: selectorOf('ed25519') } as const satisfies Record<Kind, unknown>;

const pathOf = (folder: string, selector: string, domain: string) => `root${folder}/${domain}.${selector}.pem`;

/** Where each key would be that the page can make, in the order of the files. */
export const dkimKeyPlaces = derive(
  [],
  (_a, given) =>
    (['rsa', 'ed25519'] as const).flatMap((kind) => {
      const selector = given[kind];
      return selector === undefined
        ? []
        : given.domains.map((domain) => ({ kind, selector, domain, path: pathOf(given.files.dkim, selector, domain) }));
    }),
  { ...selectors, domains, files: ownFiles },
);

/** The domains with a key of that kind, and where the file of each is. */
const signed = (kind: Kind) =>
  derive([], (_a, given) => (given.selector === undefined ? [] : given.domains), {
    domains,
    selector: selectors[kind],
  });

const placed = (kind: Kind) =>
  derive(
    [],
    (_a, given) => (domain: string) =>
      given.selector === undefined
        ? undefined
        : {
            path: pathOf(given.files.dkim, given.selector, domain),
            mode: 0o640,
            owner: 'root',
            group: given.group,
            secret: true as const,
          },
    { selector: selectors[kind], files: ownFiles, group: eximGroup },
  );

function keyFile(kind: Kind, domain: string, place: ReturnType<typeof placed>): FileDefinition {
  const lines = definePart({
    id: 'dkim_key',
    uses: [],
    given: { selector: selectors[kind] },
    readsSecrets: true,
    build: (_a, given, secrets): TextLine[] => {
      const pair = given.selector === undefined ? undefined : dkimKey(secrets, given.selector, domain);
      // No comment and no line that re-opens it: some programs read nothing before the first line of a key.
      return (pair?.privateKey.trimEnd().split('\n') ?? []).map((text) => {
        if (!PEM_LINE.test(text)) throw new Error(`found a key of ${domain} that is no PEM file`);
        return { text, from: ['routing.dkimSelector'], secret: true };
      });
    },
  });
  return {
    id: `dkim ${kind} ${domain}`,
    optional: true,
    place: { uses: place.uses, of: (answers) => place.of(answers)(domain) },
    groups: [textGroup('dkim-key', [lines])],
  };
}

export const dkimKeyFamilies: readonly FileFamily<FileDefinition>[] = (['rsa', 'ed25519'] as const).map((kind) => {
  const [all, place] = [signed(kind), placed(kind)];
  // Without any key nobody looks for a file of each domain.
  const each = { uses: all.uses, of: (answers: Answers, { dkim }: Secrets) => (dkim ? all.of(answers) : []) };
  return family(`dkim ${kind}`, each, (domain) => keyFile(kind, domain, place));
});
