/** The languages of a mail server's files: Exim's, and all others, are loaded when the first such file is opened. */
import type { LanguageSupport } from '@codemirror/language';

type Load = () => Promise<LanguageSupport>;

const exim: Load = async () => (await import('./exim/index.ts')).exim();
/** The others are small, and most people open several of their files. */
const other =
  (name: keyof typeof import('./modes/index.ts')): Load =>
  async () =>
    (await import('./modes/index.ts'))[name]();

/** Which paths are written in which language; the first that fits wins. */
const languages: readonly (readonly [RegExp, Load])[] = [
  [/\.zone$/, other('zone')],
  [/\.sh$|\/renewal-hooks\//, other('shell')],
  [/\.json$/, other('json')],
  [/\.sieve$/, other('sieve')],
  [/\.md$/, other('markdown')],
  [/(^|\/)fail2ban\/|\.(ini|local|service|timer|cnf)$/, other('properties')],
  [/(^|\/)(exim\d?\.conf|configure)([.-][^/]*)?$|(^|\/)exim4?\/.*\.conf$/, exim],
  // Debian's Dovecot has numbered files in conf.d; so have our drop-ins and snippets for it.
  [/(^|\/)dovecot([/-].*)?\.conf(\.ext)?$|(^|\/)\d\d-[\w-]+\.conf(\.ext)?$/, other('dovecot')],
];

/** The language of a file by its path, or undefined for plain text. */
export async function languageFor(path: string): Promise<LanguageSupport | undefined> {
  return languages.find(([pattern]) => pattern.test(path))?.[1]();
}
