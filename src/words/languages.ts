/** The languages there are, which one a browser asks for, and their words, loaded when they are needed. */

import type { StepId } from '../core/answers/index.ts';
import type { ReadmeWords } from '../core/files.ts';
import type { DnsWords } from './dns-words.ts';
import type { FindingWords } from './finding-words.ts';
import type { ManualWords, MemoryWords, ShellWords, StepWordsById } from './messages.ts';
import type { ProblemWords } from './problem-words.ts';

/** Each language by its own name. */
export const languages = { en: 'English', 'zh-CN': '简体中文' } as const;
export type Language = keyof typeof languages;
export const languageIds = Object.keys(languages) as Language[];

export function isLanguage(text: string): text is Language {
  return Object.hasOwn(languages, text);
}

/** What is needed for the first paint in a language. */
export interface BaseWords {
  readonly language: Language;
  readonly shell: ShellWords;
  readonly steps: Pick<StepWordsById, 'basics'>;
}

/** The first language of `preferred` (as of `navigator.languages`) that there is; English otherwise. */
export function chooseLanguage(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    const primary = tag.toLowerCase().split('-')[0];
    const found = languageIds.find((id) => id.toLowerCase() === tag.toLowerCase() || id.split('-')[0] === primary);
    if (found) return found;
  }
  return 'en';
}

const bases: Record<Language, () => Promise<BaseWords>> = {
  en: async () => (await import('./en/base.ts')).base,
  'zh-CN': async () => (await import('./zh-CN/base.ts')).base,
};

const problemWords: Record<Language, () => Promise<ProblemWords>> = {
  en: async () => (await import('./en/problems.ts')).problems,
  'zh-CN': async () => (await import('./zh-CN/problems.ts')).problems,
};

/** What is expected of answers: nobody has given a wrong one when the page is drawn. */
export const loadProblems = (language: Language): Promise<ProblemWords> => problemWords[language]();

type StepLoaders = { readonly [S in StepId]: () => Promise<StepWordsById[S]> };

const steps: Record<Language, StepLoaders> = {
  en: {
    basics: async () => (await import('./en/basics.ts')).basics,
    tls: async () => (await import('./en/tls.ts')).tls,
    routing: async () => (await import('./en/routing.ts')).routing,
    dovecot: async () => (await import('./en/dovecot.ts')).dovecot,
    hardening: async () => (await import('./en/hardening.ts')).hardening,
    review: async () => (await import('./en/review.ts')).review,
  },
  'zh-CN': {
    basics: async () => (await import('./zh-CN/basics.ts')).basics,
    tls: async () => (await import('./zh-CN/tls.ts')).tls,
    routing: async () => (await import('./zh-CN/routing.ts')).routing,
    dovecot: async () => (await import('./zh-CN/dovecot.ts')).dovecot,
    hardening: async () => (await import('./zh-CN/hardening.ts')).hardening,
    review: async () => (await import('./zh-CN/review.ts')).review,
  },
};

export const loadBase = (language: Language): Promise<BaseWords> => bases[language]();

export function loadStep<S extends StepId>(language: Language, step: S): Promise<StepWordsById[S]> {
  return (steps[language] as StepLoaders)[step]();
}

const readmes: Record<Language, () => Promise<ReadmeWords>> = {
  en: async () => (await import('./en/readme.ts')).readme,
  'zh-CN': async () => (await import('./zh-CN/readme.ts')).readme,
};

/** The words of the bundle's read-me: loaded with the parts that print it. */
export const loadReadme = (language: Language): Promise<ReadmeWords> => readmes[language]();

const memories: Record<Language, () => Promise<MemoryWords>> = {
  en: async () => (await import('./en/memory.ts')).memory,
  'zh-CN': async () => (await import('./zh-CN/memory.ts')).memory,
};

export const loadMemory = (language: Language): Promise<MemoryWords> => memories[language]();

const manuals: Record<Language, () => Promise<ManualWords>> = {
  en: async () => (await import('./en/manual.ts')).manual,
  'zh-CN': async () => (await import('./zh-CN/manual/index.ts')).manual,
};

export const loadManual = (language: Language): Promise<ManualWords> => manuals[language]();
const dnsWords: Record<Language, () => Promise<DnsWords>> = {
  en: async () => (await import('./en/dns.ts')).dns,
  'zh-CN': async () => (await import('./zh-CN/dns.ts')).dns,
};

export const loadDns = (language: Language): Promise<DnsWords> => dnsWords[language]();

const findingWords: Record<Language, () => Promise<FindingWords>> = {
  en: async () => (await import('./en/findings.ts')).findings,
  'zh-CN': async () => (await import('./zh-CN/findings.ts')).findings,
};

export const loadFindings = (language: Language): Promise<FindingWords> => findingWords[language]();
