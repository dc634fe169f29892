/** The languages of a mail server's files, each loaded when the first file of its kind is opened. */
import type { LanguageSupport } from '@codemirror/language';

type Load = () => Promise<LanguageSupport>;

async function stream(load: () => Promise<Parameters<typeof import('@codemirror/language').StreamLanguage.define>[0]>) {
  const [{ LanguageSupport, StreamLanguage }, parser] = await Promise.all([import('@codemirror/language'), load()]);
  return new LanguageSupport(StreamLanguage.define(parser));
}

const exim: Load = async () => (await import('./exim/index.ts')).exim();
const dovecot: Load = async () => (await import('./modes/dovecot.ts')).dovecot();
const zone: Load = async () => (await import('./modes/zone.ts')).zone();
const json: Load = async () => (await import('./modes/json.ts')).json();
const markdown: Load = async () => (await import('./modes/markdown.ts')).markdown();
const shell: Load = () => stream(async () => (await import('@codemirror/legacy-modes/mode/shell')).shell);
const sieve: Load = () => stream(async () => (await import('@codemirror/legacy-modes/mode/sieve')).sieve);
const properties: Load = () =>
  stream(async () => (await import('@codemirror/legacy-modes/mode/properties')).properties);

/** Which paths are written in which language; the first that fits wins. */
const languages: readonly (readonly [RegExp, Load])[] = [
  [/\.zone$/, zone],
  [/\.sh$|\/renewal-hooks\//, shell],
  [/\.json$/, json],
  [/\.sieve$/, sieve],
  [/\.md$/, markdown],
  [/(^|\/)fail2ban\/|\.(ini|local|service|timer|cnf)$/, properties],
  [/(^|\/)(exim\d?\.conf|configure)([.-][^/]*)?$|(^|\/)exim4?\/.*\.conf$/, exim],
  // Debian's Dovecot has numbered files in conf.d; so have our drop-ins and snippets for it.
  [/(^|\/)dovecot([/-].*)?\.conf(\.ext)?$|(^|\/)\d\d-[\w-]+\.conf(\.ext)?$/, dovecot],
];

/** The language of a file by its path, or undefined for plain text. */
export async function languageFor(path: string): Promise<LanguageSupport | undefined> {
  return languages.find(([pattern]) => pattern.test(path))?.[1]();
}
